"""The ink band over a meeting: what meeting, how late it is, what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import ShortLabel, column, line_across, words
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.words import _

HEIGHT = 56
LARGE = 115
"""Above this size of text the band leaves out what the keys and the agenda say."""


class BandButton(QPushButton):
    """A button on the band: outlined, or white where it is the one thing to do next."""

    def __init__(self, text: str, icon_name: str, *, keys: str = "", primary: bool = False) -> None:
        super().__init__(text)
        self._icon_name, self._keys, self._is_primary = icon_name, keys, primary
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon_name: str, keys: str = "") -> None:
        """Offer something else."""
        self._icon_name, self._keys = icon_name, keys
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as wide as icon, words and keys."""
        px = look().px
        role = "strong" if self._is_primary else "medium"
        wide = _width(role, self.text()) + px(48 if self.text() else 40)
        if self._keys:
            wide += _width("small", self._keys) + px(8)
        return QSize(wide, super().sizeHint().height())

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def _colours(self) -> tuple[str, str, str]:
        """Return ground, edge and ink."""
        if not self.isEnabled():
            return "band", "bandline", "onband2"
        if self._is_primary:
            return "onband", "onband", "band"
        return "bandF" if self.underMouse() or self.isDown() else "band", "bandline", "onband"

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button in the colours of the band."""
        px, colour = look().px, look().colour
        ground, edge, ink = self._colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            has_focus = self.hasFocus()
            painter.setPen(QPen(colour("onband2" if has_focus else edge), 2 if has_focus else 1))
            painter.setBrush(colour(ground))
            inset = 1 if has_focus else 0
            painter.drawRoundedRect(
                self.rect().adjusted(inset, inset, -1 - inset, -1 - inset), px(6), px(6)
            )
            top = (self.height() - px(16)) // 2
            paint_icon(painter, QRect(px(12), top, px(16), px(16)), self._icon_name, ink)
            painter.setPen(colour(ink))
            painter.setFont(look().font("strong" if self._is_primary else "medium"))
            room = self.rect().adjusted(px(36), 0, -px(12), 0)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(align | Qt.AlignmentFlag.AlignLeft), self.text())
            painter.setFont(look().font("small"))
            painter.drawText(room, int(align | Qt.AlignmentFlag.AlignRight), self._keys)


def _width(role: str, text: str) -> int:
    from PySide6.QtGui import QFontMetrics

    return QFontMetrics(look().font(role)).horizontalAdvance(text)


def _two_lines(width: int = 0) -> tuple[ShortLabel, ShortLabel, QWidget]:
    held = QWidget()
    first, second = ShortLabel("", "reading_strong", "onband"), ShortLabel("", "small", "onband2")
    held.setLayout(column(None, first, second, None, spacing=0))
    held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    if width:
        held.setMaximumWidth(look().wide(width))
    return first, second, held


class Band(QWidget):
    """One line that says a meeting is in session; nothing in it flashes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The meeting"))
        is_large = look().percent > LARGE
        self.desk = BandButton("" if is_large else _("Desk"), "arrow-left")
        self.desk.setAccessibleName(_("Back to the desk"))
        self.title, self.state, titles = _two_lines(330)
        self.clock = words("", "clock", "onband")
        self.left, self.pace, times = _two_lines(300)
        self.hide_notes = BandButton(_("Hide my notes"), "eye")
        self.pause = BandButton(_("Break"), "coffee")
        self.next = BandButton(_("Next item"), "arrow-down", keys="Ctrl ↓", primary=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(16)
        layout.addWidget(self.desk)
        layout.addWidget(titles, 4)
        layout.addWidget(self.clock)
        self._rule = line_across("down")
        self._rule.setFixedHeight(look().px(30))
        layout.addWidget(self._rule)
        layout.addWidget(times, 4)
        for button in (self.hide_notes, self.pause, self.next):
            layout.addWidget(button)
        self.setFixedHeight(look().px(HEIGHT))

    def show_small(self, *, is_small: bool) -> None:
        """On a small window the key for hiding notes is enough."""
        self.hide_notes.setVisible(not is_small)

    def say_meeting(self, title: tuple[str, str], state: tuple[str, str]) -> None:
        """Name the meeting and how it stands, each in full and in few words."""
        self.title.say(*title)
        self.state.say(*state)

    def say_time(self, clock: str, left: str, pace: tuple[str, str]) -> None:
        """Say the time on the wall, what is left, and how the meeting runs, in full and in few."""
        self.clock.setText(clock)
        self.left.say(left)
        self.pace.say(*pace)
