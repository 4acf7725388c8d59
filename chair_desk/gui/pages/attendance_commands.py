"""What can be done on the page of attendance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.attendance import AttendancePage


def _row(page: AttendancePage) -> str:
    return "" if page.row() is not None else _("Choose a partner first.")


def _place(page: AttendancePage) -> str:
    return "" if page.view.current_meeting() else _("Choose a meeting first.")


def _partner(page: AttendancePage) -> str:
    row = page.row()
    if row is None or row.organisation is None or not row.is_ranked:
        return _("Choose a partner first.")
    return ""


def _sheet(page: AttendancePage) -> str:
    return "" if page.bringing.is_open else _("Bring in past attendance first.")


def _bring_in(page: AttendancePage) -> None:
    page.bringing.ask()


def _like(page: AttendancePage) -> None:
    if page.bringing.panel is not None:
        page.bringing.panel.switch_like()


def _doing(name: str) -> Callable[[AttendancePage], None]:
    def do(page: AttendancePage) -> None:
        getattr(page.doing, name)()

    return do


def _do(name: str) -> Callable[[AttendancePage], None]:
    def do(page: AttendancePage) -> None:
        getattr(page, name)()

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="attendance.copy", label=N_("Copy the sentence"), menu="Board", icon="copy",
            keys="Ctrl+Shift+C", when=_row, do=_doing("copy_sentence")),
    Command(name="attendance.put", label=N_("Put the sentence in the report"), menu="Board",
            icon="book-text", when=_partner, do=_doing("put_in_report"), writes=True),
    Command(name="attendance.open", label=N_("Open the meeting"), menu="Board",
            icon="calendar-days", when=_place, do=_do("open_meeting")),
    Command(name="attendance.chart", label=N_("Show the chart"), menu="Board",
            icon="trending-up", keys="Ctrl+Shift+T", when=_row, do=_doing("show_chart")),
    Command(name="attendance.export", label=N_("Export the attendance"), menu="Board",
            icon="file-down", keys="Ctrl+P", when=_row, do=_do("export_menu")),
    Command(name="attendance.bring_in", label=N_("Bring in past attendance"), menu="Board",
            icon="table-2", do=_bring_in, writes=True),
    Command(name="attendance.like", label=N_("Tick all cells of this kind"), menu="Board",
            when=_sheet, do=_like),
    Command(name="attendance.letter", label=N_("Draft a letter to the partner"), menu="Board",
            icon="mail", when=_partner, do=_doing("draft_letter")),
    Command(name="attendance.challenge", label=N_("Raise a challenge about attendance"),
            menu="Board", icon="flag", when=_partner, do=_doing("raise_challenge"), writes=True),
    Command(name="attendance.partner", label=N_("Open the partner"), menu="Board",
            icon="building-2", when=_partner, do=_do("open_partner")),
    Command(name="attendance.decisions", label=N_("Decisions without a partner able to commit"),
            menu="Board", icon="gavel", when=_row, do=_doing("switch_decisions")),
    Command(name="attendance.measures", label=N_("All measures, or the ranks"), menu="Board",
            keys="Ctrl+M", when=_row, do=_do("switch_half")),
)  # fmt: skip
