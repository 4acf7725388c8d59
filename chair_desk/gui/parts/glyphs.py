"""The marks: the ladder of authority, who is here, how an action stands, history bars.

Pure painting, used by delegates (`paint_...`) and as small widgets. Every mark has its words
(`..._words`), for a screen reader and for the place beside it: shape, then word, then colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import ladder_words
from chair_desk.words import N_, _

RUNGS = 5
LADDER_WIDTH = 22.0
LADDER_HEIGHT = 20.6

PRESENCE_WORDS: dict[str, str] = {
    "here": N_("here"),
    "late": N_("late"),
    "deputy": N_("deputy"),
    "apology": N_("apology"),
    "absent": N_("absent"),
    "expected": N_("expected"),
    "left": N_("left"),
    "out": N_("out for this item"),
}

STATUS_WORDS: dict[str, str] = {
    "late": N_("Late"),
    "at_risk": N_("At risk"),
    "on_track": N_("On track"),
    "not_started": N_("Not started"),
    "done": N_("Done"),
}


def paint_ladder(
    painter: QPainter, rect: QRectF, level: int | None, agreed: int | None = None
) -> None:
    """Paint five rungs filled from the bottom, the agreed level marked by a notch at the right.

    Met: accent. Short: amber, with the missing rungs hollow and red. A level that is not known
    is no finding: its rungs stay pale.
    """
    scale = min(rect.width() / LADDER_WIDTH, rect.height() / LADDER_HEIGHT)
    painter.save()
    painter.translate(rect.left(), rect.top() + (rect.height() - LADDER_HEIGHT * scale) / 2)
    painter.scale(scale, scale)
    held = level or 0
    is_short = agreed is not None and level is not None and level < agreed
    for number in range(1, RUNGS + 1):
        top = (RUNGS - number) * 4.4
        if number <= held:
            painter.fillRect(QRectF(0, top, 16, 3), look().colour("ambF" if is_short else "accent"))
        elif is_short and agreed is not None and number <= agreed:
            painter.setPen(QPen(look().colour("red"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, top + 0.5, 15, 2))
        else:
            painter.fillRect(QRectF(0, top, 16, 3), look().colour("line"))
    if agreed:
        _paint_notch(painter, (RUNGS - agreed) * 4.4)
    painter.restore()


def _paint_notch(painter: QPainter, top: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("ink"))
    points = [QPointF(17.4, top + 1.5), QPointF(21.6, top - 1.5), QPointF(21.6, top + 4.5)]
    painter.drawPolygon(QPolygonF(points))


# ------------------------------------------------------------------ marks in a square of 16


def paint_presence(painter: QPainter, rect: QRectF, mark: str) -> None:
    """Paint how somebody is here; `mark` is a key of `PRESENCE_WORDS`."""
    _in_square(painter, rect, _PRESENCE[mark])


def paint_status(painter: QPainter, rect: QRectF, mark: str) -> None:
    """Paint how an action stands; `mark` is a key of `STATUS_WORDS`."""
    _in_square(painter, rect, _STATUS[mark])


def _in_square(painter: QPainter, rect: QRectF, draw: Callable[[QPainter], None]) -> None:
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2
    )
    painter.scale(side / 16, side / 16)
    draw(painter)
    painter.restore()


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(look().colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _disc(painter: QPainter, colour: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(colour))
    painter.drawEllipse(QPointF(8, 8), radius, radius)


def _ring(painter: QPainter, colour: str, radius: float, *, dashed: bool = False) -> None:
    pen = QPen(look().colour(colour), 1.5)
    if dashed:
        pen.setDashPattern([1.4, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), radius, radius)


def _lines(painter: QPainter, pen: QPen, *points: tuple[float, float]) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _here(painter: QPainter) -> None:
    _disc(painter, "accent", 6)


def _came_late(painter: QPainter) -> None:
    _disc(painter, "accent", 6)
    _lines(painter, _pen("sheet", 1.6), (8, 4.6), (8, 8), (10.3, 9.6))


def _half(painter: QPainter) -> None:
    _ring(painter, "accent", 5.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("accent"))
    painter.drawPie(QRectF(2.6, 2.6, 10.8, 10.8), 90 * 16, 180 * 16)


def _apology(painter: QPainter) -> None:
    _ring(painter, "edge", 5.4)


def _absent(painter: QPainter) -> None:
    _lines(painter, _pen("red", 1.9), (3.6, 3.6), (12.4, 12.4))
    _lines(painter, _pen("red", 1.9), (12.4, 3.6), (3.6, 12.4))


def _expected(painter: QPainter) -> None:
    _ring(painter, "edge", 5.4, dashed=True)


def _left(painter: QPainter) -> None:
    _ring(painter, "edge", 5.4)
    _lines(painter, _pen("edge", 1.5), (5.4, 8), (10.6, 8))


def _out(painter: QPainter) -> None:
    _ring(painter, "ambF", 5.4)
    _lines(painter, _pen("ambF", 1.5), (4.4, 11.6), (11.6, 4.4))


def _late(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("redF"))
    painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 1.5, 1.5)
    _lines(painter, _pen("sheet", 2), (8, 4.2), (8, 8.8))
    _lines(painter, _pen("sheet", 2), (8, 11.4), (8, 11.9))


def _at_risk(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("ambF"))
    painter.drawPolygon(QPolygonF([QPointF(8, 1.4), QPointF(15, 14.4), QPointF(1, 14.4)]))


def _on_track(painter: QPainter) -> None:
    _disc(painter, "grnF", 6.6)


def _not_started(painter: QPainter) -> None:
    _ring(painter, "edge", 5.8)


def _done(painter: QPainter) -> None:
    _lines(painter, _pen("grn", 2.2), (2.5, 8.5), (6.3, 12.3), (13.5, 4.6))


_PRESENCE: dict[str, Callable[[QPainter], None]] = {
    "here": _here,
    "late": _came_late,
    "deputy": _half,
    "apology": _apology,
    "absent": _absent,
    "expected": _expected,
    "left": _left,
    "out": _out,
}

_STATUS: dict[str, Callable[[QPainter], None]] = {
    "late": _late,
    "at_risk": _at_risk,
    "on_track": _on_track,
    "not_started": _not_started,
    "done": _done,
}


# ------------------------------------------------------------------ history bars


@frozen
class Bar:
    """One meeting in a partner's history: the level that came (None: nobody), and whether met."""

    level: int | None
    is_met: bool


def paint_history(painter: QPainter, rect: QRectF, bars: Sequence[Bar], agreed: int) -> None:
    """Paint a bar for each meeting from zero, the agreed level as a dashed line."""
    if not bars:
        return
    painter.fillRect(
        QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look().colour("line2")
    )
    pitch = rect.width() / len(bars)
    width = min(pitch * 0.62, 26)
    unit = (rect.height() - 5) / RUNGS
    for number, bar in enumerate(bars):
        left = rect.left() + number * pitch + (pitch - width) / 2
        if bar.level is None:
            _paint_cross(painter, left + width / 2, rect.bottom() - 7)
            continue
        height = bar.level * unit
        box = QRectF(left, rect.bottom() - 1 - height, width, height)
        if bar.is_met:
            painter.fillRect(box, look().colour("accent"))
        else:
            painter.setPen(QPen(look().colour("ambF"), 1))
            painter.setBrush(look().colour("ambS"))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, 0))
    pen = QPen(look().colour("ink"), 1)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    y = rect.bottom() - 1 - agreed * unit
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def paint_cross(painter: QPainter, rect: QRectF) -> None:
    """Paint the cross of nobody there in the middle of a rectangle."""
    _paint_cross(painter, rect.center().x(), rect.center().y())


def _paint_cross(painter: QPainter, x: float, y: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen("red", 1.6))
    path = QPainterPath(QPointF(x - 3, y - 3))
    path.lineTo(x + 3, y + 3)
    path.moveTo(x + 3, y - 3)
    path.lineTo(x - 3, y + 3)
    painter.drawPath(path)
    painter.restore()


# ------------------------------------------------------------------ as widgets


class Ladder(QWidget):
    """A ladder as a widget, 22 by 20.6 at 100 per cent."""

    def __init__(self, level: int | None = None, agreed: int | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level, agreed)

    def show_level(self, level: int | None, agreed: int | None = None) -> None:
        """Show another level."""
        self._level, self._agreed = level, agreed
        self.setAccessibleName(ladder_words(level, agreed))
        self.setToolTip(ladder_words(level, agreed))
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep the drawn size."""
        return QSize(look().px(22), look().px(21))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ladder."""
        with QPainter(self) as painter:
            paint_ladder(painter, QRectF(self.rect()), self._level, self._agreed)


class _Mark(QWidget):
    """A mark in a square; the word stands beside it."""

    WORDS: ClassVar[dict[str, str]] = {}

    def __init__(self, mark: str, *, side: int = 16) -> None:
        super().__init__()
        self._mark, self._side = mark, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_mark(mark)

    def show_mark(self, mark: str) -> None:
        """Show another mark."""
        self._mark = mark
        self.setAccessibleName(_(self.WORDS[mark]))
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be square."""
        return QSize(look().px(self._side), look().px(self._side))


class StatusMark(_Mark):
    """How an action stands, as a widget; a key of `STATUS_WORDS`."""

    WORDS = STATUS_WORDS

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        with QPainter(self) as painter:
            paint_status(painter, QRectF(self.rect()), self._mark)


class PresenceMark(_Mark):
    """How somebody is here, as a widget; a key of `PRESENCE_WORDS`."""

    WORDS = PRESENCE_WORDS

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        with QPainter(self) as painter:
            paint_presence(painter, QRectF(self.rect()), self._mark)


class History(QWidget):
    """The last meetings of a seat as bars, with the same said in words."""

    def __init__(self, bars: Sequence[Bar], agreed: int, *, width: int = 250) -> None:
        super().__init__()
        self._bars, self._agreed, self._wide = tuple(bars), agreed, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        met = sum(bar.is_met for bar in bars)
        self.setAccessibleName(
            _("Last {count} meetings: at or above the agreed level at {met}.").format(
                count=len(bars), met=met
            )
        )

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep the drawn size."""
        return QSize(look().px(self._wide), look().px(52))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        with QPainter(self) as painter:
            paint_history(painter, QRectF(self.rect()), self._bars, self._agreed)
