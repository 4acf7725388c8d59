"""What the record says in a yearly report of money: what was agreed, who pays, who carried it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.columns import Record
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.funding_shares import year_words
from chair_desk.records.money import pounds
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, FundingLine, all_funding
from chair_desk.services.funding_words import reading
from chair_desk.services.report_saying import Cited, Drafted, Figure, ReportYear, drafted, rows_of
from chair_desk.words import _


def funding_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say what was agreed and paid, each partner's part, what it was spent on, and the reading."""
    years = all_funding(desk)
    found = next((one for one in years if is_of(one.year, year)), None)
    if found is None or not found.lines:
        return
    yield _whole(found)
    for line in found.lines:
        yield _partner(line)
    if words := reading(found, years):
        yield drafted("funding.reading", words, cites=_cited(found), figures=_year_figures(years))
    yield from _spent(found)


def is_of(row: FundingYear, year: ReportYear) -> bool:
    """Say whether a year of funding is the reporting year; one not agreed yet is not."""
    is_in = row.starts_on is not None and year.begins_on <= row.starts_on <= year.ends_on
    return is_in and not row.is_draft


def _sum(name: str, pence: int, base: str, rows: Sequence[Record], *, subject: str = "") -> Figure:
    return Figure(name=name, value=pounds(pence), base=base, subject=subject, rows=rows_of(rows))


def _whole(found: Funding) -> Drafted:
    lines = [line.contribution for line in found.lines]
    said = _("The agreed cost of the arrangements was {cost}; partners pay {paying} of it.")
    figures = [
        _sum("funding.cost", found.year.agreed_cost, _("The cost that was agreed"), [found.year]),
        _sum("funding.paying", found.paying, _("Contributions in cash and in kind"), lines),
    ]
    if found.carried.shortfall:
        said = _(
            "The agreed cost of the arrangements was {cost}; partners pay {paying} of it. Some of"
            " them pay less than was agreed, by {short} in all."
        )
        figures.append(
            _sum(
                "funding.short",
                found.carried.shortfall,
                _("What partners pay below what was agreed"),
                lines,
            )
        )
    return drafted("funding.whole", said, figures=figures, cites=_cited(found))


def _partner(line: FundingLine) -> Drafted:
    own, key = [line.contribution], line.organisation.id
    said = _("{name} pays {paying}, {share} of the cost; {agreed} was agreed.")
    if line.paying == line.agreed:
        said = _("{name} pays {paying}, {share} of the cost, as was agreed.")
    share = Figure(
        name="funding.share",
        value=line.actual_share,
        base=_("What {name} pays, of the agreed cost").format(name=line.name),
        subject=key,
        rows=rows_of(own),
    )
    return drafted(
        "funding.partner",
        said.replace("{name}", line.name),
        subject=key,
        figures=(
            _sum("funding.paying", line.paying, _("In cash and in kind"), own, subject=key),
            share,
            _sum("funding.agreed", line.agreed, _("What was agreed"), own, subject=key),
        ),
    )


def _spent(found: Funding) -> Iterator[Drafted]:
    spent = [cost for cost in found.costs if cost.spent]
    if not spent:
        return
    heads = ", ".join(f"{cost.head} {pounds(cost.spent or 0)}" for cost in spent)
    yield drafted(
        "funding.spent",
        _("What was spent, by head of cost: {heads}.").replace("{heads}", heads),
        figures=(
            _sum(
                "funding.spent",
                sum(cost.spent or 0 for cost in spent),
                _("Spent, by head of cost"),
                spent,
            ),
        ),
        cites=[
            Cited(table=FundingCost.TABLE, id=cost.id, label=_("Cost"), words=cost.head)
            for cost in spent
        ],
    )


def _cited(found: Funding) -> list[Cited]:
    starts_on = found.year.starts_on
    words = _("Funding {year}").format(year=year_words(starts_on) if starts_on else "").strip()
    return [Cited(table=FundingYear.TABLE, id=found.year.id, label=_("Funding"), words=words)]


def _year_figures(years: Sequence[Funding]) -> tuple[Figure, ...]:
    rows = [line.contribution for one in years for line in one.lines]
    return (
        Figure(
            name="funding.years",
            value=str(len(years)),
            base=_("Years of contributions compared"),
            rows=tuple((Contribution.TABLE, row.id) for row in rows),
        ),
    )
