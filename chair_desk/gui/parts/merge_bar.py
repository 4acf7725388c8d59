"""How much of a merge is settled, as a bar: what goes in by itself, then one block a choice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.words import _

WIDTH, LEAST_WIDTH, HEIGHT, BLOCK, GAP = 420, 230, 12, 14, 2
MOST_BLOCKS = 12


class SettledBar(QWidget):
    """Filled where it is settled, hollow and amber where somebody has to choose."""

    def __init__(self) -> None:
        super().__init__()
        self._alone, self._decided, self._open = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDTH)  # as the text grows, the words beside it need the room

    def show_counts(self, by_themselves: int, decided: int, left: int) -> None:
        """Show how many go in by themselves, were decided, and are left."""
        self._alone, self._decided, self._open = by_themselves, decided, left
        self.setAccessibleName(
            _("{settled} of {count} settled").format(
                settled=by_themselves + decided, count=by_themselves + decided + left
            )
        )
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep the drawn size."""
        return QSize(WIDTH, look().px(HEIGHT))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Give way to the words beside it."""
        return QSize(LEAST_WIDTH, look().px(HEIGHT))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar; many choices share one block."""
        choices = self._decided + self._open
        shown = min(choices, MOST_BLOCKS)
        block, gap = look().px(BLOCK), look().px(GAP)
        room = self.width() - shown * (block + gap) if self._alone else 0
        with QPainter(self) as painter:
            if self._alone:
                painter.fillRect(QRectF(0, 0, room, self.height()), look().colour("accent"))
            if not shown:
                return
            width = block if self._alone else (self.width() + gap) / shown - gap
            filled = shown * self._decided // choices
            for number in range(shown):
                left = (
                    room + gap + number * (width + gap) if self._alone else number * (width + gap)
                )
                self._paint_block(painter, QRectF(left, 0, width, self.height()), number < filled)

    def _paint_block(self, painter: QPainter, rect: QRectF, is_decided: bool) -> None:  # noqa: FBT001, RUF100
        if is_decided:
            painter.fillRect(rect, look().colour("accent"))
            return
        painter.setPen(QPen(look().colour("ambF"), 1))
        painter.setBrush(look().colour("ambS"))
        painter.drawRect(rect.adjusted(0.5, 0.5, -1, -1))
