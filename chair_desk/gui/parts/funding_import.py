"""A table of contributions looked over before anything is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.services.funding_importing import (
    DOING_WORDS,
    Doing,
    bring_in_funding,
    plan_funding,
)
from chair_desk.words import _

_ORDER = (Doing.LEFT_OUT, Doing.CHANGE, Doing.ADD, Doing.SAME)


class FundingImport(QWidget):
    """Every row with what it would do, what is left out first. `kept` carries the changes."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, session: Session, path: Path, year_id: str) -> None:
        super().__init__()
        self._session = session
        self.plan = plan_funding(session.desk, path, year_id=year_id)
        self.message = Message()
        self.message.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("What each row would do"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        for one in sorted(self.plan.rows, key=lambda each: _ORDER.index(each.doing)):
            said = _("{doing} · row {number} · {sentence}").format(
                doing=_(DOING_WORDS[one.doing]), number=one.row_number, sentence=one.sentence
            )
            self.list.addItem(QListWidgetItem(said))
        self.list.setCurrentRow(0)
        self.keep_button = primary_button(_("Bring in"), "check")
        self.keep_button.setEnabled(bool(self.plan.of(Doing.ADD, Doing.CHANGE)))
        self.leave_button = link_button(_("Leave it as it was"))
        foot = row(self.keep_button, self.leave_button, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        title = _("Bring in funding: {name}").format(name=path.name)
        head = column(
            words(title, "title", wrap=True), 2, words(self.plan.summary, "reading", "ink2"), 8,
            self.message,
        )  # fmt: skip
        head.setContentsMargins(28, 16, 28, 8)
        whole = column(head, self.list, line_across(), foot)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.left)

    def keep(self) -> None:
        """Bring in what was planned, or say why not."""
        came = self._session.try_out(bring_in_funding, self.plan)
        if isinstance(came, dict):
            self.message.say(" ".join(came.values()), tone="amb")
            return
        self.kept.emit(came)

    def focus_first(self) -> None:
        """Put the focus into the list."""
        self.list.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring in with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.keep_button.isEnabled():
                self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
