"""What can be asked of the second display, and of the clock beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.projector import Projector
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow


def _reason(window: MainWindow) -> str:
    return window.shell.projector.reason() if window.shell else _("Open a board first.")


def _toggle(window: MainWindow) -> None:
    if window.shell is not None:
        window.shell.projector.toggle()


def _projector(page: MeetingPage) -> Projector | None:
    """Return the projector of the board that a page belongs to; a page alone has none."""
    shell: Shell | None = getattr(page.window(), "shell", None)
    return shell.projector if shell is not None else None


def _words_reason(page: MeetingPage) -> str:
    projector = _projector(page)
    return projector.words_reason() if projector else _("There is no second display.")


def _away_reason(page: MeetingPage) -> str:
    projector = _projector(page)
    if projector is not None and projector.words_id:
        return ""
    return _("The room is shown no words now.")


def _slept_reason(page: MeetingPage) -> str:
    projector = _projector(page)
    return projector.sleep.reason() if projector else _("The laptop did not sleep.")


def _show_words(page: MeetingPage) -> None:
    if projector := _projector(page):
        projector.show_words()


def _take_words_away(page: MeetingPage) -> None:
    if projector := _projector(page):
        projector.take_words_away()


def _leave_out(page: MeetingPage) -> None:
    if projector := _projector(page):
        projector.sleep.leave_out()


WINDOW_COMMANDS: tuple[Command, ...] = (
    Command(
        name="view.second_display",
        label=N_("Show the meeting on the second display, or take it away"),
        menu="View",
        keys="F8",
        icon="presentation",
        when=_reason,
        do=_toggle,
    ),
)
PAGE_COMMANDS: tuple[Command, ...] = (
    Command(
        name="meeting.room_words",
        label=N_("Show these words to the room"),
        menu="Meeting",
        keys="F9",
        icon="presentation",
        when=_words_reason,
        do=_show_words,
    ),
    Command(
        name="meeting.room_words_away",
        label=N_("Take the words away from the room"),
        menu="Meeting",
        keys="Shift+F9",
        when=_away_reason,
        do=_take_words_away,
    ),
    Command(
        name="meeting.leave_out",
        label=N_("Leave the time asleep out of this item"),
        menu="Meeting",
        icon="clock",
        when=_slept_reason,
        do=_leave_out,
        writes=True,
    ),
)
