"""What is still open on the matter of an item: challenges and actions of earlier meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chair_desk.records.actions import Action
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.action_lines import (
    OPEN_STATES,
    ActionLine,
    action_lines,
    in_order_of_date,
)
from chair_desk.services.challenge_clocks import ran_out
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import earlier_meetings
from chair_desk.services.logs import LogLine, open_lines
from chair_desk.services.names import folded

_OVERDUE = "actions"  # the key of the standing item in the profiles
_REFERENCE = re.compile(r"\b[A-Z]-\d{1,6}\b")


@frozen(kw_only=True)
class OpenOnItem:
    """The open entries of logs and the open actions on the matter of an item."""

    entries: tuple[LogLine, ...]
    actions: tuple[ActionLine, ...]


def open_on_item(desk: Desk, item_id: str) -> OpenOnItem:
    """Return what earlier meetings left open on the matter of an item, the longest due first.

    It belongs to the matter if the item names it ("the answers to C-016"), or if it was made
    at an item that this one was carried from, that bears the same title, or at which something
    it names was made. Standing items of the same title are no matter of their own; to the one
    on what is overdue belong the challenges whose clock ran out.

    Raises:
        Refused: The item is no longer there.
    """
    item = existing(desk, AgendaItem, item_id)
    actions, entries, items = named_in(desk, item)
    items |= _earlier_items(desk, item)
    items.discard(item_id)
    actions += desk.rows(Action, item_id=items)
    entries += desk.rows(LogEntry, item_id=items)
    found = {row.id: row for row in actions if row.state in OPEN_STATES}
    lines = open_lines(desk, list({row.id: row for row in entries}.values()))
    if item.standing_key == _OVERDUE:
        known = {line.entry.id for line in lines}
        lines += [line for line in ran_out(desk) if line.entry.id not in known]
    return OpenOnItem(
        entries=tuple(lines),
        actions=tuple(in_order_of_date(action_lines(desk, list(found.values()), None))),
    )


def named_in(desk: Desk, item: AgendaItem) -> tuple[list[Action], list[LogEntry], set[str]]:
    """Return the actions and entries that an item names, and the items they were made at."""
    named = _REFERENCE.findall(f"{item.title} {item.closed_title} {item.asked}")
    actions = desk.rows(Action, reference=named) if named else []
    entries = desk.rows(LogEntry, reference=named) if named else []
    return actions, entries, _items_of(actions) | _items_of(entries)


def _items_of(rows: Sequence[Action] | Sequence[LogEntry]) -> set[str]:
    return {row.item_id for row in rows if row.item_id}


def _earlier_items(desk: Desk, item: AgendaItem) -> set[str]:
    """Return the items that this one was carried from, and those of its title before it."""
    found: set[str] = set()
    before = desk.get(AgendaItem, item.carried_from_id)
    while before is not None and before.id not in found:
        found.add(before.id)
        before = desk.get(AgendaItem, before.carried_from_id)
    if item.standing_key:
        return found
    earlier = earlier_meetings(desk, existing(desk, Meeting, item.meeting_id))
    title = folded(item.title)
    rows = desk.rows(AgendaItem, meeting_id=[meeting.id for meeting in earlier[:24]])
    return found | {row.id for row in rows if folded(row.title) == title}
