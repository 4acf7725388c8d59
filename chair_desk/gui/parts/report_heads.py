"""What the report must cover: its heads, each with how much of it rests on evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.services.report_reading import HeadLine
from chair_desk.words import _

WIDTH = 286
HIGH = 45
LITTLE = 45  # below this many per cent the bar is amber, and the number too
HEAD = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class HeadModel(QAbstractListModel):
    """The heads, in printing order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: Sequence[HeadLine] = ()

    def show(self, heads: Sequence[HeadLine]) -> None:
        """Show other heads."""
        self.beginResetModel()
        self._heads = heads
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row of a head, -1 where there is none of this key."""
        return next((at for at, one in enumerate(self._heads) if one.head.key == key), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the heads."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a head as text, as what it says to a screen reader, or whole."""
        head = self._heads[index.row()]
        if role == HEAD:
            return head
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{head.number}. {head.head.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.number}. {head.head.title}, {share_words(head)}"
        return head.head.covers if role == Qt.ItemDataRole.ToolTipRole else None


def share_words(head: HeadLine) -> str:
    """Say how many sentences of a head have evidence, of how many."""
    if not head.sentences:
        return _("nothing yet")
    if not head.of:
        return _("opinions only")
    return _("{evidenced} of {of} with evidence").format(evidenced=head.evidenced, of=head.of)


class HeadDelegate(QStyledItemDelegate):
    """Paints number, title and share, and a bar below them."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give each head one height."""
        return QSize(10, look().px(HIGH))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one head."""
        head: HeadLine = index.data(HEAD)
        rect: QRect = option.rect
        px, colour = look().px, look().colour
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunk"))
        inside = rect.adjusted(px(26), px(6), -px(16), -px(6))
        upper = QRect(inside.left(), inside.top(), inside.width(), px(20))
        self._paint_words(painter, upper, head, is_chosen=is_chosen)
        self._paint_bar(painter, inside, head)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, head: HeadLine, *, is_chosen: bool
    ) -> None:
        px, colour = look().px, look().colour
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        is_little = head.percent is None or head.percent < LITTLE
        share = "–" if head.percent is None else f"{head.percent}%"
        painter.setFont(look().font("figures_strong" if is_little else "figures"))
        painter.setPen(colour("amb" if is_little else "ink2"))
        painter.drawText(rect, int(middle | right), share)
        taken = painter.fontMetrics().horizontalAdvance(share) + px(8)
        painter.setFont(look().font("strong" if is_chosen else "interface"))
        painter.setPen(colour("ink2"))
        painter.drawText(rect, int(middle), str(head.number))
        painter.setPen(colour("ink"))
        room = rect.adjusted(px(28), 0, -taken, 0)
        title = painter.fontMetrics().elidedText(
            head.head.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle), title)

    def _paint_bar(self, painter: QPainter, inside: QRect, head: HeadLine) -> None:
        px, colour = look().px, look().colour
        left = inside.left() + px(28)
        whole = QRect(left, inside.bottom() - px(6), inside.right() - left, px(5))
        painter.fillRect(whole, colour("line"))
        percent = head.percent or 0
        share = QRect(whole.left(), whole.top(), whole.width() * percent // 100, whole.height())
        painter.fillRect(share, colour("ambF" if percent < LITTLE else "accentF"))


class HeadList(QListView):
    """The list of heads. `chosen` carries the key of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the report must cover"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(HeadDelegate(self))
        self.shown = HeadModel(self)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)

    def show_heads(self, heads: Sequence[HeadLine], key: str) -> None:
        """Show heads and keep the choice and the place of the scroll bar."""
        scrolled = self.verticalScrollBar().value()
        self.shown.show(heads)
        self.choose(key)
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, key: str) -> None:
        """Choose a head, or the first where there is none of this key."""
        index = self.shown.index(max(self.shown.row_of(key), 0), 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def _say(self, index: QModelIndex) -> None:
        head = index.data(HEAD) if index.isValid() else None
        if head is not None:
            self.chosen.emit(head.head.key)
