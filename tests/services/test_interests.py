from __future__ import annotations

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import InterestOutcome
from chair_desk.services.agenda import add_item
from chair_desk.services.attendance import add_guest
from chair_desk.services.declarations import declarations, declare
from chair_desk.services.desk import Desk
from chair_desk.services.gathering import gather
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


def closed_item(desk: Desk, meeting: Meeting) -> str:
    return add_item(desk, meeting.id, "Closed matter", audience=Audience.CONFIDENTIAL).made


def test_what_is_declared_on_a_closed_item_is_kept_for_its_readers(
    desk: Desk, meeting: Meeting, person_id: str
) -> None:
    item_id = closed_item(desk, meeting)

    declare_and_keep(desk, meeting.id, person_id, INTEREST, item_id=item_id)

    assert interests_of(desk, person_id)[0].audience is Audience.CONFIDENTIAL


def test_a_confidential_interest_is_neither_offered_nor_declared_to_all(
    desk: Desk, meeting: Meeting, person_id: str
) -> None:
    item_id = closed_item(desk, meeting)
    add_interest(desk, person_id, INTEREST, audience=Audience.CONFIDENTIAL)

    assert offered_now(desk, meeting.id) == []
    with pytest.raises(Refused, match="closed item"):
        declare(desk, meeting.id, person_id, INTEREST.upper())
    assert declarations(desk, meeting.id) == []

    declare(desk, meeting.id, person_id, INTEREST, item_id=item_id)
    assert len(declarations(desk, meeting.id)) == 1


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_an_edition_without_the_closed_item_says_nothing_of_the_interest(
    desk: Desk, meeting: Meeting, person_id: str, audience: Audience
) -> None:
    declare_and_keep(
        desk, meeting.id, person_id, INTEREST,
        item_id=closed_item(desk, meeting), outcome=InterestOutcome.LEFT,
    )  # fmt: skip
    whole = gather(desk, meeting.id)

    cut = for_audience(whole, audience)

    assert INTEREST in str(whole)
    assert INTEREST not in str(cut)
    assert cut.declarations == ()
    assert not [one for one in cut.movements if one.kind == "recused"]
