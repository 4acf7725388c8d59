"""What the list of a register shows: the rows that match what is typed, sorted by a heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.records.folding import folded
from chair_desk.services.register_rows import OWN, REFERENCE, RegisterRow, RegisterRows
from chair_desk.services.registers import Register
from chair_desk.words import _

ROW = Qt.ItemDataRole.UserRole
_SAID = (
    ROW,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
SOME = 400  # rows made ready for a search at a time
Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractTableModel):
    """The rows of a register that match what is typed, in the order of a heading.

    Where rows are read as they are looked at, what a search or a heading asks for is made ready a
    few at a time while nothing else is done. What is asked before that is answered when it is:
    `found` says so, and until then what stood there stays.
    """

    found = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._rows = RegisterRows()  # those that `_places` are of
        self._places: Sequence[int] = ()
        self._wanted: tuple[str, ...] = ()
        self._open_only = False
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder
        self._texts: dict[str, str] = {}
        self._unread: list[str] = []
        self._is_behind = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._read_some)

    @property
    def is_ready(self) -> bool:
        """Say whether a search is answered at once."""
        return not self._unread

    def show(self, register: Register) -> None:
        """Show another register, or the same one read again."""
        rows = register.rows
        if self._register is None or self._register.name != register.name:
            self._sorted_by = -1
            self._texts = {}
        self._register = register
        if rows.is_at_hand:
            self._texts, self._unread = rows.searched(rows.ids), []
            self._fill()
            return
        known = frozenset(rows.ids)
        self._texts = {key: text for key, text in self._texts.items() if key in known}
        new = [key for key in rows.ids if key not in self._texts]
        self._unread = [*self._texts, *new]  # taken from the end: what is new first
        self._idle.start()
        self._search_or_wait(len(new))

    def is_empty(self, column: int) -> bool:
        """Say whether no row has anything in a column of the register's own."""
        return self._register is None or self._register.rows.is_empty(column - OWN)

    def search(self, text: str) -> None:
        """Leave out rows that do not hold every word."""
        self._wanted = tuple(folded(text).split())
        self._search_or_wait(len(self._unread))

    def show_open_only(self, *, is_open: bool) -> None:
        """Leave out what is closed, or show it again."""
        self._open_only = is_open
        self._search_or_wait(len(self._unread))

    def _search_or_wait(self, unread: int) -> None:
        self._is_behind = bool(self._wanted) and unread > SOME
        if not self._is_behind:
            if self._wanted:
                self._make_ready(unread)
            self._fill()

    def _read_some(self) -> None:
        """Make ready for a search, a few at a time while nothing else is done."""
        is_other = self._make_ready(SOME)
        self._is_behind = self._is_behind or (is_other and bool(self._wanted))
        if self._unread:
            return
        self._idle.stop()
        if self._is_behind:
            self._is_behind = False
            self._fill()
            self.found.emit()

    def _make_ready(self, count: int) -> bool:
        """Read what a search looks at in so many; say whether any of it is other than before."""
        if self._register is None or not count:
            return False
        keys = self._unread[-count:]
        del self._unread[-count:]
        read = self._register.rows.searched(keys)
        is_other = any(self._texts.get(key) != text for key, text in read.items())
        self._texts |= read
        return is_other

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = self._register.rows if self._register else RegisterRows()
        places: Sequence[int] = range(len(self._rows))
        if self._open_only:
            places = self._rows.open_places()
        if self._wanted:
            ids, texts = self._rows.ids, self._texts
            for word in self._wanted:
                places = [place for place in places if word in texts.get(ids[place], "")]
        self._places = self._sorted(places) if self._sorted_by >= 0 else places
        self.endResetModel()

    def _sorted(self, places: Sequence[int]) -> list[int]:
        """Put places in the order of the heading that was pressed."""
        is_down = self._order is Qt.SortOrder.DescendingOrder
        return sorted(places, key=self._rows.keys(self._sorted_by).__getitem__, reverse=is_down)

    @guarded()
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, once the rows are ready; the empty day stands last."""
        self._sorted_by, self._order = column, order
        if len(self._unread) > SOME:
            self._is_behind = True
        else:
            self._search_or_wait(len(self._unread))

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows that match."""
        return 0 if parent is not None and parent.isValid() else len(self._places)

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Count reference, title, state and the register's own columns."""
        if parent is not None and parent.isValid():
            return 0
        return OWN + len(self._register.headings) if self._register else OWN

    @guarded()
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        if section >= OWN and self._register:
            return self._register.headings[section - OWN]
        label = self._register.entry_label if self._register else ""
        return (_("No."), label, _("State"))[section]

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, what a screen reader says of its row, or the row itself."""
        if role not in _SAID:
            return None
        row = self._rows[self._places[index.row()]]
        if role == ROW:
            return row
        words = self._cell(row, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() != REFERENCE:
                return words
            return ", ".join(
                part for part in (row.reference, row.title, row.state, *row.cells) if part
            )
        return None

    def _cell(self, row: RegisterRow, column: int) -> str:
        if column >= OWN:
            return row.cells[column - OWN]
        return (row.reference, row.title, row.state)[column]

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 where it is not shown."""
        place = self._rows.place_of(record_id)
        return self._places.index(place) if place >= 0 and place in self._places else -1
