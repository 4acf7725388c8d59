"""What the shapes of the matrix mean, in words beside each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.glyphs import paint_ladder
from chair_desk.gui.parts.matrix_delegate import paint_cell
from chair_desk.gui.parts.widgets import row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.words import N_, _

WIDE, HIGH = 25, 16
SHAPES = (
    (Cell("", Came.MEMBER, level=5, agreed=4, rank=" "), N_("above")),
    (Cell("", Came.MEMBER, level=4, agreed=4, rank=" "), N_("at the agreed level")),
    (Cell("", Came.MEMBER, level=3, agreed=4, rank=" "), N_("below it, outlined")),
    (Cell("", Came.NOBODY), N_("nobody, no apology")),
    (Cell("", Came.DEPUTY, level=4, agreed=4, rank=" "), N_("corner mark: deputy")),
)


class _Swatch(QWidget):
    def __init__(self, cell: Cell | None) -> None:
        super().__init__()
        self._cell = cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as large as a small cell."""
        return QSize(look().px(WIDE), look().px(HIGH + 4))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        if self._cell is None:
            paint_ladder(painter, QRectF(self.rect()), 4, 4)
        else:
            paint_cell(
                painter, QRect(0, look().px(2), look().px(WIDE), look().px(HIGH)), self._cell
            )


def legend() -> QWidget:
    """Return the legend; it wraps where there is no room."""
    held = QWidget()
    parts = []
    for cell, label in (*SHAPES, (None, N_("the level the partners agreed"))):
        one = QWidget()
        one.setLayout(row(_Swatch(cell), words(_(label), "small", "ink2"), spacing=8))
        parts.append(one)
    flow = Flow(*parts, spacing=20)
    flow.setContentsMargins(0, 8, 0, 8)
    return flowing(held, flow)
