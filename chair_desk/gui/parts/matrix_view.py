"""The attendance matrix on screen: names stay at the left, readings at the right, meetings move.

Three views share one model and one choice; only the one in the middle takes the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.matrix_delegate import MatrixDelegate
from chair_desk.gui.parts.matrix_model import AGREED, FIRST, NAME, MatrixModel
from chair_desk.gui.parts.widgets import row
from chair_desk.gui.theme.look import look
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.short_ranks import ShortRanks
from chair_desk.words import _

LINE, HEAD = 29, 44
NAME_WIDTH, AGREED_WIDTH, MEETING_WIDTH, AT_WIDTH, GAP_WIDTH = 225, 54, 64, 82, 146
NEXT_SPACE = 6


class MatrixHeader(QHeaderView):
    """Headings of two lines, the second one pale; the next meeting in a dashed frame."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setFixedHeight(look().px(HEAD))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep one height."""
        return QSize(0, look().px(HEAD))

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        model = self.model()
        painter.save()
        painter.fillRect(rect, look().colour("sunk"))
        for y in (rect.top(), rect.bottom()):
            painter.fillRect(QRect(rect.left(), y, rect.width(), 1), look().colour("line"))
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""
        first, _line_feed, second = words.partition("\n")
        side = self._side(section)
        inside = rect.adjusted(look().px(self._indent(section)), 0, 0, 0)
        inside.setRight(rect.right() - (look().px(18) if side is RIGHT else 0))
        if not second:
            self._draw(painter, inside, first, "small_strong", "ink2", side)
        else:
            half = rect.height() // 2
            above = inside.adjusted(0, look().px(4), 0, -half)
            below = inside.adjusted(0, half - look().px(3), 0, -look().px(3))
            self._draw(painter, above, first, "small_strong", "ink", side)
            self._draw(painter, below, second, "small", "ink2", side)
        painter.restore()

    def _indent(self, section: int) -> int:
        """Stand over the words of the names; other headings need no room at the left."""
        return 4 if section == NAME else 0

    def _side(self, section: int) -> Qt.AlignmentFlag:
        model = self.model()
        if not isinstance(model, MatrixModel) or section in (NAME, model.gap):
            return Qt.AlignmentFlag.AlignLeft
        return RIGHT if section == model.at_level else Qt.AlignmentFlag.AlignHCenter

    def _draw(
        self, painter: QPainter, rect: QRect, words: str, font: str, colour: str,
        side: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        painter.setFont(look().font(font))
        painter.setPen(look().colour(colour))
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), words)


RIGHT = Qt.AlignmentFlag.AlignRight


class _Strip(QTableView):
    """Some columns of the matrix."""

    opened = Signal()

    def __init__(self, name: str, model: MatrixModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalHeader(MatrixHeader(self))
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(MatrixDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look().px(LINE))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the place with Enter; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)


class MatrixView(QWidget):
    """The whole matrix. `chosen` when another place is chosen; `opened` when one is opened."""

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = MatrixModel(self)
        self.names = _Strip(_("Partners"), self.model)
        self.meetings = _Strip(_("Attendance by meeting"), self.model)
        self.readings = _Strip(_("At level and authority gap"), self.model)
        for side in (self.names, self.readings):
            side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            side.setSelectionModel(self.meetings.selectionModel())
            side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for hidden in (self.names, self.meetings):
            hidden.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = row(self.names, self.meetings, self.readings, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        bar = self.readings.verticalScrollBar()
        for follower in (self.names, self.meetings):
            other = follower.verticalScrollBar()
            bar.valueChanged.connect(other.setValue)
            other.valueChanged.connect(bar.setValue)
        across = self.meetings.horizontalScrollBar()
        self._is_at_newest = True
        across.valueChanged.connect(self._follow_newest)
        across.rangeChanged.connect(self._keep_newest)
        self.meetings.selectionModel().currentChanged.connect(self._current_changed)
        for strip in (self.names, self.meetings, self.readings):
            strip.opened.connect(self.opened)
            strip.doubleClicked.connect(self._double_clicked)

    # -------------------------------------------------------------- showing

    def show_matrix(
        self, found: Matrix, names: dict[str, str], ranks: ShortRanks | None = None
    ) -> None:
        """Show a matrix, the newest meetings in sight; the chosen row stays chosen."""
        key, was = self.current_key(), self.meetings.currentIndex().column()
        self.model.show(found, names, ranks)
        self._set_columns()
        at = max(self.model.row_of(key), 0)
        column = was if self.model.is_meeting(was) else FIRST + max(len(found.meetings) - 1, 0)
        self._choose(at, column)
        bar = self.meetings.horizontalScrollBar()
        self._is_at_newest = True
        bar.setValue(bar.maximum())

    def _set_columns(self) -> None:
        model, px = self.model, look().px
        widths = {NAME: look().wide(NAME_WIDTH), AGREED: px(AGREED_WIDTH),
                  model.at_level: px(AT_WIDTH), model.gap: px(GAP_WIDTH)}  # fmt: skip
        for column in range(model.columnCount()):
            is_meeting = model.is_meeting(column)
            self.names.setColumnHidden(column, column >= FIRST)
            self.meetings.setColumnHidden(column, not is_meeting)
            self.readings.setColumnHidden(column, column < model.at_level)
            for strip in (self.names, self.meetings, self.readings):
                strip.setColumnWidth(column, widths.get(column, px(MEETING_WIDTH)))
        self.names.setFixedWidth(widths[NAME] + widths[AGREED])
        self.readings.setFixedWidth(widths[model.at_level] + widths[model.gap])
        self._share_width()

    def _share_width(self) -> None:
        """Let few meetings share the room there is; many keep their width and scroll."""
        count = self.model.meeting_count
        if not count:
            return
        least = look().px(MEETING_WIDTH)
        wide = min(max(self.meetings.width() // count, least), look().px(MEETING_WIDTH * 2))
        for column in range(FIRST, FIRST + count):
            self.meetings.setColumnWidth(column, wide)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def _follow_newest(self, at: int) -> None:
        self._is_at_newest = at == self.meetings.horizontalScrollBar().maximum()

    def _keep_newest(self, _least: int, most: int) -> None:
        """Stay at the newest meetings when the room for them changes, if they were in sight."""
        if self._is_at_newest:
            self.meetings.horizontalScrollBar().setValue(most)

    # -------------------------------------------------------------- choosing

    def _choose(self, at: int, column: int) -> None:
        index = self.model.index(at, column)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.meetings.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def choose(self, key: str) -> None:
        """Choose the row of a partner or seat."""
        at = self.model.row_of(key)
        if at >= 0:
            column = self.meetings.currentIndex().column()
            self._choose(at, column if self.model.is_meeting(column) else FIRST)

    def current_key(self) -> str:
        """Return the key of the chosen row, or nothing."""
        at = self.meetings.currentIndex().row()
        return self.model.rows[at].key if 0 <= at < len(self.model.rows) else ""

    def current_meeting(self) -> str:
        """Return the meeting of the chosen place, or nothing."""
        return self.model.meeting_id(self.meetings.currentIndex().column())

    def current_words(self) -> str:
        """Say the chosen place in full."""
        index = self.meetings.currentIndex()
        return self.model.spoken(index.row(), index.column()) if index.isValid() else ""

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit()
