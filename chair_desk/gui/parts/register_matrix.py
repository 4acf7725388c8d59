"""The five by five of a risk: where it stands, and where it stands with what is done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.words import _

SIDE, STEPS = 26, 5
MIDDLE, HIGH = 8, 15


class RiskMatrix(QWidget):
    """Likelihood upwards, weight to the right. A disc where it stands, a ring with controls."""

    def __init__(self, score: tuple[int, int], left_over: tuple[int, int] | None) -> None:
        super().__init__()
        self._score, self._left_over = score, left_over
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(matrix_words(score, left_over))
        self.setToolTip(matrix_words(score, left_over))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be square, with room for the figures at two sides."""
        side = look().px(SIDE) * STEPS + look().px(20)
        return QSize(side, side)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cells, figures and the two marks."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for likelihood in range(1, STEPS + 1):
                for weight in range(1, STEPS + 1):
                    self._paint_cell(painter, likelihood, weight)
            self._paint_figures(painter)
            if self._left_over:
                self._mark(painter, self._left_over, is_full=False)
            self._mark(painter, self._score, is_full=True)

    def _cell(self, likelihood: int, weight: int) -> QRect:
        side, edge = look().px(SIDE), look().px(20)
        return QRect(edge + (weight - 1) * side, (STEPS - likelihood) * side, side, side)

    def _paint_cell(self, painter: QPainter, likelihood: int, weight: int) -> None:
        product = likelihood * weight
        tone = "redS" if product >= HIGH else "ambS" if product >= MIDDLE else "sunk"
        cell = self._cell(likelihood, weight).adjusted(1, 1, -1, -1)
        painter.fillRect(cell, look().colour(tone))

    def _paint_figures(self, painter: QPainter) -> None:
        painter.setFont(look().font("small"))
        painter.setPen(look().colour("ink2"))
        middle, edge = int(Qt.AlignmentFlag.AlignCenter), look().px(20)
        for step in range(1, STEPS + 1):
            cell = self._cell(step, 1)
            painter.drawText(QRect(0, cell.top(), edge, cell.height()), middle, str(step))
            below = self._cell(1, step)
            painter.drawText(QRect(below.left(), below.bottom(), below.width(), edge), middle,
                             str(step))  # fmt: skip

    def _mark(self, painter: QPainter, score: tuple[int, int], *, is_full: bool) -> None:
        cell = QRectF(self._cell(*score))
        radius = cell.width() * 0.28
        painter.setPen(QPen(look().colour("ink"), 2))
        painter.setBrush(look().colour("ink") if is_full else Qt.BrushStyle.NoBrush)
        if not is_full:
            radius *= 1.4
        painter.drawEllipse(cell.center(), radius, radius)


def matrix_words(score: tuple[int, int], left_over: tuple[int, int] | None) -> str:
    """Say both places: "Likelihood 4, weight 3, together 12 of 25; 9 with what is done"."""
    words = _("Likelihood {likelihood}, weight {weight}, together {score} of 25").format(
        likelihood=score[0], weight=score[1], score=score[0] * score[1]
    )
    if left_over is None:
        return words
    rest = _("{score} with what is done").format(score=left_over[0] * left_over[1])
    return f"{words}; {rest}"
