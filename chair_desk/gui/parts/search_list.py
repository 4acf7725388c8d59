"""What the search found: two lines each, the words asked for set bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtGui import QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.search import SearchText, marked, snippet
from chair_desk.services.search_texts import KINDS
from chair_desk.words import _

FOUND = Qt.ItemDataRole.UserRole
ROW, SPARE = 62, 40
ICONS = {
    "minutes": "file-text", "paper": "paperclip", "item": "list-ordered", "decision": "gavel",
    "action": "list-checks", "log": "flag",
}  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


def head_words(one: SearchText) -> str:
    """Say what a result is: its kind, its title, its page, the day of its meeting."""
    page = _("page {number}").format(number=one.page) if one.page else ""
    day = full_day(one.held_on) if one.held_on else ""
    return ", ".join(part for part in (_(KINDS[one.kind]), one.title, page, day) if part)


class SearchModel(QAbstractListModel):
    """The results in their order, and the words that were asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[SearchText] = ()
        self.asked: tuple[str, ...] = ()

    def show(self, found: Sequence[SearchText], asked: tuple[str, ...]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._found, self.asked = found, asked
        self.endResetModel()

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the results."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a result as words, as what it says to a screen reader, or whole."""
        one = self._found[index.row()]
        if role == FOUND:
            return one
        said = snippet(one.text or one.title, self.asked)
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            closed = _("Confidential. ") if one.is_closed else ""
            return f"{closed}{head_words(one)}. {said}"
        return None


class SearchDelegate(QStyledItemDelegate):
    """Paints where a result is, and its words."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give each result two lines."""
        return QSize(10, look().px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one result."""
        one: SearchText = index.data(FOUND)
        rect, px, colour = option.rect, look().px, look().colour
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        painter.fillRect(
            QRect(rect.left() + px(28), rect.bottom(), rect.width() - px(56), 1), colour("line")
        )
        left, right = rect.left() + px(58), rect.right() - px(28)
        icon = QRect(rect.left() + px(30), rect.top() + px(11), px(16), px(16))
        paint_icon(painter, icon, "lock" if one.is_closed else ICONS[one.kind])
        painter.setFont(look().font("small"))
        painter.setPen(colour("amb" if one.is_closed else "ink3"))
        head = head_words(one)
        head = _("Confidential: {said}").format(said=head) if one.is_closed else head
        line = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.top() + px(8), right - left, px(20)), 0, line)
        self._paint_words(painter, QRect(left, rect.top() + px(29), right - left, px(26)), index)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = index.model()
        asked = model.asked if isinstance(model, SearchModel) else ()
        text = str(index.data())
        font = look().font("record")
        painter.setFont(font)
        room = rect.width() - look().px(SPARE)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        shape = QTextCharFormat()
        shape.setFontWeight(700)
        shape.setFontUnderline(True)
        ranges = []
        for start, end in marked(text, asked):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, shape
            ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        painter.setPen(look().colour("ink"))
        painter.setClipRect(rect)
        layout.draw(painter, rect.topLeft().toPointF())


class SearchList(QListView):
    """The results; Enter or a click opens one."""

    opened = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results = SearchModel(self)
        self.setModel(self.results)
        self.setItemDelegate(SearchDelegate(self))
        self.activated.connect(self._open)

    def show_found(self, found: Sequence[SearchText], asked: tuple[str, ...]) -> None:
        """Show other results; the first is chosen."""
        self.results.show(found, asked)
        if found:
            self.setCurrentIndex(self.results.index(0, 0))
        self.scrollToTop()

    def open_current(self) -> None:
        """Open the result that is chosen."""
        self._open(self.currentIndex())

    def move_by(self, step: int) -> None:
        """Choose the next result, or the one before."""
        row = min(max(self.currentIndex().row() + step, 0), self.results.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.results.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        one = index.data(FOUND)
        if one is not None:
            self.opened.emit(one)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up from the first goes back to the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
