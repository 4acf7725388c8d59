"""Finding meetings: the one on a day, the one before it, the one after."""

from __future__ import annotations

from datetime import date

from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk


def meetings(desk: Desk, body_id: str | None = None) -> list[Meeting]:
    """Return the meetings of a body, or of all, newest first."""
    equal = {"body_id": body_id} if body_id else {}
    return desk.rows(Meeting, order=("-held_on", "-starts", "-id"), **equal)


def meeting_on(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the meeting held on a day; the first of that day where there are several."""
    found = [meeting for meeting in meetings(desk, body_id) if meeting.held_on == day]
    return found[-1] if found else None


def next_after(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the first meeting after a day; one on the day itself does not count."""
    found = [meeting for meeting in meetings(desk, body_id) if meeting.held_on > day]
    return found[-1] if found else None


def coming_on(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the first meeting on a day or after it."""
    found = [meeting for meeting in meetings(desk, body_id) if meeting.held_on >= day]
    return found[-1] if found else None


def previous_before(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the last meeting before a day."""
    found = [meeting for meeting in meetings(desk, body_id) if meeting.held_on < day]
    return found[0] if found else None


def is_before(meeting: Meeting, other: Meeting) -> bool:
    """Say whether a meeting comes before another, by its day, then by its hour."""
    return _moment(meeting) < _moment(other)


def earlier_meetings(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the same body before this one, newest first."""
    return [row for row in meetings(desk, meeting.body_id) if is_before(row, meeting)]


def later_meetings(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the same body after this one, soonest first."""
    return [row for row in reversed(meetings(desk, meeting.body_id)) if is_before(meeting, row)]


def _moment(meeting: Meeting) -> tuple[date, str, str]:
    return meeting.held_on, meeting.starts, meeting.id
