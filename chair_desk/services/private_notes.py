"""Notes to self: in the person's own file beside the board, in no export, handed to nobody."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.places import place_between
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.store.private_file import PrivateFile, PrivateNote
from chair_desk.words import _

__all__ = [
    "PrivateNote",
    "add_note",
    "change_note",
    "notes_for",
    "notes_of_meeting",
    "remove_note",
]


@contextlib.contextmanager
def own_file(desk: Desk) -> Iterator[PrivateFile]:
    file = PrivateFile.open(desk.file.path, desk.circumstances)
    try:
        yield file
    finally:
        file.close()


def notes_for(desk: Desk, item_id: str) -> list[PrivateNote]:
    """Return the person's own notes to an item, in order.

    Raises:
        CannotDo: The person's own file cannot be read.
    """
    with own_file(desk) as file:
        return file.notes(item_id)


def notes_of_meeting(desk: Desk, meeting_id: str) -> list[PrivateNote]:
    """Return the person's own notes to all items of a meeting, item by item.

    Raises:
        CannotDo: The person's own file cannot be read.
    """
    with own_file(desk) as file:
        return [note for note in file.all_notes() if note.meeting_id == meeting_id]


def add_note(desk: Desk, item_id: str, text: str) -> PrivateNote:
    """Keep a note to an item, last. It never enters the board file or its history.

    Raises:
        Refused: It says nothing.
        CannotDo: The folder of the board cannot be written.
    """
    if not text.strip():
        raise Refused(_("The note says nothing yet."))
    item = existing(desk, AgendaItem, item_id)
    with own_file(desk) as file:
        last = max((note.place for note in file.notes(item_id)), default="")
        return file.put(
            meeting_id=item.meeting_id,
            item_id=item_id,
            text=text.strip(),
            place=place_between(last, ""),
        )


def change_note(desk: Desk, note_id: str, text: str) -> PrivateNote:
    """Set the words of a note; typing calls this as it goes.

    Raises:
        Refused: The note is no longer there.
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        note = next((one for one in file.all_notes() if one.id == note_id), None)
        if note is None:
            raise Refused(_("This note is no longer there."))
        return file.put(
            meeting_id=note.meeting_id,
            item_id=note.item_id,
            text=text,
            place=note.place,
            note_id=note_id,
        )


def remove_note(desk: Desk, note_id: str) -> None:
    """Remove a note for good: there is no history of private notes.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        file.remove(note_id)


def are_readable(desk: Desk) -> bool:
    """Say whether the person's own file can be read; a foreign file of its name cannot."""
    try:
        with own_file(desk):
            return True
    except CannotDo:
        return False


def copy_own_notes(desk: Desk, board: Path) -> None:
    """Write the person's own notes beside another copy of the board.

    Raises:
        CannotDo: They cannot be read, or the other folder not be written.
    """
    with own_file(desk) as file:
        notes, tasks, marks = file.all_notes(), file.tasks(), file.marks()
    there = PrivateFile.open(board, desk.circumstances)
    try:
        for note in notes:
            there.put(
                meeting_id=note.meeting_id,
                item_id=note.item_id,
                text=note.text,
                place=note.place,
                note_id=note.id,
            )
        for task in tasks:
            there.put_task(task)
        for mark in marks:
            there.put_mark(mark)
    finally:
        there.close()
