"""Asks what becomes of words that the file would not take, before the board is closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import Message, primary_button, row, secondary_button, words
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _


class LeavePanel(Overlay):
    """Shows the words that wait and four ways on. Esc goes back to the board."""

    elsewhere_asked = Signal()
    again_asked = Signal()
    text_asked = Signal()
    leave_asked = Signal()

    def __init__(self, window: QWidget, text: str, problem: CannotDo | None) -> None:
        title = _("Some words are not in the file yet")
        super().__init__(window, title, width=660, top=90)
        self.is_text_written = False
        self.inside.setSpacing(10)
        self.inside.addWidget(words(title, "section"))
        self.message = Message()
        self.message.close_button.hide()
        self.inside.addWidget(self.message)
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("The words that wait"))
        self.shown.setTabChangesFocus(True)
        self.shown.setFixedHeight(150)
        self.inside.addWidget(self.shown)
        self.elsewhere = primary_button(_("Write to another place"))
        self.again = secondary_button(_("Try again"))
        self.as_text = secondary_button(_("Keep as a text and close"))
        self.copy = secondary_button(_("Copy the words"), "copy")
        self.leave = primary_button(_("Close now"))
        self.back = secondary_button(_("Go back"))
        self.inside.addLayout(
            row(self.back, self.copy, None, self.as_text, self.leave, self.again, self.elsewhere)
        )
        self.leave.hide()
        self.copy.hide()
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self.again.clicked.connect(self.again_asked)
        self.as_text.clicked.connect(self.text_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.back.clicked.connect(self.dismiss)
        self.copy.clicked.connect(self._copy)
        self.elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say_problem(problem or CannotDo(_("The file could not be written.")))

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way."""
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
            return
        self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")

    def say_kept(self, path: Path | None, *, is_sealed: bool = False) -> None:
        """Say plainly where the words are, and that the board does not hold them."""
        if path is None:
            self.leave_asked.emit()
            return
        self.is_text_written = True
        if is_sealed:
            self.message.say(
                _("The words are kept on this laptop, locked as the board is."),
                _("They are not in the board. They are offered when it is next opened."),
                tone="amb",
            )
            self._offer_to_leave(_("Close now"))
            return
        self.message.say(
            _("The words are in {path}.").format(path=path),
            _("They are not in the board. Type or paste them into it when it can be written."),
            tone="amb",
        )
        self._offer_to_leave(_("Close now"))

    def say_nowhere(self, problem: CannotDo) -> None:
        """Say that no place takes them; they can still be copied."""
        self.say_problem(problem)
        self._offer_to_leave(_("Close without these words"))

    def _offer_to_leave(self, label: str) -> None:
        self.leave.setText(label)
        for button in (self.as_text, self.again):
            button.hide()
        self.copy.show()
        self.leave.show()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.shown.toPlainText())
        self.copy.setText(_("Copied"))
