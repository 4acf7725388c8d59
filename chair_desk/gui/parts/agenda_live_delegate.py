"""Paints the agenda beside a meeting; the item being taken stands on a raised row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import RIGHT, draw_icon, draw_words
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import ItemKind, Purpose
from chair_desk.words import _

ROW, LOW_ROW = 36, 31
WRAP = int(Qt.TextFlag.TextWordWrap)
MOST_LINES = 3


class LiveDelegate(QStyledItemDelegate):
    """Ticks with the minutes used, a bar for the item being taken, planned minutes to come."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row, or as much as the title of the item being taken needs."""
        row = index.data(LINE)
        view = option.widget
        is_low = view is not None and view.window().height() < look().px(760)
        if row is None or not row.is_current:
            return QSize(10, look().px(LOW_ROW if is_low else ROW))
        width = view.width() if view is not None else look().px(262)
        return QSize(10, self._title_height(row.line.item.title, width) + look().px(58))

    @staticmethod
    def _title_height(title: str, width: int) -> int:
        metrics = QFontMetrics(look().font("strong"))
        room = QRect(0, 0, width - look().px(50), 1000)
        high = metrics.boundingRect(room, WRAP, title).height()
        return min(high, metrics.lineSpacing() * MOST_LINES)

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        if row.is_current:
            self._paint_current(painter, rect, row)
        else:
            if row.is_shown:
                painter.fillRect(rect, look().colour("soft"))
            self._paint_row(painter, rect, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look().colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: object) -> None:
        px = look().px
        line = row.line  # type: ignore[attr-defined]
        inside = rect.adjusted(px(12), 0, -px(14), 0)
        if row.is_done:  # type: ignore[attr-defined]
            side = px(16)
            top = inside.top() + (inside.height() - side) / 2
            paint_status(painter, QRectF(inside.left(), top, side, side), "done")
        elif line.item.kind is ItemKind.BREAK:
            draw_icon(painter, inside, "coffee", "ink2", side=16)
        else:
            draw_words(painter, inside, line.number, font="strong", colour="ink3")
        minutes = row.minutes_words  # type: ignore[attr-defined]
        is_over = row.is_done and bool(row.over)  # type: ignore[attr-defined]
        wide = draw_words(
            painter,
            inside,
            minutes,
            font="strong" if is_over else "interface",
            colour="amb" if is_over else "ink2",
            align=RIGHT,
        )
        self._paint_title(painter, inside.adjusted(px(26), 0, -wide - px(8), 0), row)

    def _paint_title(self, painter: QPainter, room: QRect, row: object) -> None:
        px = look().px
        line = row.line  # type: ignore[attr-defined]
        folded = row.folded_words if row.folded else ""  # type: ignore[attr-defined]
        title = folded or line.item.title
        is_done = row.is_done  # type: ignore[attr-defined]
        if is_done and line.number and not folded:
            title = f"{line.number}. {title}"
        mark = ""
        if not is_done:
            mark = "lock" if is_locked(line.item) else ""
            is_challenge = line.item.purpose is Purpose.CHALLENGE
            mark = mark or ("flag" if is_challenge and line.item.kind is ItemKind.ITEM else "")
        words = room.adjusted(px(10) * line.depth, 0, -px(22) if mark else 0, 0)
        colour = "ink2" if is_done else "ink"
        wide = draw_words(painter, words, title, font="interface", colour=colour)
        if mark:
            spot = QRect(words.left() + wide + px(6), room.top(), px(14), room.height())
            draw_icon(painter, spot, mark, "plum" if mark == "flag" else "ink3")

    def _paint_current(self, painter: QPainter, rect: QRect, row: object) -> None:
        px, colour = look().px, look().colour
        line, time = row.line, row.time  # type: ignore[attr-defined]
        painter.fillRect(rect, colour("sheet"))
        for y in (rect.top(), rect.bottom()):
            painter.fillRect(QRect(rect.left(), y, rect.width(), 1), colour("line2"))
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        inside = rect.adjusted(px(12), px(10), -px(12), -px(10))
        painter.setFont(look().font("strong"))
        painter.setPen(colour("accent"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop), line.number)
        painter.setPen(colour("ink"))
        words = inside.adjusted(px(26), 0, 0, 0)
        high = self._title_height(line.item.title, rect.width())
        painter.drawText(
            QRect(words.left(), words.top(), words.width(), high), WRAP, line.item.title
        )
        bar = QRect(words.left(), words.top() + high + px(7), words.width(), px(6))
        painter.fillRect(bar, colour("line"))
        share = min(time.used / time.planned, 1) if time.planned else 1
        tone = "ambF" if time.over else "accent"
        painter.fillRect(QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height()),
                         colour(tone))  # fmt: skip
        low = QRect(words.left(), bar.bottom() + px(5), words.width(), px(18))
        used = _("{used} of {planned} used").format(used=time.used, planned=time.planned)
        if time.over:
            used = _("{count} over").format(count=time.over)
        draw_words(painter, low, used, font="small", colour="amb" if time.over else "ink2")
        ends = _("to {time}").format(time=row.ends) if row.ends else ""  # type: ignore[attr-defined]
        draw_words(painter, low, ends, font="small", colour="ink2", align=RIGHT)
