"""Bringing in contributions from a table: a line for each partner, each doubt named first."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.funding import Contribution, Formula, SetBy
from chair_desk.records.funding_shares import year_words
from chair_desk.records.money import pounds, read_pence
from chair_desk.records.people import Organisation
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.services.desk import Desk
from chair_desk.services.funding import funding_years
from chair_desk.services.funding_keeping import add_year, read_share, record_contribution
from chair_desk.services.organisations import organisations
from chair_desk.services.sheets import read_sheets
from chair_desk.words import N_, _, ngettext

_HEADS: Mapping[str, tuple[str, ...]] = {
    "year": ("year", "financial year", "period"),
    "partner": ("partner", "agency", "organisation", "organization", "contributor", "name"),
    "share": ("agreed share", "share", "formula", "agreed %", "%", "percentage"),
    "agreed_sum": ("agreed", "agreed sum"),
    "basis": ("population or posts", "population", "posts"),
    "cash": ("cash", "contribution", "paying", "amount", "sum", "in cash", "paid", "income"),
    "in_kind": ("in kind", "kind", "in kind worth"),
    "in_kind_words": ("what is given in kind", "in kind details"),
    "set_by": ("how it was set", "set by", "how set"),
    "pledged_on": ("pledged on", "pledged"),
    "paid_on": ("paid on", "date paid", "received on"),
    "note": ("note", "notes", "comment", "comments"),
}
_SET_BY = {
    "agreed": SetBy.AGREED, "agreed together": SetBy.AGREED, "set alone": SetBy.ALONE,
    "alone": SetBy.ALONE, "unilateral": SetBy.ALONE, "national rate": SetBy.NATIONAL,
    "national": SetBy.NATIONAL,
}  # fmt: skip
_YEAR = re.compile(r"^(?:fy\s*)?(\d{4})\s*(?:[-–/]\s*(\d{2}|\d{4}))?$", re.IGNORECASE)
_TOTALS = ("total", "all partners", "sum", "grand total")


class Doing(enum.StrEnum):
    """What a row of the table would do."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    LEFT_OUT = "left_out"


DOING_WORDS: Mapping[Doing, str] = {
    Doing.ADD: N_("Add"), Doing.CHANGE: N_("Change"), Doing.SAME: N_("Same already"),
    Doing.LEFT_OUT: N_("Left out"),
}  # fmt: skip


@frozen(kw_only=True)
class PlannedRow:
    """One row as it was read. `reason` says why it is left out or what to look at."""

    row_number: int
    doing: Doing
    partner: str
    organisation_id: str = ""
    starts_on: date | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""

    @property
    def sentence(self) -> str:
        """Say what the row would do."""
        if self.doing is Doing.LEFT_OUT:
            return f"{self.partner}: {self.reason}" if self.partner else self.reason
        year = year_words(self.starts_on) if self.starts_on else ""
        paying = int(self.values.get("cash") or 0) + int(self.values.get("in_kind") or 0)  # type: ignore[arg-type]
        said = _("{partner}, {year}: {sum}").format(
            partner=self.partner, year=year, sum=pounds(paying)
        )
        return f"{said}. {self.reason}" if self.reason else said


@frozen(kw_only=True)
class FundingPlan:
    """All rows of a table; nothing is kept before `bring_in_funding`."""

    rows: tuple[PlannedRow, ...]

    def of(self, *doings: Doing) -> list[PlannedRow]:
        """Return the rows that would do one of these."""
        return [row for row in self.rows if row.doing in doings]

    @property
    def summary(self) -> str:
        """Say it in one sentence."""
        doing, out = len(self.of(Doing.ADD, Doing.CHANGE)), len(self.of(Doing.LEFT_OUT))
        said = ngettext(
            "{count} contribution to bring in", "{count} contributions to bring in", doing
        ).format(count=doing)
        if not out:
            return f"{said}."
        left = ngettext("{count} row is left out", "{count} rows are left out", out)
        return f"{said}; {left.format(count=out)}."


def plan_funding(desk: Desk, path: Path, *, year_id: str = "") -> FundingPlan:
    """Read a table and say what each row would do, without keeping anything.

    Where a row names no year, it is for the year given.

    Raises:
        CannotDo: It is no spreadsheet, or has no columns for a partner and a sum.
    """
    for sheet in read_sheets(path):
        for at, (_number, cells) in enumerate(sheet):
            places = _places(cells)
            if "partner" in places and {"cash", "in_kind"} & set(places):
                reader = _Reader(desk, places, year_id)
                rows = [reader.read(number, line) for number, line in sheet[at + 1 :] if any(line)]
                return FundingPlan(rows=tuple(row for row in rows if row is not None))
    raise CannotDo(
        _("“{name}” holds no contributions.").format(name=path.name),
        _("No row names a column for the partner and one for the sum."),
        _("Nothing was changed. Head the columns “Partner” and “Cash”, and try again."),
    )


def bring_in_funding(desk: Desk, plan: FundingPlan) -> Changes:
    """Keep what was planned, as one change that Undo takes back.

    Raises:
        Refused: Nothing is to be brought in, or the shares of a year exceed the whole.
    """
    rows = plan.of(Doing.ADD, Doing.CHANGE)
    if not rows:
        raise Refused(_("The table holds nothing to bring in."))
    years = {row.starts_on: row.id for row in funding_years(desk)}
    with desk.change(_("Brought in funding from a table")) as step:
        made = ""
        for row in rows:
            if row.starts_on not in years:
                years[row.starts_on] = add_year(desk, row.starts_on).made
            made = years[row.starts_on]
            record_contribution(desk, made, row.organisation_id, **row.values)
    return step.done(made=made)


def _places(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        head = re.sub(r"[^\w% ]", " ", cell.casefold().replace("-", " ")).strip()
        head = " ".join(head.replace("£", "").split())
        for name, known in _HEADS.items():
            if head in known and name not in found:
                found[name] = at
                break
    return found


class _Reader:
    """Reads the rows of one table against the board as it stands."""

    def __init__(self, desk: Desk, places: Mapping[str, int], year_id: str) -> None:
        self._places = places
        self._today = Today(on=desk.today())
        self._partners = organisations(desk)
        years = funding_years(desk)
        self._formulas = {row.starts_on: row.formula for row in years}
        given = next((row for row in years if row.id == year_id), None)
        self._given = given.starts_on if given else None
        starts = {row.id: row.starts_on for row in years}
        self._known = {
            (starts.get(row.year_id), row.organisation_id): row for row in desk.rows(Contribution)
        }

    def read(self, number: int, cells: Sequence[str]) -> PlannedRow | None:
        """Read one row; None for the row of all of them."""
        name = self._cell(cells, "partner")
        if name.casefold().strip(" :") in _TOTALS:
            return None
        partner = self._partner(name)
        if partner is None:
            return _left_out(number, name, _("No partner of the board is called that."))
        starts_on = self._year(cells)
        if starts_on is None:
            return _left_out(number, name, _("The year is not clear."))
        try:
            values = self._values(cells, starts_on)
        except _UnclearError as unclear:
            return _left_out(number, name, str(unclear))
        had = self._known.get((starts_on, partner.id))
        doing = Doing.ADD
        if had is not None:
            is_same = all(getattr(had, key) == value for key, value in values.items())
            doing = Doing.SAME if is_same else Doing.CHANGE
        reason = ""
        if had is not None and doing is Doing.CHANGE:
            reason = _("The board has {sum}.").format(sum=pounds(had.cash + had.in_kind))
        return PlannedRow(
            row_number=number, doing=doing, partner=partner.name, organisation_id=partner.id,
            starts_on=starts_on, values=values, reason=reason,
        )  # fmt: skip

    def _cell(self, cells: Sequence[str], name: str) -> str:
        at = self._places.get(name)
        return cells[at].strip().lstrip("'") if at is not None and at < len(cells) else ""

    def _partner(self, name: str) -> Organisation | None:
        wanted = name.casefold().strip()
        for row in self._partners:
            if wanted and wanted in (row.name.casefold(), row.short_name.casefold()):
                return row
        return None

    def _year(self, cells: Sequence[str]) -> date | None:
        said = self._cell(cells, "year")
        if not said:
            return self._given
        found = _YEAR.match(said)
        return date(int(found[1]), 4, 1) if found and int(found[1]) > 0 else None

    def _values(self, cells: Sequence[str], starts_on: date) -> dict[str, Value]:
        """Return what a row says, or raise _UnclearError with what is not clear in it."""
        values = self._sums(cells) | self._agreed(cells, starts_on)
        if how := self._cell(cells, "set_by").casefold():
            if how not in _SET_BY:
                raise _UnclearError(_("“{words}” does not say who set the sum.").format(words=how))
            values["set_by"] = _SET_BY[how]
        for name in ("in_kind_words", "note"):
            if said := self._cell(cells, name):
                values[name] = said
        for name in ("pledged_on", "paid_on"):
            if said := self._cell(cells, name):
                values[name] = self._day(said)
        return values

    def _agreed(self, cells: Sequence[str], starts_on: date) -> dict[str, Value]:
        """Return what was agreed, in the column that the formula of the year goes by."""
        formula = self._formulas.get(starts_on, Formula.SHARES)
        if formula is Formula.BY_HAND:
            said = self._cell(cells, "agreed_sum")
            return {"agreed_sum": _pence(said)} if said else {}
        if formula is not Formula.SHARES:
            said = self._cell(cells, "basis")
            return {"basis": _whole(said)} if said else {}
        said = self._cell(cells, "share") or self._cell(cells, "agreed_sum")
        if not said:
            return {}
        share = read_share(_percent(said))
        if share is None:
            raise _UnclearError(_("“{words}” is no share.").format(words=said))
        return {"share": share}

    def _day(self, text: str) -> date:
        found = read_whole_date(text, self._today)
        if found is None:
            raise _UnclearError(_("“{words}” is no date as 1 April 2026.").format(words=text))
        return found

    def _sums(self, cells: Sequence[str]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name in ("cash", "in_kind"):
            said = self._cell(cells, name)
            if not said or said in ("-", "–"):
                continue
            values[name] = _pence(said)
        if not values:
            raise _UnclearError(_("It says no sum."))
        return values


class _UnclearError(ValueError):
    """What a cell says cannot be read; the words name it."""


def _pence(text: str) -> int:
    pence = read_pence(text)
    if pence is None or pence < 0:
        raise _UnclearError(_("“{words}” is no sum of money.").format(words=text))
    return pence


def _whole(text: str) -> int:
    digits = text.replace(",", "").removesuffix(".0")
    if not digits.isdecimal():
        raise _UnclearError(_("“{words}” is no whole number.").format(words=text))
    return int(digits)


def _percent(text: str) -> str:
    """Turn a share as a spreadsheet keeps it (0.4) into per cent, without floating point."""
    found = re.match(r"^0?\.(\d{1,4})\d*$", text)
    if found is None:
        return text
    digits = found[1].ljust(4, "0")
    return f"{int(digits[:2])}.{digits[2:]}"


def _left_out(number: int, name: str, reason: str) -> PlannedRow:
    return PlannedRow(row_number=number, doing=Doing.LEFT_OUT, partner=name, reason=reason)
