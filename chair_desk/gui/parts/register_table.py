"""The list of a register: its own columns, found as one types, sorted by any heading."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
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
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.parts.register_model import ROW, Index, RegisterModel
from chair_desk.gui.theme.look import look
from chair_desk.services.register_rows import OWN, REFERENCE, STATE, TITLE, RegisterRow
from chair_desk.services.registers import Register

HEIGHT = 38
REFERENCE_WIDTH, LEAST_STATE = 78, 110
STATE_ROOM = 40  # the mark before the words, and air
OWN_WIDTH, LEAST_TITLE = 106, 250


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
        self._kept = ""
        self.shown.found.connect(self._found)
        self.selectionModel().currentChanged.connect(self._say)
        self.activated.connect(self._enter)
        look().changed.connect(self.fit)
        self.fit()

    def show_register(self, register: Register, record_id: str) -> None:
        """Show a register; the choice and the place of the scroll bar stay."""
        scrolled = self.verticalScrollBar().value()
        self.setAccessibleName(register.label)
        self._states = tuple(register.rows.states())
        self._kept = record_id
        self.shown.show(register)
        self.fit()
        self.choose(record_id)
        self.verticalScrollBar().setValue(scrolled)

    def search(self, text: str, record_id: str) -> None:
        """Show what a search finds; the choice stays where it can."""
        self._kept = record_id
        self.shown.search(text)
        self.choose(record_id)

    def _found(self) -> None:
        self.choose(self._kept)

    def sort_by_next(self) -> None:
        """Sort by the next heading that is shown, as a press on it would."""
        count = self.shown.columnCount()
        order = [*range(self._sorted_by + 1, count), *range(count)]
        self._sort_by(next(column for column in order if not self.isColumnHidden(column)))

    def _sort_by(self, column: int) -> None:
        self._is_down = column == self._sorted_by and not self._is_down
        self._sorted_by = column
        order = Qt.SortOrder.DescendingOrder if self._is_down else Qt.SortOrder.AscendingOrder
        self._kept = kept = self.current_id()
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
