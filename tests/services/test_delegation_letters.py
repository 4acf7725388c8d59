from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import Organisation
from chair_desk.services.delegation_letters import delegations_asked_for
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import add_organisation


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def partner(desk: Desk, name: str) -> str:
    return desk.rows(Organisation, name=name)[0].id


def test_the_head_is_asked_for_each_letter_that_is_missing_or_due(desk: Desk) -> None:
    letter = delegations_asked_for(desk, partner(desk, "Westmarch Constabulary"))
    assert (letter.to_name, letter.to_post) == ("Alun Brackenridge", "Chief Constable")
    assert letter.facts == (
        "Yasmin Thornbury, Assistant Chief Constable (delegated partner): "
        "letter of 3 March 2025. Review 8 months overdue.",
        "Priya Sandalwood, Detective Superintendent (holds the seat): no letter on file.",
        "Owen Pikestaff, Detective Chief Inspector (deputy): no letter on file.",
    )
    assert "requests a letter of delegation for each of them" in letter.request[0]


def test_nothing_is_asked_where_every_letter_is_on_file(desk: Desk) -> None:
    new = add_organisation(desk, "Westmarch Hospices").made
    with pytest.raises(Refused, match="on file"):
        delegations_asked_for(desk, new)
