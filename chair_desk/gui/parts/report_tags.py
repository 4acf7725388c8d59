"""Tags painted beside sentences: a reference in a soft tint, a word where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.services.report_finding import Tag

TAGS = 92
_TINTS = {"plum": ("plumS", "plumL"), "teal": ("tealS", "tealL"), "accent": ("soft", "softline")}


def paint_tags(painter: QPainter, rect: QRect, tags: Sequence[Tag]) -> None:
    """Paint tags one below another from the top of a place."""
    px = look().px
    top = rect.top()
    for one in tags:
        _paint_tag(painter, QRect(rect.left(), top, rect.width(), px(22)), one)
        top += px(26)


def _paint_tag(painter: QPainter, rect: QRect, one: Tag) -> None:
    px, colour = look().px, look().colour
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    if one.tone not in _TINTS:
        left = rect
        if one.tone == "amb":
            side = px(15)
            icon = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
            paint_icon(painter, icon, "triangle-alert", "ambF")
            left = rect.adjusted(px(20), 0, 0, 0)
        painter.setFont(look().font("strong" if one.tone == "amb" else "interface"))
        painter.setPen(colour("amb" if one.tone == "amb" else "ink3"))
        painter.drawText(left, middle, one.words)
        return
    ground, edge = _TINTS[one.tone]
    painter.setFont(look().font("medium"))
    room = rect.width() - px(14)
    said = painter.fontMetrics().elidedText(one.words, Qt.TextElideMode.ElideRight, room)
    wide = painter.fontMetrics().horizontalAdvance(said) + px(14)
    box = QRectF(rect.left() + 0.5, rect.top() + 0.5, wide, rect.height() - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(edge), 1))
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(colour(one.tone))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)
