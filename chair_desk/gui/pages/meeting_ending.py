"""The end of a meeting: closing it, reopening it, its draft and its action sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from chair_desk.gui.commands import Command
from chair_desk.records.meetings import AgendaItem, MeetingState
from chair_desk.services import agenda
from chair_desk.words import N_, _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.pages.meeting_ending_panel import EndingPanel
    from chair_desk.gui.pages.meeting_sheets import SheetsPanel

ENDING = "ending"
"""Stands for the table where the page is asked to close a meeting, by its id."""
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)


class MeetingEnding(QObject):
    """Puts a panel into the place of the minutes, and takes it away again."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._panel: EndingPanel | SheetsPanel | None = None
        self._meeting_id = ""

    def panel(self) -> QWidget | None:
        """Return the panel that is shown, or nothing."""
        return self._panel

    # -------------------------------------------------------------- closing

    def show_closing(self) -> None:
        """Show what comes back, to be looked over before the meeting is closed."""
        from chair_desk.gui.pages.meeting_ending_panel import EndingPanel
        from chair_desk.services.ending import ending

        page = self._page
        if isinstance(self._panel, EndingPanel):
            self._panel.focus_first()
            return
        page.settle()
        found = ending(page.session.desk, page.meeting_id)
        panel = EndingPanel(found, is_hidden=page.is_hidden_from_room)
        panel.closed.connect(self.close_now)
        panel.sheets_asked.connect(self.show_sheets)
        panel.draft_asked.connect(self.show_draft)
        self._put(panel)

    def close_now(self) -> None:
        """Close the meeting as the panel has it."""
        from chair_desk.gui.pages.meeting_ending_panel import EndingPanel
        from chair_desk.services.closing import close_meeting

        panel, page = self._panel, self._page
        if not isinstance(panel, EndingPanel):
            return
        next_on = panel.ending.suggested_on if panel.wants_meeting() else None
        before = page.session.desk.count(AgendaItem)
        page.settle()
        changes = page.session.run(
            close_meeting, page.meeting_id, choices=dict(panel.choices), next_on=next_on
        )
        if changes is not None:
            self.leave()
            page.column.editor.setFocus()  # the panel went with the change, and the focus with it
            self._say_closed(page.session.desk.count(AgendaItem) - before)

    def _say_closed(self, count: int) -> None:
        words = ngettext(
            "{count} item came onto an agenda ahead.",
            "{count} items came onto the agendas ahead.",
            count,
        )
        keys = _("Ctrl Shift D reads the draft, Ctrl Shift A makes the action sheets.")
        rest = f"{words.format(count=count)} {keys}" if count else keys
        self._page.message.say(_("The meeting is closed."), rest, tone="grn")

    def reopen(self) -> None:
        """Take a meeting that was closed too early back into session."""
        from chair_desk.services.reopening import reopen_meeting

        self._page.settle()
        if self._page.session.run(reopen_meeting, self._page.meeting_id) is not None:
            self._page.message.hide()

    # -------------------------------------------------------------- afterwards

    def show_draft(self) -> None:
        """Go to the minutes of this meeting, as they would be given out."""
        page = self._page
        page.settle()
        self.leave()
        page.session.choose_meeting(page.meeting_id)
        page.session.show_page("minutes")

    def show_sheets(self) -> None:
        """Show the action sheets, ready to be written."""
        from chair_desk.gui.pages.meeting_sheets import SheetsPanel

        page = self._page
        if page.meeting is not None:
            page.settle()
            self._put(SheetsPanel(page.session, page.meeting))

    # -------------------------------------------------------------- the place

    def _put(self, panel: EndingPanel | SheetsPanel) -> None:
        self.leave()
        page = self._page
        panel.left.connect(self.leave)
        self._panel, self._meeting_id = panel, page.meeting_id
        page.middle.addWidget(panel)
        page.middle.setCurrentWidget(panel)
        panel.focus_first()

    def leave(self) -> None:
        """Put the panel away and show the minutes again."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        page = self._page
        page.middle.removeWidget(panel)
        panel.deleteLater()
        page.showing.show_item()
        page.column.editor.setFocus()

    def holds_place(self) -> bool:
        """Follow what changed in the panel; say whether it holds the place of the minutes."""
        from chair_desk.services.ending import ending

        panel, page = self._panel, self._page
        if panel is None:
            return False
        shows = getattr(panel, "show_ending", None)
        is_over = page.meeting is None or page.meeting.state is not MeetingState.IN_SESSION
        if self._meeting_id != page.meeting_id or (shows is not None and is_over):
            self._panel = None
            page.middle.removeWidget(panel)
            panel.deleteLater()
            return False
        if shows is not None:
            panel.list.shown.is_hidden = page.is_hidden_from_room  # type: ignore[union-attr]
            shows(ending(page.session.desk, page.meeting_id))
        return True


# ------------------------------------------------------------------ commands


def _any(page: MeetingPage) -> str:
    return "" if page.meeting is not None else _("There is no meeting yet. Add one first.")


def _in_session(page: MeetingPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.IN_SESSION:
        return _any(page) or _("The meeting is not in session.")
    return ""


def _begun(page: MeetingPage) -> str:
    if page.meeting is not None and page.meeting.state in _AHEAD:
        return _("The meeting has not begun.")
    return _any(page)


def _closed(page: MeetingPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.MINUTES_DRAFT:
        return _any(page) or _("The meeting is not closed, or its minutes are checked.")
    return ""


def _left_over(page: MeetingPage) -> str:
    from chair_desk.services.carry_forward import not_reached

    if page.meeting is None or page.meeting.state is not MeetingState.MINUTES_DRAFT:
        return _closed(page)
    if not not_reached(page.session.desk, page.meeting_id):
        return _("Nothing is left over: every item was taken or deferred.")
    return ""


def _do(name: str) -> Callable[[MeetingPage], None]:
    def do(page: MeetingPage) -> None:
        getattr(page.ending, name)()

    return do


def _defer_rest(page: MeetingPage) -> None:
    page.session.run(agenda.defer_rest, page.meeting_id)


ENDING_COMMANDS: tuple[Command, ...] = (
    Command(name="meeting.close", label=N_("Close the meeting"), menu="Meeting", icon="check",
            keys="Ctrl+Shift+Return", do=_do("show_closing"), when=_in_session, writes=True),
    Command(name="meeting.reopen", label=N_("Reopen the meeting"), menu="Meeting",
            do=_do("reopen"), when=_closed, writes=True),
    Command(name="meeting.defer_rest", label=N_("Leave what was not reached for the next meeting"),
            menu="Meeting", do=_defer_rest, when=_left_over, writes=True),
    Command(name="meeting.sheets", label=N_("Action sheets, one for each partner"),
            menu="Meeting", icon="list-checks", keys="Ctrl+Shift+A", do=_do("show_sheets"),
            when=_begun),
    Command(name="meeting.draft", label=N_("Read the draft minutes"), menu="Meeting",
            icon="book-open", keys="Ctrl+Shift+D", do=_do("show_draft"), when=_begun),
)  # fmt: skip
