"""Funding as a list: a row for each partner in a year."""

from __future__ import annotations

from chair_desk.cli.listed import Listed, Row
from chair_desk.records.meetings import Meeting
from chair_desk.records.money import exact_pounds, signed_pounds
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, all_funding
from chair_desk.words import N_


def _listed(desk: Desk, _meeting: Meeting | None) -> list[Row]:
    return [row for found in all_funding(desk) for row in _rows(found)]


def _rows(found: Funding) -> list[Row]:
    """Return a row for each partner in a year; money is in pence, for another program."""
    return [
        {
            "year": found.label,
            "draft": found.year.is_draft,
            "partner": line.name,
            "agreed_share": line.agreed_share,
            "agreed": line.agreed,
            "cash": line.contribution.cash,
            "in_kind": line.contribution.in_kind,
            "paying": line.paying,
            "actual_share": line.actual_share,
            "against": line.against,
            "set_by": str(line.contribution.set_by),
            "pledged_on": line.contribution.pledged_on,
            "paid_on": line.contribution.paid_on,
        }
        for line in found.lines
    ]


FUNDING = Listed(
    {"year": N_("YEAR"), "partner": N_("PARTNER"), "agreed_share": N_("AGREED"),
     "paying": N_("PAYING"), "actual_share": N_("ACTUAL"),
     "against": N_("AGAINST"), "set_by": N_("SET"), "paid_on": N_("PAID")},
    _listed,
    {"paying": exact_pounds, "against": signed_pounds},
)  # fmt: skip
