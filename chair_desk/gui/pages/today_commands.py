"""What can be done on the page of today."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.today import TodayPage


def _meeting(page: TodayPage) -> str:
    return "" if page.ready is not None else _("No meeting is planned yet.")


def _missing(page: TodayPage) -> str:
    if page.ready is None:
        return _("No meeting is planned yet.")
    return "" if page.ready.missing else _("Every paper is in.")


def _short(page: TodayPage) -> str:
    found = page.line_that("ask")
    return "" if found is not None else _("Every statutory partner is expected at its level.")


def _late(page: TodayPage) -> str:
    return "" if page.late is not None and page.late.count else _("No action is late.")


def _promise(page: TodayPage) -> str:
    return "" if page.promise_list.current_key() else _("Choose a promise first.")


def _row(page: TodayPage) -> str:
    return "" if page.current_list() is not None else _("Choose a line first.")


def _do(name: str) -> Callable[[TodayPage], None]:
    def do(page: TodayPage) -> None:
        getattr(page, name)()

    return do


def _doing(name: str) -> Callable[[TodayPage], None]:
    def do(page: TodayPage) -> None:
        getattr(page.doing, name)()

    return do


def _own(name: str) -> Callable[[TodayPage], None]:
    def do(page: TodayPage) -> None:
        getattr(page.own, name)()

    return do


def _open(name: str) -> Callable[[TodayPage], None]:
    def do(page: TodayPage) -> None:
        getattr(page.opening, name)()

    return do


def _go(name: str) -> Callable[[TodayPage], None]:
    def do(page: TodayPage) -> None:
        page.opening.show(name)

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="today.meeting", label=N_("Open the meeting"), menu="Meeting",
            icon="presentation", keys="M", when=_meeting, do=_open("meeting")),
    Command(name="today.print", label=N_("Print my briefing"), menu="Report", icon="printer",
            keys="Ctrl+P", when=_meeting, do=_doing("choose_briefing")),
    Command(name="today.briefing", label=N_("Read my briefing"), menu="Report",
            icon="book-open", keys="B", when=_meeting, do=_open("briefing")),
    Command(name="today.chase", label=N_("Chase the papers that are missing"), menu="Meeting",
            icon="mail", keys="C", when=_missing, do=_doing("choose_chase")),
    Command(name="today.ask", label=N_("Ask a partner for somebody at the agreed level"),
            menu="Meeting", icon="send", keys="A", when=_short, do=_doing("choose_ask")),
    Command(name="today.sheets", label=N_("Reminder sheets for what is late"), menu="Report",
            icon="printer", keys="R", when=_late, do=_doing("choose_sheets")),
    Command(name="today.year", label=N_("The year: what falls when"), menu="Board",
            icon="calendar-days", keys="Y", do=_open("year")),
    Command(name="today.promise", label=N_("Put down a promise"), menu="Record", icon="plus",
            keys="Ctrl+N", do=_do("type_promise")),
    Command(name="today.change", label=N_("Change the promise"), menu="Record", icon="pencil",
            keys="F2", when=_promise, do=_own("change")),
    Command(name="today.remove", label=N_("Remove the promise for good"), menu="Record",
            keys="Del", when=_promise, do=_own("remove")),
    Command(name="today.verb", label=N_("Do what the line offers, or tick it"), menu="Record",
            icon="check", when=_row, do=_do("do_verb")),
    Command(name="today.boards", label=N_("Look at the other boards again"), menu="Board",
            do=_do("read_boards")),
    Command(name="today.first", label=N_("Add the first meeting"), do=_go("agenda")),
    Command(name="today.table", label=N_("See who sits at the table"), do=_go("partners")),
)  # fmt: skip
