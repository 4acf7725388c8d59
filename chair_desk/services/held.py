"""A meeting whose minutes are typed afterwards: it was held, though nobody started it here."""

from __future__ import annotations

from chair_desk.records.changes import Changes
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_states import close_session, start_session
from chair_desk.words import _

_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})


def has_begun(desk: Desk, meeting_id: str) -> bool:
    """Say whether a meeting is in session or over."""
    return existing(desk, Meeting, meeting_id).state not in _AHEAD


def mark_held(desk: Desk, meeting_id: str) -> Changes:
    """Mark a meeting as held: its minutes are in draft, and the items that were minuted are done.

    Raises:
        Refused: It has begun before.
    """
    with desk.change(_("Marked the meeting as held")) as step:
        start_session(desk, meeting_id)
        minuted = {row.item_id for row in desk.rows(Minute, meeting_id=meeting_id)}
        for item in desk.rows(AgendaItem, meeting_id=meeting_id, state=ItemState.PLANNED):
            if item.id in minuted:
                step.update(AgendaItem, item.id, state=ItemState.DONE)
        close_session(desk, meeting_id)
    return step.done()
