"""How a highlight is painted in its list: the page, the words, the note."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from chair_desk.gui.theme.look import look

MARK_ID = Qt.ItemDataRole.UserRole
HEAD, BODY, TONE = MARK_ID + 1, MARK_ID + 2, MARK_ID + 3
MOST_LINES = 4
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
Index = QModelIndex | QPersistentModelIndex


def _height(font: QFont, text: str, wide: int) -> int:
    if not text:
        return 0
    metrics = QFontMetrics(font)
    rect = metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAP, text)
    return min(rect.height(), MOST_LINES * metrics.lineSpacing()) + look().px(3)


def mark_size(view: object, index: Index) -> QSize:
    """Return how much room a line of the list takes."""
    px = look().px
    if not index.data(MARK_ID):
        return QSize(10, px(34))
    wide = view.viewport().width() - px(36) if isinstance(view, QAbstractItemView) else px(240)
    words, note = index.data(BODY)
    high = px(20) + _height(look().font("record"), words, wide)
    return QSize(10, high + _height(look().font("interface"), note, wide) + px(14))


def paint_mark(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint a heading of the list, or a highlight."""
    rect, px, colour = option.rect, look().px, look().colour
    painter.save()
    if not index.data(MARK_ID):
        painter.setFont(look().font("small_strong"))
        painter.setPen(colour("ink3"))
        inside = rect.adjusted(px(16), 0, -px(10), -px(5))
        line = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), line
        )
        painter.restore()
        return
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colour("soft"))
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
    inside = rect.adjusted(px(20), px(7), -px(16), -px(7))
    words, note = index.data(BODY)
    top = inside.top()
    for font, tone, text in (
        ("small", str(index.data(TONE)), str(index.data(HEAD))),
        ("record", "ink", words),
        ("interface", "ink2", note),
    ):
        high = _height(look().font(font), text, inside.width())
        if not text:
            continue
        painter.setFont(look().font(font))
        painter.setPen(colour(tone))
        painter.drawText(QRect(inside.left(), top, inside.width(), high), _WRAP, text)
        top += high
    painter.restore()
