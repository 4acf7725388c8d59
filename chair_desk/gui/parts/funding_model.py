"""The table of a year's funding as Qt reads it: a row for each partner, then all partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.records.funding import WHOLE_SHARE
from chair_desk.records.funding_shares import agreed_share_words, share_words
from chair_desk.records.money import pounds, signed_pounds
from chair_desk.services.funding import Funding, FundingLine
from chair_desk.words import N_, _

Index = QModelIndex | QPersistentModelIndex
NAME, SHARE, BARS, PAYING, ACTUAL, AGAINST, HOW = range(7)
HEADINGS = (
    N_("Partner"), N_("Agreed\nshare"), N_("Agreed (outline) and paying (solid)"), N_("Paying"),
    N_("Actual\nshare"), N_("Against\nagreed"), N_("How it was set"),
)  # fmt: skip


class FundingModel(QAbstractTableModel):
    """Seven columns; the last row is all partners together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: Funding | None = None
        self.lines: Sequence[FundingLine] = ()
        self.has_short_names = False

    def show(self, found: Funding | None) -> None:
        """Show another year, or none."""
        self.beginResetModel()
        self.found = found
        self.lines = found.lines if found else ()
        self.endResetModel()

    @property
    def most(self) -> int:
        """The largest sum that a bar stands for, in pence."""
        return max((max(line.agreed, line.paying) for line in self.lines), default=0)

    def line(self, row: int) -> FundingLine | None:
        """Return the partner of a row; None in the row of all."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, organisation_id: str) -> int:
        """Return where a partner stands, or -1."""
        ids = [line.organisation.id for line in self.lines]
        return ids.index(organisation_id) if organisation_id in ids else -1

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the partners and the row of all of them."""
        if parent is not None and parent.isValid():
            return 0
        return len(self.lines) + 1 if self.lines else 0

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a place, or the whole line said in full."""
        line = self.line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken if line is not None else self._all_spoken()
        return None

    def _words(self, line: FundingLine | None, column: int) -> str:
        if line is None:
            return self._all_words(column)
        return {
            NAME: line.short if self.has_short_names else line.name,
            SHARE: line.agreed_share,
            PAYING: pounds(line.paying),
            ACTUAL: line.actual_share,
            AGAINST: signed_pounds(line.against),
            HOW: line.set_words,
        }.get(column, "")

    def _all_words(self, column: int) -> str:
        found = self.found
        if found is None:
            return ""
        cost = found.year.agreed_cost
        return {
            NAME: _("All partners"),
            SHARE: self._whole_share(found),
            PAYING: pounds(found.paying),
            ACTUAL: share_words(found.paying, cost),
            AGAINST: signed_pounds(found.paying - found.agreed),
            HOW: _reserves(found),
        }.get(column, "")

    def _whole_share(self, found: Funding) -> str:
        shares = [line.contribution.share for line in found.lines]
        if all(share is not None for share in shares):
            return agreed_share_words(min(sum(one or 0 for one in shares), WHOLE_SHARE))
        return share_words(found.agreed, found.year.agreed_cost)

    def _all_spoken(self) -> str:
        said = (NAME, SHARE, PAYING, ACTUAL, AGAINST, HOW)
        return ", ".join(part for part in map(self._all_words, said) if part)

    @guarded()
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a heading, on two lines where a line feed stands in it."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == BARS and self.has_short_names:
            return _("Agreed,\npaying")
        return _(HEADINGS[section])


def _reserves(found: Funding) -> str:
    if found.carried.reserves > 0:
        return _("From reserves")
    return _("To reserves") if found.carried.reserves < 0 else ""
