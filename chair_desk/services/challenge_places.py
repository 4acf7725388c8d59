"""Where a challenge comes up next: the item of the next meeting that takes it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chair_desk.records.meetings import AgendaItem
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.desk import Desk
from chair_desk.services.links import Linked
from chair_desk.services.logs import LogLine
from chair_desk.services.open_matters import OVERDUE, is_of_matter
from chair_desk.services.readiness import next_meeting
from chair_desk.services.record_places import PlaceInRecord
from chair_desk.words import _


def comes_up_at(desk: Desk, line: LogLine, links: Iterable[Linked] = ()) -> PlaceInRecord | None:
    """Return the item of the next meeting that takes up an open entry, None where none does.

    That is an item it is linked with, one that names it, or one of the same matter; else, where
    its clock ran out, the standing item on what is overdue.
    """
    meeting = next_meeting(desk) if line.is_open else None
    if meeting is None or meeting.id == line.entry.meeting_id:
        return None
    placed = [one for one in placed_items(desk, meeting.id) if one.number]
    linked = {one.id for one in links if one.table == AgendaItem.TABLE}
    earlier = desk.get(AgendaItem, line.entry.item_id)
    ways: tuple[Callable[[AgendaItem], bool], ...] = (
        lambda item: item.id in linked,
        lambda item: is_of_matter(line.entry, earlier, item),
        lambda item: line.is_late and item.standing_key == OVERDUE,
    )
    for is_it in ways:
        for one in placed:
            if is_it(one.item):
                said = _("Item {number}").format(number=one.number)
                return PlaceInRecord(words=said, table=AgendaItem.TABLE, id=one.item.id)
    return None
