"""One thing that happened: its day, a dot on the line through all of them, and what was said."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import column, row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import short_day
from chair_desk.records.frozen import frozen

DAY, DOT, RADIUS, GAP = 58, 18, 4, 8


class Ends(enum.Flag):
    """At which ends of a row the line goes on."""

    NONE = 0
    ABOVE = 1
    BELOW = 2


@frozen(kw_only=True)
class Happened:
    """What one row says. `is_ahead` for what is still to come; `link` stands behind the label."""

    on: date | None
    label: str
    text: str = ""
    is_ahead: bool = False
    link: QWidget | None = None


class DotOnLine(QWidget):
    """A dot, hollow for what is to come, and the line to the rows above and below."""

    def __init__(self, *, is_ahead: bool, ends: Ends) -> None:
        super().__init__()
        self._is_ahead, self.ends = is_ahead, ends
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as wide as a dot needs; the row says how high."""
        return QSize(look().px(DOT), look().px(DOT))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the dot upon it, beside the first line of words."""
        radius, middle = look().px(RADIUS), self.width() / 2
        top = look().px(11)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().colour("line2"), 2))
            if Ends.ABOVE in self.ends:
                painter.drawLine(QPointF(middle, 0), QPointF(middle, top - radius))
            if Ends.BELOW in self.ends:
                painter.drawLine(QPointF(middle, top + radius), QPointF(middle, self.height()))
            plum = look().colour("plum")
            painter.setPen(QPen(plum, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush if self._is_ahead else plum)
            painter.drawEllipse(QPointF(middle, top), radius - 1, radius - 1)


class HappenedLine(QWidget):
    """Rows one below another, tied by one line."""

    def __init__(self, found: Sequence[Happened]) -> None:
        super().__init__()
        layout = column(spacing=0)
        for number, one in enumerate(found):
            ends = Ends.ABOVE if number else Ends.NONE
            if number < len(found) - 1:
                ends |= Ends.BELOW
            layout.addWidget(_row(one, ends))
        self.setLayout(layout)


def _row(one: Happened, ends: Ends) -> QWidget:
    when = words(short_day(one.on) if one.on else "", "figures", "ink2")
    when.setFixedWidth(look().px(DAY))
    label = words(one.label, "medium" if one.is_ahead else "strong")
    said = column(row(label, one.link, None, spacing=8) if one.link else label)
    if one.text:
        said.addWidget(words(one.text, wrap=True))
    said.setContentsMargins(0, 0, 0, look().px(GAP))
    line = row(spacing=6)
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(DotOnLine(is_ahead=one.is_ahead, ends=ends))
    line.addLayout(said, 1)
    made = QWidget()
    made.setLayout(line)
    return made
