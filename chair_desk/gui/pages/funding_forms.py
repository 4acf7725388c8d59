"""The forms of the page of funding: a year, a contribution, a payment, a head of cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table, Value, table_of
from chair_desk.records.funding import (
    FORMULA_WORDS,
    SET_BY_WORDS,
    Contribution,
    Formula,
    FundingCost,
    FundingYear,
)
from chair_desk.records.money import exact_pounds
from chair_desk.services import funding_keeping
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, FundingLine, contribution_values
from chair_desk.services.organisations import organisations
from chair_desk.words import N_, _

YEAR = ("starts_on", "agreed_cost", "formula", "is_draft", "agreed_on", "carried_in",
        "population", "note")  # fmt: skip
PAYS = ("cash", "in_kind", "in_kind_words", "set_by", "pledged_on", "paid_on", "note")
COST = ("head", "planned", "spent", "note")
_MONEY = ("agreed_cost", "carried_in", "agreed_sum", "cash", "in_kind", "planned", "spent")
_BY = {
    Formula.SHARES: "share", Formula.POPULATION: "basis", Formula.POSTS: "basis",
    Formula.BY_HAND: "agreed_sum",
}  # fmt: skip


def _as_written(table: Table) -> Table:
    """Let money and shares be typed as people write them; the service reads and checks them."""
    columns: list[Column] = []
    for column in table.columns:
        if column.name in _MONEY:
            changes: dict[str, Any] = {"help": _("£98,000, 98k or 98000.50")}
        elif column.name == "share":
            changes = {"help": _("40% or 12.5%")}
        else:
            columns.append(column)
            continue
        columns.append(
            replace(column, kind=Kind.LINE, python_type=str, unit="", check=None, optional=False,
                    **changes)
        )  # fmt: skip
    return replace(table, columns=tuple(columns))


def _record_given(desk: Desk, year_id: str, head: str = "", **values: Value) -> Changes:
    """Record what was filled in of a head of cost, and leave the rest as it was."""
    given = {name: value for name, value in values.items() if value not in ("", None)}
    return funding_keeping.record_cost(desk, year_id, head, **given)


class FundingForms(FormMaker):
    """Makes the form for a verb, the year and the partner it is about."""

    def __init__(
        self,
        session: Session,
        found: Funding | None,
        line: FundingLine | None = None,
        cost_id: str = "",
    ) -> None:
        super().__init__(session)
        self._found, self._line, self._cost_id = found, line, cost_id
        self._verbs: dict[str, Callable[[], FormPanel]] = {
            "add_year": self._add_year,
            "year": self._year,
            "new": self._new,
            "contribution": self._contribution,
            "paid": self._paid,
            "cost": self._cost,
            "change_cost": self._change_cost,
            "remove_cost": self._remove_cost,
        }

    def make(self, verb: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        return self._verbs[verb]()

    # -------------------------------------------------------------- years

    def _year_form(self) -> RecordForm:
        return self._table_form(
            _as_written(table_of(FundingYear)), YEAR,
            formula=[(one, _(said)) for one, said in FORMULA_WORDS.items()],
        )  # fmt: skip

    def _add_year(self) -> FormPanel:
        form, today = self._year_form(), self._session.today()
        begun = date(today.year if today.month >= 4 else today.year - 1, 4, 1)  # noqa: PLR2004
        form.show_values({"starts_on": begun, "formula": Formula.SHARES})
        note = _("The agreed cost of a financial year, and how the partners share it.")
        return self._panel(_("A year of funding"), note, form, funding_keeping.add_year)

    def _year(self) -> FormPanel:
        form, found = self._year_form(), self._known_year()
        year = found.year
        form.show_values({
            "starts_on": year.starts_on, "agreed_cost": exact_pounds(year.agreed_cost),
            "formula": year.formula, "is_draft": year.is_draft, "agreed_on": year.agreed_on,
            "carried_in": exact_pounds(year.carried_in), "population": year.population,
            "note": year.note,
        })  # fmt: skip
        title = _("Funding {year}: cost and formula").format(year=found.label)
        note = _("Reserves and carry-forward are no partner’s share.")
        return self._panel(title, note, form, funding_keeping.change_year, year.id)

    def _known_year(self) -> Funding:
        if self._found is None:
            raise LookupError
        return self._found

    # -------------------------------------------------------------- contributions

    def _of(self, *names: str, **offered: Any) -> RecordForm:
        own = _as_written(table_of(Contribution))
        return self._table_form(
            own, names, set_by=[(one, _(said)) for one, said in SET_BY_WORDS.items()], **offered
        )

    def _asked(self) -> tuple[str, ...]:
        return (_BY[self._known_year().year.formula], *PAYS)

    def _new(self) -> FormPanel:
        found = self._known_year()
        there = {line.organisation.id for line in found.lines}
        partners: list[tuple[Any, str]] = [(None, "")]
        partners += [
            (row.id, row.name) for row in organisations(self._session.desk) if row.id not in there
        ]
        form = self._of("organisation_id", *self._asked(), organisation_id=partners)
        title = _("Funding {year}: add a partner").format(year=found.label)
        year_id = found.year.id

        def record(desk: Desk, organisation_id: str | None = None, **values: Value) -> Changes:
            return funding_keeping.record_contribution(desk, year_id, organisation_id, **values)

        return self._panel(title, "", form, record)

    def _chosen(self) -> FundingLine:
        if self._line is None:
            raise LookupError
        return self._line

    def _contribution(self) -> FormPanel:
        found, line = self._known_year(), self._chosen()
        form = self._of(*self._asked())
        form.show_values(contribution_values(line))
        title = _("{partner}: contribution {year}").format(partner=line.name, year=found.label)
        note = _("Cash and kind count together. What is given in kind is valued by agreement.")
        return self._panel(
            title, note, form, funding_keeping.record_contribution, found.year.id,
            line.organisation.id,
        )  # fmt: skip

    def _paid(self) -> FormPanel:
        line = self._chosen()
        form = self._of("paid_on")
        form.show_values({"paid_on": self._session.today()})
        title = _("{partner}: record a payment").format(partner=line.name)
        return self._panel(title, "", form, funding_keeping.record_paid, line.contribution.id)

    # -------------------------------------------------------------- costs

    def _cost(self) -> FormPanel:
        found = self._known_year()
        form = self._table_form(_as_written(table_of(FundingCost)), COST)
        title = _("Funding {year}: a head of cost").format(year=found.label)
        note = _("The same head again changes it; a field left empty stays as it was.")
        return self._panel(title, note, form, _record_given, found.year.id)

    def _change_cost(self) -> FormPanel:
        found = self._known_year()
        cost = next(one for one in found.costs if one.id == self._cost_id)
        form = self._table_form(_as_written(table_of(FundingCost)), COST[1:])
        spent = "" if cost.spent is None else exact_pounds(cost.spent)
        form.show_values({"planned": exact_pounds(cost.planned), "spent": spent, "note": cost.note})
        title = _("{head}: cost {year}").format(head=cost.head, year=found.label)
        return self._panel(title, "", form, funding_keeping.record_cost, found.year.id, cost.head)

    def _remove_cost(self) -> FormPanel:
        found = self._known_year()
        column = Column(name="cost_id", label=N_("Head"), kind=Kind.CHOICE)
        table = replace(table_of(FundingCost), columns=(column,))
        heads = [(cost.id, cost.head) for cost in found.costs]
        form = self._table_form(table, ("cost_id",), cost_id=heads)
        title = _("Funding {year}: remove a head of cost").format(year=found.label)
        return self._panel(title, _("Undo brings it back."), form, funding_keeping.remove_cost)
