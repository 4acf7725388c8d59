"""What the room may not read in the minute editor: its words leave the document, not the file.

A screen that is copied to the room shows the editor too, and a screen reader says what stands in
its document. So confidential paragraphs are blank there and confidential words inside others
have a word in their place, until they are shown again. The words themselves stay with their row:
keeping reads them from there, and a key in such a block is held back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QTextBlock

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_blocks import id_of
from chair_desk.gui.parts.editor_paint import veil
from chair_desk.gui.parts.editor_setting import chosen_blocks
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

_KEYS = QKeySequence.StandardKey
CHANGES = (
    _KEYS.Cut, _KEYS.Paste, _KEYS.Delete, _KEYS.Backspace, _KEYS.DeleteStartOfWord,
    _KEYS.DeleteEndOfWord, _KEYS.DeleteEndOfLine, _KEYS.DeleteCompleteLine,
    _KEYS.InsertLineSeparator,
)  # fmt: skip
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class EditorVeil(QObject):
    """Hides confidential words of an editor from the room, and holds keys back from them.

    `held_back` says why a key did nothing; empty once everything is shown again.
    """

    held_back = Signal(str)

    def __init__(self, editor: MinuteEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._was = ("", 0, False)
        self._at = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._hide_what_was_left)
        editor.keeping.spared_id = self._caret_id
        editor.cursorPositionChanged.connect(self._caret_moved)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def show_hidden(self, *, is_hidden: bool) -> bool:
        """Hide confidential words, or show them again; the caret goes back to where it was.

        False where that is so already.
        """
        editor = self._editor
        veil(editor, is_hidden=is_hidden)
        if editor.keeping.is_hidden is is_hidden:
            return False
        was, place = self._was, editor.caret.place()
        if is_hidden:
            editor.keeping.settling.emit()
            editor.keeping.flush()
        editor.keeping.set_hidden(is_hidden=is_hidden)
        self._was = place
        if is_hidden and self.covers(editor.textCursor().block()):
            self._say()
        if not is_hidden:
            self.held_back.emit("")
        if not is_hidden and was[0] and was[0] == self._caret_id() and not was[2]:
            editor.caret.go_back(was[0], was[1], is_below=False)
        return True

    def covers(self, block: QTextBlock) -> bool:
        """Say whether words of a block are hidden now."""
        return id_of(block) in self._editor.keeping.veiled

    def holds_back(self) -> bool:
        """Say whether the caret or the choice touches hidden words; if so, say it in words."""
        keeping = self._editor.keeping
        if not keeping.veiled or not any(map(self.covers, chosen_blocks(self._editor))):
            return False
        self._say()
        return True

    def _say(self) -> None:
        self.held_back.emit(
            _("This paragraph is hidden with your notes. Type elsewhere, or show it with Ctrl H.")
        )

    def _caret_id(self) -> str:
        return id_of(self._editor.textCursor().block())

    # -------------------------------------------------------------- what is typed while hidden

    def _caret_moved(self) -> None:
        """Hide what was just typed once the caret leaves it."""
        now = self._caret_id() or str(self._editor.textCursor().blockNumber())
        if now != self._at:
            self._at = now
            if self._editor.keeping.is_hidden:
                self._timer.start()

    def _hide_what_was_left(self) -> None:
        keeping = self._editor.keeping
        if keeping.is_hidden and self._editor.isVisible():
            keeping.flush()
            keeping.veil_again(self._caret_id())

    # -------------------------------------------------------------- keys

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back whatever would change hidden words."""
        if not self._editor.keeping.veiled:
            return False
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return _changes_words(event) and self.holds_back()
        if kind in (QEvent.Type.InputMethod, QEvent.Type.ContextMenu):
            return self.holds_back()
        if kind in _DRAGS and isinstance(event, QDropEvent):
            event.ignore()
            return True
        return False


def _changes_words(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text and text.isprintable()) or any(event.matches(one) for one in CHANGES)
