"""A reminder sheet in small: whose it is, its actions with their days, a line for answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day, near_day
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.action_tracker import ActionGroup
from chair_desk.words import _, ngettext

SMALLER = 0.78
LEAST = 150
EDGE = 14


def _small(role: str) -> QFont:
    font = QFont(look().font(role))
    if font.pixelSize() > 0:
        font.setPixelSize(max(round(font.pixelSize() * SMALLER), 7))
    else:
        font.setPointSizeF(font.pointSizeF() * SMALLER)
    return font


def due_words(line: ActionLine, today: date) -> str:
    """Say by when: "30 Sep, 34 late", "18 Dec"; in the words used where there is no day."""
    action = line.action
    if action.due_on is None:
        return action.due_words or _("no date")
    late = line.days_words if (line.working_days or 0) < 0 else ""
    return ", ".join(part for part in (near_day(action.due_on, today), late) if part)


class SheetPreview(QWidget):
    """Paints the first page of one partner's sheet; where room ends it counts what is below."""

    def __init__(self) -> None:
        super().__init__()
        self._board, self._on = "", date.min
        self.group: ActionGroup | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sheet(self, board: str, group: ActionGroup, on: date) -> None:
        """Show the sheet of a partner as it would be written on a day."""
        self._board, self.group, self._on = board, group, on
        said = _("Preview of the sheet for {partner}").format(partner=group.label)
        self.setAccessibleName(said)
        rows = (f"{one.action.reference} {one.action.title}, {due_words(one, on)}"
                for one in group.lines)  # fmt: skip
        self.setAccessibleDescription("; ".join(rows))
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Have the shape of a page as far as there is room."""
        return QSize(look().px(240), look().px(320))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Give way where the window is low."""
        return QSize(look().px(120), 0)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page; a strip too low for one stays empty."""
        if self.group is None or self.height() < look().px(LEAST):
            return
        with QPainter(self) as painter:
            painter.setPen(QPen(look().colour("line2"), 1))
            painter.setBrush(look().colour("sheet"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            edge = look().px(EDGE)
            room = self.rect().adjusted(edge, edge, -edge, -edge)
            self._paint_rows(painter, self._paint_head(painter, room, self.group), self.group)

    def _paint_head(self, painter: QPainter, room: QRect, group: ActionGroup) -> QRect:
        room = self._say(painter, room, self._board, "small_strong", "ink2")
        title = _("Actions for {partner}").format(partner=group.label)
        room = self._say(painter, room, title, "strong", "ink")
        day = _("Open actions as at {day}").format(day=full_day(self._on))
        room = self._say(painter, room, day, "small", "ink2")
        return room.adjusted(0, look().px(6), 0, 0)

    def _paint_rows(self, painter: QPainter, room: QRect, group: ActionGroup) -> None:
        high = QFontMetrics(_small("small")).height()
        gap = look().px(4)
        for place, line in enumerate(group.lines):
            left = len(group.lines) - place
            needed = 2 * high + 2 * gap + (high if left > 1 else 0)
            if room.height() < needed:
                words = ngettext("and {count} more", "and {count} more", left)
                self._say(painter, room, words.format(count=left), "small", "ink2")
                return
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawLine(room.topLeft(), room.topRight())
            room = self._paint_row(painter, room.adjusted(0, gap, 0, 0), line)
            room = room.adjusted(0, gap, 0, 0)

    def _paint_row(self, painter: QPainter, room: QRect, line: ActionLine) -> QRect:
        due = due_words(line, self._on)
        is_late = (line.working_days or 0) < 0
        role = "small_strong" if is_late else "small"
        wide = QFontMetrics(_small(role)).horizontalAdvance(due) + look().px(6)
        right = QRect(room.right() - wide, room.top(), wide + 1, room.height())
        self._say(painter, right, due, role, "red" if is_late else "ink2", at_right=True)
        head = QRect(room.left(), room.top(), room.width() - wide, room.height())
        number = QFontMetrics(_small("small_strong")).horizontalAdvance(
            f"{line.action.reference} "
        )  # fmt: skip
        self._say(painter, head, line.action.reference, "small_strong", "ink")
        below = self._say(
            painter, head.adjusted(number, 0, 0, 0), line.action.title, "small", "ink"
        )
        return self._paint_answer(painter, QRect(room.left(), below.top(), room.width(),
                                                 below.height()), number)  # fmt: skip

    def _paint_answer(self, painter: QPainter, room: QRect, inset: int) -> QRect:
        asked = _("Your update:")
        after = self._say(painter, room.adjusted(inset, 0, 0, 0), asked, "small", "ink3")
        wide = QFontMetrics(_small("small")).horizontalAdvance(f"{asked} ")
        painter.setPen(QPen(look().colour("line2"), 1))
        painter.drawLine(room.left() + inset + wide, after.top() - 3, room.right(), after.top() - 3)
        return QRect(room.left(), after.top(), room.width(), after.height())

    @staticmethod
    def _say(
        painter: QPainter, room: QRect, text: str, role: str, tone: str, *, at_right: bool = False
    ) -> QRect:
        """Write a line at the top of the room, cut to its width; return the room below."""
        font = _small(role)
        measure = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(look().colour(tone))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        high = measure.height()
        painter.drawText(QRect(room.left(), room.top(), room.width(), high), side, shown)
        return room.adjusted(0, high, 0, 0)
