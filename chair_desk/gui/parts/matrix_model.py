"""The attendance matrix as Qt sees it: rows are partners or seats, columns are meetings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.records.attendance_cells import Cell
from chair_desk.records.attendance_measures import (
    Rate,
    Trend,
    current_gap,
    decision_capable_rate,
    represented_rate,
    trend,
)
from chair_desk.records.attendance_words import cell_words, gap_now_words
from chair_desk.records.days_in_words import full_day, short_day
from chair_desk.records.levels import ladder_words
from chair_desk.services.attendance_matrix import Matrix, Row
from chair_desk.services.short_ranks import FITS, ShortRanks
from chair_desk.words import _

NAME, AGREED = 0, 1
FIRST = 2
CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Reading:
    """What a row comes to, worked out once when the row is first painted."""

    def __init__(self, row: Row) -> None:
        self._held = len(row.cells)
        self.at_level: Rate = decision_capable_rate(row.cells)
        self.came: Rate = represented_rate(row.cells)
        self.gap: int | None = current_gap(row.with_expected)
        self.trend: Trend = trend(row.cells)

    @property
    def rate(self) -> Rate:
        """Return how often at level; where nobody is ranked, how often represented."""
        return self.at_level if self.is_compared else self.came

    @property
    def is_compared(self) -> bool:
        """Say whether a level was agreed at all; else the count is only of who came."""
        return bool(self.at_level.of)

    @property
    def words(self) -> str:
        """Say how often at level; "4 came" where there is no level to compare with."""
        said = str(self.rate.number)
        if self.rate.of != self._held:
            said = f"{self.rate.number}/{self.rate.of}"
        return said if self.is_compared else _("{count} came").format(count=said)


class MatrixModel(QAbstractTableModel):
    """Columns: the name, the agreed level, a meeting each, the next meeting, at level, the gap."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: Matrix | None = None
        self.rows: Sequence[Row] = ()
        self._names: dict[str, str] = {}
        self._readings: dict[str, Reading] = {}
        self.ranks: ShortRanks | None = None
        self.joins: dict[tuple[int, int], str] = {}

    def show(self, found: Matrix, names: dict[str, str], ranks: ShortRanks | None = None) -> None:
        """Show another matrix; `names` are those of people by id, `ranks` shortens ranks."""
        self.beginResetModel()
        self.found, self.rows, self._names = found, found.rows, names
        self.ranks = ranks
        self._readings = {}
        self.joins = {(at, column): name for at, row in enumerate(self.rows)
                      for column, name in _joins(found, row)}  # fmt: skip
        self.endResetModel()

    # -------------------------------------------------------------- places

    @property
    def meeting_count(self) -> int:
        """Count the meeting columns, the next meeting among them."""
        if self.found is None:
            return 0
        return len(self.found.meetings) + (self.found.coming is not None)

    @property
    def at_level(self) -> int:
        """The column of how often at the agreed level."""
        return FIRST + self.meeting_count

    @property
    def gap(self) -> int:
        """The column of the gap."""
        return self.at_level + 1

    def is_meeting(self, column: int) -> bool:
        """Say whether a column is that of a meeting."""
        return FIRST <= column < self.at_level

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a place, or nothing."""
        if self.found is None or not 0 <= row < len(self.rows) or not self.is_meeting(column):
            return None
        cells = self.rows[row].cells
        at = column - FIRST
        return cells[at] if at < len(cells) else self.rows[row].expected

    def meeting_id(self, column: int) -> str:
        """Return the meeting of a column, or nothing."""
        if self.found is None or not self.is_meeting(column):
            return ""
        at = column - FIRST
        if at < len(self.found.meetings):
            return self.found.meetings[at].id
        return self.found.coming.id if self.found.coming else ""

    def is_coming(self, column: int) -> bool:
        """Say whether a column is that of the next meeting."""
        return self.found is not None and column - FIRST == len(self.found.meetings)

    def row_of(self, key: str) -> int:
        """Return where a row stands, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def reading(self, row: Row) -> Reading:
        """Return what a row comes to."""
        if row.key not in self._readings:
            self._readings[row.key] = Reading(row)
        return self._readings[row.key]

    # -------------------------------------------------------------- Qt

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else FIRST + self.meeting_count + 2

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a place, what a screen reader says of it, or what it stands for."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(index.row(), index.column())
        return None

    def _words(self, row: Row, index: Index) -> str:
        column = index.column()
        if column == NAME:
            return row.name
        if column == AGREED:
            return str(row.agreed or "")
        if column == self.at_level:
            return self.reading(row).words
        if column == self.gap:
            return self.gap_words(row)
        cell = self.cell(index.row(), column)
        return cell.rank if cell is not None else ""

    def gap_words(self, row: Row) -> str:
        """Say the gap without its trend."""
        if not row.is_ranked:
            return ""
        return gap_now_words(self.reading(row).gap, Trend.LEVEL)

    def spoken(self, row: int, column: int) -> str:
        """Say a place in full, the partner first."""
        one = self.rows[row]
        if column == NAME:
            return one.name
        if column == AGREED:
            return f"{one.name}: {ladder_words(one.agreed, one.agreed)}" if one.agreed else one.name
        if column == self.at_level:
            read = self.reading(one)
            said = _("at level {count}") if read.is_compared else _("came to {count}")
            return f"{one.name}: {said.format(count=read.rate.words)}"
        if column == self.gap:
            read = self.reading(one)
            said = gap_now_words(read.gap, read.trend) if one.is_ranked else _("not ranked")
            return f"{one.name}: {said}"
        cell = self.cell(row, column)
        meeting = self._meeting(column)
        if cell is None or meeting is None:
            return one.name
        who = ", ".join(self._names.get(person, "") for person in cell.person_ids)
        said = f"{one.name}: {cell_words(cell, who, full_day(meeting.held_on))}"
        joined = self.joins.get((row, column))
        return f"{said}; {_('the first meeting of {name}').format(name=joined)}" if joined else said

    def _meeting(self, column: int) -> Any:
        found = self.found
        if found is None:
            return None
        at = column - FIRST
        return found.meetings[at] if at < len(found.meetings) else found.coming

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
        if section == NAME:
            return _("Partner")
        if section == AGREED:
            return _("Agreed")
        if section == self.at_level:
            return self._at_level_heading()
        if section == self.gap:
            return _("Authority gap")
        meeting = self._meeting(section)
        if meeting is None:
            return None
        below = _("expected") if self.is_coming(section) else str(meeting.held_on.year)
        return f"{short_day(meeting.held_on)}\n{below}"

    def _at_level_heading(self) -> str:
        held = len(self.found.meetings) if self.found else 0
        return _("At level\nof {count}").format(count=held)


def _joins(found: Matrix, row: Row) -> Iterator[tuple[int, str]]:
    """Yield the column where an organisation takes the place of the one before, and its name."""
    if not row.joined or row.organisation is None:
        return
    for one in (*row.joined, row.organisation):
        held = [meeting.held_on for meeting in found.meetings]
        at = bisect_left(held, one.starts_on) if one.starts_on else 0
        if 0 < at < len(held):
            yield FIRST + at, one.name


def painted(model: MatrixModel, row: int, column: int) -> Cell | None:
    """Return the cell at a place with its rank as it fits there."""
    cell = model.cell(row, column)
    if cell is None or len(cell.rank) <= FITS or model.ranks is None:
        return cell
    return cell._replace(rank=model.ranks.short(model.rows[row].organisation, cell.rank))
