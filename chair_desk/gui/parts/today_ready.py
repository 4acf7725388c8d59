"""How far a meeting is prepared, as a row of boxes: solid ready, hollow to chase, pale for you."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.services.readiness import Readiness, Stand
from chair_desk.words import _


class ReadyBar(QWidget):
    """One box for each line of readiness; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._stands: tuple[Stand, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ready(self, found: Readiness | None) -> None:
        """Show how a meeting stands."""
        stands = [line.stand for line in found.lines] if found else []
        order = (Stand.READY, Stand.CHASE, Stand.YOU)
        self._stands = tuple(sorted(stands, key=order.index))
        self.setAccessibleName(
            ", ".join(part for part in (found.ready_words, found.open_words) if part)
            if found
            else _("No meeting")
        )
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be eight high."""
        return QSize(look().px(120), look().px(8))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes, ready ones first."""
        if not self._stands:
            return
        gap = 3.0
        wide = (self.width() - gap * (len(self._stands) - 1)) / len(self._stands)
        with QPainter(self) as painter:
            for number, stand in enumerate(self._stands):
                box = QRectF(number * (wide + gap), 0, wide, self.height())
                if stand is Stand.READY:
                    painter.fillRect(box, look().colour("accent"))
                elif stand is Stand.CHASE:
                    painter.setPen(QPen(look().colour("ambF"), 1))
                    painter.setBrush(look().colour("sheet"))
                    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
                else:
                    painter.fillRect(box, look().colour("line"))
