from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import OrganisationKind
from chair_desk.services.desk import Desk
from chair_desk.services.funding_challenges import (
    challenge_of,
    challenge_shortfall,
    link_challenge,
)
from chair_desk.services.history import undo
from chair_desk.services.logs import entry
from tests.services.funding_board import make_year, partner


@pytest.fixture
def year(desk: Desk) -> str:
    return make_year(desk)


def test_a_shortfall_becomes_a_challenge_that_is_found_again(desk: Desk, year: str) -> None:
    assert challenge_of(desk, year) is None

    made = challenge_shortfall(desk, year).made

    found = challenge_of(desk, year)
    assert found is not None
    assert (found.id, found.to_organisation_id) == (made, partner(desk, OrganisationKind.POLICE))
    assert (
        entry(desk, made)
        .values["evidence_for"]
        .startswith("2026–27: £41,650 below the agreed share. The council pays 54%")
    )
    undo(desk)
    assert challenge_of(desk, year) is None


def test_only_who_pays_less_is_challenged(desk: Desk, year: str) -> None:
    with pytest.raises(Refused, match="less than its share"):
        challenge_shortfall(desk, year, partner(desk, OrganisationKind.COUNCIL))


def test_a_challenge_raised_elsewhere_can_be_linked(desk: Desk, year: str) -> None:
    other = challenge_shortfall(desk, year, partner(desk, OrganisationKind.CAFCASS)).made
    undo(desk)
    made = challenge_shortfall(desk, year, partner(desk, OrganisationKind.CAFCASS)).made
    assert made != other
    link_challenge(desk, year, made)
    found = challenge_of(desk, year)
    assert found is not None
    assert found.id == made
