"""Going from part to part of a line that makes a record: who, by when, what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from chair_desk.records.line import Line, LineKind, Mark

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

_WITH_DATE = (LineKind.ACTION, LineKind.CHALLENGE)


def next_part(editor: MinuteEditor) -> bool:
    """Choose the next part of the line, or begin one that is missing.

    It goes from the person to the words to the date and round again.
    """
    line = editor.line
    if line is None:
        return False
    column = editor.textCursor().selectionStart() - editor.textCursor().block().position()
    spans = spans_of(line)
    following = [span for span in spans if span[0] > column] or spans
    if _missing(line, Mark.PERSON) and line.kind in _WITH_DATE:
        _begin(editor, line, " @")
    elif _missing(line, Mark.DATE) and line.kind in _WITH_DATE:
        _begin(editor, line, " by ")
    elif following:
        _choose(editor, *following[0])
    return True


def spans_of(line: Line) -> list[tuple[int, int]]:
    """Return where the parts of a line stand, in their order."""
    found = [
        (mark.start, mark.end)
        for mark in line.highlights
        if mark.mark in (Mark.PERSON, Mark.DATE, Mark.UNKNOWN)
    ]
    command = next((mark.end for mark in line.highlights if mark.mark is Mark.COMMAND), 0)
    edges = [command, *(edge for span in sorted(found) for edge in span), len(line.raw)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = line.raw[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            found.append((first, start + len(words.rstrip())))
    return sorted(found)


def _missing(line: Line, mark: Mark) -> bool:
    if mark is Mark.PERSON and (line.owners or line.organisation_ids):
        return False
    return not any(one.mark is mark for one in line.highlights)


def _begin(editor: MinuteEditor, line: Line, words: str) -> None:
    """Go to the end of the line and begin a part there."""
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if line.raw.endswith(words.rstrip()) or line.raw.endswith(words):
        editor.setTextCursor(cursor)
        return
    cursor.insertText(words.lstrip() if line.raw.endswith(" ") else words)
    editor.setTextCursor(cursor)


def _choose(editor: MinuteEditor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    position = cursor.block().position()
    cursor.setPosition(position + start)
    cursor.setPosition(position + end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
