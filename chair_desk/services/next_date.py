"""The day on which the calendar suggests that a body meets next."""

from __future__ import annotations

from datetime import date, timedelta

from chair_desk.records.meeting_dates import usual_next
from chair_desk.records.meetings import Meeting, MeetingKind
from chair_desk.services.desk import Desk
from chair_desk.services.diary import earlier_meetings, meetings

_MOST_TRIES = 20
_SATURDAY = 5
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)


def suggested_next(desk: Desk, meeting: Meeting) -> date:
    """Return the day for the next meeting of a body: its usual interval after this one.

    It is a working day on which the body does not meet yet. A bank holiday goes to the same day
    of the week after; a weekend to the next working day.
    """
    earlier = [row.held_on for row in reversed(earlier_meetings(desk, meeting)) if _counts(row)]
    held = [*earlier, meeting.held_on]
    a_year = desk.profile(meeting.held_on).meetings.at_least or 4
    calendar = desk.working_days()
    taken = {row.held_on for row in meetings(desk, meeting.body_id)}
    day = usual_next(held, a_year=a_year)
    for _try in range(_MOST_TRIES):
        if calendar.is_working_day(day) and day not in taken:
            break
        day += _DAY if day.weekday() >= _SATURDAY else _WEEK
    return day


def _counts(meeting: Meeting) -> bool:
    """Say whether a meeting is part of the rhythm: one called for one matter is not."""
    return meeting.kind is MeetingKind.ORDINARY
