"""The line in which a promise is put down, with its day at the end if there is one."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.theme.icons import icon
from chair_desk.words import _

_BEFORE_DAY = re.compile(r"(?:,\s*|\s+(?:by|before|on|for)\s+|,?\s+)(?=\S)", re.IGNORECASE)


def promise_of(text: str, today: date) -> tuple[str, date | None]:
    """Part a promise from the day at its end: "Ring the force by Thursday", "Visit, 4 dec"."""
    read = day_reader(today)
    said = " ".join(text.split())
    for found in _BEFORE_DAY.finditer(said):
        day = read(said[found.end() :])
        if day is not None and said[: found.start()].strip():
            return said[: found.start()].strip(), day
    return said, None


class PromiseLine(QLineEdit):
    """Enter puts the promise down; Escape leaves it."""

    kept = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Ring the Chief Constable by Thursday"))
        self.setAccessibleName(_("Put down a promise of your own, with its day"))
        self.setToolTip(_("Only you see it. It is kept in a file of your own, beside the board."))
        self.addAction(icon("plus"), QLineEdit.ActionPosition.LeadingPosition)
        self.task_id = ""
        self.returnPressed.connect(self._keep)

    def change(self, task_id: str, words: str) -> None:
        """Put a promise in to change it."""
        self.task_id = task_id
        self.setText(words)
        self.setFocus()
        self.selectAll()

    def _keep(self) -> None:
        if self.text().strip():
            self.kept.emit(self.text())

    def done(self) -> None:
        """Begin with an empty line again."""
        self.task_id = ""
        self.clear()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the line with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.done()
            self.left.emit()
            return
        super().keyPressEvent(event)
