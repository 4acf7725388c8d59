"""Shows the last times an item was discussed beside its minutes, and puts them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.last_times_sheet import LastTimesSheet
from chair_desk.services.last_times import last_times
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage


class MeetingLastTimes(QObject):
    """The sheet stands where the room stands; the focus stays in the editor."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self.sheet = LastTimesSheet()
        self.sheet.closed.connect(self.leave)

    def turn(self) -> None:
        """Show the sheet, or put it away."""
        if self.sheet.isVisible():
            self.leave()
            return
        self._page.papers.leave()
        self._page.room.hide()
        self.sheet.show()
        self.show()

    def leave(self) -> None:
        """Put the sheet away; the room is there again."""
        if not self.is_away():
            had_focus = self.sheet.isAncestorOf(self._page.focusWidget() or self._page)
            self.sheet.hide()
            self._page.room.setVisible(self._page.meeting is not None)
            if had_focus or self._page.focusWidget() in (None, self.sheet):
                self._page.column.editor.setFocus()

    def is_away(self) -> bool:
        """Say whether the sheet is put away."""
        return self.sheet.isHidden()

    def show(self) -> None:
        """Show the item that is shown now, if the sheet is there."""
        page = self._page
        if self.is_away():
            return
        page.room.hide()
        line = page.line_of(page.item_id)
        is_hidden = page.is_hidden_from_room
        if line is None or (is_hidden and is_locked(line.item)):
            self.sheet.show_times((), _("Hidden with your notes.") if line else "")
            return
        self.sheet.show_times(
            last_times(page.session.desk, line.item.id, with_confidential=not is_hidden)
        )
