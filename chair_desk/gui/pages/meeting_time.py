"""What can be done about the time of a meeting: minutes taken from a later item, coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.records.meetings import MeetingState
from chair_desk.services import session_clock
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

_OVER = (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.CONFIRMED)


def _left(page: MeetingPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.IN_SESSION:
        return _("The meeting is not in session.")
    left = session_clock.left_for_later(page.session.desk, page.meeting_id)
    return "" if left is not None else _("No item was left unfinished.")


def _spare(page: MeetingPage) -> str:
    if page.meeting is None or page.meeting.state in _OVER:
        return _("The meeting is over, or there is none yet.")
    if not page.finish.offer()[0]:
        return _("The meeting finishes in time, or no item can give up minutes.")
    return ""


def _come_back(page: MeetingPage) -> None:
    """Finish what is being taken, and show and take the item that was left for it."""
    page.settle()
    changes = page.session.run(session_clock.come_back, page.meeting_id)
    if changes is not None and page.line_of(changes.made) is not None:
        page.show_item(changes.made)


def _give_up(page: MeetingPage) -> None:
    """Take the minutes that the panel under the agenda offers."""
    page.doing.take_minutes(*page.finish.offer())


TIME_COMMANDS: tuple[Command, ...] = (
    Command(
        name="meeting.come_back",
        label=N_("Come back to the item left"),
        menu="Meeting",
        keys="Ctrl+Shift+Up",
        icon="corner-down-left",
        when=_left,
        do=_come_back,
        writes=True,
    ),
    Command(
        name="meeting.give_up",
        label=N_("Take minutes from a later item"),
        menu="Meeting",
        keys="Ctrl+Shift+T",
        icon="timer",
        when=_spare,
        do=_give_up,
        writes=True,
    ),
)
