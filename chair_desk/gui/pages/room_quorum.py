"""Shows in the room how quorum went, and follows it while it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.commands import Command
from chair_desk.services.quorum_log import quorum_log
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage


class RoomQuorum(QObject):
    """The list stands below the register, where questions stand."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        page.room.course.clicked.connect(self.turn)
        page.room.room_shown.connect(self.show)
        page.room.quorum_list.left.connect(page.room.list.setFocus)

    def turn(self) -> None:
        """Show how it went, or put that away."""
        shown = self._page.room.quorum_list
        if shown.isVisible():
            shown.leave()
            return
        self._page.room.chooser.hide()
        shown.show()
        self.show()
        shown.list.setFocus()

    def show(self) -> None:
        """Read it anew, if it is shown."""
        page = self._page
        if page.meeting is not None and not page.room.quorum_list.isHidden():
            page.room.quorum_list.show_log(quorum_log(page.session.desk, page.meeting_id))


def _turn(page: MeetingPage) -> None:
    page.papers.give_back_room()
    page.room_doing.quorum.turn()


def _any(page: MeetingPage) -> str:
    return "" if page.meeting is not None else _("There is no meeting yet. Add one first.")


QUORUM_COMMANDS: tuple[Command, ...] = (
    Command(
        name="meeting.quorum",
        label=N_("How quorum went"),
        menu="Meeting",
        keys="Ctrl+Shift+Q",
        do=_turn,
        when=_any,
    ),
)
