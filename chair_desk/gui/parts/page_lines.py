"""The lines of the sidebar: the pages under their headings, and the parts of the page shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.page_list import PageEntry
from chair_desk.gui.pages.page import PART, PagePart
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.services.today_counts import PageCount
from chair_desk.words import _

WIDTH = 212
PART_TAKEN = 74  # beside the words of a part: the margins, the icons' column and a scroll bar
NAME = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
PART_NAME = Qt.ItemDataRole.UserRole + 3
CHOOSABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
Index = QModelIndex | QPersistentModelIndex


def paint_focus(painter: QPainter, rect: QRect) -> None:
    """Paint the two-pixel ring of the focus just inside a rectangle."""
    painter.setPen(QPen(look().colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


class NavDelegate(QStyledItemDelegate):
    """Paints headings in small print and pages with their icon; the chosen one has a bar."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give headings a little air above, and parts of a page less room than pages."""
        px = look().px
        if index.data(PART_NAME):
            room = QRect(0, 0, look().wide(WIDTH) - px(PART_TAKEN), px(200))
            measured = QFontMetrics(look().font("small_strong"))
            wrapped = int(Qt.TextFlag.TextWordWrap)
            high = measured.boundingRect(room, wrapped, str(index.data())).height()
            return QSize(10, high + px(11))
        return QSize(10, px(31 if index.data(NAME) else 34))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line of the sidebar."""
        rect: QRect = option.rect
        if index.data(NAME):
            self._paint_page(painter, option, rect, index)
            return
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink3"))
        inside = rect.adjusted(look().px(9), 0, 0, -look().px(4))
        painter.drawText(
            inside,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom),
            str(index.data()),
        )

    def _paint_page(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index
    ) -> None:
        px, colour = look().px, look().colour
        state = option.state
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_on or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour("soft" if is_on else "line"))
            painter.drawRoundedRect(rect, 6, 6)
        if is_on:
            bar = QRect(rect.left(), rect.top() + px(7), 3, rect.height() - px(14))
            painter.fillRect(bar, colour("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect)
        if index.data(PART_NAME):
            self._paint_part(painter, rect, str(index.data()), is_on=is_on)
        else:
            self._paint_name(painter, rect, index, is_on=is_on)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, index: Index, *, is_on: bool) -> None:
        px, colour = look().px, look().colour
        paint_icon(painter, _square(rect), str(index.data(ICON)), "accent" if is_on else "ink3")
        taken = self._paint_count(painter, rect, index.data(COUNT))
        painter.setFont(look().font("strong" if is_on else "interface"))
        painter.setPen(colour("accent" if is_on else "ink"))
        room = rect.adjusted(px(35), 0, -px(6) - taken, 0)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_part(self, painter: QPainter, rect: QRect, label: str, *, is_on: bool) -> None:
        """Paint a part below its page: a stem in the icons' column, and the words in small."""
        px, colour = look().px, look().colour
        painter.fillRect(
            QRect(_square(rect).center().x(), rect.top(), 1, rect.height()), colour("line2")
        )
        painter.setFont(look().font("small_strong" if is_on else "small"))
        painter.setPen(colour("accent" if is_on else "ink"))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(px(35), 0, -px(6), 0), flags, label)

    def _paint_count(self, painter: QPainter, rect: QRect, count: PageCount | None) -> int:
        """Paint what is counted beside a page at the right; return how wide it is."""
        if count is None:
            return 0
        painter.setFont(look().font("small_strong" if count.is_late else "small"))
        painter.setPen(look().colour("red" if count.is_late else "ink3"))
        inside = rect.adjusted(0, 0, -look().px(9), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, int(middle | right), count.words)
        return painter.fontMetrics().horizontalAdvance(count.words) + look().px(9)


def _square(rect: QRect) -> QRect:
    """Return where the icon of a line stands."""
    px = look().px
    return QRect(rect.left() + px(9), rect.top() + (rect.height() - px(16)) // 2, px(16), px(16))


class NavList(QListWidget):
    """The pages under their headings; a heading cannot be chosen.

    A page that has parts shows a line for each while it is shown; it is their heading then.
    `page_chosen` carries the page, and None or the part as the page takes it for a record.
    """

    page_chosen = Signal(str, object)

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(NavDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        section = ""
        for entry in entries:
            if entry.section and entry.section != section:
                section = entry.section
                heading = QListWidgetItem(_(section), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(_(entry.label), self)
            item.setData(NAME, entry.name)
            item.setData(ICON, entry.icon)
        self._asked: tuple[str, tuple[str, str] | None] | None = None
        self._waits = False
        self._shown: tuple[str, tuple[PagePart, ...], str] = ("", (), "")
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(self._say)  # back from a page that is not in the list
        look().changed.connect(self.doItemsLayout)

    def show_page(self, name: str, parts: tuple[PagePart, ...] = (), part: str = "") -> None:
        """Mark the page that is shown, or its part; none where it is no page of the list."""
        before, self._shown = self._shown, (name, parts, part)
        if before == self._shown:
            return
        with QSignalBlocker(self):
            if before[:2] != (name, parts):
                self._fold()
                self._unfold(name, parts)
            self.clearSelection()
            wanted = (name, part or None) if parts else (name, None)
            for number in range(self.count()):
                item = self.item(number)
                if (item.data(NAME), item.data(PART_NAME)) == wanted:
                    self.setCurrentRow(number)

    def _fold(self) -> None:
        """Take the parts away; the page they belong to can be chosen again."""
        for number in reversed(range(self.count())):
            if self.item(number).data(PART_NAME):
                self.takeItem(number)
            elif self.item(number).data(NAME):
                self.item(number).setFlags(CHOOSABLE)

    def _unfold(self, name: str, parts: tuple[PagePart, ...]) -> None:
        """Put the parts below their page, and make it their heading."""
        at = next((n for n in range(self.count()) if self.item(n).data(NAME) == name), -1)
        if at < 0 or not parts:
            return
        self.item(at).setFlags(Qt.ItemFlag.NoItemFlags)
        for number, part in enumerate(parts, start=at + 1):
            item = QListWidgetItem(part.label)
            item.setData(NAME, name)
            item.setData(PART_NAME, part.name)
            item.setToolTip(part.label)
            self.insertItem(number, item)

    def show_counts(self, counts: Mapping[str, PageCount]) -> None:
        """Show what is counted beside the pages; a page without a count shows none."""
        for number in range(self.count()):
            item = self.item(number)
            count = counts.get(str(item.data(NAME) or ""))
            if item.data(NAME) and not item.data(PART_NAME) and item.data(COUNT) != count:
                item.setData(COUNT, count)
                said = f"{item.text()}, {count.words}" if count else item.text()
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            part = item.data(PART_NAME)
            self._asked = (item.data(NAME), (PART, part) if part else None)
            if not self._waits:
                self._ask()

    def _ask(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self.page_chosen.emit(*asked)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Ask for the page once Qt is done with a key or a press: lines come and go then."""
        self._waits = True
        yield
        self._waits = False
        self._ask()

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, then show."""
        with self._waiting():
            super().mousePressEvent(event)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose by the press alone: what folds then moves the lines below the pointer."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        with self._waiting():
            super().keyPressEvent(event)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the chosen line."""
        super().focusInEvent(event)
        self.update(self.currentIndex())  # asking for the viewport takes long the first time
