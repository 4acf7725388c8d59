"""What the room sees on the second display: the item, the time left, and words to agree."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.fonts import DESK, DISPLAY, RECORD
from chair_desk.gui.theme.look import look
from chair_desk.services.room_view import RoomView, RoomWords
from chair_desk.words import _

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
BOARD, TITLE, TIME, WORDS, SMALL = 32, 10, 7, 10, 18
"""How high a line of each is, as parts of the height of the screen.

At 8 metres a letter must be 37 mm high to be read with ease (16 minutes of arc). On a screen of
one metre that is a line of the 15th part: title, time and words are larger, and only long words
are set smaller, because words being agreed are never cut.
"""
SMALLEST = 34


class BigWords(QWidget):
    """Some words as large as their share of the screen lets them be; a reader hears them too."""

    def __init__(self, family: str, part: int, *, weight: int = 600, tone: str = "ink") -> None:
        super().__init__()
        self._family, self._part, self._weight, self.tone = family, part, weight, tone
        self.text = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look().changed.connect(self._follow)

    def _follow(self) -> None:
        self.update()

    def say(self, text: str, tone: str = "") -> None:
        """Show other words."""
        self.tone = tone or self.tone
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def resize_to(self, part: int) -> None:
        """Set the words at another part of the height of the screen."""
        if part != self._part:
            self._part = part
            self.updateGeometry()
            self.update()

    def _font(self, pixels: int) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(max(8, pixels))
        font.setWeight(QFont.Weight(self._weight))
        return font

    def _fitted(self, room: QRect) -> QFont:
        """Return the largest font in which the words fit their room."""
        high = self.window().height()
        pixels, least = high // self._part, high // SMALLEST
        while pixels > least:
            font = self._font(pixels)
            if self._bounds(font, room.width()).height() <= room.height():
                return font
            pixels -= 2
        return self._font(pixels)

    def fitted_pixels(self) -> int:
        """Return how large the words are set."""
        return self._fitted(self.rect()).pixelSize()

    def needed_height(self) -> int:
        """Return the height that the words take as they are set."""
        return self._bounds(self._fitted(self.rect()), self.width()).height()

    def _bounds(self, font: QFont, width: int) -> QRect:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 100_000), WRAP, self.text)

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Say that narrow words are high."""
        return True

    @guarded(40)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at their full size."""
        return self._bounds(self._font(self.window().height() // self._part), width).height()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as wide as there is room."""
        wide = max(200, self.width())
        return QSize(wide, self.heightForWidth(wide))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Give way to the rest: the words are set smaller."""
        return QSize(100, self.window().height() // SMALLEST * 2)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Set the words."""
        with QPainter(self) as painter:
            painter.setPen(look().colour(self.tone))
            painter.setFont(self._fitted(self.rect()))
            painter.drawText(self.rect(), WRAP, self.text)


class Used(QWidget):
    """A bar: how much of the time of the item is used."""

    def __init__(self) -> None:
        super().__init__()
        self.share, self.is_over = 0, False
        self.setFixedHeight(14)

    def show_share(self, share: int, *, is_over: bool) -> None:
        """Show another share, 0 to 100."""
        self.share, self.is_over = share, is_over
        self.update()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill as much of the bar as is used."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look().colour("line"))
            wide = self.width() * self.share // 100
            tone = "ambF" if self.is_over else "accent"
            painter.fillRect(QRect(0, 0, wide, self.height()), look().colour(tone))


class ProjectorWindow(QWidget):
    """A window of its own over the whole of a display. It takes no focus and no keys."""

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(_("For the room"))
        self.setAccessibleName(_("For the room"))
        self.board = BigWords(DESK, BOARD, weight=500, tone="ink2")
        self.number = BigWords(DISPLAY, SMALL, tone="accent")
        self.title = BigWords(DISPLAY, TITLE)
        self.heading = BigWords(DESK, SMALL, tone="accent")
        self.words = BigWords(RECORD, WORDS, weight=400)
        self.footing = BigWords(DESK, SMALL, weight=500, tone="ink2")
        self.time = BigWords(DISPLAY, TIME)
        self.used = Used()
        layout = QVBoxLayout(self)
        layout.addWidget(self.board)
        layout.addStretch(1)
        layout.addWidget(self.number)
        layout.addWidget(self.title, 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.words, 6)
        layout.addWidget(self.footing)
        layout.addStretch(1)
        layout.addWidget(self.time)
        layout.addWidget(self.used)
        look().changed.connect(self._follow)
        self.show_words(None)

    def _follow(self) -> None:
        self.update()

    def cover(self, place: QRect) -> None:
        """Cover a display whole."""
        self.setGeometry(place)
        edge, gap = place.height() // 14, place.height() // 40
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge * 2 // 3, edge, edge * 2 // 3)
            layout.setSpacing(gap)
        self.used.setFixedHeight(max(6, place.height() // 80))
        # `showFullScreen` would ask for the focus.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def show_view(self, view: RoomView) -> None:
        """Show where the meeting is."""
        self.board.say(view.board)
        self.number.say(_("Item {number}").format(number=view.number) if view.number else "")
        self.title.say(view.title)
        self.time.say(view.time, "amb" if view.is_over else "ink")
        self.used.show_share(view.share, is_over=view.is_over)
        self.used.setVisible(bool(view.time))

    def show_words(self, words: RoomWords | None) -> None:
        """Show the words of a record, or take them away."""
        self.heading.say(words.heading if words else "")
        self.words.say(words.text if words else "")
        self.footing.say(words.footing if words else "")
        # While words are agreed they are what matters: the item steps back.
        self.title.resize_to(SMALL if words else TITLE)
        self.time.resize_to(SMALL if words else TIME)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plain ground of the theme."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look().colour("sheet"))
