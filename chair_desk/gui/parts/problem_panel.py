"""Says calmly that something went wrong in the program, and offers the report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import primary_button, row, secondary_button, words
from chair_desk.words import _


class ProblemPanel(Overlay):
    """Says that something went wrong, what is safe, and offers the report."""

    def __init__(self, window: QWidget, report: str) -> None:
        super().__init__(window, _("Something went wrong in Chair Desk"), width=620, top=110)
        self._report = report
        self.inside.setSpacing(10)
        self.inside.addWidget(words(_("Something went wrong in Chair Desk"), "section"))
        self.inside.addWidget(
            words(
                _(
                    "What you asked for may not have been done. All that was saved is safe, "
                    "and what you were typing was kept."
                ),
                wrap=True,
            )
        )
        self.inside.addWidget(
            words(
                _(
                    "You can carry on. If it happens again, send the report to whoever looks "
                    "after Chair Desk for you. It holds nothing from your record."
                ),
                tone="ink2",
                wrap=True,
            )
        )
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("The report"))
        shown.setTabChangesFocus(True)
        shown.setFixedHeight(130)
        self.inside.addWidget(shown)
        self.copy = secondary_button(_("Copy the report"), "copy")
        self.carry_on = primary_button(_("Carry on"))
        self.inside.addLayout(row(self.copy, None, self.carry_on))
        self.copy.clicked.connect(self._copy)
        self.carry_on.clicked.connect(self.dismiss)
        self.carry_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.copy.setText(_("Copied"))
