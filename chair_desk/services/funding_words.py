"""Funding in words: what a year comes to, countable and neutral, with no cause of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.funding_shares import whole_share_words
from chair_desk.records.levels import count_words
from chair_desk.records.money import exact_pounds, pounds
from chair_desk.records.people import OrganisationKind
from chair_desk.services.funding import Funding, FundingLine, is_short_alone
from chair_desk.words import _, ngettext

_COUNCILS = (OrganisationKind.COUNCIL,)
MOST_YEARS = 4
A_POUND = 100


@frozen
class ShareBar:
    """One year of a partner's share: what it pays of the cost beside what was agreed."""

    label: str
    paying: int
    agreed: int
    cost: int
    starts_on: date | None = None

    @property
    def words(self) -> str:
        """The share it pays, as a chart says it: "54%"."""
        return whole_share_words(self.paying, self.cost)


def lead_sentence(found: Funding) -> str:
    """Say what was agreed and what is short: the line under the heading."""
    if not found.lines:
        return _("The agreed cost is {cost}.").format(cost=pounds(found.year.agreed_cost))
    return " ".join(part for part in (_paid_sentence(found), _unshared_sentence(found)) if part)


def _unshared_sentence(found: Funding) -> str:
    if pounds(found.unshared) == pounds(0):
        return ""
    return _("{sum} of it is nobody’s share.").format(sum=pounds(found.unshared))


def _paid_sentence(found: Funding) -> str:
    if not found.carried.shortfall:
        return _("The agreed cost is {cost}. Every partner pays its share.").format(
            cost=pounds(found.year.agreed_cost)
        )
    count = len(found.carried.left)
    said = ngettext(
        "The agreed cost is {cost}. One partner pays {short} less than its share.",
        "The agreed cost is {cost}. {count} partners pay {short} less than their share.",
        count,
    )
    words = count_words(count)
    return said.format(
        cost=pounds(found.year.agreed_cost),
        count=words[:1].upper() + words[1:],
        short=pounds(found.carried.shortfall),
    )


def heaviest(found: Funding) -> FundingLine | None:
    """Return the partner whose share is worth a chart: who pays most above what was agreed.

    Where nobody does, the one that pays most.
    """
    if found.carried.carried:
        return found.line(found.carried.carried[0][0])
    return max(found.lines, key=lambda line: line.paying, default=None)


def named(line: FundingLine) -> str:
    """Name a partner within a sentence: "the council" for the board's own, else its short name."""
    return _("the council") if line.organisation.kind in _COUNCILS else line.short


def reading(found: Funding, years: Sequence[Funding] = ()) -> str:
    """Read a year in one or two sentences, as they may stand in the report.

    `years` are all that are known, earliest first; those before this one are compared with.
    """
    line = heaviest(found)
    if line is None or not found.year.agreed_cost:
        return lead_sentence(found)
    who = named(line)
    said = [_first(found, line, who)]
    before = _years_ago(found, years, line)
    if before:
        said.append(before)
    return " ".join(said)


def _first(found: Funding, line: FundingLine, who: str) -> str:
    pays = whole_share_words(line.paying, found.year.agreed_cost)
    agreed = whole_share_words(line.agreed, found.year.agreed_cost)
    who = who[:1].upper() + who[1:]
    if line.against <= 0:
        return _("{partner} pays {share} of the cost, as agreed.").format(partner=who, share=pays)
    alone = sum(is_short_alone(one) for one in found.lines)
    if not alone:
        return _("{partner} pays {share} of the cost against an agreed {agreed}.").format(
            partner=who, share=pays, agreed=agreed
        )
    return ngettext(
        "{partner} pays {share} of the cost against an agreed {agreed}; one partner set its own "
        "contribution.",
        "{partner} pays {share} of the cost against an agreed {agreed}; {count} partners set "
        "their own contributions.",
        alone,
    ).format(partner=who, share=pays, agreed=agreed, count=count_words(alone))


def _years_ago(found: Funding, years: Sequence[Funding], line: FundingLine) -> str:
    bars = share_bars(found, years, line)
    if len(bars) < 2:  # noqa: PLR2004 - one year has nothing to be compared with
        return ""
    back = _years_between(bars[0], bars[-1])
    return ngettext(
        "A year ago it paid {share}.", "{Count} years ago it paid {share}.", back
    ).format(Count=count_words(back).capitalize(), share=bars[0].words)


def _years_between(first: ShareBar, last: ShareBar) -> int:
    if first.starts_on is None or last.starts_on is None:
        return 1
    return last.starts_on.year - first.starts_on.year


def share_bars(
    found: Funding, years: Sequence[Funding], line: FundingLine, most: int = MOST_YEARS
) -> list[ShareBar]:
    """Return a partner's share in this year and those before, earliest first.

    What the partner it took over from paid is its own: the same agency under another name.
    """
    until = [one for one in years if _is_up_to(one, found)] or [found]
    before = {
        each.organisation.id: each.organisation.predecessor_id
        for one in until
        for each in one.lines
    }
    bars = []
    for one in until[-most:]:
        its = _line_of(one, line.organisation.id, before)
        if its is not None and one.year.agreed_cost:
            sums = (its.paying, its.agreed, one.year.agreed_cost)
            bars.append(ShareBar(one.label, *sums, one.year.starts_on))
    return bars


def _line_of(
    found: Funding, organisation_id: str | None, before: Mapping[str, str | None]
) -> FundingLine | None:
    """Return a partner's line, or the line of whoever it took over from."""
    seen: set[str] = set()
    while organisation_id and organisation_id not in seen:
        seen.add(organisation_id)
        if its := found.line(organisation_id):
            return its
        organisation_id = before.get(organisation_id)
    return None


def _is_up_to(one: Funding, found: Funding) -> bool:
    if one.year.id == found.year.id:
        return True
    mine, its = found.year.starts_on, one.year.starts_on
    return mine is not None and its is not None and its < mine


def shortfall_title(found: Funding) -> str:
    """Head the block of who carried what."""
    if not found.carried.shortfall:
        return _("No shortfall")
    return _("A shortfall of {sum}, and who carried it").format(sum=pounds(found.carried.shortfall))


def reserves_sentence(found: Funding) -> str:
    """Say what the reserves gave or took, and what they hold now."""
    out = found.carried.reserves
    left = pounds(found.reserves_left)
    if not out and not found.year.carried_in:
        return ""
    if out > 0 and found.reserves_left < 0:
        return _("Reserves would have to give {sum}, {short} more than they held.").format(
            sum=pounds(out), short=pounds(-found.reserves_left)
        )
    if out > 0:
        return _("Reserves gave {sum} and now hold {left}.").format(sum=pounds(out), left=left)
    if out < 0:
        return _("Reserves took in {sum} and now hold {left}.").format(sum=pounds(-out), left=left)
    return _("Reserves were not touched and hold {left}.").format(left=left)


def per_head_sentence(found: Funding) -> str:
    """Say what the agreed cost comes to per head of the population, where that is recorded."""
    people = found.year.population
    if not people:
        return ""
    pence = (found.year.agreed_cost * 2 + people) // (2 * people)
    sum_ = exact_pounds(pence) if pence >= A_POUND else _("{pence}p").format(pence=pence)
    return _("The agreed cost comes to {sum} a head of {people} people.").format(
        sum=sum_, people=f"{people:,}"
    )
