"""The mark of the program as a window icon: the ladder."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SIZES = (16, 32, 48, 128)
INK_BLUE, PALE = "#214A94", "#A9B8D6"


def mark_icon() -> QIcon:
    """Return the mark; its blue is the same in every theme, for it stands on the desktop."""
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        rung, gap = size * 0.13, size * 0.065
        with QPainter(pixmap) as painter:
            for number in range(5):
                top = size * 0.045 + number * (rung + gap)
                colour = QColor(PALE if number == 0 else INK_BLUE)
                painter.fillRect(QRectF(size * 0.1, top, size * 0.8, rung), colour)
        icon.addPixmap(pixmap)
    return icon
