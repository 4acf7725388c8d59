"""The sidebar: which board, find, and the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.page_list import PageEntry
from chair_desk.gui.parts.page_lines import WIDTH, NavList, paint_focus
from chair_desk.gui.parts.widgets import column
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.words import _


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
