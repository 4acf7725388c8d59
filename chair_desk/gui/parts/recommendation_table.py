"""The matrix of recommendations: words stay at the left, a shape and a word in each place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
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
from chair_desk.gui.parts.agenda_delegate import draw_icon, draw_words
from chair_desk.gui.parts.recommendation_model import Index, RecommendationModel, state_words
from chair_desk.gui.theme.look import look
from chair_desk.records.recommendations import Taken
from chair_desk.words import _

LINE, HEAD, EDGE = 52, 44, 28
CELL, LEAST_WORDS, MOST_CELL = 112, 300, 168
SHAPES: dict[Taken, tuple[str, str]] = {
    Taken.ASKED: ("circle-dashed", "ink3"),
    Taken.ACCEPTED: ("circle", "ink2"),
    Taken.ACTIONED: ("circle-dot", "accent"),
    Taken.ASSURED: ("shield-check", "grn"),
    Taken.EMBEDDED: ("sprout", "grn"),
    Taken.REJECTED: ("x", "amb"),
}
"""The icon and the colour of each way of taking it. The shapes alone tell them apart."""
_FROM_ABOVE = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class RecommendationRows(QHeaderView):
    """The recommendations at the left: number, code below it, words on two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Recommendations"))

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one recommendation."""
        model, view = self.model(), self.parent()
        if not isinstance(model, RecommendationModel) or not isinstance(view, QTableView):
            return
        px, made = look().px, model.lines[section].recommendation
        is_chosen = view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, look().colour("soft" if is_chosen else "sheet"))
        if is_chosen:
            edge = QRect(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(edge, look().colour("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        half = rect.height() // 2
        number = QRect(rect.left() + px(EDGE), rect.top(), px(56), rect.height())
        if made.source_words:
            code = number.adjusted(0, half - px(2), 0, -px(6))
            draw_words(painter, code, made.source_words, font="small", colour="ink2")
            number.adjust(0, px(6), 0, -half + px(2))
        draw_words(painter, number, made.reference, font="figures_strong", colour="ink2")
        inside = rect.adjusted(px(EDGE + 60), px(3), -px(10), -px(3))
        painter.setFont(look().font("interface"))
        painter.setPen(look().colour("ink"))
        painter.setClipRect(inside)
        needed = painter.fontMetrics().boundingRect(inside, _WRAPPED, made.title).height()
        flags = _WRAPPED if needed <= inside.height() else _FROM_ABOVE
        painter.drawText(inside, flags, made.title)
        painter.restore()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the room below the last recommendation as empty as the places beside it."""
        super().paintEvent(event)
        room = self.viewport().rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(room.adjusted(0, self.length(), 0, 0), look().colour("sheet"))


class RecommendationCorner(QWidget):
    """The heading over the recommendations, where the two headers meet."""

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings of number and words."""
        px, rect = look().px, self.rect()
        with QPainter(self) as painter:
            painter.fillRect(rect, look().colour("sunk"))
            bottom = QRect(0, rect.bottom(), rect.width(), 1)
            painter.fillRect(bottom, look().colour("line"))
            for left, said in (
                (px(EDGE), _("No.")),
                (px(EDGE + 60), _("Recommendation")),
            ):
                place = QRect(left, 0, rect.width() - left, rect.height())
                draw_words(painter, place, said, font="small_strong", colour="ink2")


class RecommendationHead(QHeaderView):
    """The agencies above, their names on two lines where they need them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep one height."""
        return QSize(0, look().px(HEAD))

    @guarded()
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the name of an agency."""
        model = self.model()
        painter.save()
        painter.fillRect(rect, look().colour("sunk"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "") if model else ""
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        painter.drawText(rect.adjusted(look().px(8), 0, -look().px(4), 0), _WRAPPED, words)
        painter.restore()


class RecommendationDelegate(QStyledItemDelegate):
    """Paints one answer: a shape, then its word."""

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one place; the chosen one in a frame."""
        model = index.model()
        if not isinstance(model, RecommendationModel):
            return
        rect, view = option.rect, self.parent()
        answer = model.answer(index.row(), index.column())
        is_row = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        painter.save()
        if is_row:
            painter.fillRect(rect, look().colour("soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        if answer is None:
            inside = rect.adjusted(look().px(10), 0, 0, 0)
            draw_words(painter, inside, "–", font="interface", colour="ink3")
        else:
            shape, tone = SHAPES[answer.state]
            draw_icon(painter, rect.adjusted(look().px(8), 0, 0, 0), shape, tone, side=16)
            inside = rect.adjusted(look().px(30), 0, -look().px(4), 0)
            is_end = answer.state in (Taken.EMBEDDED, Taken.ASSURED, Taken.REJECTED)
            font = "strong" if is_end else "interface"
            colour = "amb" if answer.state is Taken.REJECTED else "ink"
            draw_words(painter, inside, state_words(answer), font=font, colour=colour)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()


class RecommendationTable(QTableView):
    """The matrix. `chosen` when another place is; `opened` for Enter on one."""

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RecommendationModel(self)
        self.setAccessibleName(_("Recommendations by agency"))
        self.setHorizontalHeader(RecommendationHead(self))
        self.setVerticalHeader(RecommendationRows(self))
        self.setModel(self.rows)
        self.setItemDelegate(RecommendationDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.corner = RecommendationCorner(self)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)
        look().changed.connect(self.fit)
        self.fit()

    # -------------------------------------------------------------- choosing

    def place(self) -> tuple[str, str]:
        """Return the ids of the recommendation and the agency that are chosen, or nothing."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        line, agency = self.rows.lines[index.row()], self.rows.columns[index.column()]
        return line.recommendation.id, agency.id

    def choose(self, recommendation_id: str, organisation_id: str = "") -> None:
        """Choose a place; the first row or column where there is no such one."""
        if not (self.rows.rowCount() and self.rows.columnCount()):
            return
        row = max(self.rows.row_of(recommendation_id), 0)
        column = max(self.rows.column_of(organisation_id), 0)
        self.setCurrentIndex(self.rows.index(row, column))

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.verticalHeader().viewport().update()
            self.viewport().update()
        if now.isValid():
            self.chosen.emit()

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    # -------------------------------------------------------------- room

    def fit(self) -> None:
        """Give each agency the same room, and the words at the left what is left over."""
        count = max(self.rows.columnCount(), 1)
        bar = self.verticalScrollBar().sizeHint().width()
        least, room = look().wide(LEAST_WORDS), self.width() - bar
        cell = min(max((room - least) // count, look().px(CELL)), look().wide(MOST_CELL))
        self.verticalHeader().setFixedWidth(max(room - cell * count, least))
        self.verticalHeader().setDefaultSectionSize(look().px(LINE))
        self.horizontalHeader().setDefaultSectionSize(cell)
        self.horizontalHeader().setFixedHeight(look().px(HEAD))
        self.corner.setGeometry(0, 0, self.verticalHeader().width(), look().px(HEAD))
        self.corner.raise_()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a place with Enter; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    @guarded()
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; the line above finds."""
