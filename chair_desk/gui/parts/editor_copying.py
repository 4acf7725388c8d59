"""Copying words out of the minute editor and in from other programs, a little at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from chair_desk.gui.parts.editor_blocks import blocks_of
from chair_desk.gui.parts.editor_marks import insert_pieces, pieces_of
from chair_desk.records.list_marks import list_mark
from chair_desk.records.text_html import MOST, HtmlWords, plain_lines, write_html
from chair_desk.records.text_marks import Pieces

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

_ROOM = re.compile(r"\s+")
AT_ONCE = 20
SLICE_S = 0.02
NEXT_MS = 5


def copied(document: QTextDocument, cursor: QTextCursor) -> QMimeData:
    """Return the chosen words, as HTML that keeps bold, italics and lists, and as plain words."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines = []
    for block in blocks_of(document):
        first, last = start - block.position(), end - block.position()
        if first < block.length() and last >= 0:
            lines.append(pieces_of(block, max(first, 0), min(last, block.length() - 1)))
    made = QMimeData()
    made.setText("\n".join("".join(piece.text for piece in line) for line in lines))
    made.setHtml(write_html(lines))
    return made


def pasted_lines(source: QMimeData) -> Iterator[Pieces]:
    """Return the lines that were copied: as HTML where that can be read, else as plain words."""
    if source.hasHtml():
        html = source.html()
        if len(html) <= MOST:
            return HtmlWords(html).lines()
    return plain_lines(source.text())


class Pasting(QObject):
    """Puts lines in between the keys: what is left goes in at once when the item is left."""

    def __init__(self, editor: MinuteEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines: Iterator[Pieces] = iter(())
        self._cursor = QTextCursor(editor.document())
        self._is_first = self._is_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NEXT_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_on(self) -> bool:
        """Whether lines wait to be put in."""
        return self._is_on

    def begin(self, source: QMimeData) -> None:
        """Put in what was copied, at the caret; into a record only as words on one line."""
        self.finish()
        editor = self._editor
        cursor = editor.textCursor()
        if not editor.is_prose(cursor.block()):
            self._into_record(cursor, source)
            return
        self._lines, self._is_on, self._is_first = pasted_lines(source), True, True
        cursor.removeSelectedText()
        self._cursor = QTextCursor(cursor)
        self._go_on()

    def _into_record(self, cursor: QTextCursor, source: QMimeData) -> None:
        words = source.text() if source.hasText() else ""
        if not words:
            found = (line for line in pasted_lines(source) if line)
            words = "\n".join("".join(piece.text for piece in line) for line in found)
        cursor.insertText(_ROOM.sub(" ", words.rstrip()), QTextCharFormat())
        self._editor.setTextCursor(cursor)

    def finish(self) -> None:
        """Put in all that is left: no word of it is lost."""
        while self._is_on:
            self._put_slice(None)

    def _go_on(self) -> None:
        if self._is_on:
            self._put_slice(perf_counter() + SLICE_S)

    def _put_slice(self, until: float | None) -> None:
        """Put in some lines, each as a paragraph; until a time, or all of them."""
        count = 0
        self._cursor.beginEditBlock()
        for line in self._lines:
            if line:
                self._put(line)
                count += 1
            if until is not None and (count >= AT_ONCE or perf_counter() > until):
                break
        else:
            self._is_on = False
        self._cursor.endEditBlock()
        if self._is_on:
            self._timer.start()
        else:
            self._timer.stop()
        self._editor.followed_paste(self._cursor)

    def _put(self, line: Pieces) -> None:
        cursor = self._cursor
        if not self._is_first or (
            list_mark("".join(piece.text for piece in line)) and cursor.positionInBlock()
        ):
            cursor.insertBlock(QTextBlockFormat(cursor.blockFormat()), QTextCharFormat())
        self._is_first = False
        insert_pieces(cursor, line)
