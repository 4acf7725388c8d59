import csv
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import (
    Appointment,
    AppointmentKind,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.history import undo
from chair_desk.services.importing import ImportReport, Outcome, import_members
from chair_desk.services.people import members_on, people
from tests.end_to_end.untidy_members import ROWS, write_workbook
from tests.services.conftest import Clock


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


def test_a_deputy_without_a_row_of_their_own_is_added(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Agency,Deputy\nAnn Lee,Northern Police,Det Supt Bob Ray\n"

    report = from_text(desk, tmp_path, text)

    assert "Bob Ray was added. Bob Ray deputises." in report.rows[0].sentence
    (deputy,) = appointments(desk, "Bob Ray")
    assert (deputy.kind, deputy.rank, deputy.level) == (AppointmentKind.DEPUTY, "Det Supt", 2)


def test_a_yes_in_the_column_of_deputies_is_said(desk: Desk, tmp_path: Path) -> None:
    report = from_text(desk, tmp_path, "Name,Agency,Deputy\nAnn Lee,Hill Probation,Y\n")

    assert "“Y” in the column of deputies names nobody." in report.rows[0].sentence


def test_two_who_deputise_for_each_other_have_a_seat(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Agency,Deputy\nAnn Lee,Hill Probation,Bob Ray\nBob Ray,Hill Probation,Ann Lee\n"

    from_text(desk, tmp_path, text)

    kinds = {
        (name, row.kind) for name in ("Ann Lee", "Bob Ray") for row in appointments(desk, name)
    }
    assert ("Ann Lee", AppointmentKind.HOLDER) in kinds
    assert ("Bob Ray", AppointmentKind.DEPUTY) in kinds


def test_a_rank_before_a_name_is_kept_as_the_rank(desk: Desk, tmp_path: Path) -> None:
    from_text(desk, tmp_path, 'Name,Agency\n"Lee, Ch Supt Ann",Northern Police\n')

    (held,) = appointments(desk, "Ann Lee")
    assert (held.rank, held.level) == ("Ch Supt", 3)


def test_the_highest_of_a_partner_takes_the_seat_that_is_free(desk: Desk, tmp_path: Path) -> None:
    text = "Name,Agency,Post\nBob Ray,Northern Police,DCI\nAnn Lee,Northern Police,ACC\n"

    from_text(desk, tmp_path, text)

    (chief,), (other,) = appointments(desk, "Ann Lee"), appointments(desk, "Bob Ray")
    roles = {row.id: row.role for row in desk.rows(Seat)}
    assert roles[chief.seat_id] == "Delegated safeguarding partner"
    assert roles[other.seat_id] == "DCI"


def test_a_missing_address_and_a_shared_one_are_said(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Name,Agency,Email\nAnn Lee,Hill Probation,office@hill.example\n"
        "Bob Ray,Hill Probation,office@hill.example\nCy Dow,Hill Probation,\n"
    )

    report = from_text(desk, tmp_path, text)

    assert report.count(Outcome.ADDED) == 3
    assert "Ann Lee has the same e-mail address." in report.rows[1].sentence
    assert "No e-mail address is given." in report.rows[2].sentence


def test_a_vacant_post_adds_nobody(desk: Desk, tmp_path: Path) -> None:
    report = from_text(desk, tmp_path, "Name,Agency\nVacant,Hill Probation\nAnn Lee,Hill\n")

    assert report.rows[0].outcome is Outcome.SKIPPED
    assert "“Vacant” names nobody" in report.rows[0].sentence


def test_an_agency_written_a_little_differently_is_the_same(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Name,Agency\nAnn Lee,Hill & Dale NHS FT\nBob Ray,The Hill and Dale NHS Foundation Trust\n"
    )
    before = desk.count(Organisation)

    from_text(desk, tmp_path, text)

    assert desk.count(Organisation) <= before + 1


def test_a_column_that_nothing_is_read_of_is_said(desk: Desk, tmp_path: Path) -> None:
    report = from_text(desk, tmp_path, "Name,Agency,Star sign\nAnn Lee,Hill Probation,Leo\n")

    assert report.summary.endswith("This column was not read: “Star sign”.")


def test_the_sheet_with_headings_is_found_behind_a_cover(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["Read me first"])
    members = book.create_sheet("Members")
    members.append(["Name", "Agency"])
    members.append(["Ann Lee", "Hill Probation"])
    book.save(tmp_path / "m.xlsx")

    assert import_members(desk, tmp_path / "m.xlsx").count(Outcome.ADDED) == 1


def test_members_of_a_board_that_has_met_sit_from_today(
    desk: Desk, tmp_path: Path, meeting: Meeting, hold: Callable[[Meeting], None], clock: Clock
) -> None:
    hold(meeting)
    clock.set(meeting.held_on + timedelta(days=3))

    from_text(desk, tmp_path, "Name,Agency\nAnn Lee,Hill Probation\n")

    assert appointments(desk, "Ann Lee")[0].starts_on == desk.today()


def test_a_sheet_without_headings_is_refused_whole(
    desk: Desk, tmp_path: Path, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    before = snapshot()

    with pytest.raises(CannotDo, match="No column headings"):
        from_text(desk, tmp_path, "Ann Lee,Northern Police\n")

    assert snapshot() == before


def test_what_another_row_adds_or_says_differently_is_answered(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Name,Agency,Email,Tel\nAnn Lee,Hill Probation,ann@hill.example,\n"
        "Ann Lee,Hill Probation,ann.lee@other.example,01700 900\n"
    )

    report = from_text(desk, tmp_path, text)

    said = report.rows[1].sentence
    assert "What was missing was filled in." in said
    assert "The other e-mail address, ann.lee@other.example, was left out." in said
    (person,) = desk.rows(Person, name="Ann Lee")
    assert (person.email, person.phone) == ("ann@hill.example", "01700 900")


def test_words_beside_a_name_that_say_nothing_known_are_answered(
    desk: Desk, tmp_path: Path
) -> None:
    report = from_text(desk, tmp_path, "Name,Agency\nAnn Lee (from April),Hill Probation\n")

    assert "“from April”, beside the name, was not read." in report.rows[0].sentence


def test_a_deputy_who_may_be_several_people_is_not_guessed(desk: Desk, tmp_path: Path) -> None:
    text = (
        "Name,Agency,Post,Deputy\nBob Ray,Hill Probation,,\nBob Ray,Dale Probation,,\n"
        "Ann Lee,,Lay member,Bob Ray\n"
    )

    report = from_text(desk, tmp_path, text)

    said = " ".join(row.sentence for row in report.rows)
    assert "nobody was appointed" in said


def test_a_deputy_of_somebody_without_a_seat_still_has_an_answer(
    desk: Desk, tmp_path: Path
) -> None:
    report = from_text(desk, tmp_path, "Name,Agency,Deputy\nAnn Lee,,Bob Ray\nCy Dow,Hill Fire,\n")

    assert all(row.sentence for row in report.rows)
    assert "No agency is given, so no seat was made." in report.rows[0].sentence
    assert "Without a seat nobody can deputise." in report.rows[0].sentence


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ann Lee", "Lee, Ann", "Bob Ray", "", "Vacant", "DI Cy Dow", "=1+1"]),
            st.sampled_from(["Hill Probation", "Northern Police", "", "Board support"]),
            st.sampled_from(["ACC", "Chair", "Lay member", "Observer", "", "Head of Hats"]),
            st.sampled_from(["a@b.example", "", "none", "c@d.example"]),
            st.sampled_from(["Ann Lee", "Bob Ray; DI Cy Dow", "", "Y", "Eve New"]),
        ),
        max_size=7,
    )
)
def test_any_table_is_answered_row_by_row_and_can_be_taken_back(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    where = tmp_path / uuid.uuid4().hex
    where.mkdir()
    desk = create_desk(where / "b.chairdesk", who="Gwen", home=where / "home")
    new_board(desk, NewBoard(profile="lscp_2023", name="West"))
    before = desk.count(Person), desk.count(Appointment), desk.count(Organisation)
    lines = [["Name", "Agency", "Post", "Email", "Deputy"], *rows, ["Zoe End", "Fire", "", "", ""]]
    with (where / "m.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)

    report = import_members(desk, where / "m.csv")

    assert [row.row_number for row in report.rows] == list(range(2, len(rows) + 3))
    assert all(row.sentence for row in report.rows)
    undo(desk)
    assert (desk.count(Person), desk.count(Appointment), desk.count(Organisation)) == before
    desk.close()
