"""The list of what comes back after a meeting: two lines each, under the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import RIGHT, draw_icon, draw_words
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.carried import Reason
from chair_desk.records.days_in_words import day_month
from chair_desk.records.meetings import Meeting
from chair_desk.records.spans import only_words, without_spans
from chair_desk.services.ending import REASON_WORDS, ComesBack
from chair_desk.words import _

ROW, HEAD = 46, 34
MARK, NAME = 30, 54


class EndingModel(QAbstractListModel):
    """Headings and lines; a heading is a `Reason`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Reason | ComesBack] = []
        self.days: Mapping[str, str] = {}
        self.is_hidden = False

    def show(self, lines: Sequence[ComesBack], planned: Sequence[Meeting]) -> None:
        """Show lines; where only choices changed, the rows stay and are painted anew."""
        rows: list[Reason | ComesBack] = []
        for line in lines:
            if not rows or _reason_of(rows[-1]) is not line.reason:
                rows.append(line.reason)
            rows.append(line)
        self.days = {row.id: day_month(row.held_on) for row in planned}
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def title(self, line: ComesBack) -> str:
        """Name a line, as far as the room may see it."""
        if self.is_hidden and line.audience is Audience.CONFIDENTIAL:
            is_item = line.reason in (Reason.DEFERRED, Reason.NOT_REACHED)
            return line.title if is_item else _("Confidential")
        return without_spans(line.title) if self.is_hidden else only_words(line.title)

    def where(self, line: ComesBack) -> str:
        """Say where a line comes back: "18 February", or that it does not."""
        if not line.comes_back:
            return _("does not")
        return self.days.get(line.to_meeting_id or "", "") or _("waits")

    def count_words(self, reason: Reason) -> str:
        """Say how many of a reason come back; Qt gives the reason back as plain text."""
        lines = [row for row in self.rows if isinstance(row, ComesBack) and row.reason == reason]
        back = sum(line.comes_back for line in lines)
        if back == len(lines):
            return str(back)
        return _("{count} of {all}").format(count=back, all=len(lines))

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, not headings."""
        if isinstance(self.rows[index.row()], ComesBack):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown, what a screen reader says, or the row itself."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == LINE:
            return row
        if isinstance(row, Reason):
            return _(REASON_WORDS[row]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = _("comes back: {where}").format(where=self.where(row))
            back = said if row.comes_back else _("does not come back")
            return ", ".join(part for part in (row.name, self.title(row), back, row.why) if part)
        return None


def _key(row: Reason | ComesBack) -> object:
    return row if isinstance(row, Reason) else (row.key, row.title, row.why)


def _reason_of(row: Reason | ComesBack) -> Reason:
    return row if isinstance(row, Reason) else row.reason


class EndingDelegate(QStyledItemDelegate):
    """A tick or a dash, the number, title over reason, and the meeting at the right."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a heading less room than a line."""
        is_line = isinstance(index.data(LINE), ComesBack)
        return QSize(10, look().px(ROW if is_line else HEAD))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(LINE)
        model: Any = index.model()
        painter.save()
        if isinstance(row, ComesBack):
            self._paint_line(painter, option, model, row)
        else:
            self._paint_heading(painter, option.rect, str(index.data()), model.count_words(row))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str, count: str) -> None:
        px = look().px
        inside = rect.adjusted(px(12), px(8), -px(14), 0)
        wide = draw_words(painter, inside, words, font="small_strong", colour="ink2")
        beside = inside.adjusted(wide + px(8), 0, 0, 0)
        draw_words(painter, beside, count, font="small", colour="ink3")
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, look().colour("line"))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, model: EndingModel, line: ComesBack
    ) -> None:
        px, colour, rect = look().px, look().colour, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour("accent"))
        inside = rect.adjusted(px(12), px(4), -px(14), -px(4))
        name, tone = ("check", "grn") if line.comes_back else ("minus", "ink3")
        draw_icon(painter, inside, name, tone, side=16)
        ink = "ink" if line.comes_back else "ink3"
        number = inside.adjusted(px(MARK), 0, 0, 0)
        number.setWidth(px(NAME - 6))
        half = inside.height() // 2
        top = -half
        draw_words(painter, number.adjusted(0, 0, 0, top), line.name, font="strong", colour="ink2")
        is_chosen = line.comes_back is not line.usual
        where = inside.adjusted(0, 0, 0, top)
        wide = draw_words(painter, where, model.where(line), align=RIGHT,
                          font="small_strong" if is_chosen else "small",
                          colour="amb" if is_chosen else "ink2")  # fmt: skip
        words = inside.adjusted(px(MARK + (NAME if line.name else 0)), 0, 0, 0)
        first = words.adjusted(0, 0, -wide - px(12), top)
        draw_words(painter, first, model.title(line), font="interface", colour=ink)
        draw_words(painter, words.adjusted(0, half, 0, 0), line.why, font="small", colour="ink2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


class EndingList(QListView):
    """Arrows choose a line; Space changes whether it comes back, left and right at which meeting.

    `switched` and `moved` carry the line; `moved` also by how many meetings.
    """

    switched = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What comes back"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(EndingDelegate(self))
        self.shown = EndingModel(self)
        self.setModel(self.shown)

    def current(self) -> ComesBack | None:
        """Return the line that is chosen."""
        row = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return row if isinstance(row, ComesBack) else None

    def choose_first(self) -> None:
        """Choose the first line."""
        for number, row in enumerate(self.shown.rows):
            if isinstance(row, ComesBack):
                self.setCurrentIndex(self.shown.index(number, 0))
                return

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen line; everything else is as in any list."""
        line = self.current()
        key = event.key()
        if line is not None and key == Qt.Key.Key_Space:
            self.switched.emit(line)
        elif line is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(line, 1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Change a line where its mark is clicked."""
        super().mousePressEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        row = index.data(LINE) if index.isValid() else None
        if isinstance(row, ComesBack) and event.position().x() < look().px(12 + MARK):
            self.switched.emit(row)
