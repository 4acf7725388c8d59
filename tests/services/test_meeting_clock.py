from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.agenda import agenda, defer_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_clock import clock_of_meeting
from chair_desk.services.meetings import change_meeting, close_session
from chair_desk.services.session_clock import begin

DAY = date(2026, 9, 17)


def begun(desk: Desk, meeting: Meeting, clock: Any, at: str = "09:00") -> Meeting:
    clock.set(DAY, at)
    begin(desk, meeting.id)
    return existing(desk, Meeting, meeting.id)


def test_the_clock_runs_on_the_day_of_the_meeting(desk: Desk, meeting: Meeting, clock: Any) -> None:
    found = begun(desk, meeting, clock)
    clock.pass_by(minutes=7)
    assert clock_of_meeting(desk, found) == clock()


def test_a_meeting_in_the_evening_runs_past_midnight(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    found = begun(desk, meeting, clock, "21:30")
    clock.pass_by(hours=2)
    assert clock_of_meeting(desk, found) == clock()


def test_one_left_in_session_stands_at_the_last_thing_recorded(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    found = begun(desk, meeting, clock)
    clock.pass_by(days=3)
    assert clock_of_meeting(desk, found) == datetime(2026, 9, 17, 9, 0, tzinfo=UTC)


def test_a_meeting_tried_out_on_another_day_has_a_clock_that_runs(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    clock.set(DAY - timedelta(days=2))
    begin(desk, meeting.id)
    clock.pass_by(minutes=3)
    assert clock_of_meeting(desk, existing(desk, Meeting, meeting.id)) == clock()


def test_closing_days_later_counts_no_time_of_the_days_between(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    begun(desk, meeting, clock)
    first = agenda(desk, meeting.id).lines[0].item
    clock.pass_by(minutes=9)
    change_meeting(desk, meeting.id, place="County Hall")
    clock.pass_by(days=3)
    close_session(desk, meeting.id)
    assert existing(desk, AgendaItem, first.id).used_seconds == 9 * 60


def test_deferring_days_later_counts_no_time_of_the_days_between(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    begun(desk, meeting, clock)
    first = agenda(desk, meeting.id).lines[0].item
    clock.pass_by(days=3)
    defer_item(desk, first.id)
    assert existing(desk, AgendaItem, first.id).used_seconds == 0
