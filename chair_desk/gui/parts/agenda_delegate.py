"""Paints the rows of an agenda."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_model import (
    GRIP,
    ITEM,
    LEAD,
    LINE,
    MINUTES,
    NUMBER,
    PAPERS,
    PURPOSE,
    STARTS,
    Index,
    marks_of,
    paper_words,
)
from chair_desk.gui.parts.agenda_purposes import look_of
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import ItemKind, ItemState
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

ROW = 38
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def draw_words(
    painter: QPainter, rect: QRect, words: str, *, font: str, colour: str, align: int = LEFT
) -> int:
    """Draw words on one line, cut to the room there is; return how wide they came out."""
    painter.setFont(look().font(font))
    painter.setPen(look().colour(colour))
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    painter.drawText(rect, align, cut)
    return metrics.horizontalAdvance(cut)


def draw_icon(painter: QPainter, rect: QRect, name: str, colour: str, *, side: int = 14) -> None:
    """Draw an icon at the left of a rectangle, in the middle of its height."""
    size = look().px(side)
    top = rect.top() + (rect.height() - size) // 2
    paint_icon(painter, QRect(rect.left(), top, size, size), name, colour)


class AgendaDelegate(QStyledItemDelegate):
    """One cell at a time; the chosen row is soft, with a bar of accent at its left."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Keep rows of one height."""
        return QSize(20, look().px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        line = index.data(LINE)
        rect: QRect = option.rect
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_on or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look().colour("soft" if is_on else "sunk"))
        if is_on and index.column() == GRIP:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 4, rect.height()), look().colour("accent")
            )
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1),
            look().colour("softline" if is_on else "line"),
        )
        self._paint_cell(painter, rect, line, index.column())
        if index.column() == ITEM and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look().colour("accent"))
            painter.drawRect(rect.adjusted(-6, 1, -2, -3))
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, line: AgendaLine, column: int) -> None:
        is_off = line.item.state is ItemState.DEFERRED
        if column == GRIP:
            inside = rect.adjusted(look().px(5), 0, 0, 0)
            draw_icon(painter, inside, "grip-vertical", "ink3")
        elif column == STARTS and not is_off:
            draw_words(painter, rect, line.starts, font="interface", colour="ink2")
        elif column == NUMBER:
            draw_words(painter, rect, line.number, font="strong", colour="ink3")
        elif column == ITEM:
            self._paint_title(painter, rect, line)
        elif column == LEAD and line.item.kind is ItemKind.ITEM:
            room = rect.adjusted(0, 0, -look().px(8), 0)
            draw_words(painter, room, line.lead, font="interface", colour="ink2")
        elif column == PURPOSE and line.item.kind is ItemKind.ITEM:
            self._paint_purpose(painter, rect, line)
        elif column == PAPERS:
            self._paint_papers(painter, rect, line)
        elif column == MINUTES and not is_off:
            room = rect.adjusted(0, 0, -look().px(12), 0)
            minutes = str(line.item.planned_minutes)
            if line.item.planned_minutes or not line.depth:
                draw_words(painter, room, minutes, font="strong", colour="ink", align=RIGHT)

    def _paint_title(self, painter: QPainter, rect: QRect, line: AgendaLine) -> None:
        px = look().px
        room = rect.adjusted(px(20) * line.depth, 0, -px(10), 0)
        is_break = line.item.kind is ItemKind.BREAK
        if is_break:
            draw_icon(painter, room, "coffee", "ink2", side=16)
            room = room.adjusted(px(24), 0, 0, 0)
        marks = marks_of(line)
        beside = px(22) * len(marks)
        is_off = is_break or line.item.state is ItemState.DEFERRED
        width = draw_words(
            painter,
            room.adjusted(0, 0, -beside, 0),
            line.item.title,
            font="interface" if is_off else "medium",
            colour="ink2" if is_off else "ink",
        )
        at = room.left() + width + px(8)
        for name, _words in marks:
            draw_icon(painter, QRect(at, rect.top(), px(14), rect.height()), name, "ink3")
            at += px(22)

    def _paint_purpose(self, painter: QPainter, rect: QRect, line: AgendaLine) -> None:
        shown = look_of(line.item)
        draw_icon(painter, rect, shown.icon, shown.ink)
        room = rect.adjusted(look().px(20), 0, -look().px(4), 0)
        draw_words(painter, room, _(shown.label), font="interface", colour=shown.ink)

    def _paint_papers(self, painter: QPainter, rect: QRect, line: AgendaLine) -> None:
        words = paper_words(line)
        if not words:
            return
        px = look().px
        room = rect.adjusted(px(21), 0, -px(4), 0)
        if line.missing_papers:
            side = px(15)
            box = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
            paint_status(painter, box, "at_risk")
            draw_words(painter, room, words, font="strong", colour="amb")
            return
        draw_icon(painter, rect, "paperclip", "ink2")
        draw_words(painter, room, words, font="interface", colour="ink2")

    # -------------------------------------------------------------- editing a title

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Edit the title in a line; no other cell can be edited."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(_("Title of the item"))
        return editor

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the title into the line."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(LINE).item.title)
            editor.selectAll()

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the title that was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @guarded()
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the line over the title."""
        editor.setGeometry(option.rect.adjusted(-8, 1, -4, -2))
