"""A list of the page of today: rows that open something, drawn by one delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
ONE_LINE, TWO_LINES = 33, 48
BAR, GAP, SQUARES = 75, 12, 6
_FILLS = {"late": "redF", "at_risk": "ambF", "on_track": "accent"}


@frozen(kw_only=True)
class TodayRow:
    """One row. What it shows, from left to right; empty parts take no room.

    `mark` is a key of `STATUS_WORDS`; `lead` a date or reference, `lead_wide` its column; `bar`
    is (used, whole, shape) of a clock; `squares` a count of late marks; `right` the words at the
    right in `tone`. `verb` is a link at the right that does something of its own.
    """

    key: str
    text: str
    mark: str = ""
    lead: str = ""
    lead_tone: str = "ink"
    lead_wide: int = 0
    second: str = ""
    middle: str = ""
    bar: tuple[int, int, str] | None = None
    squares: int = 0
    right: str = ""
    tone: str = "ink3"
    is_strong: bool = False
    verb: str = ""
    spoken: str = ""
    tip: str = ""

    @property
    def all_words(self) -> str:
        """Say the whole row, for a screen reader."""
        if self.spoken:
            return self.spoken
        parts = (self.lead, self.text, self.second, self.middle, self.right, self.verb)
        return ", ".join(part for part in parts if part)


class TodayModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: tuple[TodayRow, ...] = ()
        self.text_wide = 0

    def show(self, rows: Sequence[TodayRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.shown = tuple(rows)
        marked = [_width("interface", row.text) for row in self.shown if row.squares]
        self.text_wide = max(marked, default=0)
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the row itself."""
        row = self.shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.all_words
        return (row.tip or row.text) if role == Qt.ItemDataRole.ToolTipRole else None


class TodayDelegate(QStyledItemDelegate):
    """Paints a row between hairlines."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 33 for one line and 48 for two."""
        row = index.data(ROW)
        return QSize(10, look().px(TWO_LINES if row.second else ONE_LINE))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row, rect = index.data(ROW), option.rect
        painter.save()
        state = option.state
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if has_focus or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().colour("soft" if has_focus else "sunk"))
        right = self._paint_right(painter, rect, row)
        if row.squares:
            right = self._paint_squares(painter, rect, index, right)
        self._paint_left(painter, rect, row, right)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        if has_focus:
            painter.setPen(QPen(look().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_right(self, painter: QPainter, rect: QRect, row: TodayRow) -> int:
        """Paint what stands at the right; return the left edge of it."""
        px, edge = look().px, rect.right() - look().px(2)
        words = row.verb or row.right
        if words:
            role = "strong" if row.is_strong and not row.verb else "interface"
            tone = "accent" if row.verb else row.tone
            wide = _width(role, words)
            if row.bar is not None:
                wide = max(wide, px(86))
            elif row.mark and not row.verb:  # what it is comes before the note beside it
                taken = px(26 + GAP) + _width("interface", row.text)
                wide = max(min(wide, rect.width() - taken), px(60))
            box = QRect(edge - wide, rect.top(), wide, rect.height())
            _say(painter, box, words, role, tone, right=True)
            edge = box.left() - px(GAP)
        if row.bar is not None:
            edge = self._paint_bar(painter, rect, row.bar, edge) - px(GAP)
        if row.middle:
            wide = min(_width("interface", row.middle), rect.width() // 3)
            box = QRect(edge - wide, rect.top(), wide, rect.height())
            _say(painter, box, row.middle, "interface", "ink2", right=True)
            edge = box.left() - px(GAP)
        return edge

    def _paint_bar(
        self, painter: QPainter, rect: QRect, bar: tuple[int, int, str], edge: int
    ) -> int:
        """Paint the clock of an answer: what is used of its working days."""
        used, whole, shape = bar
        px = look().px
        box = QRect(edge - px(BAR), rect.top() + (rect.height() - px(7)) // 2, px(BAR), px(7))
        if whole:
            painter.fillRect(box, look().colour("line"))
            share = max(used / whole, 0.04)
            done = QRect(box.left(), box.top(), round(box.width() * min(share, 1)), box.height())
            painter.fillRect(done, look().colour(_FILLS.get(shape, "accent")))
        return box.left()

    def _paint_left(self, painter: QPainter, rect: QRect, row: TodayRow, right: int) -> None:
        px, left = look().px, rect.left() + look().px(2)
        if row.mark:
            box = QRectF(left, rect.top() + (rect.height() - px(16)) / 2, px(16), px(16))
            paint_status(painter, box, row.mark)
            left += px(26)
        if row.lead:
            wide = px(row.lead_wide) or _width("strong", row.lead) + px(GAP)
            leading = QRect(left, rect.top(), wide, rect.height())
            _say(painter, leading, row.lead, "strong", row.lead_tone)
            left += wide
        room = QRect(left, rect.top(), max(right - left, 0), rect.height())
        if not row.second:
            _say(painter, room, row.text, "interface", "ink")
            return
        half = px(20)
        top = rect.top() + (rect.height() - 2 * half) // 2
        _say(painter, QRect(left, top, room.width(), half), row.text, "medium", "ink")
        _say(painter, QRect(left, top + half, room.width(), half), row.second, "small", "ink2")

    def _paint_squares(self, painter: QPainter, rect: QRect, index: Index, right: int) -> int:
        """Paint a mark for each late action, six at most, and how many more; in one column."""
        row, model = index.data(ROW), index.model()
        px, shown = look().px, min(row.squares, SQUARES)
        wide = model.text_wide if isinstance(model, TodayModel) else 0
        most = right - px(20) * shown - (px(34) if row.squares > shown else 0)
        column = min(rect.left() + wide + px(GAP), most)
        for number in range(shown):
            box = QRectF(column + number * px(20), rect.top() + (rect.height() - px(15)) / 2,
                         px(15), px(15))  # fmt: skip
            paint_status(painter, box, "late")
        if row.squares > shown:
            more = QRect(column + shown * px(20), rect.top(), px(34), rect.height())
            _say(painter, more, f"+{row.squares - shown}", "small_strong", "red")
        return int(column - px(6))


def _width(role: str, words: str) -> int:
    return QFontMetrics(look().font(role)).horizontalAdvance(words) + 2


def _say(
    painter: QPainter, rect: QRect, text: str, role: str, tone: str, *, right: bool = False
) -> None:
    """Draw words cut to their room."""
    painter.setFont(look().font(role))
    painter.setPen(look().colour(tone))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | side), cut)


class TodayList(QListView):
    """A list as high as its rows. Enter opens a row, Space does its verb.

    `left` says that Up or Down went over its edge (-1 or 1).
    """

    opened = Signal(str)
    asked = Signal(str)
    left = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setItemDelegate(TodayDelegate(self))
        self.rows = TodayModel(self)
        self.setModel(self.rows)
        self._fit()
        look().changed.connect(self._fit)

    def show_rows(self, rows: Sequence[TodayRow]) -> None:
        """Show other rows and keep the place of the keyboard."""
        key = self.current_key()
        at = self.currentIndex().row()
        self.rows.show(rows)
        self._fit()
        found = next((number for number, row in enumerate(rows) if row.key == key), -1)
        if found < 0 and at >= 0 and rows:
            found = min(at, len(rows) - 1)
        if found >= 0:
            self.go_to(found)

    def _fit(self) -> None:
        high = sum(look().px(TWO_LINES if row.second else ONE_LINE) for row in self.rows.shown)
        self.setFixedHeight(max(high, 1))
        self.doItemsLayout()

    def current(self) -> TodayRow | None:
        """Return the row that the keyboard is on."""
        index = self.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() else None

    def current_key(self) -> str:
        """Return the key of that row, or nothing."""
        row = self.current()
        return row.key if row is not None else ""

    def go_to(self, number: int) -> None:
        """Put the keyboard on a row."""
        index = self.rows.index(number, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, do the verb, or go on into the next list."""
        key, at, last = event.key(), self.currentIndex().row(), len(self.rows.shown) - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            self.opened.emit(self.current_key())
        elif key == Qt.Key.Key_Space and at >= 0:
            self.asked.emit(self.current_key())
        elif key == Qt.Key.Key_Up and at <= 0:
            self.left.emit(-1)
        elif key == Qt.Key.Key_Down and at >= last:
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row where the keyboard was on none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.shown:
            self.go_to(0)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do the verb where it was clicked, else open the row."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, TodayRow):
            is_verb = bool(row.verb) and self._is_on_verb(row, event.position().toPoint())
            is_mark = row.mark == "not_started" and event.position().x() < look().px(28)
            (self.asked if is_verb or is_mark else self.opened).emit(row.key)

    def _is_on_verb(self, row: TodayRow, point: QPoint) -> bool:
        return point.x() >= self.viewport().width() - _width("interface", row.verb) - look().px(10)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Show a hand over what opens something."""
        if event.type() == QEvent.Type.Enter:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return bool(super().viewportEvent(event))
