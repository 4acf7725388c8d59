from __future__ import annotations

from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting, MeetingState
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
    usual_meeting,
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


def test_before_the_first_day_and_after_the_last_there_is_no_meeting(
    desk: Desk, meeting: Meeting
) -> None:
    assert previous_before(desk, date.min) is None
    assert next_after(desk, date.max) is None


def test_a_page_begins_with_the_next_meeting_or_with_the_one_in_session(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    assert usual_meeting(desk) == meeting
    put_to(desk, later, MeetingState.IN_SESSION)
    assert usual_meeting(desk) == desk.get(Meeting, later.id)


def test_a_page_of_minutes_begins_with_the_last_meeting_held(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    assert usual_meeting(desk, held=True) == meeting
    put_to(desk, later, MeetingState.MINUTES_DRAFT)
    assert usual_meeting(desk, held=True) == desk.get(Meeting, later.id)
    assert usual_meeting(desk) == meeting


def test_a_page_begins_with_the_last_meeting_where_none_is_to_come(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    for row in (meeting, later):
        put_to(desk, row, MeetingState.CHECKED)

    assert usual_meeting(desk) == desk.get(Meeting, later.id)


def put_to(desk: Desk, meeting: Meeting, state: MeetingState) -> None:
    with desk.change("Put to a state") as step:
        step.update(Meeting, meeting.id, state=state)
