"""A sheet beside the minutes: whatever one says and the other does not is named, and left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, OrganisationKind, Person, Seat
from chair_desk.services.attendance_bringing_in import bring_in_attendance
from chair_desk.services.attendance_comparing import Standing
from chair_desk.services.attendance_importing import plan_attendance
from chair_desk.services.desk import Desk
from chair_desk.services.taking_seats import bring_to_seat
from tests.services.conftest import Clock

SeatOf = Callable[[OrganisationKind], Seat]


@pytest.fixture(autouse=True)
def later_on(clock: Clock) -> None:
    clock.set(date(2026, 11, 22))


@pytest.fixture
def both(desk: Desk, seat_of: SeatOf, meeting: Meeting) -> tuple[Seat, Seat]:
    """Two seats that the minutes of 17 September 2026 have as present."""
    found = []
    for kind, name in (
        (OrganisationKind.POLICE, "Yasmin Thornbury"),
        (OrganisationKind.HEALTH_COMMISSIONER, "Ada Brook"),
    ):
        seat = seat_of(kind)
        bring_to_seat(desk, seat.id, name)
        [person] = desk.rows(Person, name=name)
        with desk.change("Marked") as step:
            for line in desk.rows(Attendance, meeting_id=meeting.id, seat_id=seat.id):
                step.delete(Attendance, line.id)
            step.insert(
                Attendance(id=desk.new_id(), meeting_id=meeting.id, seat_id=seat.id,
                           person_id=person.id, presence=Presence.PRESENT)
            )  # fmt: skip
        found.append(seat)
    return found[0], found[1]


def name_of(desk: Desk, seat: Seat) -> str:
    partner = desk.get(Organisation, seat.organisation_id or "")
    assert partner is not None
    return partner.name


def test_a_seat_that_the_sheet_leaves_out_and_the_minutes_have_is_named(
    desk: Desk, both: tuple[Seat, Seat], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(f"Agency;17.9.2026\n{name_of(desk, both[0])};Y", encoding="utf-8")

    plan = plan_attendance(desk, path)

    assert [cell.standing for cell in plan.cells] == [Standing.SAME, Standing.DIFFERS]
    left = plan.cells[1]
    assert left.row_number == 0
    assert "The sheet has no line for this seat" in left.sentence
    assert "(Ada Brook)" in left.sentence
    with pytest.raises(Refused):
        bring_in_attendance(desk, plan)


@pytest.mark.parametrize("mark", ["-", "", "?"])
def test_a_mark_that_says_nothing_is_a_disagreement_where_the_minutes_say_more(
    desk: Desk, both: tuple[Seat, Seat], tmp_path: Path, mark: str
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        f"Agency;17.9.2026\n{name_of(desk, both[0])};{mark}\n{name_of(desk, both[1])};Y",
        encoding="utf-8",
    )
    plan = plan_attendance(desk, path)
    [cell] = [one for one in plan.cells if one.standing is not Standing.SAME]
    assert cell.standing is Standing.DIFFERS
    assert "the register of the minutes “the member came” (Yasmin Thornbury)" in cell.sentence
