"""What a partner owes, opened from its page: its actions, its challenges, its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.parts.letter_export import DelegationExport
from chair_desk.records.people import Organisation
from chair_desk.services.delegation_letters import delegations_owed
from chair_desk.services.partners import partner_card
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.partners import PartnersPage


class PartnerOwed:
    """Does what the links of one page ask; a form that is asked for is the page's own."""

    def __init__(self, page: PartnersPage) -> None:
        self._page = page
        self.letters = DelegationExport(page.session, page)
        self.letters.written.connect(self._say_written)

    def open(self, verb: str, record_id: str) -> None:
        """Open actions or challenges on their page, ask for letters, or show the page's form."""
        if verb in ("actions", "challenges"):
            self._page.session.show_page(verb, (Organisation.TABLE, record_id))
        elif verb == "ask_letters":
            self.ask_for_letters()
        else:
            self._page.open_form(verb, record_id)

    def ask_for_letters(self) -> None:
        """Ask for the file of the letter that asks a partner for its letters of delegation."""
        partner = self._page.session.desk.get(Organisation, self._page.key[1])
        if partner is not None:
            self.letters.ask(partner.id, partner.short_name or partner.name)

    def letters_reason(self) -> str:
        """Say why no letter is asked for; nothing where one is."""
        kind, organisation_id = self._page.key
        if kind != Organisation.TABLE:
            return _("Choose a partner first.")
        session = self._page.session
        owed = delegations_owed(partner_card(session.desk, organisation_id, session.today()))
        return "" if owed else _("Every letter of delegation is on file.")

    def _say_written(self, name: str) -> None:
        self._page.message.say(_("Wrote {name}.").format(name=name), tone="accent")
