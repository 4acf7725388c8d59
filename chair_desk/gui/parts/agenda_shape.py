"""The shape of a meeting: one piece per item, as wide as its minutes, the hours below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_model import line_words
from chair_desk.gui.parts.agenda_purposes import look_of
from chair_desk.gui.theme.look import look
from chair_desk.records.agenda_times import clock_of, is_taken, minutes_of_day
from chair_desk.services.agenda import Agenda, AgendaLine
from chair_desk.words import _

BAR, TICKS, RING = 30, 21, 3
STEPS = (15, 30, 60, 120)
MOST_TICKS = 8


class Piece(QAbstractButton):
    """One item in the bar; a click chooses it, the arrows go to its neighbours."""

    def __init__(self, line: AgendaLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.is_chosen = False
        self.setAccessibleName(line_words(line))
        self.setToolTip(line_words(line))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be laid out by the bar."""
        return QSize(look().px(20), look().px(BAR))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the purpose as a bar on top, its tint below, the number in it."""
        shown = look_of(self.line.item)
        with QPainter(self) as painter:
            inside = self.rect().adjusted(RING, RING, -RING, -RING)
            painter.fillRect(inside, look().colour(shown.soft))
            painter.fillRect(
                QRect(inside.left(), inside.top(), inside.width(), look().px(4)),
                look().colour(shown.bar),
            )
            words = self.line.number
            painter.setFont(look().font("small_strong"))
            if painter.fontMetrics().horizontalAdvance(words) <= inside.width():
                painter.setPen(look().colour(shown.ink))
                room = inside.adjusted(0, look().px(4), 0, 0)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
            if self.is_chosen or self.hasFocus():
                self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        pen = painter.pen()
        pen.setColor(look().colour("accent"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the item before or after with the arrows."""
        bar = self.parentWidget()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and isinstance(bar, ShapeBar):
            bar.step(self, step)
            return
        super().keyPressEvent(event)


class ShapeBar(QWidget):
    """The bar over an agenda. `chosen` carries an item's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Shape of the meeting"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pieces: list[Piece] = []
        self._starts, self._total, self._end = 0, 0, 0

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as high as the bar and the hours below it."""
        return QSize(look().px(400), look().px(BAR + TICKS) + 2 * RING)

    def show_agenda(self, agenda: Agenda, item_id: str) -> None:
        """Show the items of an agenda that use time."""
        lines = [line for line in agenda.lines if is_taken(line.item) and line.item.planned_minutes]
        self._starts = minutes_of_day(agenda.meeting.starts)
        self._total = sum(line.item.planned_minutes for line in lines)
        self._end = minutes_of_day(agenda.meeting.ends)
        if [piece.line for piece in self.pieces] != lines:
            self._make(lines)
        self.choose(item_id)
        self.update()

    def _make(self, lines: Sequence[AgendaLine]) -> None:
        for piece in self.pieces:
            piece.hide()
            piece.deleteLater()
        self.pieces = [Piece(line, self) for line in lines]
        for piece in self.pieces:
            piece.clicked.connect(self._say)
            piece.show()
        self._lay_out()

    def choose(self, item_id: str) -> None:
        """Ring one item; Tab comes to it alone."""
        for number, piece in enumerate(self.pieces):
            piece.is_chosen = piece.line.item.id == item_id
            is_stop = piece.is_chosen or (number == 0 and not self._has(item_id))
            piece.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )
            if piece.is_chosen:
                piece.raise_()
            piece.update()

    def _has(self, item_id: str) -> bool:
        return any(piece.line.item.id == item_id for piece in self.pieces)

    def step(self, piece: Piece, by: int) -> None:
        """Go from one piece to its neighbour."""
        at = self.pieces.index(piece) + by
        if 0 <= at < len(self.pieces):
            self.pieces[at].setFocus()
            self.chosen.emit(self.pieces[at].line.item.id)

    def _say(self) -> None:
        piece = self.sender()
        if isinstance(piece, Piece):
            self.chosen.emit(piece.line.item.id)

    def _lay_out(self) -> None:
        span = max(self._total, self._end - self._starts, 1)
        width = self.width() - 2 * RING
        at = 0
        for piece in self.pieces:
            left = RING + round(at * width / span)
            at += piece.line.item.planned_minutes
            right = RING + round(at * width / span)
            height = look().px(BAR) + 2 * RING
            piece.setGeometry(left - RING, 0, right - left - 2 + 2 * RING, height)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pieces out anew."""
        self._lay_out()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the hours below the bar."""
        span = max(self._total, self._end - self._starts)
        if span <= 0:
            return
        width = self.width() - 2 * RING
        step = next((each for each in STEPS if span / each <= MOST_TICKS), STEPS[-1])
        with QPainter(self) as painter:
            painter.setFont(look().font("small"))
            painter.setPen(look().colour("ink3"))
            top = look().px(BAR) + 2 * RING
            for minute in range(0, span + 1, step):
                words = clock_of(self._starts + minute)
                wide = painter.fontMetrics().horizontalAdvance(words)
                x = RING + round(minute * width / span) - wide // 2
                x = min(max(x, RING), self.width() - RING - wide)
                painter.drawText(
                    QRect(x, top, wide + 2, look().px(TICKS - 3)),
                    int(Qt.AlignmentFlag.AlignTop),
                    words,
                )
