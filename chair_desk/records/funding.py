"""What a year of the board costs, who agreed to pay which part, and who pays what.

All money is whole pence. A share is in hundredths of one per cent, so that 40% is 4000.

Source: contributions are to be equitable and proportionate, in cash or in kind; reserves and
carry-forward are no partner's share (domain.md 2.4).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_, _

WHOLE_SHARE = 10_000


class Formula(enum.StrEnum):
    """What the shares of a year are worked out from."""

    BY_HAND = "by_hand"
    SHARES = "shares"
    POPULATION = "population"
    POSTS = "posts"


FORMULA_WORDS: Mapping[Formula, str] = {
    Formula.SHARES: N_("Agreed shares"),
    Formula.POPULATION: N_("By population"),
    Formula.POSTS: N_("By posts"),
    Formula.BY_HAND: N_("Sums set by hand"),
}


class SetBy(enum.StrEnum):
    """Who set what a partner pays."""

    AGREED = "agreed"
    ALONE = "alone"
    NATIONAL = "national"


SET_BY_WORDS: Mapping[SetBy, str] = {
    SetBy.AGREED: N_("Agreed"),
    SetBy.ALONE: N_("Set alone"),
    SetBy.NATIONAL: N_("National rate"),
}


def _sum_fault(pence: int) -> str:
    return "" if pence >= 0 else _("A sum of money is not below nought.")


def _share_fault(share: int) -> str:
    return "" if 0 <= share <= WHOLE_SHARE else _("A share lies between 0 and 100 per cent.")


@record
class FundingYear:
    """A financial year: what it costs, and by which formula it is shared.

    `carried_in` is what the reserves held when the year began. A draft year is being discussed.
    """

    TABLE: ClassVar[str] = "funding_year"
    LABEL: ClassVar[str] = N_("Funding by year")

    id: str
    starts_on: Annotated[date | None, Column(label=N_("First day"), kind=Kind.DATE)] = None
    agreed_cost: Annotated[
        int, Column(label=N_("Agreed cost"), kind=Kind.NUMBER, unit="pence", check=_sum_fault)
    ] = 0
    formula: Annotated[Formula, Column(label=N_("Shared"), kind=Kind.CHOICE)] = Formula.SHARES
    is_draft: Annotated[bool, Column(label=N_("Not agreed yet"), kind=Kind.YES_NO)] = False
    agreed_on: Annotated[date | None, Column(label=N_("Agreed on"), kind=Kind.DATE)] = None
    carried_in: Annotated[
        int,
        Column(label=N_("Reserves at the start"), kind=Kind.NUMBER, unit="pence",
               check=_sum_fault),
    ] = 0  # fmt: skip
    population: Annotated[
        int | None, Column(label=N_("Population served"), kind=Kind.NUMBER, check=_sum_fault)
    ] = None
    note: Annotated[str, Column(label=N_("Note"), kind=Kind.TEXT)] = ""


@record
class Contribution:
    """What one partner was to pay in a year and what it pays, in cash and in kind.

    `share` is agreed by hand where the formula is shares; `basis` is its population or its
    posts where the formula is one of those; `agreed_sum` where each sum is set by hand.
    """

    TABLE: ClassVar[str] = "contribution"
    LABEL: ClassVar[str] = N_("Contributions")

    id: str
    year_id: Annotated[str, Column(label=N_("Year"), kind=Kind.LINK, links_to="funding_year")]
    organisation_id: Annotated[
        str, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ]
    share: Annotated[
        int | None,
        Column(label=N_("Agreed share"), kind=Kind.NUMBER, unit="hundredths of a per cent",
               check=_share_fault),
    ] = None  # fmt: skip
    basis: Annotated[
        int | None,
        Column(label=N_("Population or posts"), kind=Kind.NUMBER, check=_sum_fault),
    ] = None
    agreed_sum: Annotated[
        int | None,
        Column(label=N_("Agreed sum"), kind=Kind.NUMBER, unit="pence", check=_sum_fault),
    ] = None
    cash: Annotated[
        int, Column(label=N_("In cash"), kind=Kind.NUMBER, unit="pence", check=_sum_fault)
    ] = 0
    in_kind: Annotated[
        int, Column(label=N_("In kind, worth"), kind=Kind.NUMBER, unit="pence", check=_sum_fault)
    ] = 0
    in_kind_words: Annotated[
        str, Column(label=N_("What is given in kind"), help=N_("Staff, premises, training"))
    ] = ""
    set_by: Annotated[SetBy, Column(label=N_("How it was set"), kind=Kind.CHOICE)] = SetBy.AGREED
    pledged_on: Annotated[date | None, Column(label=N_("Pledged on"), kind=Kind.DATE)] = None
    paid_on: Annotated[date | None, Column(label=N_("Paid on"), kind=Kind.DATE)] = None
    note: Annotated[str, Column(label=N_("Note"), kind=Kind.TEXT)] = ""


@record
class FundingCost:
    """One head of a year's cost: what was planned, and what was spent where that is known."""

    TABLE: ClassVar[str] = "funding_cost"
    LABEL: ClassVar[str] = N_("Costs by head")

    id: str
    year_id: Annotated[str, Column(label=N_("Year"), kind=Kind.LINK, links_to="funding_year")]
    head: Annotated[str, Column(label=N_("Head"), required=True)] = ""
    planned: Annotated[
        int, Column(label=N_("Planned"), kind=Kind.NUMBER, unit="pence", check=_sum_fault)
    ] = 0
    spent: Annotated[
        int | None, Column(label=N_("Spent"), kind=Kind.NUMBER, unit="pence", check=_sum_fault)
    ] = None
    note: Annotated[str, Column(label=N_("Note"), kind=Kind.TEXT)] = ""
