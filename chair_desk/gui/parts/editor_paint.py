"""Paints what stands around the words of the minute editor: records, locks, the line written."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from chair_desk.gui.parts.agenda_delegate import draw_icon, draw_words
from chair_desk.gui.parts.editor_blocks import (
    ABOVE,
    BELOW,
    FOOTING,
    GUTTER,
    INSET,
    MEASURE,
    RECORDS,
    RIGHT,
    RecordLook,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import weekday_month
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import MinuteKind
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _

HIDDEN = "isHiddenFromRoom"
"""The property of an editor whose screen the room can see."""

LOCKS = {Audience.MEMBERS: "users", Audience.CONFIDENTIAL: "lock"}


def box_of(editor: QTextEdit, block: QTextBlock) -> QRectF:
    """Return where the words of a block stand in the viewport, without the room around them."""
    box = editor.document().documentLayout().blockBoundingRect(block)
    return box.translated(0, -editor.verticalScrollBar().value())


def hidden_words() -> str:
    """Return what stands for a paragraph that the room may not read."""
    return _("Hidden with your notes.")


def paint_veiled(painter: QPainter, editor: QTextEdit, block: QTextBlock, one: Paragraph) -> None:
    """Paint what stands for a row that the room may not read, or not wholly."""
    words, px = box_of(editor, block), look().px
    if one.kind is not MinuteKind.PARAGRAPH:
        is_bare = not block.text()
        bare = replace(one, heading=hidden_words(), footing="") if is_bare else one
        paint_record(painter, words, bare, editor.viewport().width(), bare_footing(bare))
    elif not block.text():
        wide = min(px(MEASURE), editor.viewport().width() - px(GUTTER) - 1)
        bar = QRect(px(GUTTER), round(words.top()) + px(3), wide, px(22))
        painter.fillRect(bar, look().colour("sunk"))
        inside = bar.adjusted(px(10), 0, -px(10), 0)
        draw_words(painter, inside, hidden_words(), font="small", colour="ink2")
    paint_lock(painter, words, one.audience)


def paint_cover(painter: QPainter, box: QRect, room: int) -> None:
    """Paint over words that the room may not read, and say that there are some."""
    whole = QRect(0, box.top(), room, box.height())
    painter.fillRect(whole, look().colour("sunk"))
    inside = whole.adjusted(look().px(GUTTER + 10), 0, 0, 0)
    draw_words(painter, inside, hidden_words(), font="small", colour="ink2")


def paint_lock(painter: QPainter, words: QRectF, audience: Audience) -> None:
    """Paint for whom words are, into the gutter; nothing where they are for everybody."""
    if audience in LOCKS:
        line = QRect(0, round(words.top()), look().px(GUTTER), look().px(28))
        draw_icon(painter, line.adjusted(look().px(5), 0, 0, 0), LOCKS[audience], "amb")


def paint_block(painter: QPainter, editor: QTextEdit, block: QTextBlock, one: Paragraph) -> None:
    """Paint what belongs to one row."""
    words = box_of(editor, block)
    if one.kind is not MinuteKind.PARAGRAPH:
        footing = bare_footing(one) if editor.property(HIDDEN) else one.footing
        paint_record(painter, words, one, editor.viewport().width(), footing)
    paint_lock(painter, words, one.audience)


def veil(editor: QTextEdit, *, is_hidden: bool) -> None:
    """Paint records as the room may see them, or as the chair does."""
    if bool(editor.property(HIDDEN)) is not is_hidden:
        editor.setProperty(HIDDEN, is_hidden)
        editor.viewport().update()


def bare_footing(one: Paragraph) -> str:
    """Return the footing as the room may see it: not whether somebody can commit."""
    if isinstance(one.record, LogEntry) and one.record.due_on:
        return _("Answer due {day}.").format(day=weekday_month(one.record.due_on))
    return one.footing


def paint_record(painter: QPainter, words: QRectF, one: Paragraph, room: int, footing: str) -> None:
    """Paint the tint, the bar, the heading above the words and the footing below them."""
    px = look().px
    shown = RECORDS[one.kind]
    box = record_box(words, room, has_footing=bool(one.footing))
    painter.fillRect(box, look().colour(shown.soft))
    painter.setPen(look().colour(shown.edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), look().colour(shown.ink))
    inside = box.adjusted(px(INSET), 0, -px(14), 0)
    _paint_heading(painter, inside, one, shown)
    if one.footing:
        low = QRect(inside.left(), box.bottom() - px(FOOTING + 6), inside.width(), px(FOOTING))
        draw_words(painter, low, footing, font="small", colour="ink2")


def _paint_heading(painter: QPainter, inside: QRect, one: Paragraph, shown: RecordLook) -> None:
    px = look().px
    line = QRect(inside.left(), inside.top() + px(9), inside.width(), px(18))
    draw_icon(painter, line, shown.icon, shown.ink)
    draw_words(
        painter,
        line.adjusted(px(21), 0, 0, 0),
        one.heading,
        font="small_strong",
        colour=shown.ink,
    )


def record_box(words: QRectF, room: int, *, has_footing: bool) -> QRect:
    """Return the box of a record around its words, in a viewport so many pixels wide."""
    px = look().px
    left = px(GUTTER)
    below = px(BELOW + (FOOTING if has_footing else 0))
    return QRect(
        left,
        round(words.top()) - px(ABOVE),
        min(px(MEASURE + RIGHT), room - left - 1),
        round(words.height()) + px(ABOVE) + below,
    )


def paint_command_line(painter: QPainter, words: QRectF) -> None:
    """Underline the line that is being written as a record."""
    px = look().px
    painter.fillRect(
        QRect(px(GUTTER), round(words.bottom()), px(MEASURE + RIGHT), 2), look().colour("accent")
    )
