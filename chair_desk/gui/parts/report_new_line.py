"""The line for a new sentence, below those of a head: Enter adds it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import row
from chair_desk.gui.theme.look import look
from chair_desk.words import _

LINES = 1


class _Line(QPlainTextEdit):
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("New sentence"))
        self.setPlaceholderText(_("Write a sentence; Enter adds it"))
        self.setTabChangesFocus(True)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFont(look().font("record"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + look().px(16))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class NewSentence(QFrame):
    """`written` carries the words. They stay in the line until they were added."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line()
        layout = row(self.line)
        layout.setContentsMargins(look().px(28), look().px(6), look().px(22), look().px(8))
        self.setLayout(layout)
        self.line.entered.connect(self.settle)
        self.setFocusProxy(self.line)

    def settle(self) -> None:
        """Add what stands in the line, if anything does."""
        text = " ".join(self.line.toPlainText().split())
        if text:
            self.written.emit(text)

    def clear(self) -> None:
        """Empty the line, once its words were added."""
        self.line.clear()
