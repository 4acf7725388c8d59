"""Taking minutes: paragraphs and the records among them, typed, moved, split and joined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.line import Line, LineKind
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.text_marks import as_marked
from chair_desk.services.agenda_places import item_name
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import narrower, readers_of
from chair_desk.services.minutes_order import move_paragraph
from chair_desk.services.minutes_rows import (
    insert_row,
    list_below,
    open_item,
    open_minute,
    point_to,
)
from chair_desk.services.paragraphs import (
    MadeRecord,
    Paragraph,
    fresh_paragraph,
    paragraph,
    paragraphs,
    record_of,
)
from chair_desk.services.private_notes import add_note
from chair_desk.services.records_made import (
    At,
    NewRecord,
    as_asked,
    delete_record,
    from_line,
    insert_record,
    known_people,
    make_record,
    update_record,
)
from chair_desk.words import N_, _

__all__ = [
    "NewRecord",
    "Paragraph",
    "add_paragraph",
    "add_record",
    "change_record",
    "change_record_kind",
    "change_text",
    "fresh_paragraph",
    "move_paragraph",
    "paragraph",
    "paragraphs",
    "record_line",
    "remove_paragraph",
    "set_audience",
    "settle_typing",
    "type_text",
]

_RECORD_LABELS = {
    MinuteKind.ACTION: N_("Recorded action {reference}"),
    MinuteKind.DECISION: N_("Recorded decision {reference}"),
    MinuteKind.CHALLENGE: N_("Recorded challenge {reference}"),
    MinuteKind.IMPACT: N_("Recorded impact {reference}"),
}
_ASKED = frozenset(
    {"words", "owner_ids", "organisation_id", "owner_words", "due_on", "due_words", "audience"}
)


def add_paragraph(
    desk: Desk,
    item_id: str,
    text: str = "",
    *,
    after_id: str | None = None,
    before_id: str | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Changes:
    """Add a paragraph to an item: after another, before one, or last.

    Raises:
        Refused: The minutes are confirmed.
    """
    item = open_item(desk, item_id)
    label = _("Added a paragraph to {item}").format(item=item_name(desk, item))
    with desk.change(label) as step:
        row = insert_row(desk, step, item, (after_id, before_id), text=text, audience=audience)
    return step.done(made=row.id)


def record_line(desk: Desk, item_id: str, line: Line, *, after_id: str | None = None) -> Changes:
    """Record a line that was understood: a paragraph, a record with its block, a private note.

    `made` is the new row of the minutes; a private note stands in no minutes and has none.

    Raises:
        Refused: A record has no words, or the minutes are confirmed.
    """
    if line.kind is LineKind.BLANK:
        return Changes()
    if line.kind is LineKind.NOTE:
        add_note(desk, item_id, line.text)
        return Changes(label=_("Kept a note to self"))
    if not line.is_record:
        audience = line.audience or Audience.PUBLIC
        return add_paragraph(desk, item_id, line.text, after_id=after_id, audience=audience)
    return add_record(desk, item_id, from_line(desk, line), after_id=after_id)


def add_record(
    desk: Desk, item_id: str, asked: NewRecord, *, after_id: str | None = None
) -> Changes:
    """Make an action, a decision, a challenge or a note of impact, with its block.

    It gets the next number of its kind. A challenge without a date is due by the profile's
    clock. A decision taken without a quorum says so.

    Raises:
        Refused: It has no words, an owner is not known, or the minutes are confirmed.
    """
    item = open_item(desk, item_id)
    meeting = existing(desk, Meeting, item.meeting_id)
    minute_id = desk.new_id()
    record = make_record(desk, At(meeting, item, minute_id), asked)
    with desk.change(_record_label(asked, record)) as step:
        insert_row(
            desk,
            step,
            item,
            (after_id, None),
            id=minute_id,
            kind=asked.kind,
            text=asked.words,
            audience=record.audience,
        )
        insert_record(desk, step, record, asked)
    return step.done(made=minute_id)


def _record_label(asked: NewRecord, record: MadeRecord) -> str:
    return _(_RECORD_LABELS[asked.kind]).format(reference=record.reference)


def type_text(desk: Desk, minute_id: str, text: str) -> Changes:
    """Keep the words of a paragraph or a block while they are typed.

    They are safe in the file at once, and become one change when the typing settles.

    Raises:
        Refused: The paragraph is gone, or the minutes are confirmed.
    """
    minute = open_minute(desk, minute_id)
    record = record_of(desk, minute)
    if record is None:
        return desk.file.type_into(Minute, minute_id, "text", text)
    column = "text" if isinstance(record, Decision) else "title"
    return desk.file.type_into(type(record), record.id, column, text)


def settle_typing(desk: Desk) -> Changes:
    """Make one change of what was typed; nothing where nothing was."""
    return desk.file.seal() or Changes()


def change_text(desk: Desk, minute_id: str, text: str) -> Changes:
    """Set the words of a paragraph or a block at once, as one change.

    Raises:
        Refused: A record would have no words, or the minutes are confirmed.
    """
    minute = open_minute(desk, minute_id)
    if record_of(desk, minute) is not None:
        return change_record(desk, minute_id, words=text)
    item = existing(desk, AgendaItem, minute.item_id)
    label = _("Changed a paragraph of {item}").format(item=item_name(desk, item))
    with desk.change(label) as step:
        step.update(Minute, minute_id, text=text)
    return step.done(made=minute_id)


def change_record(desk: Desk, minute_id: str, **values: Any) -> Changes:
    """Change the record of a block, and the block with it.

    `values` are `words`, `owner_ids` (the lead first), `organisation_id`, `owner_words`,
    `due_on`, `due_words` and `audience`; what is not given stays.

    Raises:
        Refused: It would have no words, an owner is not known, or the minutes are confirmed.
    """
    for name in values:
        if name not in _ASKED:
            raise KeyError(name)
    minute = open_minute(desk, minute_id)
    record = record_of(desk, minute)
    if record is None:
        raise Refused(_("This paragraph holds no record."))
    asked = replace(as_asked(desk, minute, record), **values)
    if not asked.words.strip():
        raise Refused({"words": _("Say in a few words what is to be recorded.")})
    known_people(desk, asked.owner_ids)
    item = existing(desk, AgendaItem, minute.item_id)
    asked = replace(asked, audience=narrower(asked.audience, readers_of(desk, item)))
    with desk.change(_("Changed {reference}").format(reference=record.reference)) as step:
        update_record(desk, step, record, asked)
        step.update(Minute, minute_id, text=asked.words, audience=asked.audience)
    return step.done(made=minute_id)


def change_record_kind(desk: Desk, minute_id: str, kind: MinuteKind) -> Changes:
    """Make another kind of record of a block, or a paragraph, or a record of a paragraph.

    Words, owners and date go over as far as the new kind has a place for them; it gets a
    number of its own.

    Raises:
        Refused: The old number was given out with the minutes, or they are confirmed.
    """
    minute = open_minute(desk, minute_id)
    if minute.kind is kind:
        return Changes()
    old = record_of(desk, minute)
    item = existing(desk, AgendaItem, minute.item_id)
    meeting = existing(desk, Meeting, item.meeting_id)
    asked = replace(as_asked(desk, minute, old), kind=kind)
    new = None
    label = _("Made a paragraph of {was}").format(was=old.reference if old else "")
    if kind is not MinuteKind.PARAGRAPH:
        new = make_record(desk, At(meeting, item, minute_id), asked)
        label = _record_label(asked, new)
    audience = new.audience if new else minute.audience
    words = asked.words if new else as_marked(asked.words)
    with desk.change(label) as step:
        if old is not None:
            delete_record(desk, step, old)
        step.update(Minute, minute_id, kind=kind, text=words, audience=audience)
        if new is not None:
            insert_record(desk, step, new, asked)
    return step.done(made=minute_id)


def set_audience(desk: Desk, minute_id: str, audience: Audience) -> Changes:
    """Say for whom a paragraph is, and its record or the list below it with it.

    Raises:
        Refused: The item is for fewer than that, or the minutes are confirmed.
    """
    minute = open_minute(desk, minute_id)
    item = existing(desk, AgendaItem, minute.item_id)
    record = record_of(desk, minute)
    if record is not None and not audience.may_read(readers_of(desk, item)):
        raise Refused(_("The whole item is confidential, and so is what is recorded at it."))
    words = {
        Audience.PUBLIC: _("Made a paragraph of {item} public"),
        Audience.MEMBERS: _("Kept a paragraph of {item} to members"),
        Audience.CONFIDENTIAL: _("Made a paragraph of {item} confidential"),
    }[audience]
    with desk.change(words.format(item=item_name(desk, item))) as step:
        step.update(Minute, minute_id, audience=audience)
        if record is not None:
            step.update(type(record), record.id, audience=audience)
        for row in list_below(desk, minute):
            is_with_it = row.audience is minute.audience
            narrowed = audience if is_with_it else narrower(row.audience, audience)
            step.update(Minute, row.id, audience=narrowed)
    return step.done(made=minute_id)


def remove_paragraph(desk: Desk, minute_id: str) -> Changes:
    """Take a paragraph out, or a block with its record; Undo brings them back.

    Raises:
        Refused: The record's number was given out with the minutes, or they are confirmed.
    """
    minute = open_minute(desk, minute_id)
    record = record_of(desk, minute)
    item = existing(desk, AgendaItem, minute.item_id)
    words = _("Removed {reference}") if record else _("Removed a paragraph of {item}")
    reference = record.reference if record else ""
    label = words.format(reference=reference, item=item_name(desk, item))
    with desk.change(label) as step:
        if record is not None:
            delete_record(desk, step, record)
        point_to(desk, step, minute_id, None)
        step.delete(Minute, minute_id)
    return step.done()
