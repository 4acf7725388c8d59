"""Spelling in one editor: which words are marked, the next one in doubt, and what is put instead.

No word is ever changed here but by the person: with Enter on a word that is offered.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import blocks_of
from chair_desk.gui.parts.editor_spelling_menu import spelling_menu
from chair_desk.gui.spelling import Spelling
from chair_desk.gui.theme.look import look
from chair_desk.records.spelling import Word

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

SLICE_SECONDS, BETWEEN_MS = 0.006, 4
ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class EditorSpelling(QObject):
    """Marks the words of an editor that are in doubt, but never the one being typed.

    A long text is marked in slices, and keys come in between.
    """

    def __init__(self, editor: MinuteEditor, spelling: Spelling) -> None:
        super().__init__(editor)
        self.editor, self.spelling = editor, spelling
        self._is_typing = False
        self._held = -1
        self._spent, self._waiting = 0.0, -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._go_on)
        editor.highlighter.doubts = self.doubts
        editor.cursorPositionChanged.connect(self._let_go)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        spelling.changed.connect(self._mark_all)

    # -------------------------------------------------------------- marking

    def doubts(self, block: QTextBlock, text: str) -> Sequence[Word]:
        """Return what to mark in a block; what there is no time for is marked a little later."""
        if not self.spelling.is_ready or self.editor.isReadOnly():
            return ()
        if self.editor.veil.covers(block):
            return ()
        number = block.blockNumber()
        if self._spent > SLICE_SECONDS:
            self._waiting = number if self._waiting < 0 else min(number, self._waiting)
            self._timer.start()
            return ()
        began = time.perf_counter()
        found = self.spelling.doubts(text)
        if self._is_typing:
            found = [word for word in found if not self._is_typed(block, word)]
        self._spent += time.perf_counter() - began
        if not self._timer.isActive():
            self._timer.start()
        return found

    def _is_typed(self, block: QTextBlock, word: Word) -> bool:
        cursor = self.editor.textCursor()
        if cursor.block() != block or cursor.hasSelection():
            return False
        if word.start < cursor.positionInBlock() <= word.end:
            self._held = block.blockNumber()
            return True
        return False

    def _go_on(self) -> None:
        """Begin another slice, where a long text was not marked to its end."""
        self._spent = 0.0
        first, self._waiting = self._waiting, -1
        block = self.editor.document().findBlockByNumber(first) if first >= 0 else QTextBlock()
        until = time.perf_counter() + SLICE_SECONDS
        with QSignalBlocker(self.editor):  # no word changes: nobody need follow
            while block.isValid() and self._waiting < 0:
                self.editor.highlighter.rehighlightBlock(block)
                block = block.next()
                if block.isValid() and time.perf_counter() > until and self._waiting < 0:
                    self._waiting = block.blockNumber()
                    self._timer.start()

    def _mark_all(self) -> None:
        """Mark the whole text anew, from its beginning, in slices."""
        self._waiting = 0
        self._timer.start()

    def _let_go(self) -> None:
        """Mark the word that was being typed, once the caret has left it."""
        if self._held < 0:
            return
        block = self.editor.document().findBlockByNumber(self._held)
        words = self.spelling.doubts(block.text()) if block.isValid() else ()
        if not any(self._is_typed(block, word) for word in words):
            self._held = -1
            if block.isValid():
                self.editor.highlighter.rehighlightBlock(block)

    # -------------------------------------------------------------- going through

    def next_doubt(self, *, from_start: bool = False) -> QTextCursor | None:
        """Return a cursor on the next word in doubt after the caret, or nothing."""
        caret = 0 if from_start else self.editor.textCursor().position()
        first = self.editor.document().findBlock(caret)
        for block in blocks_of(self.editor.document()):
            if block.blockNumber() < first.blockNumber():
                continue
            for word in self.in_doubt(block):
                if from_start or block.position() + word.start >= caret:
                    return self.cursor_on(block, word)
        return None

    def in_doubt(self, block: QTextBlock) -> Iterator[Word]:
        """Yield the words of a block that are marked."""
        line = self.editor.line if block == self.editor.textCursor().block() else None
        understood = line.highlights if line is not None else ()
        if self.editor.veil.covers(block):
            return  # a word put there would reach no row
        for word in self.spelling.doubts(block.text()):
            if not any(one.start < word.end and word.start < one.end for one in understood):
                yield word

    def cursor_on(self, block: QTextBlock, word: Word) -> QTextCursor:
        """Return a cursor that has a word selected."""
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + word.start)
        cursor.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def word_at(self, position: int) -> QTextCursor | None:
        """Return a cursor on the marked word at a place of the text, or nothing."""
        block = self.editor.document().findBlock(position)
        for word in self.in_doubt(block):
            if word.start <= position - block.position() <= word.end:
                return self.cursor_on(block, word)
        return None

    def show_word(self, cursor: QTextCursor | None) -> None:
        """Put the caret behind a word and a tint on it; nothing takes the tint away."""
        shown = QTextEdit.ExtraSelection()
        if cursor is None:
            self.editor.setExtraSelections([])
            return
        shown.cursor = QTextCursor(cursor)
        shape = cursor.charFormat()
        shape.setBackground(look().colour("soft"))
        shown.format = shape
        self._is_typing = False
        caret = QTextCursor(cursor)
        caret.setPosition(cursor.selectionEnd())
        self.editor.setTextCursor(caret)
        self.editor.setExtraSelections([shown])
        self.editor.ensureCursorVisible()

    def put(self, cursor: QTextCursor, words: str) -> None:
        """Put a word in the place of another: one step back undoes it, as with typing."""
        self._is_typing = False
        cursor.insertText(words)
        self.editor.setTextCursor(cursor)

    # -------------------------------------------------------------- events

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is typed; offer words in the menu under the pointer."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._is_typing = _is_typing(event)
        elif kind == QEvent.Type.MouseButtonPress:
            self._is_typing = False
        elif kind in (QEvent.Type.Show, QEvent.Type.FocusIn):
            self.spelling.want()
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        return False

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        editor = self.editor
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = editor.viewport().mapFromGlobal(event.globalPos())
        at = editor.textCursor() if by_key else editor.cursorForPosition(place)
        menu = spelling_menu(self, at)
        if menu is None:
            return False
        below = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        menu.popup(below if by_key else event.globalPos())
        return True


def _is_typing(event: QKeyEvent) -> bool:
    text = event.text()
    return (bool(text) and text.isprintable()) or Qt.Key(event.key()) in ERASERS
