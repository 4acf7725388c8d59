from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk
from chair_desk.services.ending import ending
from chair_desk.services.meetings import (
    add_meeting,
    start_session,
)

Clock = Callable[..., object]
Snapshot = Callable[[], dict[str, list[object]]]


@pytest.fixture
def session(desk: Desk, meeting: Meeting, later: Meeting, clock: Clock) -> Meeting:
    """The meeting of September in session, with that of November in draft after it."""
    clock.set(meeting.held_on)  # type: ignore[attr-defined]
    start_session(desk, meeting.id)
    return meeting


def test_the_day_suggested_is_no_holiday_and_no_day_that_is_taken(desk: Desk, body: Body) -> None:
    days = [date(2026, 12, 11), date(2026, 12, 18)]
    made = [add_meeting(desk, body.id, day).made for day in days]

    assert ending(desk, made[-1]).suggested_on == date(2027, 1, 8)
