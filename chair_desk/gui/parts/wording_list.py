"""The list of remarks on the wording of minutes: where, which words, why, and what instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_words
from chair_desk.gui.parts.agenda_model import Index
from chair_desk.gui.theme.look import look
from chair_desk.services.style_check import Remark
from chair_desk.words import _

REMARK = Qt.ItemDataRole.UserRole
LEFT, RIGHT, ABOVE, BETWEEN = 20, 12, 9, 2
WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def heading_of(remark: Remark) -> str:
    """Say where and which words, as "5.2 “and will refer”"."""
    return _("{number}  “{words}”").format(number=remark.number, words=remark.words)


def offer_of(remark: Remark) -> str:
    """Say what is offered, or nothing."""
    return _("Instead: “{words}”").format(words=remark.offered) if remark.offered else ""


class RemarkModel(QAbstractListModel):
    """The remarks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.remarks: Sequence[Remark] = ()

    def show(self, remarks: Sequence[Remark]) -> None:
        """Show others."""
        self.beginResetModel()
        self.remarks = tuple(remarks)
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count them."""
        return 0 if parent is not None and parent.isValid() else len(self.remarks)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, all that a screen reader says, or the remark itself."""
        if not index.isValid() or index.row() >= len(self.remarks):
            return None
        remark = self.remarks[index.row()]
        if role == REMARK:
            return remark
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_of(remark)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (heading_of(remark), remark.why, offer_of(remark))
            return " ".join(part for part in parts if part)
        return None


class RemarkDelegate(QStyledItemDelegate):
    """The words on one line, the reason below in as many as it needs, then what is offered."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Grow with the reason."""
        remark: Remark = index.data(REMARK)
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        px = look().px
        high = 2 * px(ABOVE) + _high("strong", heading_of(remark), 0)
        high += px(BETWEEN) + _high("small", remark.why, wide - px(LEFT + RIGHT))
        if remark.offered:
            high += px(BETWEEN) + _high("small_strong", offer_of(remark), wide - px(LEFT + RIGHT))
        return QSize(wide, high)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one remark."""
        remark: Remark = index.data(REMARK)
        px, colour, rect = look().px, look().colour, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        room = rect.adjusted(px(LEFT), px(ABOVE), -px(RIGHT), -px(ABOVE))
        first = QRect(room)
        first.setHeight(_high("strong", heading_of(remark), 0))
        draw_words(painter, first, heading_of(remark), font="strong", colour="ink")
        room.setTop(first.bottom() + 1 + px(BETWEEN))
        high = _draw_wrapped(painter, room, remark.why, ("small", "ink2"))
        if remark.offered:
            room.setTop(room.top() + high + px(BETWEEN))
            _draw_wrapped(painter, room, offer_of(remark), ("small_strong", "accent"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _high(font: str, words: str, wide: int) -> int:
    metrics = QFontMetrics(look().font(font))
    if not wide:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, wide, 2000), WRAPPED, words).height()


def _draw_wrapped(painter: QPainter, room: QRect, words: str, dress: tuple[str, str]) -> int:
    font, colour = dress
    painter.setFont(look().font(font))
    painter.setPen(look().colour(colour))
    painter.drawText(room, WRAPPED, words)
    return _high(font, words, room.width())


class RemarkList(QListView):
    """Arrows choose; Enter takes what is offered, Delete leaves the words, Esc ends."""

    shown_at = Signal(object)
    taken = Signal()
    left_alone = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Remarks on the wording"))
        self.setAccessibleDescription(
            _("Enter takes what is offered. Delete leaves the words as they are.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(RemarkDelegate(self))
        self.shown = RemarkModel(self)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)

    def remark(self) -> Remark | None:
        """Return the remark that is chosen."""
        found = self.currentIndex().data(REMARK) if self.currentIndex().isValid() else None
        return found if isinstance(found, Remark) else None

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show remarks; the one at the place of the one chosen is chosen then."""
        row = max(self.currentIndex().row(), 0)
        was = self.remark()
        self.shown.show(remarks)
        keys = [one.key for one in remarks]
        if was is not None and was.key in keys:
            row = keys.index(was.key)
        if remarks:
            self.setCurrentIndex(self.shown.index(min(row, len(remarks) - 1), 0))

    def _say(self, _index: Index) -> None:
        self.shown_at.emit(self.remark())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, leave or end; all else moves."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self.taken.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left_alone.emit()
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the reasons anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
