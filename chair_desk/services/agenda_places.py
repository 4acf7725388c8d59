"""Where an item goes on an agenda, and which number it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chair_desk.records.agenda_times import Placed, child_number, in_order, late_number
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, MeetingState
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.placing import index_after, place_at
from chair_desk.services.standing import closing_keys
from chair_desk.words import _


def open_meeting(desk: Desk, meeting_id: str) -> Meeting:
    """Return a meeting whose agenda may still change.

    Raises:
        Refused: Its minutes are confirmed, or it is no longer there.
    """
    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state is MeetingState.CONFIRMED:
        raise Refused(
            _("The minutes of this meeting are confirmed. They change by a dated correction only.")
        )
    return meeting


def placed_items(desk: Desk, meeting_id: str) -> list[Placed]:
    """Return the items that stand on an agenda, in printing order with their numbers."""
    return in_order(desk.rows(AgendaItem, meeting_id=meeting_id))


def siblings_of(desk: Desk, meeting_id: str, parent_id: str | None) -> list[AgendaItem]:
    """Return the items of one level under one parent, in order, those deferred included."""
    rows = desk.rows(AgendaItem, meeting_id=meeting_id)
    ids = {row.id for row in rows}
    found = [row for row in rows if (row.parent_id if row.parent_id in ids else None) == parent_id]
    return sorted(found, key=lambda row: (row.place, row.id))


def item_name(desk: Desk, item: AgendaItem) -> str:
    """Call an item by its number ("item 7"), or by its title where it has none."""
    if item.kind is ItemKind.BREAK:
        return _("the break")
    for line in placed_items(desk, item.meeting_id):
        if line.item.id == item.id:
            return _("item {number}").format(number=line.number)
    return _("“{title}”").format(title=item.title)


def insert_item(
    desk: Desk,
    step: Step,
    item: AgendaItem,
    *,
    after_id: str | None = None,
    under_id: str | None = None,
    first: bool = False,
) -> AgendaItem:
    """Put a new item into its meeting: after another, last under one, or before the closing ones.

    With `first` it goes to the top. Returns it as it was written, with its place and, on an
    issued agenda, its number. While the meeting is in session it is marked as put in there.
    """
    meeting = existing(desk, Meeting, item.meeting_id)
    after = desk.get(AgendaItem, after_id)
    parent_id = after.parent_id if after else under_id
    others = siblings_of(desk, meeting.id, parent_id)
    index = index_after(others, after_id) if after else _natural_index(desk, meeting, others)
    if first:
        index = 0
    placed = replace(
        item,
        parent_id=parent_id,
        place=place_at(step, others, index),
        number=_number_if_issued(desk, meeting, item, (others, index, parent_id)),
        is_added=meeting.state is MeetingState.IN_SESSION,
        title_was="",
        minutes_was=None,
        came_after="",
    )
    step.insert(placed)
    return placed


def _natural_index(desk: Desk, meeting: Meeting, others: Sequence[AgendaItem]) -> int:
    """Return where a new item goes by itself: before the items that close every meeting."""
    closing = closing_keys(desk, meeting.held_on)
    index = len(others)
    while index and others[index - 1].standing_key in closing:
        index -= 1
    return index


def _number_if_issued(
    desk: Desk,
    meeting: Meeting,
    item: AgendaItem,
    where: tuple[Sequence[AgendaItem], int, str | None],
) -> str:
    if meeting.state is MeetingState.DRAFT or item.kind is ItemKind.BREAK:
        return ""
    siblings, index, parent_id = where
    lines = placed_items(desk, meeting.id)
    numbers = {line.item.id: line.number for line in lines}
    depths = {line.item.id: line.depth for line in lines}
    above = numbers.get(parent_id or "", "")
    depth = depths[parent_id] + 1 if parent_id in depths else 0
    used = {number for number in numbers.values() if number}
    earlier = [numbers.get(row.id, "") for row in siblings[:index]]
    before = next((number for number in reversed(earlier) if number), above)
    is_last = not any(numbers.get(row.id) for row in siblings[index:])
    follows = _follows(above, depth, used, len(siblings)) if is_last else ""
    return late_number(before, used, follows=follows)


def _follows(above: str, depth: int, used: set[str], most: int) -> str:
    """Return the number that counting on gives: the one after the highest in use."""
    counted = [count for count in range(1, most + 1) if child_number(above, depth, count) in used]
    return child_number(above, depth, max(counted, default=0) + 1)
