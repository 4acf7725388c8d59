"""A table looked over before it is brought into a register: each row, its doubts, and a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    KeyCap,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    words,
)
from chair_desk.services.register_importing import RegisterPlan, RowPlan, Standing
from chair_desk.words import N_, _, ngettext

NUMBER = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STANDING_WORDS = {
    Standing.NEW: N_("new"),
    Standing.CHANGES: N_("would change"),
    Standing.SAME: N_("there already"),
    Standing.DOUBT: N_("in doubt"),
    Standing.REFUSED: N_("refused"),
}


class RegisterImport(QWidget):
    """In the place of the register. `wanted` brings in what is ticked, `left` leaves."""

    wanted = Signal()
    left = Signal()

    def __init__(self, plan: RegisterPlan) -> None:
        super().__init__()
        self.setAccessibleName(_("Bring in a table"))
        self.plan = plan
        self.list = QListWidget()
        self.list.setAccessibleName(_("Rows of the table"))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for one in plan.rows:
            self.list.addItem(_item(one))
        self.take = primary_button(_("Bring in"), "check")
        self.leave = link_button(_("Leave"))
        head = column(
            words(_("Rows of “{name}”").format(name=plan.name), "title"),
            words(plan.summary, "record", wrap=True),
            words(_("A row in doubt comes in without what is doubtful, if you tick it."), "small",
                  "ink2", wrap=True),
            spacing=6,
        )  # fmt: skip
        head.setContentsMargins(28, 14, 28, 10)
        foot = row(self.take, KeyCap("Enter"), self.leave, KeyCap("Esc"), None,
                   KeyCap("Space"), words(_("tick or leave out"), "small", "ink2"),
                   spacing=12)  # fmt: skip
        foot.setContentsMargins(28, 8, 28, 12)
        top, below = QWidget(), QWidget()
        top.setLayout(head)
        below.setLayout(foot)
        rows = column(self.list)
        rows.setContentsMargins(24, 4, 24, 0)  # a list has a few pixels of its own
        whole = column(top, line_across(), rows, line_across(), below)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.list.itemChanged.connect(self._say)
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        self._say()

    def ticked(self) -> set[int]:
        """Return the numbers of the rows that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return {item.data(NUMBER) for item in items if item.checkState() == Qt.CheckState.Checked}

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def _say(self) -> None:
        count = len(self.ticked())
        said = ngettext("Bring in {count} row", "Bring in {count} rows", count)
        self.take.setText(said.format(count=count) if count else _("Bring in"))
        self.take.setEnabled(bool(count))
        self.take.setToolTip("" if count else _("No row is ticked."))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring in with Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and self.take.isEnabled():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _item(one: RowPlan) -> QListWidgetItem:
    said = _("Row {number}, {standing}: {title}").format(
        number=one.number, standing=_(STANDING_WORDS[one.standing]), title=one.title
    )
    item = QListWidgetItem("\n".join((said, *one.doubts)))
    item.setData(NUMBER, one.number)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if one.can_be_taken:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        is_sure = one.standing is not Standing.DOUBT
        item.setCheckState(Qt.CheckState.Checked if is_sure else Qt.CheckState.Unchecked)
    item.setFlags(flags)
    return item
