"""Partners and members: the list by standing, and one of them in full."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.partner_commands import COMMANDS
from chair_desk.gui.pages.partner_detail import PartnerDetail
from chair_desk.gui.pages.partner_owed import PartnerOwed
from chair_desk.gui.parts.partner_list import PartnerList
from chair_desk.gui.parts.widgets import line_across, primary_button, row, secondary_button, tie
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.people import Appointment, Delegation, Person, Seat
from chair_desk.services import delegations
from chair_desk.services.funding import FundingLine, funding, year_of
from chair_desk.services.interests import PersonInterests, interests_of_people, people_of
from chair_desk.services.members import Member
from chair_desk.services.partners import PartnerLine, partner_card, partners
from chair_desk.words import N_, _

ROOMY = 115
SHEETS = "Tables (*.xlsx *.csv)"


class PartnersPage(Page):
    """List at the left, one partner at the right; a form takes the partner's place for a while."""

    TITLE = N_("Partners and members")
    TABLES: ClassVar[tuple[str, ...]] = (
        "organisation", "person", "seat", "appointment", "agreed_level", "delegation", "mandate",
        "body", "attendance", "meeting", "action", "profile_in_force", "log_entry", "addressee",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.key: tuple[str, str] = ("", "")
        self._is_filling = False
        self._lines: dict[tuple[str, str], PartnerLine] = {}
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("Find a person or partner"))
        self.find_line.setAccessibleName(_("Find a person or partner"))
        self.find_line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.find_line.setMinimumWidth(look().wide(240 if look().percent <= ROOMY else 130))
        self.find_line.setMaximumWidth(look().wide(240))
        self.import_button = secondary_button(_("Import members"), "table-2")
        if look().percent > ROOMY:
            self.import_button.setText("")  # its picture and its tooltip say it
            self.import_button.setAccessibleName(_("Import members"))
        self.add_button = primary_button(_("Add partner"), "plus")
        self.list = PartnerList()
        self.detail = PartnerDetail()
        self.empty = self._empty_state()
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.side.addWidget(self.empty)
        self._lay_out()
        self.find_line.textChanged.connect(self._search)
        self.list.chosen.connect(self._choose)
        self.owed = PartnerOwed(self)
        self.detail.asked.connect(self.owed.open)

    def _lay_out(self) -> None:
        for part in (self.find_line, self.import_button, self.add_button):
            self.buttons.addWidget(part)
        tie(self.import_button, self.actions_by_name["partners.import"])
        tie(self.add_button, self.actions_by_name["partners.add"])
        body = row(self.list, line_across("down"), self.side, spacing=0)
        body.setStretch(2, 1)
        self.body.addLayout(body, 1)

    def _empty_state(self) -> EmptyState:
        state = EmptyState(
            _("No partners yet"),
            _("A partner is an agency that sends somebody to the board who can speak for it."),
        )
        state.offer(
            "plus",
            _("Add the first one"),
            _("Its name, its kind and its ladder of ranks."),
            "partners.add",
            "Ctrl+N",
        )
        state.offer(
            "table-2",
            _("Import members"),
            _("From a spreadsheet. You are told of each row."),
            "partners.import",
        )
        state.asked.connect(self.do)
        return state

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read partners and the one that is chosen."""
        groups = partners(self.session.desk, self.session.today())
        self._lines = {}
        for group in groups:
            for line in group.lines:
                self._lines[_key(line)] = line
        self.list.setVisible(bool(groups))
        if not groups:
            self.side.setCurrentWidget(self.empty)
            return
        self._is_filling = True
        self.list.show_groups(groups, self.key)
        self._is_filling = False
        self._show_chosen()

    def _search(self, text: str) -> None:
        self.list.search(text, self.key)

    def _choose(self, kind: str, record_id: str) -> None:
        if (kind, record_id) != self.key:
            self.key = (kind, record_id)
            if not self._is_filling:
                self._show_chosen()
                self.refresh_commands()

    def _show_chosen(self) -> None:
        line = self._lines.get(self.key)
        if line is None or self.side.currentWidget() not in (self.detail, self.empty):
            return
        if line.organisation is not None:
            desk = self.session.desk
            card = partner_card(desk, line.organisation.id, self.session.today())
            known = self._interests([seat.member for seat in card.seats])
            letters = self._letters(line.organisation.id)
            self.detail.show_card(card, letters, known, self._money(line.organisation.id))
        elif isinstance(line.member, Member):
            self.detail.show_seat(line.member, self._interests([line.member]))
        self.side.setCurrentWidget(self.detail)

    def _money(self, organisation_id: str) -> tuple[str, FundingLine] | None:
        year = year_of(self.session.desk, self.session.today())
        found = funding(self.session.desk, year.id) if year else None
        line = found.line(organisation_id) if found else None
        return (found.label, line) if found and line else None

    def _interests(self, members: list[Member]) -> list[PersonInterests]:
        return interests_of_people(self.session.desk, people_of(members))

    def _letters(self, organisation_id: str) -> list[tuple[Delegation, str]]:
        letters = delegations.delegations(self.session.desk, organisation_id)
        ids = {each.from_person_id for each in letters} | {each.to_person_id for each in letters}
        names = {each.id: each.name for each in self.session.desk.rows(Person, id=ids - {None})}
        return [
            (
                letter,
                _("{head} to {delegate}").format(
                    head=names.get(letter.from_person_id or "", "?"),
                    delegate=names.get(letter.to_person_id or "", "?"),
                ),
            )
            for letter in letters
        ]

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a partner, or to the partner a person sits for."""
        key = (table, record_id)
        if table == "person":
            key = self._key_of_person(record_id)
        if key in self._lines:
            self.find_line.clear()
            self.leave_form()
            self.list.choose(key)
            self.list.setFocus()
        elif table == "person":
            self.open_form("edit_person", record_id)

    def _key_of_person(self, person_id: str) -> tuple[str, str]:
        for row_ in self.session.desk.rows(Appointment, person_id=person_id, order=("-starts_on",)):
            seat = self.session.desk.get(Seat, row_.seat_id)
            if seat is not None:
                found = ("organisation", seat.organisation_id or "")
                return found if seat.organisation_id else ("seat", seat.id)
        return ("", "")

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the partner."""
        return (self.list, self.side)

    # -------------------------------------------------------------- forms

    def open_form(self, verb: str, record_id: str) -> None:
        """Show the form for what was asked in the place of the partner."""
        from chair_desk.gui.pages.partner_forms import PartnerForms

        if self.session.read_only:
            self.message.say(_("This board is open to read only."), tone="amb")
            return
        if verb == "remove_letter":
            self.session.run(delegations.remove_delegation, record_id)
            return
        self.leave_form()
        form = PartnerForms(self.session).make(verb, record_id)
        form.kept.connect(self._kept)
        form.left.connect(self.leave_form)
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.focus_first()

    def _kept(self, changes: Changes) -> None:
        made = changes.made
        self.leave_form()
        if made and ("organisation", made) in self._lines:
            self.list.choose(("organisation", made))

    def leave_form(self) -> None:
        """Put the form away and show the partner again."""
        form = self.side.currentWidget()
        if form not in (self.detail, self.empty) and form is not None:
            self.side.setCurrentWidget(self.detail if self._lines else self.empty)
            self.side.removeWidget(form)
            form.deleteLater()
            self._show_chosen()

    # -------------------------------------------------------------- import

    def choose_table(self) -> None:
        """Ask for a spreadsheet of members."""
        ask_file(self.window(), _("Import members"), self.import_table, kinds=SHEETS)

    def import_table(self, name: str) -> None:
        """Import members from a spreadsheet and show what came of each row."""
        from chair_desk.gui.pages.import_report import ImportReportPanel, bring_in

        came = bring_in(self.session, name)
        if isinstance(came, CannotDo):
            self.show_problem(came)
            return
        panel = ImportReportPanel(came)
        self.leave_form()
        panel.left.connect(self.leave_form)
        self.side.addWidget(panel)
        self.side.setCurrentWidget(panel)
        panel.focus_first()


def _key(line: PartnerLine) -> tuple[str, str]:
    from chair_desk.gui.parts.partner_list import key_of

    return key_of(line)
