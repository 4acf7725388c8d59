"""The ladder of a challenge as rising steps, and the clock of its answer in boxes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.challenges import Where
from chair_desk.services.challenge_cards import Rung
from chair_desk.words import _

LOWEST, RISE = 76, 21
NARROW = 118
FLAT = 44
MOST_BOXES = 20
BOX, PITCH, LEAST_PITCH = 9, 13, 6  # a box, and from one to the next


class RungCard(QWidget):
    """One step: filled where the challenge stands, pale where it went by, dashed ahead."""

    def __init__(self, rung: Rung) -> None:
        super().__init__()
        self.rung = rung
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(rung.words)
        self.setToolTip(rung.words)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the edge and the words, each cut to its room."""
        with QPainter(self) as painter:
            self._paint_ground(painter)
            inside = self.rect().adjusted(look().px(10), look().px(8), -look().px(6), -look().px(4))
            ink = "onband" if self.rung.where is Where.HERE else "ink"
            soft = "onband" if self.rung.where is Where.HERE else "ink2"
            title = f"{self.rung.number}. {self.rung.title}"
            inside = self._say(painter, inside, title, "small_strong", ink)
            inside = self._say(painter, inside, self.rung.to, "small", soft, wraps=True)
            role = "small_strong" if self.rung.where is Where.HERE else "small"
            self._say(painter, inside, self.rung.said, role, soft, wraps=True)
            if self.hasFocus():
                painter.setPen(QPen(look().colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_ground(self, painter: QPainter) -> None:
        colour = look().colour
        pen = QPen(colour("plumL"), 1)
        if self.rung.where is Where.AHEAD:
            pen = QPen(colour("line2"), 1, Qt.PenStyle.DashLine)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(colour("plumF" if self.rung.where is Where.HERE else "plumS"))
        painter.setPen(pen)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _say(
        self, painter: QPainter, rect: QRect, text: str, role: str, tone: str,
        *, wraps: bool = False,
    ) -> QRect:  # fmt: skip
        """Draw a line, or as many as there is room for above the last; return what is left."""
        painter.setFont(look().font(role))
        painter.setPen(look().colour(tone))
        metrics = painter.fontMetrics()
        height = metrics.lineSpacing() + 1
        if not text or rect.height() < height - 4:
            return rect
        if not wraps:
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop), cut)
            return rect.adjusted(0, height, 0, 0)
        kept = height * self._said_lines(rect.width()) if text is self.rung.to else 0
        most = max(1, (rect.height() - kept) // height)
        lines = _wrapped(text, rect.width(), most, metrics)
        for line in lines:
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop), line)
            rect = rect.adjusted(0, height, 0, 0)
        return rect

    def _said_lines(self, room: int) -> int:
        metrics = QFontMetrics(look().font("small_strong"))
        return len(_wrapped(self.rung.said, room, 3, metrics))

    def needs(self, width: int) -> int:
        """Return how high it must be to say all in this width."""
        metrics = QFontMetrics(look().font("small"))
        room = width - look().px(16) - 4  # a card is a little narrower than its share
        lines = len(_wrapped(self.rung.to, room, 9, metrics)) if self.rung.to else 0
        count = 1 + lines + self._said_lines(room)
        return count * (metrics.lineSpacing() + 1) + look().px(14)


def _wrapped(text: str, width: int, most: int, metrics: QFontMetrics) -> list[str]:
    """Part words into lines that fit; what is left over ends the last one in an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        is_last = len(lines) == most - 1
        words = " ".join(rest) if is_last else " ".join(rest[:taken])
        lines.append(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
        rest = [] if is_last else rest[taken:]
    return lines


class ChallengeLadder(QWidget):
    """Steps side by side, each higher than the one before; one below another where narrow."""

    def __init__(self, rungs: Sequence[Rung]) -> None:
        super().__init__()
        self.setAccessibleName(_("The ladder of steps"))
        self.cards = [RungCard(rung) for rung in rungs]
        for card in self.cards:
            card.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look().px(LOWEST + RISE * max(len(rungs) - 1, 0)))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the steps in the width there is."""
        super().resizeEvent(event)
        count = max(len(self.cards), 1)
        if self.width() < look().px(NARROW) * count:
            self._stack()
        else:
            self._rise(self.width() / count)

    def _rise(self, width: float) -> None:
        rise = look().px(RISE)
        lowest = max(
            [
                look().px(LOWEST),
                *(card.needs(round(width)) - n * rise for n, card in enumerate(self.cards)),
            ]
        )
        whole = lowest + rise * (len(self.cards) - 1)
        self.setFixedHeight(whole)
        for number, card in enumerate(self.cards):
            height = lowest + rise * number
            left, right = round(width * number), round(width * (number + 1)) - 1
            card.setGeometry(left, whole - height, right - left, height)

    def _stack(self) -> None:
        top = 0
        for number, card in enumerate(self.cards):
            indent = look().px(14) * number
            height = max(look().px(FLAT), card.needs(self.width() - indent))
            card.setGeometry(indent, top, self.width() - indent, height)
            top += height + 2
        self.setFixedHeight(top)


class ClockBoxes(QWidget):
    """A box for each working day of the clock, filled for those gone; a long clock shares them."""

    def __init__(self, used: int, whole: int, tone: str) -> None:
        super().__init__()
        self._whole, self._tone = min(whole, MOST_BOXES), tone
        self._used = used if whole <= MOST_BOXES else used * MOST_BOXES // whole
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("{used} of {whole} working days have gone").format(used=used, whole=whole)
        )

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as wide as the boxes."""
        return QSize(look().px(PITCH) * self._whole, look().px(12))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Let the boxes come closer where there is little room."""
        return QSize(LEAST_PITCH * self._whole, look().px(12))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes."""
        pitch = min(look().px(PITCH), max(self.width() // max(self._whole, 1), LEAST_PITCH))
        side = pitch * BOX // PITCH
        with QPainter(self) as painter:
            for number in range(self._whole):
                is_used = number < self._used
                painter.setPen(look().colour(self._tone if is_used else "edge"))
                painter.setBrush(look().colour(self._tone) if is_used else Qt.BrushStyle.NoBrush)
                painter.drawRect(QRect(number * pitch, (self.height() - side) // 2, side, side))
