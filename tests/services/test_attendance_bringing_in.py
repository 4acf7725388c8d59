"""What past attendance makes of the board: lists of names, deputies with their ranks, no guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.people import Organisation, OrganisationKind, Person, Seat
from chair_desk.services.attendance_bringing_in import bring_in_attendance
from chair_desk.services.attendance_comparing import Standing
from chair_desk.services.attendance_importing import plan_attendance
from chair_desk.services.attendance_matrix import matrix
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.taking_seats import bring_to_seat
from tests.services.conftest import Clock

SeatOf = Callable[[OrganisationKind], Seat]
Sheet = Callable[[str], Path]


@pytest.fixture(autouse=True)
def later_on(clock: Clock) -> None:
    clock.set(date(2026, 11, 22))


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    def write(text: str) -> Path:
        path = tmp_path / "register.csv"
        path.write_text("\n".join(line.strip() for line in text.strip().splitlines()), "utf-8")
        return path

    return write


@pytest.fixture
def police(desk: Desk, seat_of: SeatOf) -> Seat:
    seat = seat_of(OrganisationKind.POLICE)
    bring_to_seat(
        desk, seat.id, "Yasmin Thornbury", post="ACC", rank="ACC", starts_on=date(2016, 1, 1)
    )
    return seat


def partner_name(desk: Desk, seat: Seat) -> str:
    partner = desk.get(Organisation, seat.organisation_id or "")
    assert partner is not None
    return partner.name


def test_a_list_of_names_is_brought_in_and_the_deputys_rank_counts(
    desk: Desk, sheet: Sheet, police: Seat, seat_of: SeatOf, snapshot: Callable[[], object]
) -> None:
    health = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    before = snapshot()
    path = sheet(
        f"""
        Board meeting 17 April 2013
        Present:
        Owen Pikestaff – DCI, {partner_name(desk, police)} (rep Yasmin Thornbury)
        Apologies
        Ada Brook ({partner_name(desk, health)})
        """
    )
    plan = plan_attendance(desk, path)
    assert [cell.standing for cell in plan.cells] == [Standing.NEW, Standing.NEW]
    assert plan.cells[0].sentence.startswith("a deputy came: Owen Pikestaff, DCI")

    bring_in_attendance(desk, plan)
    rows = {row.key: row for row in matrix(desk).rows}
    cell = rows[police.organisation_id or ""].cells[0]
    assert (cell.came.value, cell.rank, cell.level) == ("deputy", "DCI", 1)
    assert rows[health.organisation_id or ""].cells[0].came.value == "apology"
    assert {row.name for row in desk.rows(Person)} >= {"Owen Pikestaff", "Ada Brook"}
    undo(desk)
    assert snapshot() == before


def test_a_rank_that_stands_before_the_deputys_name_is_not_part_of_it(
    desk: Desk, sheet: Sheet, police: Seat
) -> None:
    path = sheet(
        f"""
        Date;10 March 2016;;;
        NAME;ROLE, ORGANISATION;PRESENT;APOLOGIES;DEPUTY ATTENDED
        Yasmin Thornbury;ACC, {partner_name(desk, police)};_;Y;D/Supt Priya Sandalwood
        """
    )
    bring_in_attendance(desk, plan_attendance(desk, path))
    [line] = desk.rows(Attendance, seat_id=police.id, presence=Presence.DEPUTY)
    person = desk.get(Person, line.person_id)
    assert person is not None
    assert person.name == "Priya Sandalwood"
    assert (line.rank, line.level) == ("D/Supt", 2)


def test_somebody_else_in_a_held_seat_is_doubted_and_a_former_holder_is_not(
    desk: Desk, sheet: Sheet, police: Seat
) -> None:
    name = partner_name(desk, police)
    text = f"Name;Role;Agency;{{day}}\nOwen Pikestaff;DCI;{name};Y"
    late = plan_attendance(desk, sheet(text.format(day="20.11.2026")))
    early = plan_attendance(desk, sheet(text.format(day="2.4.2013")))
    assert [cell.standing for cell in late.cells + early.cells] == [Standing.DOUBT, Standing.NEW]
    assert "it may have been a deputy" in late.cells[0].sentence

    bring_in_attendance(desk, early)
    [line] = desk.rows(Attendance, seat_id=police.id, presence=Presence.PRESENT)
    assert (line.rank, line.level) == ("DCI", 1)


def test_initials_of_somebody_at_another_agency_do_not_take_the_mark(
    desk: Desk, sheet: Sheet, police: Seat, seat_of: SeatOf
) -> None:
    health = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    with desk.change("Initials") as step:
        [person] = desk.rows(Person, name="Yasmin Thornbury")
        step.update(Person, person.id, initials="YT")
    path = sheet(f"Initials;Agency;2.4.2015\nYT;{partner_name(desk, health)};Y")
    [cell] = plan_attendance(desk, path).cells
    assert cell.seated is not None
    assert cell.seated.seat.id == health.id


def test_whom_a_list_leaves_out_is_asked_and_never_taken_for_absent(
    desk: Desk, sheet: Sheet, police: Seat, seat_of: SeatOf
) -> None:
    health = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    bring_to_seat(desk, health.id, "Ada Brook", post="Chief Nurse")
    path = sheet("Board 20 November 2026\nPresent\nYasmin Thornbury\nApologies: none\n")
    plan = plan_attendance(desk, path)
    assert [cell.standing for cell in plan.cells] == [Standing.NEW]

    more = f"Present\nYasmin Thornbury\nApologies: Bram Holt ({partner_name(desk, police)})"
    plan = plan_attendance(desk, sheet(f"Board 20 November 2026\n{more}"))
    [doubt] = [cell for cell in plan.of(Standing.DOUBT) if cell.row_number == 0]
    assert doubt.seated is not None
    assert doubt.seated.seat.id == health.id
    assert "names nobody for this seat" in doubt.sentence
    bring_in_attendance(desk, plan)
    assert desk.count(Attendance, seat_id=health.id) == 0
    bring_in_attendance(
        desk, plan_attendance(desk, sheet(f"Board 20 November 2026\n{more}")),
        accepted=[doubt.key],
    )  # fmt: skip
    assert desk.rows(Attendance, seat_id=health.id)[0].presence is Presence.NO_SHOW
