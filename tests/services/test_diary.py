from __future__ import annotations

from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting
from chair_desk.services.boards import add_body
from chair_desk.services.desk import Desk
from chair_desk.services.diary import (
    coming_on,
    earlier_meetings,
    later_meetings,
    meeting_on,
    meetings,
    next_after,
    previous_before,
)
from chair_desk.services.meetings import add_meeting


def test_meetings_are_listed_newest_first(desk: Desk, meeting: Meeting, later: Meeting) -> None:
    assert meetings(desk) == [later, meeting]


def test_a_meeting_is_found_by_its_day(desk: Desk, body: Body, meeting: Meeting) -> None:
    assert meeting_on(desk, date(2026, 9, 17)) == meeting
    assert meeting_on(desk, date(2026, 9, 18)) is None
    assert meeting_on(desk, date(2026, 9, 17), body.id) == meeting


def test_two_meetings_on_one_day_are_in_order_of_the_hour(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting
) -> None:
    add_meeting(desk, body.id, date(2026, 9, 17), starts="14:00", ends="15:00")
    afternoon = meetings(desk, body.id)[1]

    assert meeting_on(desk, date(2026, 9, 17)) == meeting
    assert earlier_meetings(desk, afternoon) == [meeting]
    assert later_meetings(desk, meeting) == [afternoon, later]


def test_the_next_meeting_is_after_the_day_and_the_coming_one_may_be_on_it(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    assert next_after(desk, date(2026, 9, 17)) == later
    assert coming_on(desk, date(2026, 9, 17)) == meeting
    assert previous_before(desk, date(2026, 9, 17)) is None
    assert previous_before(desk, date(2026, 9, 18)) == meeting


def test_each_body_has_its_own_meetings(desk: Desk, body: Body, meeting: Meeting) -> None:
    group = add_body(desk, "Learning group").made
    add_meeting(desk, group, date(2026, 10, 1))

    assert next_after(desk, date(2026, 9, 17), body.id) is None
    assert next_after(desk, date(2026, 9, 17), group) is not None
