"""What came of an import: one line for each row of the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Scroll,
    column,
    line_across,
    primary_button,
    row,
    tag,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.services.importing import ImportReport, Outcome, RowOutcome, import_members
from chair_desk.words import N_, _

OUTCOME_WORDS: dict[Outcome, tuple[str, str]] = {
    Outcome.REFUSED: (N_("Refused"), "amb"),
    Outcome.SKIPPED: (N_("Skipped"), ""),
    Outcome.JOINED: (N_("Joined"), "accent"),
    Outcome.ADDED: (N_("Added"), "grn"),
}
"""What is said of each outcome, and its tone."""


def bring_in(session: Session, name: str) -> ImportReport | CannotDo:
    """Import members from a table; the session tells everyone of the one change it made."""
    try:
        report = import_members(session.desk, Path(name))
    except CannotDo as problem:
        return problem
    session.changed.emit(report.changes)
    return report


class ImportReportPanel(QWidget):
    """Rows with what was done or why not, those that want a look first."""

    left = Signal()

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        scroll = Scroll(_("What came of each row"))
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 16, 28, 16)
        inner.addWidget(words(_("Members brought in"), "title"))
        inner.addSpacing(4)
        inner.addWidget(words(report.summary, "record", wrap=True))
        note = _("It was one change: Undo takes all of it back.")
        inner.addWidget(words(note, tone="ink2", wrap=True))
        inner.addSpacing(12)
        inner.addWidget(line_across())
        inner.addLayout(_grid(report.rows))
        inner.addStretch(1)
        self.done = primary_button(_("Done"))
        foot = row(self.done, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        self.setLayout(column(scroll, line_across(), foot))
        self.done.clicked.connect(self.left)

    def focus_first(self) -> None:
        """Put the focus on what goes back."""
        self.done.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc or Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)


def _grid(rows: Sequence[RowOutcome]) -> QGridLayout:
    order = list(OUTCOME_WORDS)
    grid = QGridLayout()
    grid.setContentsMargins(0, 8, 0, 8)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, look().px(56))
    grid.setColumnStretch(2, 1)
    for line, outcome in enumerate(
        sorted(rows, key=lambda each: (order.index(each.outcome), each.row_number))
    ):
        label, tone = OUTCOME_WORDS[outcome.outcome]
        number = words(_("Row {number}").format(number=outcome.row_number), "small", "ink3")
        grid.addWidget(number, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(tag(_(label), tone), line, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(outcome.sentence, wrap=True), line, 2)
    return grid
