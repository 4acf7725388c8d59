"""Icons: Lucide's SVG, tinted with a colour of the theme in use each time they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.resources import read_resource

STROKE = "1.9"


@cache
def _drawing(name: str) -> str:
    text = read_resource(f"icons/{name}.svg")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@cache
def _tinted(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Render once for each colour and size; themes and sizes are few."""
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name).replace("currentColor", colour).encode()
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(drawing)).render(
            painter, QRectF(0, 0, pixmap.width(), pixmap.height())
        )
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str = "ink2") -> None:
    """Paint an icon in a square, in the colour of this token."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    side = min(rect.width(), rect.height())
    left = rect.left() + (rect.width() - side) // 2
    top = rect.top() + (rect.height() - side) // 2
    shade = look().colour(colour).name()
    painter.drawPixmap(left, top, _tinted(name, shade, side, ratio))


class TintedIcon(QIconEngine):
    """An icon engine that paints with the theme of the moment."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def _colour_in(self, mode: QIcon.Mode) -> str:
        return "ink3" if mode == QIcon.Mode.Disabled else self._colour

    @guarded()
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon in the rectangle."""
        paint_icon(painter, rect, self._name, self._colour_in(mode))

    @guarded(QPixmap)
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon at a size."""
        return self.scaledPixmap(size, mode, state, 1.0)

    @guarded(QPixmap)
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon at a size in device pixels for a screen of this ratio."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        side = min(size.width(), size.height())
        shade = look().colour(self._colour_in(mode)).name()
        with QPainter(pixmap) as painter:  # at the left: a wider size leaves a gap before the words
            painter.drawPixmap(0, 0, _tinted(self._name, shade, side, 1.0))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    @guarded()
    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return TintedIcon(self._name, self._colour)


def icon(name: str, colour: str = "ink2") -> QIcon:
    """Return the icon of this name (a file in `resources/icons`), tinted by a token."""
    return QIcon(TintedIcon(name, colour))
