"""The list of a register: its own columns, found as one types, sorted by any heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.look import look
from chair_desk.records.folding import folded
from chair_desk.services.registers import Register, RegisterRow
from chair_desk.words import _

ROW = Qt.ItemDataRole.UserRole
REFERENCE, TITLE, STATE, OWN = range(4)
HEIGHT = 38
REFERENCE_WIDTH, LEAST_STATE = 78, 110
STATE_ROOM = 40  # the mark before the words, and air
OWN_WIDTH, LEAST_TITLE = 106, 250
Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractTableModel):
    """The rows of a register that match what is typed, in the order of a heading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._rows: Sequence[RegisterRow] = ()
        self._wanted: tuple[str, ...] = ()
        self._open_only = False
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder

    def show(self, register: Register) -> None:
        """Show another register, or the same one read again."""
        if self._register is None or self._register.name != register.name:
            self._sorted_by = -1
        self._register = register
        self._fill()

    def is_empty(self, column: int) -> bool:
        """Say whether no row has anything in a column of the register's own."""
        rows = self._register.rows if self._register else ()
        return not any(row.cells[column - OWN] for row in rows)

    def search(self, text: str) -> None:
        """Leave out rows that do not hold every word."""
        self._wanted = tuple(folded(text).split())
        self._fill()

    def show_open_only(self, *, is_open: bool) -> None:
        """Leave out what is closed, or show it again."""
        self._open_only = is_open
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        rows = list(self._register.rows) if self._register else []
        if self._open_only:
            rows = [row for row in rows if row.is_open]
        if self._wanted:
            rows = [row for row in rows if all(word in row.searched for word in self._wanted)]
        if self._sorted_by >= 0:
            is_down = self._order is Qt.SortOrder.DescendingOrder
            rows.sort(key=self._sort_key, reverse=is_down)
        self._rows = rows
        self.endResetModel()

    def _sort_key(self, row: RegisterRow) -> tuple[str, str]:
        by = self._sorted_by
        if by >= OWN:
            return row.sort_keys[by - OWN], row.reference
        return (row.reference, folded(row.title), row.state)[by], row.reference

    @guarded()
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the empty day stands last."""
        self._sorted_by, self._order = column, order
        self._fill()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows that match."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

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
        row = self._rows[index.row()]
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
        return next((n for n, row in enumerate(self._rows) if row.id == record_id), -1)


class RegisterDelegate(QStyledItemDelegate):
    """Paints a cell: the reference in its colour, the state as shape and words."""

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row, rect, colour = index.data(ROW), option.rect, look().colour
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            if index.column() == REFERENCE:
                painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunk"))
        inside = rect.adjusted(look().px(12 if index.column() == REFERENCE else 8), 0, -4, 0)
        if index.column() == STATE:
            self._paint_state(painter, inside, row)
        else:
            role, tone = self._looks(row, index.column())
            self._say(painter, inside, str(index.data() or ""), role, tone)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        painter.restore()

    def _looks(self, row: RegisterRow, column: int) -> tuple[str, str]:
        if column == REFERENCE:
            return "small_strong", "accent"
        if column == TITLE:
            return ("strong", "ink") if row.is_open else ("interface", "ink2")
        return "interface", "ink2"

    def _paint_state(self, painter: QPainter, rect: QRect, row: RegisterRow) -> None:
        side = look().px(14)
        if row.shape:
            top = rect.top() + (rect.height() - side) / 2
            paint_status(painter, QRectF(rect.left(), top, side, side), row.shape)
        words = rect.adjusted(side + look().px(8), 0, 0, 0)
        self._say(painter, words, row.state, "interface", "red" if row.is_late else "ink2")

    def _say(self, painter: QPainter, rect: QRect, text: str, role: str, tone: str) -> None:
        painter.setFont(look().font(role))
        painter.setPen(look().colour(tone))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), cut)


class RegisterTable(QTableView):
    """The list; arrows move, Enter opens the form, a heading sorts. As many columns as fit."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RegisterDelegate(self))
        self.shown = RegisterModel(self)
        self.setModel(self.shown)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_by)
        self._is_down = False
        self._sorted_by = -1
        self._states: tuple[str, ...] = ()
        self.selectionModel().currentChanged.connect(self._say)
        self.activated.connect(self._enter)
        look().changed.connect(self.fit)
        self.fit()

    def show_register(self, register: Register, record_id: str) -> None:
        """Show a register; the choice and the place of the scroll bar stay."""
        scrolled = self.verticalScrollBar().value()
        self.setAccessibleName(register.label)
        self._states = tuple({row.state for row in register.rows})
        self.shown.show(register)
        self.fit()
        self.choose(record_id)
        self.verticalScrollBar().setValue(scrolled)

    def search(self, text: str, record_id: str) -> None:
        """Show what a search finds; the choice stays where it can."""
        self.shown.search(text)
        self.choose(record_id)

    def sort_by_next(self) -> None:
        """Sort by the next heading that is shown, as a press on it would."""
        count = self.shown.columnCount()
        order = [*range(self._sorted_by + 1, count), *range(count)]
        self._sort_by(next(column for column in order if not self.isColumnHidden(column)))

    def _sort_by(self, column: int) -> None:
        self._is_down = column == self._sorted_by and not self._is_down
        self._sorted_by = column
        order = Qt.SortOrder.DescendingOrder if self._is_down else Qt.SortOrder.AscendingOrder
        kept = self.current_id()
        self.horizontalHeader().setSortIndicator(column, order)
        self.shown.sort(column, order)
        self.choose(kept)

    def current_id(self) -> str:
        """Return the record that is chosen, or nothing."""
        index = self.currentIndex()
        return index.data(ROW).id if index.isValid() else ""

    def choose(self, record_id: str) -> None:
        """Choose a record, or the first row where it is not shown."""
        row = max(self.shown.row_of(record_id), 0)
        if self.shown.rowCount():
            index = self.shown.index(row, REFERENCE)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def fit(self) -> None:
        """Show as many columns as there is room for, the due day before the others."""
        wide, count = look().wide, self.shown.columnCount()
        self.verticalHeader().setDefaultSectionSize(look().px(HEIGHT))
        room = self.viewport().width() - wide(REFERENCE_WIDTH) - self._state_width()
        self.setColumnWidth(REFERENCE, wide(REFERENCE_WIDTH))
        self.setColumnWidth(STATE, self._state_width())
        own = list(range(OWN, count))
        for column in [*own[-1:], *own[:-1]]:
            fits = room - wide(OWN_WIDTH) >= wide(LEAST_TITLE)
            fits = fits and not self.shown.is_empty(column)
            self.setColumnHidden(column, not fits)
            if fits:
                self.setColumnWidth(column, wide(OWN_WIDTH))
                room -= wide(OWN_WIDTH)
        self.setColumnWidth(TITLE, max(room, wide(120)))

    def _state_width(self) -> int:
        """Return the room that the longest state needs, so that its words are not cut."""
        letters = QFontMetrics(look().font("interface"))
        longest = max((letters.horizontalAdvance(one) for one in self._states), default=0)
        most = max(self.viewport().width() * 2 // 5, look().wide(LEAST_STATE))
        return min(max(longest + look().px(STATE_ROOM), look().wide(LEAST_STATE)), most)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def _say(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW).id)

    def _enter(self, _index: QModelIndex) -> None:
        self.entered.emit()
