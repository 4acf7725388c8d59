"""From an untidy spreadsheet to the matrix: doubts wait, the minutes are never overruled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.attendance_measures import represented_rate
from chair_desk.records.boards import Body
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Organisation, OrganisationKind, Seat
from chair_desk.services.attendance_bringing_in import bring_in_attendance
from chair_desk.services.attendance_comparing import Standing
from chair_desk.services.attendance_importing import plan_attendance
from chair_desk.services.attendance_matrix import matrix
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.seats import add_seat
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
        lines = [line.strip() for line in text.strip().splitlines()]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def police(desk: Desk, seat_of: SeatOf) -> Seat:
    seat = seat_of(OrganisationKind.POLICE)
    bring_to_seat(desk, seat.id, "Yasmin Thornbury", post="ACC", rank="ACC")
    return seat


def partner_name(desk: Desk, seat: Seat) -> str:
    partner = desk.get(Organisation, seat.organisation_id or "")
    assert partner is not None
    return partner.name


def test_a_matrix_is_planned_then_brought_in_as_one_change(
    desk: Desk, sheet: Sheet, police: Seat, snapshot: Callable[[], object]
) -> None:
    name = partner_name(desk, police)
    path = sheet(
        f"""
        Key: Y attend; N did not attend; A apology; D deputy attended
        Name;Agency;2.4.15;4.6.15;6.8.15;1.10.15
        Yasmin Thornbury;{name};Y;D;A;-
        Somebody Else;An agency that is not there;Y;Y;Y;Y
        """
    )
    before = snapshot()

    plan = plan_attendance(desk, path)

    assert [cell.standing for cell in plan.cells] == [
        Standing.NEW, Standing.NEW, Standing.NEW, Standing.DOUBT,
    ]  # fmt: skip
    assert plan.problems == (
        "Row 4: no seat fits “Somebody Else, An agency that is not there”. Add the partner or "
        "the seat first.",
    )
    assert len(plan.new_days) == 3  # the dash makes no meeting
    assert snapshot() == before

    bring_in_attendance(desk, plan)
    row = next(one for one in matrix(desk).rows if police.id in [seat.id for seat in one.seats])
    assert [cell.came.value for cell in row.cells] == ["member", "deputy", "apology"]
    assert represented_rate(row.cells).words == "2 of 3"

    undo(desk)
    assert snapshot() == before


def test_a_doubt_is_brought_in_only_when_a_person_says_so(
    desk: Desk, sheet: Sheet, police: Seat
) -> None:
    path = sheet(f"Name;2.4.2015\n{partner_name(desk, police)};A")
    plan = plan_attendance(desk, path)
    assert "attended or apology" in plan.of(Standing.DOUBT)[0].sentence

    with pytest.raises(Refused, match="nothing to bring in"):
        bring_in_attendance(desk, plan)
    bring_in_attendance(desk, plan, accepted=[plan.cells[0].key])
    lines = desk.rows(Attendance, seat_id=police.id, presence=Presence.APOLOGY)
    assert len(lines) == 1


def test_what_differs_from_the_minutes_is_named_and_left(
    desk: Desk, sheet: Sheet, police: Seat, meeting: Meeting
) -> None:
    line = desk.rows(Attendance, meeting_id=meeting.id, seat_id=police.id)
    with desk.change("Marked") as step:
        for one in line:
            step.delete(Attendance, one.id)
        step.insert(
            Attendance(
                id=desk.new_id(), meeting_id=meeting.id, seat_id=police.id,
                person_id=line[0].person_id if line else "", presence=Presence.APOLOGY,
            )
        )  # fmt: skip
    path = sheet(f"Name;Agency;17.9.2026\nYasmin Thornbury;{partner_name(desk, police)};Y")

    plan = plan_attendance(desk, path)

    [cell] = plan.of(Standing.DIFFERS)
    assert "the register of the minutes “apology” (Yasmin Thornbury)" in cell.sentence
    assert plan.new_days == ()
    with pytest.raises(Refused):
        bring_in_attendance(desk, plan)


def test_bringing_in_twice_changes_nothing(desk: Desk, sheet: Sheet, police: Seat) -> None:
    path = sheet(f"Name;Agency;2.4.2015\nYasmin Thornbury;{partner_name(desk, police)};Y")
    bring_in_attendance(desk, plan_attendance(desk, path))
    again = plan_attendance(desk, path)
    assert [cell.standing for cell in again.cells] == [Standing.SAME]


def test_a_deputy_is_named_where_the_sheet_names_one(
    desk: Desk, sheet: Sheet, police: Seat, body: Body
) -> None:
    path = sheet(
        f"""
        Date:;10 March 2016;;;
        NAME;ROLE, ORGANISATION;PRESENT;APOLOGIES;DEPUTY ATTENDED
        Yasmin Thornbury;ACC, {partner_name(desk, police)};_;Y;Priya Sandalwood
        """
    )
    bring_in_attendance(desk, plan_attendance(desk, path))
    row = next(one for one in matrix(desk).rows if police.id in [seat.id for seat in one.seats])
    assert row.cells[0].came.value == "deputy"
    assert len(row.cells[0].person_ids) == 1


def test_a_sheet_that_is_no_register_is_refused_with_what_it_needs(
    desk: Desk, sheet: Sheet
) -> None:
    with pytest.raises(CannotDo, match="No register of attendance"):
        plan_attendance(desk, sheet("a;b\n1;2"))


def test_confirmed_minutes_are_compared_and_never_added_to(
    desk: Desk, sheet: Sheet, police: Seat, meeting: Meeting, seat_of: SeatOf
) -> None:
    health = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    with desk.change("Held long ago") as step:
        for line in desk.rows(Attendance, meeting_id=meeting.id):
            step.delete(Attendance, line.id)
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED)
    path = sheet(
        f"Name;Agency;17.9.2026;2.4.2015\n;{partner_name(desk, health)};Y;Y\n"
        f";{partner_name(desk, police)};N;Y"
    )
    plan = plan_attendance(desk, path)
    assert [cell.standing for cell in plan.cells] == [
        Standing.DIFFERS, Standing.NEW, Standing.SAME, Standing.NEW,
    ]  # fmt: skip
    assert "the confirmed minutes name nobody for this seat" in plan.cells[0].sentence
    bring_in_attendance(desk, plan, left_out=[plan.cells[1].key])
    assert desk.count(Attendance, seat_id=health.id) == 0
    assert desk.count(Attendance, seat_id=police.id) == 1


def test_a_doubt_beside_a_register_is_compared_and_not_added_twice(
    desk: Desk, sheet: Sheet, police: Seat
) -> None:
    name = partner_name(desk, police)
    bring_in_attendance(desk, plan_attendance(desk, sheet(f"Name;2.4.2015\n{name};Y")))
    plan = plan_attendance(desk, sheet(f"Name;2.4.2015\n{name};A"))
    assert [cell.standing for cell in plan.cells] == [Standing.DIFFERS]


def test_a_partner_with_two_seats_is_told_apart_by_the_role(
    desk: Desk, sheet: Sheet, police: Seat, body: Body
) -> None:
    other = add_seat(desk, body.id, organisation_id=police.organisation_id, role="Named lead").made
    bring_to_seat(desk, other, "Edda Wick", post="Named lead", rank="DI")
    name = partner_name(desk, police)
    path = sheet(f"Name;Role;Agency;2.4.2015\n;ACC;{name};Y\n;DI;{name};A\n;Clerk;{name};Y")
    plan = plan_attendance(desk, path)
    assert [cell.seated.seat.id for cell in plan.cells if cell.seated] == [police.id, other]
    assert len(plan.problems) == 1


def test_a_line_that_fits_more_than_one_seat_says_so_and_how_to_tell_them_apart(
    desk: Desk, sheet: Sheet, body: Body, police: Seat
) -> None:
    add_seat(desk, body.id, organisation_id=police.organisation_id, role="Public protection")
    name = partner_name(desk, police)
    plan = plan_attendance(desk, sheet(f"Agency;Role;2.4.2015\n{name};Somebody;Y\nNobody;;Y"))

    first, second = plan.problems
    assert "more than one seat fits" in first
    assert "role of the seat" in first
    assert "Add the partner" in second


def test_a_register_of_one_meeting_without_its_day_asks_for_it(desk: Desk, sheet: Sheet) -> None:
    plan = plan_attendance(desk, sheet("Name;Present;Apologies\nAda Grove;Y;"))

    assert plan.problems[0] == "The register does not say the day of its meeting. Give the day."
