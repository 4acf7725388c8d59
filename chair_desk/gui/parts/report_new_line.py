"""The line for a new sentence, below those of a head: Enter adds it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.report_writing_line import WritingLine
from chair_desk.gui.parts.widgets import row
from chair_desk.gui.theme.look import look
from chair_desk.words import _

LINES = 1


class _Line(WritingLine):
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("New sentence"))
        self.setPlaceholderText(_("Write a sentence; Enter adds it"))
        self.fit = self._fit
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFont(look().font("record"))
        high = self.fontMetrics().lineSpacing() * LINES + look().px(16)
        self.setFixedHeight(high + self.linked_height)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the line is left: in a low window an empty one folds away."""
        super().focusOutEvent(event)
        self.left.emit()


class NewSentence(QFrame):
    """`written` carries what was `Written`. It stays in the line until it was added."""

    written = Signal(object)

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
        said = self.line.written()
        if said.text:
            self.written.emit(said)

    def clear(self) -> None:
        """Empty the line, once its words were added."""
        self.line.clear()
        self.line.forget_links()
