"""How a page that is read is painted, with what is marked, found and chosen on it.

Each has a shape of its own beside its colour: a highlight is underlined, what was found has a
frame, what is chosen has neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.reader_view import ReaderView

_MULTIPLY = QPainter.CompositionMode.CompositionMode_Multiply
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_WRAP = Qt.TextFlag.TextWordWrap
_NOTE = 13


@frozen
class Chosen:
    """Words that are chosen on a page: the letters from `start` to before `end`."""

    at: int
    start: int
    end: int


def paint_page(painter: QPainter, view: ReaderView, at: int) -> None:
    """Paint one page with all that is on it, or why it is not shown."""
    rect = view.rect_of(at)
    if at in view.veiled:
        paint_veil(painter, rect)
        return
    is_said = at in view.said
    painter.fillRect(rect, look().colour("sheet" if is_said else "paper"))
    if is_said:
        paint_said(painter, rect, view.said[at])
        return
    sheet = view.sheets.get(at)
    if sheet is None:
        return
    ratio = view.devicePixelRatioF()
    off = abs(sheet.image.width() - rect.width() * ratio)
    if off <= 1 and ratio == 1:
        painter.drawImage(rect.topLeft(), sheet.image)  # as it was drawn: scaling takes longer
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, sheet.image)
    painter.setCompositionMode(_MULTIPLY)
    _fill(painter, view, at)
    painter.setCompositionMode(_OVER)
    _line(painter, view, at)


def _fill(painter: QPainter, view: ReaderView, at: int) -> None:
    for _mark, quads, _has_note in view.marks.get(at, ()):
        for box in quads:
            painter.fillRect(_wider(view.to_window(at, box)), look().colour("pagemark"))
    for quads in view.hits.get(at, ()):
        for box in quads:
            painter.fillRect(_wider(view.to_window(at, box)), look().colour("pagehit"))
    words = view.words.get(at)
    if view.picked is not None and view.picked.at == at and words is not None:
        for box in words.quads(view.picked.start, view.picked.end):
            painter.fillRect(_wider(view.to_window(at, box)), look().colour("pagechoice"))


def _line(painter: QPainter, view: ReaderView, at: int) -> None:
    for _mark, quads, has_note in view.marks.get(at, ()):
        painter.setPen(QPen(look().colour("pageline"), 2))
        for box in quads:
            under = _wider(view.to_window(at, box))
            painter.drawLine(under.bottomLeft(), under.bottomRight())
        if has_note and quads:
            _note_sign(painter, view.rect_of(at).left(), view.to_window(at, quads[0]))
    for number, quads in enumerate(view.hits.get(at, ())):
        is_one = view.hit == (at, number)
        painter.setPen(QPen(look().colour("pagehitline"), 3 if is_one else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in quads:
            painter.drawRect(_wider(view.to_window(at, box)))


def _wider(rect: QRectF) -> QRectF:
    return rect.adjusted(-1.5, -2, 1.5, 2)


def _note_sign(painter: QPainter, left: int, rect: QRectF) -> None:
    """Paint a small square with a corner in the margin: a note stands beside these words."""
    side = look().px(_NOTE)
    place = QRectF(left + side, rect.center().y() - side / 2, side, side)
    painter.setPen(QPen(look().colour("pageline"), 1))
    painter.setBrush(look().colour("pagemark"))
    painter.drawRect(place)
    corner = place.bottomRight()
    third = side / 3
    painter.drawLine(QLineF(corner.x() - third, corner.y(), corner.x(), corner.y() - third))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_veil(painter: QPainter, rect: QRect) -> None:
    """Paint a page that the room may not see."""
    painter.fillRect(rect, look().colour("sunk"))
    side = look().px(20)
    middle = rect.center()
    paint_icon(painter, QRect(middle.x() - side // 2, middle.y() - 2 * side, side, side), "lock")
    said = _("Confidential. Hidden with your notes while another display is on.")
    paint_said(painter, rect, said)


def paint_said(painter: QPainter, rect: QRect, text: str, tone: str = "ink2") -> None:
    """Say a sentence in the middle of a page."""
    painter.setFont(look().font("record"))
    painter.setPen(look().colour(tone))
    inside = rect.adjusted(look().px(40), 0, -look().px(40), 0)
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter) | int(_WRAP), text)
