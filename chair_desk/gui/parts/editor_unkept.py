"""The words of an item that wait for the file, and finding again what reached it all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chair_desk.gui.parts.editor_rows import Row
from chair_desk.records.frozen import frozen
from chair_desk.services.minutes import Paragraph


@frozen
class Unkept:
    """The blocks of an item while some wait for the file.

    `was` are the words by id as they were last kept; `notes` are notes to self, which never go
    into the board.
    """

    item_id: str
    rows: list[Row]
    was: Mapping[str, str]
    notes: list[str]


def adopt(rows: Sequence[Row], was: Mapping[str, str], kept: Sequence[Paragraph]) -> bool:
    """Give new rows the ids they have in the file already; True where one was found.

    A change may reach a file that was moved just then, and be said to have failed: written
    again it would stand there twice.
    """
    here = {row.id for row in rows}
    found = False
    for one in kept:
        if one.id in was or one.id in here:
            continue
        match = next((row for row in rows if not row.id and row.text == one.text), None)
        if match is not None:
            match.id, found = one.id, True
    return found
