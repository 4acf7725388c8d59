"""Ranks in full are shown as their ladder abbreviates them, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.people import Organisation, OrganisationKind, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.short_ranks import ShortRanks


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Detective Superintendent", "Supt"),
        ("Temporary Assistant Chief Constable", "A/ACC"),
        ("D/Supt", "D/Supt"),
        ("District Commander", "District Commander"),
    ],
)
def test_a_rank_in_full_is_shown_in_short(
    desk: Desk, seat_of: Callable[[OrganisationKind], Seat], written: str, shown: str
) -> None:
    police = desk.get(Organisation, seat_of(OrganisationKind.POLICE).organisation_id or "")
    ranks = ShortRanks(desk)
    assert ranks.short(police, written) == shown
    assert ranks.short(police, written) == shown
    assert ranks.short(None, written) == written
