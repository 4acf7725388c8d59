"""An agenda that changes while its meeting is minuted: what was said is kept beside it.

Items without minutes simply change. One with minutes keeps its words, and notes what the agenda
said when they were begun; put back as it was, the note goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from chair_desk.records.actions import Action
from chair_desk.records.agenda_changes import TOP
from chair_desk.records.changes import Refused
from chair_desk.records.columns import Value
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.services.agenda_places import item_name, placed_items
from chair_desk.services.desk import Desk, Step
from chair_desk.words import _


def has_minutes(desk: Desk, item_id: str) -> bool:
    """Say whether anything was written at an item; an empty paragraph is nothing."""
    rows = desk.rows(Minute, item_id=item_id)
    return any(not is_empty(row) for row in rows) or any(
        desk.count(kind, item_id=item_id) for kind in (Decision, Action, LogEntry)
    )


def is_empty(row: Minute) -> bool:
    """Say whether a paragraph holds no word and no record."""
    return row.kind is MinuteKind.PARAGRAPH and not row.text.strip()


def noted(desk: Desk, item: AgendaItem, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what to note beside a change of an item's title or minutes, as values to write."""
    has_other = {"title", "planned_minutes"} & set(values)
    if not has_other or not has_minutes(desk, item.id):
        return {}
    found: dict[str, Value] = {}
    if "title" in values:
        was = item.title_was or item.title
        found["title_was"] = "" if values["title"] == was else was
    if "planned_minutes" in values:
        planned = item.planned_minutes if item.minutes_was is None else item.minutes_was
        found["minutes_was"] = None if values["planned_minutes"] == planned else planned
    return found


def note_move(desk: Desk, step: Step, item: AgendaItem, came_after: str) -> None:
    """Note after which item one with minutes came, once it was moved."""
    if not has_minutes(desk, item.id):
        return
    was = item.came_after or came_after
    now = came_after_now(desk, item)
    step.update(AgendaItem, item.id, came_after="" if now == was else was)


def came_after_now(desk: Desk, item: AgendaItem) -> str:
    """Return the number of the item before one, `TOP` where it is the first; breaks aside."""
    lines = [
        line for line in placed_items(desk, item.meeting_id) if line.item.kind is ItemKind.ITEM
    ]
    for before, line in pairwise(lines):
        if line.item.id == item.id:
            return before.number
    return TOP


def refuse_removal(desk: Desk, item: AgendaItem) -> None:
    """Refuse to take an item off that is being taken, or that has minutes.

    Raises:
        Refused: Saying what to do instead.
    """
    meeting = desk.get(Meeting, item.meeting_id)
    if meeting is not None and meeting.current_item_id == item.id:
        raise Refused(_("This item is being taken. Take another one first."))
    if has_minutes(desk, item.id):
        name = item_name(desk, item)
        words = _("{item} has minutes, so it stays on the agenda. Defer it, or remove its minutes.")
        raise Refused(words.format(item=name[:1].upper() + name[1:]))
