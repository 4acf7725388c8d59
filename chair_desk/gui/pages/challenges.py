"""Challenges: the list by state, and one of them with its ladder, its clock and what came of it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.challenge_commands import COMMANDS
from chair_desk.gui.pages.challenge_detail import ChallengeDetail
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.challenge_list import ChallengeList
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.letter_export import LetterExport
from chair_desk.gui.parts.letter_sheet import LetterSheet
from chair_desk.gui.parts.register_export import RegisterExport
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.step_letters import StepLetters
from chair_desk.gui.parts.widgets import line_across, primary_button, row, tie
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import Changes
from chair_desk.records.logs import LogStep
from chair_desk.records.people import Organisation
from chair_desk.services.challenge_cards import ChallengeCard, challenge_card
from chair_desk.services.challenge_listing import ChallengeListing
from chair_desk.services.links import remove_link
from chair_desk.words import N_, _

ROOMY = 115
CARD_AFTER_MS = 120  # of rest while words are searched for


class ChallengesPage(Page):
    """List at the left, one challenge at the right; a form takes its place for a while."""

    TITLE = N_("Challenges")
    TABLES: ClassVar[tuple[str, ...]] = (
        "log_entry", "log_step", "addressee", "organisation", "person", "seat", "appointment",
        "delegation", "profile_in_force", "link", "attendance", "meeting", "paper",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.challenge_id = ""
        self.card: ChallengeCard | None = None
        self._is_filling = self._is_searching = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CARD_AFTER_MS)
        self._later.timeout.connect(self._show_now)
        self._ids: frozenset[str] = frozenset()
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("Find a challenge"))
        self.find_line.setAccessibleName(_("Find a challenge"))
        self.find_line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.find_line.setMinimumWidth(look().wide(240 if look().percent <= ROOMY else 130))
        self.find_line.setMaximumWidth(look().wide(240))
        self.exporting = RegisterExport(session, _("Export the log"), "challenge", _("Challenges"))
        self.add_button = primary_button(_("New challenge"), "plus")
        tie(self.add_button, self.actions_by_name["challenges.new"])
        self.list = ChallengeList()
        self.detail = ChallengeDetail()
        self.detail.can_write = not session.read_only
        self.empty = _nothing_yet()
        self.empty.asked.connect(self.do)
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.side.addWidget(self.empty)
        for part in (self.find_line, self.exporting, self.add_button):
            self.buttons.addWidget(part)
        body = row(self.list, line_across("down"), self.side, spacing=0)
        body.setStretch(2, 1)
        self.body.addLayout(body, 1)
        self.find_line.textChanged.connect(self._search)
        self.list.chosen.connect(self._choose)
        self.detail.asked.connect(self.do)
        self.detail.opened.connect(self.open_record)
        self.detail.unlinked.connect(self._unlink)
        self.message.asked.connect(self.choose_letter)
        self.exporting.written.connect(self.say_written)
        self.letters = LetterExport(session, self)
        self.letters.written.connect(self.say_written)
        self.kept_letters = StepLetters(session, self)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the challenges and the one that is chosen."""
        found = ChallengeListing(self.session.desk, self.session.today())
        self._ids = found.ids
        self.list.setVisible(bool(found.heaps))
        if not found.heaps:
            self.challenge_id, self.card = "", None
            if not self.is_filling_in:
                self.side.setCurrentWidget(self.empty)
            return
        self._is_filling = True
        self.list.show_listing(found, self.challenge_id)
        self._is_filling = False
        self._show_chosen()

    @property
    def is_filling_in(self) -> bool:
        """Say whether a form is open."""
        return self.side.currentWidget() not in (self.detail, self.empty)

    def current_record(self) -> tuple[str, str] | None:
        """Return the challenge that is chosen."""
        return ("log_entry", self.challenge_id) if self.challenge_id else None

    def _search(self, text: str) -> None:
        self._is_searching = True
        self.list.search(text, self.challenge_id)
        self._is_searching = False

    def _choose(self, challenge_id: str) -> None:
        if challenge_id != self.challenge_id:
            self.challenge_id = challenge_id
            if self._is_searching:
                self._later.start()  # a card for each letter would hold up the next
            elif not self._is_filling:
                self._show_now()

    def _show_now(self) -> None:
        self._later.stop()
        self._show_chosen()
        self.refresh_commands()

    def do(self, name: str) -> None:
        """Do a command with what is chosen, even where its card was still to come."""
        if self._later.isActive():
            self._show_now()
        super().do(name)

    def _show_chosen(self) -> None:
        if self.challenge_id not in self._ids:
            self.card = None
            return
        self.card = challenge_card(self.session.desk, self.challenge_id, self.session.today())
        if self.is_filling_in:
            return
        self.detail.show_card(self.card)
        self.kept_letters.name_links(self.detail)
        self.side.setCurrentWidget(self.detail)

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a challenge, or to those that are put to a partner."""
        partner = self.session.desk.get(Organisation, record_id)
        if partner is not None:
            self.leave_form()
            self.find_line.setText(partner.short_name or partner.name)
            self.list.choose("")
            self.list.setFocus()
        elif table == "log_entry" and record_id in self._ids:
            self.find_line.clear()
            self.leave_form()
            self.list.choose(record_id)
            self.list.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the challenge."""
        return (self.list, self.side)

    # -------------------------------------------------------------- forms

    def open_form(self, verb: str) -> None:
        """Show the form for a verb in the place of the challenge."""
        from chair_desk.gui.pages.challenge_clock_forms import VERBS, ClockForms
        from chair_desk.gui.pages.challenge_forms import ChallengeForms

        self.leave_form()
        maker = ClockForms if verb in VERBS else ChallengeForms
        form = maker(self.session).make(verb, self.challenge_id)
        form.setProperty("verb", verb)
        form.kept.connect(self._kept)
        form.left.connect(self.leave_form)
        self.show_form(form)

    def show_form(self, form: FormPanel | LetterSheet) -> None:
        """Show a form, or letters, in the place of the challenge."""
        self.leave_form()
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.focus_first()

    def _kept(self, changes: Changes) -> None:
        form = self.side.currentWidget()
        verb = str(form.property("verb")) if form is not None else ""
        self.leave_form()
        if changes.made in self._ids:
            self.list.choose(changes.made)
        self.list.setFocus()
        if verb == "escalate":
            self.message.say(
                _("It was escalated."),
                _("The letter can be drafted now, with the history set out."),
                link=_("Draft the letter"),
            )

    def leave_form(self) -> None:
        """Put the form away and show the challenge again."""
        form = self.side.currentWidget()
        if self.is_filling_in and form is not None:
            self.side.setCurrentWidget(self.detail if self._ids else self.empty)
            self.side.removeWidget(form)
            form.deleteLater()
            self._show_chosen()

    def open_record(self, table: str, record_id: str) -> None:
        """Open what a challenge is linked with, on its own page; letters of a step here."""
        if table == LogStep.TABLE:
            self.kept_letters.open(record_id)
            return
        place = page_of(self.session.desk, table, record_id)
        if place is None:
            self.message.say(_("It has no page of its own."), tone="amb")
            return
        self.session.show_page(*place)

    def say_written(self, name: str) -> None:
        """Say which files were written."""
        self.message.say(_("Wrote {name}.").format(name=name), tone="grn")

    def _unlink(self, link_id: str) -> None:
        self.session.run(remove_link, link_id)

    # -------------------------------------------------------------- the letter

    def choose_letter(self) -> None:
        """Ask for the file of the letter to whoever the step is put to."""
        if self.card is not None:
            self.letters.ask(self.challenge_id, self.card.line.entry.reference)

    def write_letter(self, name: str) -> None:
        """Write the draft: Word, PDF or a mail, by the ending of the name."""
        self.letters.write_to(self.challenge_id, name)


def _nothing_yet() -> EmptyState:
    state = EmptyState(
        _("No challenges yet"),
        _("A challenge asks a partner to account. It stays until a difference is shown."),
    )
    state.offer(
        "plus",
        _("Raise the first one"),
        _("To which partner, and the ask in one sentence."),
        "challenges.new",
        "Ctrl+N",
    )
    return state
