"""What the page of funding does on its own behalf: copying, a challenge, removing, a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from chair_desk.gui.file_asking import ask_file, usual_folder
from chair_desk.services import funding_keeping
from chair_desk.services.funding_challenges import challenge_shortfall
from chair_desk.services.report_putting import put_in_report
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.funding import FundingPage

TABLES = "Spreadsheets (*.xlsx *.csv *.txt)"


class FundingDoing:
    """Does what the buttons of one page ask."""

    def __init__(self, page: FundingPage) -> None:
        self._page = page

    def copy_words(self) -> None:
        """Put the sentences on the clipboard."""
        QApplication.clipboard().setText(self._page.foot.sentence.text())
        self._page.message.say(_("The words were copied."), tone="accent")

    def put_in_report(self) -> None:
        """Put the reading of the year in the yearly report, and go to it there."""
        page = self._page
        starts_on = page.found.year.starts_on if page.found is not None else None
        if starts_on is None:
            return
        made = page.session.run(put_in_report, "funding", "funding.reading", starts_on)
        if made is not None:
            page.session.show_page("report", ("report_sentence", made.made))

    def challenge(self) -> None:
        """Go to the challenge about this year; raise one where there is none."""
        page = self._page
        if page.found is None:
            return
        if page.challenge is not None:
            page.session.show_page("challenges", ("log_entry", page.challenge.id))
            return
        line = page.table.current()
        is_short = line is not None and line.against < 0
        asked = line.organisation.id if line is not None and is_short else ""
        if page.session.run(challenge_shortfall, page.found.year.id, asked) is not None:
            page.message.say(_("The challenge was raised; Undo takes it back."), tone="accent")

    def change_cost(self, cost_id: str) -> None:
        """Show the form of a head of cost, where the board may be written to."""
        self._page.open_form("change_cost", cost_id)

    def remove_contribution(self) -> None:
        """Remove the chosen partner from the year."""
        line = self._page.table.current()
        if line is not None:
            self._page.session.run(funding_keeping.remove_contribution, line.contribution.id)

    def remove_year(self) -> None:
        """Remove the year; Undo brings it back whole."""
        if self._page.found is not None:
            self._page.session.run(funding_keeping.remove_year, self._page.found.year.id)

    def draft_next(self) -> None:
        """Draft the year after, and show it."""
        if self._page.found is None:
            return
        made = self._page.session.run(funding_keeping.draft_next_year, self._page.found.year.id)
        if made is not None:
            self._page.show_year(made.made)

    def export_menu(self) -> None:
        """Open the menu of formats."""
        self._page.export.showMenu()

    def ask_table(self) -> None:
        """Ask for a table of contributions."""
        title, folder = _("Bring in funding from a table"), str(usual_folder())
        ask_file(self._page, title, self._table_chosen, kinds=TABLES, folder=folder)

    def _table_chosen(self, name: str) -> None:
        self._page.bring_in(Path(name))
