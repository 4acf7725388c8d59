"""Funding as it goes out: every word ready before a writer sees it."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class FundingRow:
    """One partner, or all of them; `sums` are pence agreed and paying, for the chart."""

    name: str
    agreed_share: str
    agreed: str
    cash: str
    in_kind: str
    paying: str
    actual_share: str
    against: str
    set_by: str
    sums: tuple[int, int]


@frozen(kw_only=True)
class FundingBundle:
    """The whole of a year. `shares` are year, share paid and share agreed; `costs` by head."""

    board: str
    year: str
    is_draft: bool
    lead: str
    formula: str
    rows: tuple[FundingRow, ...]
    total: FundingRow
    shortfall: str
    left: tuple[str, ...]
    carried: tuple[str, ...]
    reserves: str
    per_head: str
    reading: str
    share_title: str
    shares: tuple[tuple[str, str, str], ...]
    costs: tuple[tuple[str, str, str], ...]
    made_on: date | None = None
