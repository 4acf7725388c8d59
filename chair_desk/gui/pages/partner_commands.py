"""What can be done on the page of partners and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.partners import PartnersPage


def _chosen_partner(page: PartnersPage) -> str:
    return "" if page.key[0] == "organisation" else _("Choose a partner first.")


def _add_partner(page: PartnersPage) -> None:
    page.open_form("add_partner", "")


def _edit_partner(page: PartnersPage) -> None:
    page.open_form("edit_partner", page.key[1])


def _replace_partner(page: PartnersPage) -> None:
    page.open_form("replace_partner", page.key[1])


def _add_seat(page: PartnersPage) -> None:
    page.open_form("add_seat", page.key[1])


def _add_letter(page: PartnersPage) -> None:
    page.open_form("add_letter", page.key[1])


def _add_person(page: PartnersPage) -> None:
    page.open_form("add_person", "")


def _add_interest(page: PartnersPage) -> None:
    page.open_form("add_interest", "")


def _ask_letters(page: PartnersPage) -> None:
    page.owed.ask_for_letters()


def _letters_owed(page: PartnersPage) -> str:
    return page.owed.letters_reason()


def _its_actions(page: PartnersPage) -> None:
    page.session.show_page("actions", page.key)


def _its_challenges(page: PartnersPage) -> None:
    page.session.show_page("challenges", page.key)


def _find(page: PartnersPage) -> None:
    page.find_line.setFocus()
    page.find_line.selectAll()


def _import(page: PartnersPage) -> None:
    page.choose_table()


COMMANDS: tuple[Command, ...] = (
    Command(
        name="partners.add",
        label=N_("Add partner"),
        menu="Board",
        keys="Ctrl+N",
        icon="plus",
        do=_add_partner,
        writes=True,
    ),
    Command(
        name="partners.edit",
        label=N_("Edit partner"),
        menu="Board",
        keys="Ctrl+E",
        icon="pencil",
        do=_edit_partner,
        when=_chosen_partner,
        writes=True,
    ),
    Command(
        name="partners.replace",
        label=N_("Another body takes its place"),
        menu="Board",
        do=_replace_partner,
        when=_chosen_partner,
        writes=True,
    ),
    Command(
        name="partners.seat",
        label=N_("Add a seat"),
        menu="Board",
        do=_add_seat,
        when=_chosen_partner,
        writes=True,
    ),
    Command(
        name="partners.letter",
        label=N_("Record a letter of delegation"),
        menu="Board",
        icon="file-text",
        do=_add_letter,
        when=_chosen_partner,
        writes=True,
    ),
    Command(
        name="partners.person",
        label=N_("Add person"),
        menu="Board",
        icon="user",
        do=_add_person,
        writes=True,
    ),
    Command(
        name="partners.interest",
        label=N_("Add an interest"),
        menu="Board",
        do=_add_interest,
        writes=True,
    ),
    Command(
        name="partners.actions",
        label=N_("Open its actions"),
        menu="Board",
        icon="list-checks",
        do=_its_actions,
        when=_chosen_partner,
    ),
    Command(
        name="partners.challenges",
        label=N_("Open its challenges"),
        menu="Board",
        icon="flag",
        do=_its_challenges,
        when=_chosen_partner,
    ),
    Command(
        name="partners.ask_letters",
        label=N_("Ask for the letters"),
        menu="Board",
        icon="file-text",
        do=_ask_letters,
        when=_letters_owed,
    ),
    Command(
        name="partners.import",
        label=N_("Import members"),
        menu="Board",
        icon="table-2",
        do=_import,
        writes=True,
    ),
    Command(name="partners.find", label=N_("Find a member"), keys="Ctrl+F", do=_find),
)
