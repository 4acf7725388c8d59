"""Funding: what each partner agreed to pay in a year, what it pays, and who carried the rest."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.funding_commands import COMMANDS
from chair_desk.gui.pages.funding_doing import FundingDoing
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.funding_export import FundingExport
from chair_desk.gui.parts.funding_foot import FundingFoot
from chair_desk.gui.parts.funding_table import FundingTable
from chair_desk.gui.parts.widgets import (
    Scroll,
    Segmented,
    line_across,
    row,
    secondary_button,
    tie,
)
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.funding_shares import year_words
from chair_desk.records.logs import LogEntry
from chair_desk.services.funding import Funding, all_funding, year_of
from chair_desk.services.funding_challenges import challenge_of
from chair_desk.services.funding_publishing import share_title
from chair_desk.services.funding_words import heaviest, lead_sentence, share_bars
from chair_desk.words import N_, _

SHOWN_YEARS = 3


class FundingPage(Page):
    """The table above, what it means below it; a form takes their place for a while."""

    TITLE = N_("Funding")
    TABLES: ClassVar[tuple[str, ...]] = (
        "funding_year", "contribution", "funding_cost", "organisation", "link", "log_entry",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: Funding | None = None
        self.challenge: LogEntry | None = None
        self._all: list[Funding] = []
        self._year_id = ""
        self.doing = FundingDoing(self)
        self.years = Segmented(_("Year"), [])
        self._years_place = row(self.years, spacing=0)
        self.export = FundingExport(session)
        self.table = FundingTable()
        self.foot = FundingFoot()
        self.foot.can_write = not session.read_only
        self.empty = self._empty_state()
        self.stack = QStackedWidget()
        self._challenge_button = secondary_button(_("Raise a challenge"), "flag", small=True)
        self.subheading.setWordWrap(True)
        self.subheading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.export.written.connect(self.say_written)
        self.table.chosen.connect(self._show_line)
        self.table.opened.connect(self._open_line)
        self.foot.cost_asked.connect(self.doing.change_cost)

    def _lay_out(self) -> None:
        self.buttons.addLayout(self._years_place)
        self.buttons.addWidget(self.export)
        copy = secondary_button(_("Copy"), "copy", small=True)
        copy.setAccessibleName(_("Copy the words on funding"))
        record = secondary_button(_("Record a contribution"), "pencil", small=True)
        put = secondary_button(_("Put in the report"), "book-text", small=True)
        self.foot.set_buttons(
            tie(copy, self._action("copy")),
            tie(put, self._action("put")),
            tie(self._challenge_button, self._action("challenge")),
            tie(record, self._action("change")),
        )
        scroll = Scroll(_("Funding of the year"))
        scroll.sheet.setObjectName("sunk")
        inside = QVBoxLayout(scroll.sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table)
        inside.addWidget(line_across("strong"))
        inside.addWidget(self.foot, 1)
        self.whole = scroll
        self.stack.addWidget(scroll)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _action(self, name: str) -> QAction:
        return self.actions_by_name[f"funding.{name}"]

    def _empty_state(self) -> EmptyState:
        made = EmptyState(
            _("No funding yet"),
            _("A year has an agreed cost and a share for each partner. What each pays stands "
              "beside it, and who carried a shortfall."),
        )  # fmt: skip
        made.offer("plus", _("Add a year of funding"), _("Its cost, and how it is shared."),
                   "funding.add_year")  # fmt: skip
        made.offer("table-2", _("Bring in funding from a table"),
                   _("From a spreadsheet; you look it over first"), "funding.bring_in")  # fmt: skip
        made.asked.connect(self.do)
        return made

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the years, and show the one that is chosen."""
        desk = self.session.desk
        self._all = all_funding(desk)
        known = {one.year.id: one for one in self._all}
        if self._year_id not in known:
            current = year_of(desk, desk.today())
            self._year_id = current.id if current else ""
        self.found = known.get(self._year_id)
        self.challenge = challenge_of(desk, self._year_id) if self.found else None
        self._show_years()
        self._show_found()
        if not self.is_filling_in:
            self.stack.setCurrentWidget(self.whole if self.found else self.empty)

    def show_year(self, year_id: str) -> None:
        """Show another year."""
        if year_id:
            self._year_id = year_id
            self.refresh()

    def beside(self, by: int) -> str:
        """Return the id of the year before (-1) or after (1) the one shown, or nothing."""
        ids = [one.year.id for one in self._all]
        at = ids.index(self._year_id) + by if self._year_id in ids else -1
        return ids[at] if 0 <= at < len(ids) else ""

    def _show_years(self) -> None:
        """Offer the year that is shown with those beside it; keys go further."""
        ids = [one.year.id for one in self._all]
        at = ids.index(self._year_id) if self._year_id in ids else 0
        first = max(min(at - 1, len(ids) - SHOWN_YEARS), 0)
        shown = self._all[first : first + SHOWN_YEARS]
        had_focus = self.years.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._years_place.removeWidget(self.years)
        self.years.hide()
        self.years.deleteLater()
        self.years = Segmented(_("Year"), [(one.year.id, _label(one)) for one in shown])
        self._years_place.addWidget(self.years)
        self.years.setVisible(bool(shown))
        if self._year_id in ids:
            self.years.choose(self._year_id)
        self.years.chosen.connect(self.show_year)
        if had_focus:
            self.years.setFocus()

    def _show_found(self) -> None:
        found = self.found
        self.heading.setText(
            _("Funding {year}").format(year=found.label) if found else _("Funding")
        )
        self.subheading.setVisible(found is not None)
        self.export.setEnabled(found is not None)
        self.table.show_funding(found)
        if found is None:
            return
        self.subheading.setText(lead_sentence(found))
        self.export.year_id, self.export.label = found.year.id, found.label
        line = heaviest(found)
        bars = share_bars(found, self._all, line) if line is not None else []
        title = share_title(line) if line is not None else ""
        self.foot.show_funding(found, self._all, title, bars)
        said = _("Raise a challenge")
        if self.challenge is not None:
            said = _("Open {reference}").format(reference=self.challenge.reference)
        self._challenge_button.setText(said)
        self._challenge_button.setAccessibleName(said)
        self._show_line()

    def _show_line(self) -> None:
        self.foot.show_line(self.table.current())
        self.refresh_commands()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a year, to what a partner pays in it, or to a partner in the one that is shown."""
        if table in {Contribution.TABLE, FundingCost.TABLE}:
            _show_row_of_year(self, table, record_id)
        elif table == "funding_year":
            self.leave_form()
            self.show_year(record_id)
        elif table == "organisation":
            self.table.choose(record_id)

    def say_written(self, name: str) -> None:
        """Say that a file was written."""
        self.message.say(_("Wrote {name}.").format(name=name), tone="accent")

    def panes(self) -> tuple[QWidget, ...]:
        """Return the table, then what stands below it."""
        return (self.table, self.foot)

    # -------------------------------------------------------------- forms

    @property
    def is_filling_in(self) -> bool:
        """Say whether a form is open."""
        return self.stack.currentWidget() not in (self.whole, self.empty)

    def _open_line(self) -> None:
        self.do("funding.change")

    def open_form(self, verb: str, cost_id: str = "") -> None:
        """Show the form for a verb, of one head of cost where it is named, in the table’s place."""
        from chair_desk.gui.pages.funding_forms import FundingForms

        self.leave_form()
        form = FundingForms(self.session, self.found, self.table.current(), cost_id).make(verb)
        form.setProperty("verb", verb)
        form.kept.connect(self._kept)
        form.left.connect(self.leave_form)
        self._put_in_place(form)
        form.focus_first()

    def _put_in_place(self, panel: QWidget) -> None:
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)

    def _kept(self, changes: Changes) -> None:
        form = self.stack.currentWidget()
        is_year = form is not None and form.property("verb") == "add_year"
        self.leave_form()
        if is_year and changes.made:
            self.show_year(changes.made)
        self.table.setFocus()

    def leave_form(self) -> None:
        """Put the form away and show the year again."""
        form = self.stack.currentWidget()
        if self.is_filling_in and form is not None:
            self.stack.setCurrentWidget(self.whole if self.found else self.empty)
            self.stack.removeWidget(form)
            form.deleteLater()

    def bring_in(self, path: Path) -> None:
        """Show what a table would do, before anything is kept."""
        from chair_desk.gui.parts.funding_import import FundingImport

        self.leave_form()
        try:
            panel = FundingImport(self.session, path, self._year_id)
        except CannotDo as problem:
            self.show_problem(problem)
            return
        panel.kept.connect(self._kept)
        panel.left.connect(self.leave_form)
        self._put_in_place(panel)
        panel.focus_first()


def _label(found: Funding) -> str:
    label = year_words(found.year.starts_on) if found.year.starts_on else found.label
    return _("{year} draft").format(year=label) if found.year.is_draft else label


def _show_row_of_year(page: FundingPage, table: str, record_id: str) -> None:
    desk = page.session.desk
    paid = desk.get(Contribution, record_id) if table == Contribution.TABLE else None
    row = paid or desk.get(FundingCost, record_id)
    if row is not None:
        page.show_record(FundingYear.TABLE, row.year_id)
    if paid is not None:
        page.table.choose(paid.organisation_id)
