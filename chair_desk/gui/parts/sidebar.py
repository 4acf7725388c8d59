"""The sidebar: which board, find, and the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.page_list import PageEntry
from chair_desk.gui.parts.widgets import column
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.services.today_counts import PageCount
from chair_desk.words import _

WIDTH = 212
NAME = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


def year_words(ends_on: date) -> str:
    """Name the reporting year that ends on a day: "Year 2026–27", or "Year 2026"."""
    if (ends_on.month, ends_on.day) == (12, 31):
        return _("Year {year}").format(year=ends_on.year)
    return _("Year {first}–{last:02d}").format(first=ends_on.year - 1, last=ends_on.year % 100)


class BoardSwitch(QPushButton):
    """The board's initial, name and year; opens the menu of boards."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boardswitch")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name, self._year = "", ""

    def show_board(self, name: str, year_ends_on: date) -> None:
        """Show the name of the board and the year that is running."""
        self._name = name
        self._year = year_words(year_ends_on)
        self.setAccessibleName(_("Board: {name}. Other boards").format(name=name))
        self.setToolTip(_("{name}: open another board").format(name=name))
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be two lines high."""
        return QSize(look().px(WIDTH - 20), look().px(44))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Need no more room than the sidebar gives."""
        return QSize(look().px(80), look().px(44))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the initial, two lines and the arrows."""
        px, colour = look().px, look().colour
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("soft" if self.isDown() else "line"))
                painter.drawRoundedRect(self.rect(), 6, 6)
            badge = QRect(px(6), (self.height() - px(30)) // 2, px(30), px(30))
            paint_initial(painter, badge, self._name)
            left, right = px(45), self.width() - px(28)
            painter.setPen(colour("ink"))
            painter.setFont(look().font("strong"))
            name = painter.fontMetrics().elidedText(
                self._name, Qt.TextElideMode.ElideRight, right - left
            )
            top = self.height() // 2
            upper = QRect(left, 0, right - left, top)
            painter.drawText(upper, int(Qt.AlignmentFlag.AlignBottom), name)
            painter.setPen(colour("ink3"))
            painter.setFont(look().font("small"))
            lower = QRect(left, top, right - left, top)
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignTop), self._year)
            arrows = QRect(right + px(4), (self.height() - px(16)) // 2, px(16), px(16))
            paint_icon(painter, arrows, "chevrons-up-down")
            if self.hasFocus():
                paint_focus(painter, self.rect())


def paint_initial(painter: QPainter, rect: QRect, name: str, *, token: str = "band") -> None:
    """Paint the badge of a board: its first letter on ink blue."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(token))
    painter.drawRoundedRect(rect, 6, 6)
    font = look().font("section")
    font.setPixelSize(max(round(rect.height() * 0.45), 1))
    painter.setFont(font)
    painter.setPen(look().colour("onband" if token == "band" else "sheet"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), name[:1].upper())


def paint_focus(painter: QPainter, rect: QRect) -> None:
    """Paint the two-pixel ring of the focus just inside a rectangle."""
    painter.setPen(QPen(look().colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


class FindButton(QPushButton):
    """Looks like a field and opens the command palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Find or do"))
        self.setToolTip(_("Find a person, a partner, a meeting or a command"))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as high as a field."""
        return QSize(look().px(WIDTH - 20), look().px(32))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a field with its key at the right."""
        px, colour = look().px, look().colour
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("edge" if self.underMouse() else "line2"), 1))
            painter.setBrush(colour("sheet"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
            middle = (self.height() - px(16)) // 2
            paint_icon(painter, QRect(px(9), middle, px(16), px(16)), "search")
            painter.setFont(look().font("interface"))
            painter.setPen(colour("ink3"))
            words = QRect(px(33), 0, px(80), self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _("Find"))
            self._paint_key(painter)
            if self.hasFocus():
                paint_focus(painter, self.rect())

    def _paint_key(self, painter: QPainter) -> None:
        painter.setFont(look().font("key"))
        text = _("Ctrl K")
        width = painter.fontMetrics().horizontalAdvance(text) + look().px(12)
        height = look().px(19)
        cap = QRect(
            self.width() - width - look().px(6), (self.height() - height) // 2, width, height
        )
        painter.setPen(QPen(look().colour("line2"), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(look().colour("ink2"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), text)


class NavDelegate(QStyledItemDelegate):
    """Paints headings in small print and pages with their icon; the chosen one has a bar."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give headings a little air above."""
        return QSize(10, look().px(31 if index.data(NAME) else 34))

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
        square = QRect(
            rect.left() + px(9), rect.top() + (rect.height() - px(16)) // 2, px(16), px(16)
        )
        paint_icon(painter, square, str(index.data(ICON)), "accent" if is_on else "ink3")
        taken = self._paint_count(painter, rect, index.data(COUNT))
        painter.setFont(look().font("strong" if is_on else "interface"))
        painter.setPen(colour("accent" if is_on else "ink"))
        room = rect.adjusted(px(35), 0, -px(6) - taken, 0)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()

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


class NavList(QListWidget):
    """The pages under their headings; a heading cannot be chosen."""

    page_chosen = Signal(str)

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
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(self._say)  # back from a page that is not in the list
        look().changed.connect(self.doItemsLayout)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown; none where it is no page of the list."""
        self.blockSignals(True)
        self.clearSelection()
        self.blockSignals(False)
        for number in range(self.count()):
            if self.item(number).data(NAME) == name:
                self.setCurrentRow(number)

    def show_counts(self, counts: Mapping[str, PageCount]) -> None:
        """Show what is counted beside the pages; a page without a count shows none."""
        for number in range(self.count()):
            item = self.item(number)
            count = counts.get(str(item.data(NAME) or ""))
            if item.data(NAME) and item.data(COUNT) != count:
                item.setData(COUNT, count)
                said = f"{item.text()}, {count.words}" if count else item.text()
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self.page_chosen.emit(item.data(NAME))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the chosen line."""
        super().focusInEvent(event)
        self.update(self.currentIndex())  # asking for the viewport takes long the first time


class Sidebar(QWidget):
    """Board, find, pages."""

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.board = BoardSwitch()
        self.find_button = FindButton()
        self.pages = NavList(entries)
        layout = column(self.board, 10, self.find_button, 4, self.pages)
        layout.setContentsMargins(10, 12, 10, 10)
        self.setLayout(layout)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(look().wide(WIDTH))
