"""Where the caret is, remembered by row, so that it stays when the text is written anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from chair_desk.gui.parts.editor_blocks import blocks_of, id_of
from chair_desk.services.last_place import AT_END

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor


class Caret:
    """Remembers row and column of the caret of an editor."""

    def __init__(self, editor: MinuteEditor) -> None:
        self._editor = editor
        self._minute_id, self._number, self._column = "", 0, 0

    def remember(self) -> None:
        """Remember where the caret is."""
        cursor = self._editor.textCursor()
        self._minute_id = id_of(cursor.block())
        self._number, self._column = cursor.blockNumber(), cursor.positionInBlock()

    def restore(self) -> None:
        """Go back to the row it was in, or to the same place where that row is gone."""
        document = self._editor.document()
        block = self._block()
        if not block.isValid():
            block = document.lastBlock()
        self._go(block, min(self._column, block.length() - 1))

    def _block(self) -> QTextBlock:
        document = self._editor.document()
        if self._minute_id:
            for block in blocks_of(document):
                if id_of(block) == self._minute_id:
                    return block
        return document.findBlockByNumber(self._number)

    def go_to(self, minute_id: str) -> None:
        """Go to the end of a row."""
        for block in blocks_of(self._editor.document()):
            if id_of(block) == minute_id:
                self._go(block, block.length() - 1)
                return

    def to_end(self) -> None:
        """Go to the end of the text."""
        block = self._editor.document().lastBlock()
        self._go(block, block.length() - 1)

    def place(self) -> tuple[str, int, bool]:
        """Return the row with the caret, the column in it, and whether the caret is below it.

        A blank line has no row: the nearest above stands for it.
        """
        cursor = self._editor.textCursor()
        block, column = cursor.block(), cursor.positionInBlock()
        if id_of(block):
            return id_of(block), AT_END if cursor.atBlockEnd() else column, False
        while block.isValid() and not id_of(block):
            block = block.previous()
        return (id_of(block) if block.isValid() else ""), AT_END, True

    def place_among(self, rows: Sequence[str]) -> tuple[str, int, bool]:
        """Return the same as `place`, where each block has the row of `rows` in its turn."""
        cursor = self._editor.textCursor()
        at = min(cursor.blockNumber(), len(rows) - 1)
        above = next((number for number in range(at, -1, -1) if rows[number]), -1)
        is_below = above < cursor.blockNumber()
        is_at_end = is_below or cursor.atBlockEnd()
        column = AT_END if is_at_end else cursor.positionInBlock()
        return (rows[above] if above >= 0 else ""), column, is_below

    def go_back(self, minute_id: str, column: int, *, is_below: bool) -> None:
        """Go to a place that `place` told; where its row is gone, to the end."""
        for block in blocks_of(self._editor.document()):
            if minute_id and id_of(block) == minute_id:
                end = block.length() - 1
                self._go(block, end if is_below or column == AT_END else min(column, end))
                if is_below and not self._editor.isReadOnly():
                    self._editor.new_line()
                return
        self.to_end()

    def _go(self, block: QTextBlock, column: int) -> None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + max(column, 0))
        self._editor.setTextCursor(cursor)
