from __future__ import annotations

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.services.attendance import add_guest
from chair_desk.services.declarations import declarations
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.interests import (
    add_interest,
    declare_and_keep,
    end_interest,
    interests_of,
    offered_now,
)
from chair_desk.services.people import add_person

INTEREST = "Trustee of the youth charity"


@pytest.fixture
def person_id(desk: Desk, meeting: Meeting) -> str:
    made = add_person(desk, "Tobias Fernley").made
    add_guest(desk, meeting.id, made)
    return made


def test_an_interest_is_offered_until_it_ends(desk: Desk, meeting: Meeting, person_id: str) -> None:
    made = add_interest(desk, person_id, INTEREST).made
    assert [one.entry.title for one in offered_now(desk, meeting.id)] == [INTEREST]

    end_interest(desk, made)

    assert offered_now(desk, meeting.id) == []
    assert interests_of(desk, person_id) == []


def test_a_new_interest_is_minuted_and_entered_in_one_change(
    desk: Desk, meeting: Meeting, person_id: str
) -> None:
    declare_and_keep(desk, meeting.id, person_id, INTEREST)
    declare_and_keep(desk, meeting.id, person_id, INTEREST.upper())

    assert len(declarations(desk, meeting.id)) == 2
    assert [row.title for row in interests_of(desk, person_id)] == [INTEREST]

    undo(desk)
    undo(desk)
    assert interests_of(desk, person_id) == []
    assert declarations(desk, meeting.id) == []
