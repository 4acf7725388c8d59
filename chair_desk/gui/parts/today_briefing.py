"""The chair's briefing to read in the window: no file is written for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.desk import Desk
from chair_desk.words import _


class BriefingPanel(QWidget):
    """The briefing of one meeting; Escape goes back, a button says that it was read."""

    left = Signal()
    read = Signal()
    print_asked = Signal()

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self.back = link_button(_("Back to today"), "arrow-left")
        self.print_button = secondary_button(_("Print or save"), "printer", small=True)
        self.read_button = secondary_button(_("I have read it"), "check", small=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Your briefing"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(look().px(22))
        self.back.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_asked)
        self.read_button.clicked.connect(self.read)
        note = words(
            _("For your eyes only: it holds confidential parts, and no file was written."),
            "small", "ink3",
        )  # fmt: skip
        head = row(words(_("Your briefing"), "section"), 6, note, None, self.back,
                   self.print_button, self.read_button)  # fmt: skip
        head.setContentsMargins(28, look().px(2), 28, look().px(8))
        whole = column(head, line_across(), self.text)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._fill(desk, meeting_id)

    def _fill(self, desk: Desk, meeting_id: str) -> None:
        from chair_desk.services.briefing import briefing_text

        try:
            self.text.document().setDefaultFont(look().font("record"))
            self.text.setHtml(briefing_text(desk, meeting_id))
        except Refused as refusal:
            self.text.setPlainText(" ".join(refusal.problems.values()))
        except CannotDo as problem:
            self.text.setPlainText(problem.what)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
