"""What the report lacks, by kind: a line to each gap, and Enter goes to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
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
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.services.report_gaps import GAP_WORDS, Gap
from chair_desk.words import _

GAP = Qt.ItemDataRole.UserRole
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


@frozen
class Heading:
    """A kind of gap, with how many there are."""

    label: str
    count: int


class GapModel(QAbstractListModel):
    """Headings and gaps, one below another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Gap] = []

    def show(self, found: Sequence[Gap]) -> None:
        """Show other gaps, which stand by kind already."""
        self.beginResetModel()
        self._rows = []
        for kind, group in groupby(found, key=attrgetter("kind")):
            same = list(group)
            self._rows += [Heading(_(GAP_WORDS[kind]), len(same)), *same]
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and gaps."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the gap itself."""
        one = self._rows[index.row()]
        if role == GAP:
            return one
        if isinstance(one, Heading):
            return f"{one.label}, {one.count}" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return one.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            was = _("It said: {was}").format(was=one.was) if one.was else ""
            kind = _(GAP_WORDS[one.kind])
            return " ".join(part for part in (f"{kind}: {one.words}", was) if part)
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let gaps be chosen, headings not."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GapDelegate(QStyledItemDelegate):
    """Paints a heading on sunk ground, and a gap as words with the number of its head."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _inside(self, rect: QRect) -> QRect:
        px = look().px
        return rect.adjusted(px(58), px(7), -px(20), -px(7))

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the words at the width there is."""
        one = index.data(GAP)
        wide, px = self._view.viewport().width(), look().px
        if isinstance(one, Heading):
            return QSize(wide, px(34))
        metrics = QFontMetrics(look().font("interface"))
        width = self._inside(QRect(0, 0, wide, 100)).width()
        high = metrics.boundingRect(QRect(0, 0, width, 10_000), _FLAGS, one.words).height()
        if one.was:
            high += QFontMetrics(look().font("small")).height() + px(2)
        return QSize(wide, high + 2 * px(7))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        one, rect, px, colour = index.data(GAP), option.rect, look().px, look().colour
        painter.save()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if isinstance(one, Heading):
            painter.fillRect(rect, colour("sunk"))
            painter.setFont(look().font("small_strong"))
            painter.setPen(colour("ink2"))
            painter.drawText(rect.adjusted(px(26), 0, 0, 0), middle, f"{one.label}  {one.count}")
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, colour("soft"))
                bar = QRect(rect.left(), rect.top(), 4, rect.height())
                painter.fillRect(bar, colour("accent"))
            self._paint_gap(painter, rect, one)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        painter.restore()

    def _paint_gap(self, painter: QPainter, rect: QRect, gap: Gap) -> None:
        inside, colour, px = self._inside(rect), look().colour, look().px
        painter.setFont(look().font("interface"))
        painter.setPen(colour("ink3"))
        number = QRect(rect.left() + px(26), inside.top(), px(26), inside.height())
        painter.drawText(number, _FLAGS, str(gap.number))
        painter.setPen(colour("ink"))
        painter.drawText(inside, _FLAGS, gap.words)
        if gap.was:
            painter.setFont(look().font("small"))
            painter.setPen(colour("amb"))
            said = painter.fontMetrics().elidedText(
                _("It said: {was}").format(was=gap.was),
                Qt.TextElideMode.ElideRight,
                inside.width(),
            )
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignBottom), said)


class GapList(QListView):
    """The gaps. `taken` carries the one to go to."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is missing"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(GapDelegate(self))
        self.shown = GapModel(self)
        self.setModel(self.shown)
        self.clicked.connect(self._take)

    def show_gaps(self, found: Sequence[Gap]) -> None:
        """Show what is missing."""
        self.shown.show(found)
        if found:
            self.setCurrentIndex(self.shown.index(1, 0))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _take(self, index: QModelIndex) -> None:
        gap = index.data(GAP) if index.isValid() else None
        if isinstance(gap, Gap):
            self.taken.emit(gap)
