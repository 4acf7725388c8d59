"""What can be done on the page of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.services.action_lines import OPEN_STATES
from chair_desk.services.action_tracker import Showing
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage


def _open(page: ActionsPage) -> str:
    if page.doing.panel is not None:
        return _("Save or leave what you are typing first.")
    marked = page.list.rows.marked
    known = page.list.rows.lines() if marked else ()  # asked for each command
    lines = [line for line in known if line.action.id in marked]
    chosen = page.list.current()
    lines = lines or ([chosen] if chosen else [])
    if not lines:
        return _("Choose an action first.")
    is_open = all(line.action.state in OPEN_STATES for line in lines)
    return "" if is_open else _("This action is closed. Reopen it first.")


def _one_open(page: ActionsPage) -> str:
    reason = _open(page)
    if not reason and len(page.list.rows.marked) > 1:
        return _("One action at a time becomes a challenge.")
    return reason


def _closed(page: ActionsPage) -> str:
    line = page.list.current()
    if line is None:
        return _("Choose an action first.")
    return _("This action is open.") if line.action.state in OPEN_STATES else ""


def _single_open(page: ActionsPage) -> str:
    reason = _open(page)
    if not reason and len(page.list.rows.marked) > 1:
        return _("One action at a time.")
    return reason


def _recurring(page: ActionsPage) -> str:
    reason, line = _single_open(page), page.list.current()
    if reason or line is None or line.action.check_months:
        return reason
    return _("It is no check that comes round. Press Y to make it one.")


def _some_closed(page: ActionsPage) -> str:
    is_shown = page.filters.asked().showing in (Showing.CLOSED, Showing.ALL)
    return "" if is_shown else _("Show closed actions first.")


def _meeting(page: ActionsPage) -> str:
    line = page.list.current()
    if line is None:
        return _("Choose an action first.")
    return "" if line.action.meeting_id else _("This action was made at no meeting.")


def _chosen(page: ActionsPage) -> str:
    return "" if page.list.current() is not None else _("Choose an action first.")


def _sheets(page: ActionsPage) -> str:
    return "" if page.reminded else _("No partner has an open action.")


def _free(page: ActionsPage) -> str:
    is_typing = page.doing.panel is not None or page.above is not None
    return _("Save or leave what you are typing first.") if is_typing else ""


def _doing(name: str) -> Callable[[ActionsPage], None]:
    def do(page: ActionsPage) -> None:
        getattr(page.doing, name)()

    return do


def _after(name: str) -> Callable[[ActionsPage], None]:
    def do(page: ActionsPage) -> None:
        getattr(page.after, name)()

    return do


def _owners(name: str) -> Callable[[ActionsPage], None]:
    def do(page: ActionsPage) -> None:
        getattr(page.owners, name)()

    return do


def _filters(name: str) -> Callable[[ActionsPage], None]:
    def do(page: ActionsPage) -> None:
        getattr(page.filters, name)()

    return do


def _do(name: str) -> Callable[[ActionsPage], None]:
    def do(page: ActionsPage) -> None:
        getattr(page, name)()

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="actions.add", label=N_("New action"), menu="Record", icon="plus",
            keys="Ctrl+N", when=_free, do=_doing("add"), writes=True),
    Command(name="actions.note", label=N_("Add a note to the action"), menu="Record",
            icon="pencil", keys="N", when=_open, do=_doing("note"), writes=True),
    Command(name="actions.complete", label=N_("Complete the action"), menu="Record",
            icon="check", keys="C", when=_open, do=_doing("complete"), writes=True),
    Command(name="actions.extend", label=N_("Extend the action"), menu="Record",
            icon="calendar-days", keys="E", when=_open, do=_doing("extend"), writes=True),
    Command(name="actions.at_risk", label=N_("At risk, or no longer"), menu="Record",
            icon="triangle-alert", keys="R", when=_open, do=_doing("at_risk"), writes=True),
    Command(name="actions.owner", label=N_("Change the owner"), menu="Record", icon="user",
            keys="O", when=_open, do=_owners("owner"), writes=True),
    Command(name="actions.support", label=N_("Who supports the action"), menu="Record",
            icon="users", keys="S", when=_open, do=_owners("support"), writes=True),
    Command(name="actions.recurring", label=N_("Make it a check that comes round"),
            menu="Record", icon="repeat", keys="Y", when=_single_open, do=_after("recurring"),
            writes=True),
    Command(name="actions.checked", label=N_("Record what the check found"), menu="Record",
            icon="repeat", keys="K", when=_recurring, do=_after("checked"), writes=True),
    Command(name="actions.ask_impact", label=N_("Ask later what difference it made"),
            menu="Record", icon="clock", keys="L", when=_closed, do=_after("ask_impact"),
            writes=True),
    Command(name="actions.impact", label=N_("Say what difference it made"), menu="Record",
            icon="sprout", keys="I", when=_closed, do=_after("impact"), writes=True),
    Command(name="actions.challenge", label=N_("Raise the action as a challenge"),
            menu="Record", icon="flag", keys="G", when=_one_open, do=_doing("challenge"),
            writes=True),
    Command(name="actions.reopen", label=N_("Reopen the action"), menu="Record",
            icon="undo-2", when=_closed, do=_doing("reopen"), writes=True),
    Command(name="actions.mark", label=N_("Mark the action for a change to several"),
            menu="Record", when=_chosen, do=_do("mark")),
    Command(name="actions.meeting", label=N_("Open the meeting it was made at"),
            menu="Record", icon="calendar-days", keys="M", when=_meeting, do=_do("open_meeting")),
    Command(name="actions.find", label=N_("Find an action"), menu="Record", icon="search",
            keys="Ctrl+F", do=_do("find_action")),
    Command(name="actions.filters", label=N_("Filters, saved ones too"), menu="View", keys="F",
            do=_filters("open_menu")),
    Command(name="actions.save_filter", label=N_("Save this filter"), menu="View",
            keys="Ctrl+Shift+S", when=_free, do=_filters("save"), writes=True),
    Command(name="actions.back", label=N_("Show closed actions further back"), menu="View",
            when=_some_closed, do=_filters("go_back")),
    Command(name="actions.words", label=N_("Words for how an action stands"), menu="Board",
            when=_free, do=_after("words"), writes=True),
    Command(name="actions.answers", label=N_("Take in answers that came back"), menu="Record",
            icon="file-text", keys="Ctrl+Shift+V", when=_free, do=_doing("answers"),
            writes=True),
    Command(name="actions.sheets", label=N_("Make reminder sheets"), menu="Record",
            icon="file-down", keys="Ctrl+P", when=_sheets, do=_do("make_sheets")),
)  # fmt: skip
