"""What can be done on the page of funding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.funding import FundingPage


def _year(page: FundingPage) -> str:
    return "" if page.found is not None else _("Add a year first.")


def _line(page: FundingPage) -> str:
    if page.found is None:
        return _("Add a year first.")
    return "" if page.table.current() is not None else _("Choose a partner first.")


def _costs(page: FundingPage) -> str:
    if page.found is None:
        return _("Add a year first.")
    return "" if page.found.costs else _("No head of cost is recorded.")


def _unpaid(page: FundingPage) -> str:
    line = page.table.current()
    if line is None:
        return _("Choose a partner first.")
    return _("It is recorded as paid.") if line.contribution.paid_on else ""


def _short(page: FundingPage) -> str:
    if page.found is None:
        return _("Add a year first.")
    if page.challenge is not None or page.found.carried.shortfall:
        return ""
    return _("No partner pays less than its share.")


def _earlier(page: FundingPage) -> str:
    return "" if page.beside(-1) else _("No earlier year is recorded.")


def _later(page: FundingPage) -> str:
    return "" if page.beside(1) else _("No later year is recorded.")


def _form(verb: str) -> Callable[[FundingPage], None]:
    def do(page: FundingPage) -> None:
        page.open_form(verb)

    return do


def _do(name: str) -> Callable[[FundingPage], None]:
    def do(page: FundingPage) -> None:
        getattr(page.doing, name)()

    return do


def _step(by: int) -> Callable[[FundingPage], None]:
    def do(page: FundingPage) -> None:
        page.show_year(page.beside(by))

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="funding.change", label=N_("Record a contribution"), menu="Board",
            keys="Ctrl+E", icon="pencil", do=_form("contribution"), when=_line, writes=True),
    Command(name="funding.new", label=N_("Add a partner’s contribution"), menu="Board",
            keys="Ctrl+N", icon="plus", do=_form("new"), when=_year, writes=True),
    Command(name="funding.paid", label=N_("Record a payment"), menu="Board", icon="check",
            do=_form("paid"), when=_unpaid, writes=True),
    Command(name="funding.remove", label=N_("Remove the contribution"), menu="Board",
            do=_do("remove_contribution"), when=_line, writes=True),
    Command(name="funding.year", label=N_("Change the year’s cost and formula"), menu="Board",
            keys="Ctrl+Shift+E", icon="pound-sterling", do=_form("year"), when=_year, writes=True),
    Command(name="funding.cost", label=N_("Record a head of cost"), menu="Board",
            do=_form("cost"), when=_year, writes=True),
    Command(name="funding.remove_cost", label=N_("Remove a head of cost"), menu="Board",
            do=_form("remove_cost"), when=_costs, writes=True),
    Command(name="funding.add_year", label=N_("Add a year of funding"), menu="Board",
            do=_form("add_year"), writes=True),
    Command(name="funding.draft", label=N_("Draft the next year"), menu="Board",
            icon="file-plus", do=_do("draft_next"), when=_year, writes=True),
    Command(name="funding.remove_year", label=N_("Remove the year"), menu="Board",
            do=_do("remove_year"), when=_year, writes=True),
    Command(name="funding.earlier", label=N_("The year before"), menu="Board", keys="Alt+Left",
            do=_step(-1), when=_earlier),
    Command(name="funding.later", label=N_("The year after"), menu="Board", keys="Alt+Right",
            do=_step(1), when=_later),
    Command(name="funding.copy", label=N_("Copy the words on funding"), menu="Board",
            icon="copy", keys="Ctrl+Shift+C", do=_do("copy_words"), when=_year),
    Command(name="funding.put", label=N_("Put the words on funding in the report"), menu="Board",
            icon="book-text", do=_do("put_in_report"), when=_year, writes=True),
    Command(name="funding.challenge", label=N_("Challenge about the shortfall"), menu="Board",
            icon="flag", do=_do("challenge"), when=_short),
    Command(name="funding.export", label=N_("Export the funding"), menu="Board",
            icon="file-down", keys="Ctrl+P", do=_do("export_menu"), when=_year),
    Command(name="funding.bring_in", label=N_("Bring in funding from a table"), menu="Board",
            icon="table-2", do=_do("ask_table"), writes=True),
)  # fmt: skip
