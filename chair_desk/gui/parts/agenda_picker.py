"""Choosing the meeting that a page is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.boards import Body, BodyKind
from chair_desk.records.days_in_words import day_beside, full_day, full_weekday, weekday_month
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import meetings
from chair_desk.words import _

MOST_SHOWN = 14


def body_words(body: Body | None) -> str:
    """Name a body as headings do: "Board", or a sub-group by its name."""
    if body is None or body.kind is BodyKind.BOARD:
        return _("Board")
    return body.name


def meeting_words(desk: Desk, meeting: Meeting) -> str:
    """Name a meeting: "Board, Thursday 19 November", with the year where it is another one."""
    body = body_words(desk.get(Body, meeting.body_id))
    is_this_year = meeting.held_on.year == desk.today().year
    day = weekday_month(meeting.held_on) if is_this_year else full_weekday(meeting.held_on)
    return f"{body}, {day}"


class MeetingPicker(QComboBox):
    """The meetings, newest first; type to find. `chosen` carries a meeting's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Meeting"))
        self.setAccessibleIdentifier("meeting")
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(look().wide(232))
        self._shown: Sequence[Meeting] = ()
        self._desk: Desk | None = None
        self.activated.connect(self._say)

    def show_meetings(self, desk: Desk, meeting: Meeting) -> None:
        """Name the meeting that is chosen; the others are read when the list is asked for."""
        self._desk = desk
        with QSignalBlocker(self):
            if meeting not in self._shown:
                self._shown = [meeting]
                self.clear()
                self.addItem(self._words(meeting, desk.get(Body, meeting.body_id)), meeting.id)
            self.setCurrentIndex(self.findData(meeting.id))

    def fill(self) -> None:
        """Read all meetings into the list."""
        if self._desk is None:
            return
        rows = meetings(self._desk)
        if list(self._shown) == rows:
            return
        chosen = self.currentData()
        bodies = {body.id: body for body in self._desk.rows(Body)}
        with QSignalBlocker(self):
            self._shown = rows
            self.clear()
            for row in rows:
                self.addItem(self._words(row, bodies.get(row.body_id)), row.id)
            self.setCurrentIndex(self.findData(chosen))

    @guarded()
    def showPopup(self) -> None:
        """Show all meetings."""
        self.fill()
        super().showPopup()

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have all meetings at hand for the arrows and for typing."""
        self.fill()
        super().focusInEvent(event)

    @staticmethod
    def _words(meeting: Meeting, body: Body | None) -> str:
        return f"{full_day(meeting.held_on)}, {body_words(body)}"

    def _say(self, _row: int) -> None:
        found = self.currentData()
        if found:
            self.chosen.emit(str(found))


def deferred_words(desk: Desk, items: Sequence[Meeting]) -> str:
    """Say at which meetings something was deferred."""
    days = sorted({meeting.held_on for meeting in items})
    today = desk.today()
    named = ", ".join(day_beside(day, today) for day in days[-2:])
    return _("deferred on {days}").format(days=named) if days else ""
