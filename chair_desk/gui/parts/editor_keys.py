"""What keys do in the minute editor beside typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)

from chair_desk.gui.parts.editor_blocks import id_of, mark, text_of
from chair_desk.gui.parts.editor_lists import erase_mark, go_on, part
from chair_desk.gui.parts.editor_marks import LINE_BREAK
from chair_desk.gui.parts.editor_parts import next_part
from chair_desk.gui.parts.editor_setting import chosen_blocks

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)

MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def asks_elsewhere(event: QEvent) -> bool:
    """Say whether a key is about to do what another part does: a shortcut, but none of a text."""
    if event.type() != QEvent.Type.ShortcutOverride or event.isAccepted():
        return False
    if not isinstance(event, QKeyEvent) or Qt.Key(event.key()) in MODIFIERS:
        return False
    is_function_key = Qt.Key.Key_F1 <= Qt.Key(event.key()) <= Qt.Key.Key_F35
    return is_function_key or bool(event.modifiers() & (CTRL | ALT))


class EditorKeys:
    """Takes the keys that mean something of their own."""

    def __init__(self, editor: MinuteEditor) -> None:
        self._editor = editor

    def took(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it is plain typing."""
        editor, key = self._editor, Qt.Key(event.key())
        if editor.isReadOnly():
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo()
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._redo()
        if key in ENTER and not event.modifiers() & (CTRL | ALT):
            return self._enter(is_line_break=bool(event.modifiers() & SHIFT))
        if self.makes_something() and key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            return self._leave_or_go_on(key)
        if self._spans_record() and (key in ERASERS or _is_typing(event)):
            self._erase_each_apart()
            return key in ERASERS
        return key in ERASERS and (self._erased_mark(key) or self._at_an_edge(key))

    def _erased_mark(self, key: Qt.Key) -> bool:
        """Make a paragraph of an item of a list, where the caret stands behind its mark."""
        cursor = self._editor.textCursor()
        is_back = key == Qt.Key.Key_Backspace and self._editor.is_prose(cursor.block())
        return is_back and erase_mark(cursor)

    def _leave_or_go_on(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Tab:
            return next_part(self._editor)
        self._editor.leave_as_words()
        return True

    def _undo(self) -> bool:
        if self._editor.document().isUndoAvailable():
            return False
        self._editor.undo_asked.emit()
        return True

    def _redo(self) -> bool:
        if self._editor.document().isRedoAvailable():
            return False
        self._editor.redo_asked.emit()
        return True

    def makes_something(self) -> bool:
        """Say whether the line being written is more than prose."""
        line = self._editor.line
        return line is not None and line.makes_something

    # -------------------------------------------------------------- Enter

    def _enter(self, *, is_line_break: bool) -> bool:
        editor = self._editor
        if is_line_break:
            editor.textCursor().insertText(LINE_BREAK)
            return True
        if self.makes_something():
            editor.enter_asked.emit()
            return True
        cursor = editor.textCursor()
        if not editor.is_prose(cursor.block()):
            self.new_block_below(is_above=cursor.atBlockStart() and cursor.block().length() > 1)
            return True
        if cursor.atBlockEnd() and editor.line is not None:
            editor.finished.emit(editor.line)
        cursor = editor.textCursor()
        if not text_of(cursor.block()).strip() and not cursor.hasSelection():
            return True  # one blank line is enough
        if not go_on(cursor):
            shape = QTextCharFormat() if cursor.atBlockEnd() else cursor.charFormat()
            part(cursor, shape)
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
        return True

    def new_block_below(self, *, is_above: bool = False) -> None:
        """Put a blank block after the one with the caret, or before it, and go there."""
        editor = self._editor
        block = editor.textCursor().block()
        other = block.previous() if is_above else block.next()
        if other.isValid() and not text_of(other) and editor.is_prose(other):
            editor.setTextCursor(QTextCursor(other))
            return
        cursor = QTextCursor(block)
        if not is_above:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock()
        fresh = cursor.block()
        if is_above:
            fresh = fresh.previous()
        cursor.setPosition(fresh.position())
        cursor.setCharFormat(cursor.blockCharFormat())
        mark(fresh, "", as_words=False)
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()

    # -------------------------------------------------------------- the edges of records

    def _spans_record(self) -> bool:
        """Say whether several blocks are chosen and one of them is a record."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return False
        chosen = chosen_blocks(self._editor)
        return len(chosen) > 1 and not all(self._editor.is_prose(block) for block in chosen)

    def _erase_each_apart(self) -> None:
        """Erase the words chosen in each block, and no edge between blocks.

        A record whose words are all chosen goes with its block; nothing flows together.
        """
        editor = self._editor
        cursor = editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        for block in reversed(chosen_blocks(self._editor)):
            first = max(start, block.position())
            last = min(end, block.position() + block.length() - 1)
            is_whole = first == block.position() and last == block.position() + block.length() - 1
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            if is_whole and not editor.is_prose(block) and block.blockNumber():
                cursor.setPosition(block.position())
                cursor.deletePreviousChar()
        cursor.endEditBlock()
        cursor.setPosition(min(start, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)

    def _at_an_edge(self, key: Qt.Key) -> bool:
        """Join blocks so that no row is lost, and step over the edge of a record."""
        editor = self._editor
        cursor = editor.textCursor()
        is_back = key == Qt.Key.Key_Backspace
        block = cursor.block()
        other = block.previous() if is_back else block.next()
        is_prose = editor.is_prose(block)
        if not is_prose and not text_of(block) and not cursor.hasSelection():
            self._drop(block)
            return True
        at_edge = cursor.atBlockStart() if is_back else cursor.atBlockEnd()
        if cursor.hasSelection() or not at_edge or not other.isValid():
            return False
        first, second = (other, block) if is_back else (block, other)
        if is_prose and editor.is_prose(other):
            if id_of(first):
                return False
            self._join(first, second)
        elif not text_of(block) and is_prose:
            self._drop(block)
        else:
            move = QTextCursor.MoveOperation
            cursor.movePosition(move.PreviousCharacter if is_back else move.NextCharacter)
            editor.setTextCursor(cursor)
        return True

    def _join(self, first: QTextBlock, second: QTextBlock) -> None:
        """Join two blocks; the row of the second stays where the first has none."""
        minute_id = id_of(first) or id_of(second)
        cursor = QTextCursor(second)
        cursor.deletePreviousChar()
        mark(cursor.block(), minute_id)
        self._editor.setTextCursor(cursor)

    def _drop(self, block: QTextBlock) -> None:
        """Take an empty block out; its neighbours keep their rows."""
        before, after = block.previous(), block.next()
        if before.isValid():
            minute_id = id_of(before)
            cursor = QTextCursor(block)
            cursor.deletePreviousChar()
            mark(cursor.block(), minute_id)
        elif after.isValid():
            minute_id = id_of(after)
            cursor = QTextCursor(block)
            cursor.deleteChar()
            mark(cursor.block(), minute_id)
        else:
            mark(block, "", as_words=False)
            cursor = QTextCursor(block)
            self._editor.keeping.take_out()
        self._editor.setTextCursor(cursor)


def _is_typing(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & CTRL
