"""The list of meetings whose minutes can be read, newest first, each with how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_icon, draw_words
from chair_desk.gui.parts.agenda_model import LINE, Index
from chair_desk.gui.parts.agenda_picker import body_words
from chair_desk.gui.theme.look import look
from chair_desk.records.boards import Body
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.meetings import STATE_WORDS
from chair_desk.words import _

WIDTH, ROW = 290, 50
ICONS = {
    MeetingState.IN_SESSION: ("presentation", "accent"),
    MeetingState.MINUTES_DRAFT: ("pencil", "amb"),
    MeetingState.CHECKED: ("check", "accent"),
    MeetingState.CONFIRMED: ("signature", "grn"),
}


class MinuteModel(QAbstractListModel):
    """The meetings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.meetings: Sequence[Meeting] = ()
        self._bodies: Mapping[str, Body] = {}

    def show(self, meetings: Sequence[Meeting], bodies: Mapping[str, Body]) -> None:
        """Show others; nothing is done where they are the same."""
        if list(meetings) == list(self.meetings):
            return
        self.beginResetModel()
        self.meetings, self._bodies = tuple(meetings), bodies
        self.endResetModel()

    def title(self, meeting: Meeting) -> str:
        """Name a meeting by body and day."""
        return f"{body_words(self._bodies.get(meeting.body_id))}, {full_day(meeting.held_on)}"

    def row_of(self, meeting_id: str) -> int:
        """Return the row of a meeting, -1 where it is not shown."""
        return next((n for n, row in enumerate(self.meetings) if row.id == meeting_id), -1)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the meetings."""
        return 0 if parent is not None and parent.isValid() else len(self.meetings)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a title, what a screen reader says, or the meeting itself."""
        if not index.isValid() or index.row() >= len(self.meetings):
            return None
        meeting = self.meetings[index.row()]
        if role == LINE:
            return meeting
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(meeting)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(meeting)}, {_(STATE_WORDS[meeting.state])}"
        return None


class MinuteDelegate(QStyledItemDelegate):
    """Two lines: which meeting, and how its minutes stand."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Keep rows of one height."""
        return QSize(10, look().px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one meeting."""
        meeting: Meeting = index.data(LINE)
        px, colour, rect = look().px, look().colour, option.rect
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_on:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        inside = rect.adjusted(px(28), px(5), -px(10), -px(5))
        high = inside.height() // 2
        first = inside.adjusted(0, 0, 0, -high)
        second = inside.adjusted(0, high, 0, 0)
        font = "strong" if is_on else "medium"
        draw_words(painter, first, str(index.data()), font=font, colour="ink")
        name, tone = ICONS.get(meeting.state, ("calendar-days", "ink3"))
        draw_icon(painter, second, name, tone)
        words = _(STATE_WORDS[meeting.state])
        room = second.adjusted(px(20), 0, 0, 0)
        draw_words(painter, room, words, font="small", colour="ink2")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class MinuteList(QListView):
    """The list; arrows choose. `chosen` carries a meeting's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Meetings with minutes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(MinuteDelegate(self))
        self.shown = MinuteModel(self)
        self.setModel(self.shown)
        self.setFixedWidth(look().wide(WIDTH))
        self.selectionModel().currentChanged.connect(self._say)

    def show_meetings(
        self, meetings: Sequence[Meeting], bodies: Mapping[str, Body], meeting_id: str
    ) -> None:
        """Show meetings and choose one, without saying so."""
        blocked = self.selectionModel().blockSignals(True)
        self.shown.show(meetings, bodies)
        row = self.shown.row_of(meeting_id)
        if row >= 0:
            index = self.shown.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def _say(self, index: QModelIndex) -> None:
        meeting = index.data(LINE) if index.isValid() else None
        if isinstance(meeting, Meeting):
            self.chosen.emit(meeting.id)
