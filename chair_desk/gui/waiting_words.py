"""Words that wait in a window because the file would not take them, and where they can go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.editor_keeping import Keeping
from chair_desk.gui.parts.editor_note_strip import NoteField
from chair_desk.gui.parts.editor_rows import Row, keep_rows, settle_with
from chair_desk.gui.parts.editor_unkept import Unkept
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem
from chair_desk.services import private_notes
from chair_desk.services.desk import Desk
from chair_desk.services.minutes import paragraphs
from chair_desk.services.rescued_words import ItemWords
from chair_desk.words import _


def waiting_in(widget: QWidget) -> list[Unkept]:
    """Return the words that wait in any editor of a window, after one more try to keep them."""
    found = []
    for keeping in widget.findChildren(Keeping):
        keeping.settle()
        if (one := keeping.unkept()) is not None:
            found.append(one)
    return found + [
        Unkept(field.item_id, [], {}, [field.toPlainText().strip()])
        for field in widget.findChildren(NoteField)
        if field.is_unkept()
    ]


def end_waiting(widget: QWidget) -> None:
    """Stop trying to keep words: the board is about to be closed, and they are elsewhere."""
    for keeping in widget.findChildren(Keeping):
        keeping.end()
    for field in widget.findChildren(NoteField):
        field.end()


def put_into(desk: Desk, waiting: Sequence[Unkept]) -> dict[str, list[str]]:
    """Write words that waited into another board file.

    Returns for each item the ids of its rows there, one for each block; empty where none is kept.

    Raises:
        Refused: The minutes are confirmed there.
        CannotDo: They cannot be written there either.
    """
    found: dict[str, list[str]] = {}
    for one in waiting:
        if one.rows:
            kept = paragraphs(desk, one.item_id)
            rows = [Row(row.id, row.text) for row in one.rows]
            settle_with(rows, one.was, kept)
            keep_rows(desk, one.item_id, rows, kept, one.was)
            found[one.item_id] = [row.id for row in rows]
        for text in one.notes:
            known = {note.text for note in private_notes.notes_for(desk, one.item_id)}
            if text not in known:
                private_notes.add_note(desk, one.item_id, text)
    return found


def as_text(desk: Desk, waiting: Sequence[Unkept]) -> list[ItemWords]:
    """Return the whole text of the items whose words wait, for a plain text or to copy."""
    found = []
    for one in waiting:
        words = [row.text for row in one.rows if row.text.strip()]
        words += [_("Note to self: {words}").format(words=text) for text in one.notes]
        found.append(ItemWords(_heading(desk, one.item_id), words))
    return found


def _heading(desk: Desk, item_id: str) -> str:
    """Name an item, where the file can still be read."""
    try:
        item = desk.get(AgendaItem, item_id)
    except (CannotDo, Refused):
        item = None
    return (item.closed_title or item.title) if item is not None else _("An item of the agenda")
