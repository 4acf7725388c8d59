"""Copying words out of the minute editor and in from other programs, a little at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from chair_desk.gui.parts.editor_blocks import blocks_of, id_of
from chair_desk.gui.parts.editor_marks import insert_pieces, pieces_of
from chair_desk.records.list_marks import list_mark
from chair_desk.records.spans import is_confidential_at
from chair_desk.records.text_html import MOST, HtmlWords, plain_lines, write_html
from chair_desk.records.text_marks import Piece, Pieces

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

_ROOM = re.compile(r"\s+")
AT_ONCE = 20
SLICE_S = 0.02
NEXT_MS = 5


def copied(
    document: QTextDocument,
    cursor: QTextCursor,
    told_of: Callable[[QTextBlock], tuple[str, str]],
) -> QMimeData:
    """Return the chosen words, as HTML that keeps bold, italics and lists, and as plain words.

    `told_of` says what stands above and below the words of a record. A whole record that is
    chosen with others takes it along: without, nobody would know an action from a sentence.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[Pieces] = []
    for block in blocks_of(document):
        first, last = start - block.position(), end - block.position()
        if not (first < block.length() and last >= 0):
            continue
        line = pieces_of(block, max(first, 0), min(last, block.length() - 1))
        is_whole = first <= 0 and last >= block.length() - 1
        is_alone = first >= 0 and last < block.length()
        above, below = told_of(block) if is_whole and not is_alone else ("", "")
        lines.append(_with_told(line, above, below))
    made = QMimeData()
    made.setText("\n".join("".join(piece.text for piece in line) for line in lines))
    made.setHtml(write_html(lines))
    return made


def _with_told(line: Pieces, above: str, below: str) -> Pieces:
    before = (Piece(f"{above}\n", bold=True),) if above else ()
    after = (Piece(f"\n{below}", italic=True),) if below else ()
    return (*before, *line, *after)


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
        # Held only while lines are put in: one let go of in another thread would bring Qt down.
        self._at: QTextCursor | None = None
        self._is_first = self._is_whole = self._is_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NEXT_MS)
        self._timer.timeout.connect(self._go_on)
        self._last_id = ""
        editor.keeping.settling.connect(self.finish)

    @property
    def _cursor(self) -> QTextCursor:
        if self._at is None:
            self._at = self._editor.textCursor()
        return self._at

    @property
    def is_on(self) -> bool:
        """Whether lines wait to be put in."""
        return self._is_on

    def begin(self, source: QMimeData) -> None:
        """Put in what was copied, at the caret.

        Into a record and among confidential words it goes as plain words on one line.
        """
        self.finish()
        editor = self._editor
        cursor = editor.textCursor()
        text, at = cursor.block().text(), cursor.selectionStart() - cursor.block().position()
        if not editor.is_prose(cursor.block()) or is_confidential_at(text, at):
            self._into_record(cursor, source)
            return
        self._lines, self._is_on, self._is_first = pasted_lines(source), True, True
        self._last_id, self._is_whole = "", True
        cursor.removeSelectedText()
        self._at = QTextCursor(cursor)
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
        lines = []
        for line in self._lines:
            if line:
                lines.append(line)
            if until is not None and (len(lines) >= AT_ONCE or perf_counter() > until):
                break
            if until is None and len(lines) >= AT_ONCE * 10:
                break
        else:
            self._is_on = False
        self._put(lines)
        self._last_id = id_of(self._cursor.block())
        if self._is_on:
            self._timer.start()
        else:
            self._timer.stop()
            self._at = None
            self._editor.after_paste()

    def _put(self, lines: list[Pieces]) -> None:
        if lines and self._is_first:
            self._is_first = False
            if self._fits_in(lines[0]):
                insert_pieces(self._cursor, lines.pop(0))
                self._editor.setTextCursor(self._cursor)
        if not lines:
            return
        if self._is_whole:
            self._is_whole = False
            self._part_block()
        keeping = self._editor.keeping
        keeping.flush()
        self._find_place()
        if not keeping.put_lines(self._cursor, lines):
            self._put_unkept(lines)

    def _find_place(self) -> None:
        """Go to the last paragraph that was put in, where the text was written anew since."""
        if self._last_id and id_of(self._cursor.block()) != self._last_id:
            found = (
                one for one in blocks_of(self._editor.document()) if id_of(one) == self._last_id
            )
            block = next(found, self._editor.document().lastBlock())
            self._cursor.setPosition(block.position() + block.length() - 1)

    def _fits_in(self, line: Pieces) -> bool:
        """Say whether a line goes on from the words before the caret: an item of a list never."""
        is_item = list_mark("".join(piece.text for piece in line)) is not None
        return not (is_item and self._cursor.positionInBlock())

    def _part_block(self) -> None:
        """Leave the words behind the caret as a paragraph of their own.

        The caret is set once; then it moves along with what is put in before it.
        """
        if not self._cursor.atBlockEnd():
            cursor = QTextCursor(self._cursor)
            cursor.insertBlock(QTextBlockFormat(cursor.blockFormat()))
            self._cursor.setPosition(cursor.position() - 1)
        self._editor.setTextCursor(self._cursor)

    def _put_unkept(self, lines: list[Pieces]) -> None:
        """Put lines in that the file does not take now: they are kept as typing is."""
        cursor = self._cursor
        cursor.beginEditBlock()
        for line in lines:
            if cursor.block().text().strip():
                cursor.insertBlock(QTextBlockFormat(cursor.blockFormat()), QTextCharFormat())
            insert_pieces(cursor, line)
        cursor.endEditBlock()
