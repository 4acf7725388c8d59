from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.people import Appointment, AppointmentKind, Organisation, Person, SeatKind
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.importing import ImportReport, Outcome, import_members
from chair_desk.services.people import members_on, people
from tests.end_to_end.untidy_members import ROWS, write_workbook


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    write_workbook(tmp_path / "members.xlsx")
    return tmp_path / "members.xlsx"


@pytest.fixture
def report(desk: Desk, untidy: Path) -> ImportReport:
    return import_members(desk, untidy)


def sentence(report: ImportReport, number: int) -> str:
    return next(row.sentence for row in report.rows if row.row_number == number)


def appointments(desk: Desk, name: str) -> list[Appointment]:
    (person,) = [one for one in people(desk) if one.name == name]
    return desk.rows(Appointment, person_id=person.id)


def from_text(desk: Desk, tmp_path: Path, text: str) -> ImportReport:
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    return import_members(desk, tmp_path / "m.csv")


def test_every_row_of_the_sheet_is_answered(report: ImportReport) -> None:
    assert [row.row_number for row in report.rows] == list(range(4, 4 + len(ROWS)))
    assert all(row.sentence for row in report.rows)


def test_a_row_without_a_name_and_one_with_a_formula_are_refused(report: ImportReport) -> None:
    refused = [row.row_number for row in report.rows if row.outcome is Outcome.REFUSED]

    assert refused == [30, 38]
    assert "no name" in sentence(report, 30)


def test_somebody_who_stands_twice_is_added_once(desk: Desk, report: ImportReport) -> None:
    assert sentence(report, 41) == "Lucas Birchall stands in row 14 already."
    assert len([one for one in people(desk) if one.name == "Lucas Birchall"]) == 1


def test_the_same_initials_are_said(report: ImportReport) -> None:
    assert "same initials as Leonora Bramwell" in sentence(report, 14)


def test_a_title_that_hides_the_rank_is_said_and_not_guessed(
    desk: Desk, report: ImportReport
) -> None:
    assert "The rank of “District Commander” is not clear" in sentence(report, 25)
    assert appointments(desk, "Percival Oakshott")[0].level is None


def test_an_address_that_is_none_is_left_out_and_said(desk: Desk, report: ImportReport) -> None:
    assert "no e-mail address" in sentence(report, 42)
    (person,) = desk.rows(Person, name="Thaddeus Yarrow")
    assert person.email == ""


def test_a_partner_with_its_general_name_takes_its_own(desk: Desk, report: ImportReport) -> None:
    names = {row.name for row in desk.rows(Organisation)}

    assert "Police force" not in names
    assert {"Westmarch Constabulary", "Westmarch Hospitals NHS FT"} <= names
    assert "Acute hospital trust" not in names


def test_the_head_of_the_police_holds_the_seat_and_others_deputise(
    desk: Desk, report: ImportReport
) -> None:
    (chief,) = appointments(desk, "Alun Brackenridge")
    (acc,) = appointments(desk, "Yasmin Thornbury")
    (supt,) = appointments(desk, "Priya Sandalwood")

    assert (chief.kind, chief.level) == (AppointmentKind.HOLDER, 5)
    assert (acc.kind, acc.level) == (AppointmentKind.DEPUTY, 4)
    assert (supt.kind, supt.level) == (AppointmentKind.DEPUTY, 2)
    assert chief.seat_id == acc.seat_id


def test_lay_members_observers_and_staff_are_not_ranked(desk: Desk, report: ImportReport) -> None:
    body = desk.rows(Appointment)[0]
    kinds = {
        member.person.name: member.seat.kind
        for member in members_on(desk, _body_of(desk, body), desk.today())
        if member.person
    }

    assert kinds["Odile Marchbanks"] is SeatKind.LAY_MEMBER
    assert kinds["Cllr Barnaby Thistlewood"] is SeatKind.OBSERVER
    assert kinds["Verity Ashcombe"] is SeatKind.STAFF
    assert appointments(desk, "Odile Marchbanks")[0].level is None


def _body_of(desk: Desk, appointment: Appointment) -> str:
    from chair_desk.records.people import Seat

    seat = desk.get(Seat, appointment.seat_id)
    assert seat is not None
    return seat.body_id


def test_one_undo_takes_it_all_back(
    desk: Desk, untidy: Path, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    before = snapshot()
    import_members(desk, untidy)

    undo(desk)

    assert snapshot() == before


def test_bringing_the_same_sheet_in_again_adds_nobody(
    desk: Desk, untidy: Path, report: ImportReport
) -> None:
    count = len(people(desk))

    again = import_members(desk, untidy)

    assert len(people(desk)) == count
    assert again.count(Outcome.ADDED) == 0


def test_two_people_of_one_name_at_two_agencies_are_two(desk: Desk, tmp_path: Path) -> None:
    report = from_text(
        desk,
        tmp_path,
        "Name,Agency,Post\nAnn Lee,Northern Police,ACC\nAnn Lee,Hill Probation,SPO\n",
    )

    assert report.count(Outcome.ADDED) == 2


def test_what_is_missing_is_filled_in(desk: Desk, tmp_path: Path) -> None:
    from_text(desk, tmp_path, "Name,Agency,Email\nAnn Lee,Northern Police,\n")

    from_text(desk, tmp_path, "Name,Agency,Email\nAnn Lee,Northern Police,ann@police.example\n")

    (person,) = desk.rows(Person, name="Ann Lee")
    assert person.email == "ann@police.example"


def test_somebody_without_an_agency_is_added_without_a_seat(desk: Desk, tmp_path: Path) -> None:
    report = from_text(desk, tmp_path, "Name,Agency\nAnn Lee,\n")

    assert "No agency is given" in report.rows[0].sentence


def test_a_deputy_whom_nobody_knows_is_left_out_and_said(desk: Desk, tmp_path: Path) -> None:
    report = from_text(desk, tmp_path, "Name,Agency,Deputy\nAnn Lee,Hill Probation,Bob Ray\n")

    assert "“Bob Ray” is not on the list" in report.rows[0].sentence


def test_a_sheet_without_headings_is_refused_whole(
    desk: Desk, tmp_path: Path, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    before = snapshot()

    with pytest.raises(CannotDo, match="No column headings"):
        from_text(desk, tmp_path, "Ann Lee,Northern Police\n")

    assert snapshot() == before
