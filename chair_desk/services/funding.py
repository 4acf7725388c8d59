"""A year's funding as it is shown: who agreed to pay what, who pays what, who carried the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.funding import (
    SET_BY_WORDS,
    WHOLE_SHARE,
    Contribution,
    Formula,
    FundingCost,
    FundingYear,
    SetBy,
)
from chair_desk.records.funding_shares import (
    Carried,
    agreed_share_words,
    carried,
    share_words,
    split,
    year_words,
)
from chair_desk.records.money import exact_pounds, pounds, signed_pounds
from chair_desk.records.people import Organisation, Standing
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _


@frozen(kw_only=True)
class FundingLine:
    """One partner in a year. `agreed` and `paying` are pence; cash and kind together."""

    contribution: Contribution
    organisation: Organisation
    agreed: int
    cost: int
    formula: Formula = Formula.SHARES

    @property
    def name(self) -> str:
        """The partner's name."""
        return self.organisation.name

    @property
    def short(self) -> str:
        """The partner's short name, or its name."""
        return self.organisation.short_name or self.organisation.name

    @property
    def is_statutory(self) -> bool:
        """Say whether the law makes it a partner that must be there."""
        return self.organisation.standing is Standing.STATUTORY

    @property
    def paying(self) -> int:
        """What it pays, in cash and in kind."""
        return self.contribution.cash + self.contribution.in_kind

    @property
    def against(self) -> int:
        """What it pays beyond what was agreed; below nought where it pays less."""
        return self.paying - self.agreed

    @property
    def agreed_share(self) -> str:
        """The share that was agreed: "40%"."""
        if self.formula is Formula.SHARES and self.contribution.share is not None:
            return agreed_share_words(self.contribution.share)
        return share_words(self.agreed, self.cost)

    @property
    def actual_share(self) -> str:
        """What it pays as a share of the agreed cost: "54.1%"."""
        return share_words(self.paying, self.cost)

    @property
    def set_words(self) -> str:
        """Say who set the sum."""
        return _(SET_BY_WORDS[self.contribution.set_by])

    @property
    def spoken(self) -> str:
        """Say the line in full, for a screen reader."""
        said = [
            self.name,
            _("agreed {share}, {sum}").format(share=self.agreed_share, sum=pounds(self.agreed)),
            _("paying {sum}, {share} of the cost").format(
                sum=pounds(self.paying), share=self.actual_share
            ),
            _("{sum} against agreed").format(sum=signed_pounds(self.against)),
            self.set_words,
        ]
        if self.contribution.in_kind:
            said.append(_("of it {sum} in kind").format(sum=pounds(self.contribution.in_kind)))
        return ", ".join(said)


@frozen(kw_only=True)
class Funding:
    """A year with its lines, those agreed to pay most first, and what came of it."""

    year: FundingYear
    lines: tuple[FundingLine, ...]
    costs: tuple[FundingCost, ...]
    carried: Carried

    @property
    def label(self) -> str:
        """The year in words: "2026–27"."""
        return year_words(self.year.starts_on) if self.year.starts_on else _("A year")

    @property
    def agreed(self) -> int:
        """What all partners agreed to pay."""
        return sum(line.agreed for line in self.lines)

    @property
    def paying(self) -> int:
        """What all partners pay."""
        return sum(line.paying for line in self.lines)

    @property
    def reserves_left(self) -> int:
        """What the reserves hold after this year; below nought where they do not reach."""
        return self.year.carried_in - self.carried.reserves

    @property
    def unshared(self) -> int:
        """What of the agreed cost is nobody's share; nothing before a partner is named."""
        return max(self.year.agreed_cost - self.agreed, 0) if self.lines else 0

    @property
    def planned(self) -> int:
        """What the heads of cost come to as planned."""
        return sum(cost.planned for cost in self.costs)

    @property
    def spent(self) -> int | None:
        """What was spent so far on all heads; None where no head says."""
        known = [cost.spent for cost in self.costs if cost.spent is not None]
        return sum(known) if known else None

    def line(self, organisation_id: str) -> FundingLine | None:
        """Return the line of a partner, or nothing."""
        return next((one for one in self.lines if one.organisation.id == organisation_id), None)


def funding_years(desk: Desk) -> list[FundingYear]:
    """Return the years that are recorded, earliest first."""
    return sorted(desk.rows(FundingYear), key=lambda row: (row.starts_on or date.min, row.id))


def year_of(desk: Desk, on: date) -> FundingYear | None:
    """Return the year that a day lies in, else the last one agreed before it, else the first."""
    years = funding_years(desk)
    begun = [row for row in years if row.starts_on and row.starts_on <= on and not row.is_draft]
    return begun[-1] if begun else (years[0] if years else None)


def funding(desk: Desk, year_id: str) -> Funding:
    """Return a year as it is shown.

    Raises:
        Refused: It is no longer in the board file.
    """
    year = existing(desk, FundingYear, year_id)
    rows = desk.rows(Contribution, year_id=year_id)
    partners = {row.id: row for row in desk.rows(Organisation)}
    agreed = agreed_sums(year, rows)
    lines = [
        FundingLine(contribution=row, organisation=partners[row.organisation_id],
                    agreed=agreed[row.id], cost=year.agreed_cost, formula=year.formula)
        for row in rows
        if row.organisation_id in partners
    ]  # fmt: skip
    lines.sort(key=lambda one: (-one.agreed, not one.is_statutory, one.organisation.place))
    costs = desk.rows(FundingCost, year_id=year_id)
    costs.sort(key=lambda row: (-row.planned, row.head))
    return Funding(
        year=year,
        lines=tuple(lines),
        costs=tuple(costs),
        carried=carried(
            {one.organisation.id: one.agreed for one in lines},
            {one.organisation.id: one.paying for one in lines},
        ),
    )


def agreed_sums(year: FundingYear, rows: Sequence[Contribution]) -> Mapping[str, int]:
    """Return what each contribution was agreed to come to, in pence, by its id.

    By shares, each has its share of the cost; shares that do not come to the whole leave the
    rest to nobody. By population or posts the whole cost is split to the penny.
    """
    if year.formula is Formula.BY_HAND:
        return {row.id: row.agreed_sum or 0 for row in rows}
    if year.formula is Formula.SHARES:
        weights = {row.id: row.share or 0 for row in rows}
        named = sum(weights.values())
        if named < WHOLE_SHARE:
            weights[""] = WHOLE_SHARE - named
        made = split(year.agreed_cost, weights)
        made.pop("", None)
        return made
    return split(year.agreed_cost, {row.id: row.basis or 0 for row in rows})


def all_funding(desk: Desk) -> list[Funding]:
    """Return every year as it is shown, earliest first."""
    return [funding(desk, year.id) for year in funding_years(desk)]


def contribution_values(line: FundingLine) -> dict[str, Value]:
    """Return what a form shows of a contribution, money as people write it."""
    row = line.contribution
    return {
        "share": agreed_share_words(row.share) if row.share is not None else "",
        "agreed_sum": exact_pounds(row.agreed_sum) if row.agreed_sum is not None else "",
        "basis": row.basis,
        "cash": exact_pounds(row.cash),
        "in_kind": exact_pounds(row.in_kind) if row.in_kind else "",
        "in_kind_words": row.in_kind_words,
        "set_by": row.set_by,
        "pledged_on": row.pledged_on,
        "paid_on": row.paid_on,
        "note": row.note,
    }


def is_short_alone(line: FundingLine) -> bool:
    """Say whether a partner set its own sum, and set it below what was agreed."""
    return line.contribution.set_by is SetBy.ALONE and line.against < 0
