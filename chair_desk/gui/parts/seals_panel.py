"""The seals of confirmed minutes: intact, altered and where, or cut off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import primary_button, row, secondary_button, words
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.services.sealing import SealCheck, Verdict
from chair_desk.words import _, ngettext

WIDTH, GUTTER = 820, 24
_ICONS = {
    Verdict.INTACT: ("shield-check", "grn"),
    Verdict.UNSEALED: ("circle", "ink3"),
    Verdict.ALTERED: ("triangle-alert", "red"),
    Verdict.CUT_OFF: ("triangle-alert", "red"),
}


class SealsPanel(Overlay):
    """Lists each set of confirmed minutes with its seal. `against_asked` wants a counter-copy."""

    against_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Seals of the minutes"), width=WIDTH, top=60)
        self.panel.setFixedWidth(min(look().px(WIDTH), window.width() - 2 * GUTTER))
        self.said = words("", "strong", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Confirmed minutes and their seals"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(320)
        self.list.setSpacing(3)
        self.against = secondary_button(_("Compare with a counter-copy"), "files")
        self.leave = primary_button(_("Close"))
        note = _(
            "Each set is sealed as it is confirmed, and chained to the one before. The signs of "
            "the seal stand on the signed minutes. A backup or a hand-over is a counter-copy."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(_("Seals of the minutes"), "section"))
        self.inside.addWidget(words(note, tone="ink2", wrap=True))
        self.inside.addWidget(self.said)
        self.inside.addWidget(self.list)
        self.inside.addLayout(row(self.against, None, self.leave))
        self.against.clicked.connect(self.against_asked)
        self.leave.clicked.connect(self.dismiss)

    def show_checks(self, checks: Sequence[SealCheck], *, compared_with: str = "") -> None:
        """Show what was found, the newest minutes first."""
        self.list.clear()
        for check in reversed(checks):
            name, colour = _ICONS[check.verdict]
            self.list.addItem(QListWidgetItem(icon(name, colour), check.sentence))
        if checks:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(bool(checks))
        self.said.setText(_found_words(checks, compared_with))

    def say_problem(self, problem: CannotDo) -> None:
        """Say why the counter-copy cannot be read."""
        self.said.setText(f"{problem.what} {problem.why} {problem.remedy}".strip())


def _found_words(checks: Sequence[SealCheck], compared_with: str) -> str:
    if not checks:
        return _("No minutes are confirmed yet.")
    wrong = sum(check.verdict in (Verdict.ALTERED, Verdict.CUT_OFF) for check in checks)
    if wrong:
        sentence = ngettext(
            "{count} set of minutes is not as it was sealed.",
            "{count} sets of minutes are not as they were sealed.",
            wrong,
        )
        return sentence.format(count=wrong)
    if compared_with:
        return _("All is intact, and nothing that {name} has sealed is missing here.").format(
            name=compared_with
        )
    return _("All is intact.")
