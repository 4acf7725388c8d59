"""Letters that were kept with a step, read as they were; each can be written to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Scroll,
    column,
    line_across,
    link_button,
    measured,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.letters import Letter
from chair_desk.words import _

MEASURE = 620
ROOMY = 115


class LetterSheet(QWidget):
    """In the place of what it is about. `asked` wants the letters as files, `left` goes back."""

    asked = Signal()
    left = Signal()

    def __init__(self, title: str, letters: Sequence[Letter]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.sheet = Scroll(title)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QVBoxLayout(self.sheet.sheet)
        inside.setContentsMargins(28, 16, 28, 16)
        inside.setSpacing(10)
        inside.addWidget(words(title, "title", wrap=True))
        note = _("As drafted when the step was taken. What changed since does not change it.")
        inside.addWidget(words(note, "reading", "ink2", wrap=True))
        for letter in letters:
            inside.addWidget(line_across())
            inside.addLayout(measured(_Paper(letter), MEASURE))
        inside.addStretch(1)
        self.write_button = secondary_button(_("Write as Word, PDF or mail"), "file-down")
        self.leave_button = link_button(_("Go back"))
        escape = KeyCap("Esc")
        escape.setVisible(look().percent <= ROOMY)  # the key works at any size
        foot = row(self.write_button, self.leave_button, escape, None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        self.setLayout(column(self.sheet, line_across(), foot))
        self.write_button.clicked.connect(self.asked)
        self.leave_button.clicked.connect(self.left)

    def focus_first(self) -> None:
        """Give the letters the keyboard: the arrows scroll."""
        self.sheet.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Paper(QWidget):
    """One letter from its address to the name below it."""

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        layout = column(spacing=8)
        address = [part for part in (letter.to_name, letter.to_post, letter.to_agency) if part]
        layout.addWidget(words("\n".join(address), "record", wrap=True))
        if letter.written_on:
            layout.addWidget(words(full_day(letter.written_on), "record", "ink2"))
        layout.addWidget(words(letter.subject, "strong", wrap=True))
        greeting = _("Dear {name}").format(name=letter.greeting)
        closing = "\n".join((letter.from_name, f"{letter.from_post}, {letter.board}")).strip()
        for said in (greeting, *letter.paragraphs, _("Yours sincerely"), closing):
            layout.addWidget(words(said, "record", wrap=True))
        self.setLayout(layout)
