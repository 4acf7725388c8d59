"""Keeping a year's funding: its cost and formula, who pledges and pays what, its heads of cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.funding import (
    WHOLE_SHARE,
    Contribution,
    Formula,
    FundingCost,
    FundingYear,
)
from chair_desk.records.funding_shares import year_after, year_words
from chair_desk.records.money import pounds, read_pence
from chair_desk.records.people import Organisation
from chair_desk.services.checks import existing, refuse_faults, refuse_other_columns
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, funding, funding_years
from chair_desk.words import _

YEAR_COLUMNS = frozenset(
    {"starts_on", "agreed_cost", "formula", "is_draft", "agreed_on", "carried_in", "population",
     "note"}
)  # fmt: skip
CONTRIBUTION_COLUMNS = frozenset(
    {"share", "basis", "agreed_sum", "cash", "in_kind", "in_kind_words", "set_by", "pledged_on",
     "paid_on", "note"}
)  # fmt: skip
COST_COLUMNS = frozenset({"head", "planned", "spent", "note"})
_MONEY = frozenset(
    {"agreed_cost", "carried_in", "agreed_sum", "cash", "in_kind", "planned", "spent"}
)
_MAY_BE_EMPTY = frozenset({"agreed_sum", "spent"})
_SHARE = re.compile(r"^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$")


def add_year(desk: Desk, starts_on: date | None = None, **values: Value) -> Changes:
    """Add a year. Money may be given in pence or as people write it: "£412,600".

    Raises:
        Refused: A value is not allowed, no day is given, or the year is there already.
    """
    given = _read(values, YEAR_COLUMNS)
    refuse_faults(FundingYear, given)
    if starts_on is None:
        raise Refused({"starts_on": _("Say the first day of the year: 1 April.")})
    if any(row.starts_on == starts_on for row in funding_years(desk)):
        raise Refused({"starts_on": _("That year is recorded already.")})
    made = replace(FundingYear(id=desk.new_id(), starts_on=starts_on), **given)
    with desk.change(_("Added the funding of {year}").format(year=year_words(starts_on))) as step:
        step.insert(made)
    return step.done(made=made.id)


def change_year(desk: Desk, year_id: str, **values: Value) -> Changes:
    """Change what a year costs, how it is shared, or what the reserves held at its start.

    Raises:
        Refused: A value is not allowed, or another year begins on that day.
    """
    given = _read(values, YEAR_COLUMNS)
    refuse_faults(FundingYear, given)
    year = existing(desk, FundingYear, year_id)
    starts_on = given.get("starts_on", year.starts_on)
    if starts_on is None:
        raise Refused({"starts_on": _("Say the first day of the year: 1 April.")})
    if any(row.starts_on == starts_on and row.id != year_id for row in funding_years(desk)):
        raise Refused({"starts_on": _("That year is recorded already.")})
    label = _("Changed the funding of {year}").format(year=year_words(starts_on))
    with desk.change(label) as step:
        step.update(FundingYear, year_id, **given)
    return step.done(made=year_id)


def remove_year(desk: Desk, year_id: str) -> Changes:
    """Remove a year with all that was recorded of it; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    year = existing(desk, FundingYear, year_id)
    label = _("Removed the funding of {year}").format(
        year=year_words(year.starts_on) if year.starts_on else ""
    )
    with desk.change(label) as step:
        for row in desk.rows(Contribution, year_id=year_id):
            step.delete(Contribution, row.id)
        for cost in desk.rows(FundingCost, year_id=year_id):
            step.delete(FundingCost, cost.id)
        step.delete(FundingYear, year_id)
    return step.done()


def draft_next_year(desk: Desk, year_id: str) -> Changes:
    """Add the year after as a draft: same cost, formula, shares and heads, nothing pledged.

    Its reserves begin with what this year leaves.

    Raises:
        Refused: That year is there already, or this one has no first day.
    """
    found = funding(desk, year_id)
    if found.year.starts_on is None:
        raise Refused(_("This year has no first day."))
    starts_on = year_after(found.year.starts_on)
    if any(row.starts_on == starts_on for row in funding_years(desk)):
        raise Refused(
            _("The funding of {year} is there already.").format(year=year_words(starts_on))
        )
    made = replace(
        found.year, id=desk.new_id(), starts_on=starts_on, is_draft=True, agreed_on=None,
        carried_in=max(found.reserves_left, 0), note="",
    )  # fmt: skip
    label = _("Drafted the funding of {year}").format(year=year_words(starts_on))
    with desk.change(label) as step:
        step.insert(made)
        for partner_id, rows in _who_pays_on(desk, found, starts_on).items():
            step.insert(
                Contribution(
                    id=desk.new_id(), year_id=made.id, organisation_id=partner_id,
                    share=_together(row.share for row in rows),
                    basis=_together(row.basis for row in rows),
                    agreed_sum=_together(row.agreed_sum for row in rows),
                )
            )  # fmt: skip
        for cost in found.costs:
            step.insert(replace(cost, id=desk.new_id(), year_id=made.id, spent=None, note=""))
    return step.done(made=made.id)


def _who_pays_on(desk: Desk, found: Funding, starts_on: date) -> dict[str, list[Contribution]]:
    """Return the partners of the year after, each with the contributions it goes on with.

    Whoever has ended by then is left out; its part goes to its successor, where it has one.
    """
    partners = {row.id: row for row in desk.rows(Organisation)}
    followed_by = {row.predecessor_id: row.id for row in partners.values() if row.predecessor_id}
    paying: dict[str, list[Contribution]] = {}
    for line in found.lines:
        partner: Organisation | None = line.organisation
        seen: set[str] = set()
        while partner is not None and _has_ended(partner, starts_on) and partner.id not in seen:
            seen.add(partner.id)
            partner = partners.get(partner.successor_id or followed_by.get(partner.id, ""))
        if partner is not None and not _has_ended(partner, starts_on):
            paying.setdefault(partner.id, []).append(line.contribution)
    return paying


def _has_ended(partner: Organisation, on: date) -> bool:
    return partner.ends_on is not None and partner.ends_on < on


def _together(sums: Iterable[int | None]) -> int | None:
    known = [one for one in sums if one is not None]
    return sum(known) if known else None


def record_contribution(
    desk: Desk, year_id: str, organisation_id: str | None, **values: Value
) -> Changes:
    """Record what a partner was to pay in a year and what it pays; a second time changes it.

    Raises:
        Refused: A value is not allowed, no partner is named, or all shares exceed the whole.
    """
    given = _read(values, CONTRIBUTION_COLUMNS)
    refuse_faults(Contribution, given)
    year = existing(desk, FundingYear, year_id)
    if not organisation_id:
        raise Refused({"organisation_id": _("Choose the partner.")})
    partner = existing(desk, Organisation, organisation_id)
    rows = desk.rows(Contribution, year_id=year_id)
    mine = next((row for row in rows if row.organisation_id == organisation_id), None)
    _refuse_too_much(year, [row for row in rows if row is not mine], given)
    had = mine or Contribution(id="", year_id=year_id, organisation_id=organisation_id)
    paying = int(given.get("cash", had.cash)) + int(given.get("in_kind", had.in_kind))
    label = _("Recorded {partner} contribution, {sum}").format(
        partner=partner.short_name or partner.name, sum=pounds(paying)
    )
    with desk.change(label) as step:
        if mine is None:
            made = replace(had, id=desk.new_id(), **given)
            step.insert(made)
        else:
            made = mine
            step.update(Contribution, mine.id, **given)
    return step.done(made=made.id)


def _refuse_too_much(
    year: FundingYear, others: list[Contribution], given: Mapping[str, Any]
) -> None:
    if year.formula is not Formula.SHARES or given.get("share") is None:
        return
    named = sum(row.share or 0 for row in others) + int(given["share"])
    if named > WHOLE_SHARE:
        raise Refused({"share": _("The shares of all partners would come to more than 100%.")})


def record_paid(desk: Desk, contribution_id: str, paid_on: date | None = None) -> Changes:
    """Record that a contribution was paid: today, where no day is given.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, Contribution, contribution_id)
    partner = existing(desk, Organisation, row.organisation_id)
    name = partner.short_name or partner.name
    with desk.change(_("Recorded that {partner} paid").format(partner=name)) as step:
        step.update(Contribution, contribution_id, paid_on=paid_on or desk.today())
    return step.done(made=contribution_id)


def remove_contribution(desk: Desk, contribution_id: str) -> Changes:
    """Remove a partner from a year; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, Contribution, contribution_id)
    partner = existing(desk, Organisation, row.organisation_id)
    name = partner.short_name or partner.name
    with desk.change(_("Removed the contribution of {partner}").format(partner=name)) as step:
        step.delete(Contribution, contribution_id)
    return step.done()


def record_cost(desk: Desk, year_id: str, head: str = "", **values: Value) -> Changes:
    """Record a head of cost in a year; the same head again changes it.

    Raises:
        Refused: A value is not allowed, or no head is named.
    """
    given = _read(values, COST_COLUMNS)
    name = head.strip()
    refuse_faults(FundingCost, {"head": name, **given})
    existing(desk, FundingYear, year_id)
    rows = desk.rows(FundingCost, year_id=year_id)
    same = next((row for row in rows if row.head.casefold() == name.casefold()), None)
    with desk.change(_("Recorded the cost of {head}").format(head=name)) as step:
        if same is not None:
            step.update(FundingCost, same.id, head=name, **given)
            made = same.id
        else:
            made = desk.new_id()
            step.insert(replace(FundingCost(id=made, year_id=year_id, head=name), **given))
    return step.done(made=made)


def remove_cost(desk: Desk, cost_id: str) -> Changes:
    """Remove a head of cost; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, FundingCost, cost_id)
    with desk.change(_("Removed the cost of {head}").format(head=row.head)) as step:
        step.delete(FundingCost, cost_id)
    return step.done()


# ------------------------------------------------------------------ what people write


def read_share(text: str) -> int | None:
    """Read "40%", "12.5" or "2,25 %" as hundredths of a per cent; None where it is no share."""
    found = _SHARE.match(text.strip())
    if found is None:
        return None
    made = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return made if made <= WHOLE_SHARE else None


def _read(values: Mapping[str, Value], allowed: frozenset[str]) -> dict[str, Any]:
    """Read money and shares where they come as words; empty is nought, or not known.

    Raises:
        Refused: Beside the column, where it is no sum or no share.
    """
    refuse_other_columns(dict(values), allowed)
    given: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, value in values.items():
        given[name] = value
        if name in _MONEY and (value is None or value == ""):
            given[name] = None if name in _MAY_BE_EMPTY else 0
        elif name == "share" and value == "":
            given[name] = None
        elif name in _MONEY and isinstance(value, str):
            given[name] = read_pence(value)
            if given[name] is None:
                problems[name] = _("Write a sum of money: £98,000 or 98k.")
        elif name == "share" and isinstance(value, str):
            given[name] = read_share(value)
            if given[name] is None:
                problems[name] = _("Write a share between 0 and 100: 40% or 12.5%.")
        elif value is None and name in ("note", "in_kind_words"):
            given[name] = ""
    if problems:
        raise Refused(problems)
    return given
