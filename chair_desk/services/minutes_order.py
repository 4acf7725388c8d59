"""Moving paragraphs of minutes."""

from __future__ import annotations

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Minute
from chair_desk.services.agenda_places import item_name
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import narrower, readers_of
from chair_desk.services.minutes_rows import (
    open_item,
    open_minute,
    rows_of,
)
from chair_desk.services.paragraphs import record_of
from chair_desk.services.placing import index_after, place_at
from chair_desk.words import _


def move_paragraph(
    desk: Desk, minute_id: str, *, after_id: str | None, item_id: str | None = None
) -> Changes:
    """Move a paragraph after another; None moves it to the top of its item, or of another.

    A record goes with its block. What was said at a confidential item stays confidential where
    it goes.

    Raises:
        Refused: The minutes are confirmed.
    """
    minute = open_minute(desk, minute_id)
    item = open_item(desk, item_id or minute.item_id)
    if item.meeting_id != minute.meeting_id:
        raise Refused(_("That item is on another agenda."))
    record = record_of(desk, minute)
    audience = minute.audience
    if item.id != minute.item_id:
        was = existing(desk, AgendaItem, minute.item_id)
        audience = narrower(audience, readers_of(desk, was))
    if record is not None:
        audience = narrower(narrower(audience, record.audience), readers_of(desk, item))
    label = _("Moved a paragraph of {item}").format(item=item_name(desk, item))
    with desk.change(label) as step:
        others = [row for row in rows_of(desk, item.id) if row.id != minute_id]
        place = place_at(step, others, index_after(others, after_id))
        step.update(Minute, minute_id, place=place, item_id=item.id, audience=audience)
        if record is not None:
            step.update(type(record), record.id, item_id=item.id, audience=audience)
    return step.done(made=minute_id)
