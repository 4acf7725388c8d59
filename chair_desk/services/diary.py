"""Finding meetings: the one on a day, the one before it, the one after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from chair_desk.records.between import Between
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk

NEWEST = ("-held_on", "-starts", "-id")
SOONEST = ("held_on", "starts", "id")
_DAY = timedelta(days=1)
_HELD = (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.CONFIRMED)
_NOT_HELD = tuple(state for state in MeetingState if state not in _HELD)
_Wanted = dict[str, Any]


def meetings(desk: Desk, body_id: str | None = None) -> list[Meeting]:
    """Return the meetings of a body, or of all, newest first."""
    return desk.rows(Meeting, order=NEWEST, **_of(body_id))


def meeting_on(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the meeting held on a day; the first of that day where there are several."""
    return _first(desk, SOONEST, Between(first=day, last=day), body_id)


def next_after(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the first meeting after a day; one on the day itself does not count."""
    if day == date.max:
        return None
    return _first(desk, SOONEST, Between(first=day + _DAY), body_id)


def coming_on(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the first meeting on a day or after it."""
    return _first(desk, SOONEST, Between(first=day), body_id)


def previous_before(desk: Desk, day: date, body_id: str | None = None) -> Meeting | None:
    """Return the last meeting before a day."""
    if day == date.min:
        return None
    return _first(desk, NEWEST, Between(last=day - _DAY), body_id)


def left_open(desk: Desk) -> list[Meeting]:
    """Return the meetings of earlier days that are still in session: nobody closed them."""
    days = Between(last=desk.today() - _DAY)
    return desk.rows(Meeting, order=NEWEST, state=MeetingState.IN_SESSION, held_on=days)


def _first(
    desk: Desk, order: tuple[str, ...], days: Between, body_id: str | None
) -> Meeting | None:
    found = desk.rows(Meeting, order=order, most=1, held_on=days, **_of(body_id))
    return found[0] if found else None


def _of(body_id: str | None) -> dict[str, Any]:
    return {"body_id": body_id} if body_id else {}


def usual_meeting(desk: Desk, *, held: bool = False) -> Meeting | None:
    """Return the meeting a page begins with: in session, else the next one, else the last.

    With `held`, the last that was held comes before the next one.
    """
    coming: _Wanted = {"state": _NOT_HELD, "held_on": Between(first=desk.today())}
    past: _Wanted = {"state": _HELD}
    after = ((NEWEST, past), (SOONEST, coming)) if held else ((SOONEST, coming), (NEWEST, past))
    session: _Wanted = {"state": MeetingState.IN_SESSION}
    for order, wanted in ((NEWEST, session), *after, (NEWEST, {})):
        found = desk.rows(Meeting, order=order, most=1, **wanted)
        if found:
            return found[0]
    return None


def is_before(meeting: Meeting, other: Meeting) -> bool:
    """Say whether a meeting comes before another, by its day, then by its hour."""
    return _moment(meeting) < _moment(other)


def earlier_meetings(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the same body before this one, newest first."""
    days = Between(last=meeting.held_on)
    rows = desk.rows(Meeting, order=NEWEST, body_id=meeting.body_id, held_on=days)
    return [row for row in rows if is_before(row, meeting)]


def later_meetings(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the same body after this one, soonest first."""
    days = Between(first=meeting.held_on)
    rows = desk.rows(Meeting, order=SOONEST, body_id=meeting.body_id, held_on=days)
    return [row for row in rows if is_before(meeting, row)]


def _moment(meeting: Meeting) -> tuple[date, str, str]:
    return meeting.held_on, meeting.starts, meeting.id
