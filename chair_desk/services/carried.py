"""What closings settled: read by agendas, lists of actions and the next closing."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from chair_desk.records.carried import Carried, Reason
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.services.agenda_places import siblings_of
from chair_desk.services.desk import Desk
from chair_desk.services.diary import is_before

_OF_ITS_PLACE = frozenset(
    {
        "id", "meeting_id", "place", "parent_id", "number", "carried_from_id", "is_added",
        "title_was", "minutes_was", "came_after",
    }
)  # fmt: skip


def mark_of_item(desk: Desk, item: AgendaItem) -> str:
    """Return a hash of what an item says, with what is under it and its papers.

    Where it stands and which number it has is no part of it.
    """
    names = [field.name for field in fields(item) if field.name not in _OF_ITS_PLACE]
    said = [repr([getattr(item, name) for name in names])]
    papers = desk.rows(Paper, item_id=item.id, order=("place", "id"))
    said += [f"{row.title} {row.state} {row.author} {row.attachment_id}" for row in papers]
    said += [mark_of_item(desk, row) for row in siblings_of(desk, item.meeting_id, item.id)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def carried_by(desk: Desk, meeting_id: str) -> dict[tuple[Reason, str], Carried]:
    """Return what the closing of a meeting settled, by why and by what it is about."""
    return {(row.reason, row.record_id): row for row in desk.rows(Carried, meeting_id=meeting_id)}


def dropped_items(desk: Desk) -> set[str]:
    """Return the deferred items that are not to come back."""
    rows = desk.rows(Carried, reason=(Reason.DEFERRED, Reason.NOT_REACHED), comes_back=False)
    return {row.record_id for row in rows}


def dropped_minutes(desk: Desk, meeting: Meeting) -> set[str]:
    """Return the meetings whose minutes this one does not confirm, because somebody chose so."""
    return set(_not_at(desk, meeting, Reason.MINUTES))


def dropped_actions(desk: Desk, meeting: Meeting) -> set[str]:
    """Return the open actions that are not brought to this meeting, because somebody chose so."""
    return set(_not_at(desk, meeting, Reason.ACTION))


def _not_at(desk: Desk, meeting: Meeting, reason: Reason) -> list[str]:
    """Return what does not come to a meeting: dropped from it, or put on one after it."""
    found = []
    for row in desk.rows(Carried, reason=reason, is_chosen=True):
        to_meeting = desk.get(Meeting, row.to_meeting_id)
        closed = desk.get(Meeting, row.meeting_id)
        if to_meeting is None or closed is None or not is_before(closed, meeting):
            continue
        is_later = row.comes_back and is_before(meeting, to_meeting)
        if is_later or (not row.comes_back and to_meeting.id == meeting.id):
            found.append(row.record_id)
    return found
