from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.people import Delegation, OrganisationKind, Seat
from chair_desk.services.checks import existing
from chair_desk.services.delegations import (
    add_delegation,
    change_delegation,
    delegations,
    remove_delegation,
)
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import add_person


@pytest.fixture
def police(seat_of: Callable[[OrganisationKind], Seat]) -> str:
    organisation_id = seat_of(OrganisationKind.POLICE).organisation_id
    assert organisation_id
    return organisation_id


@pytest.fixture
def pair(desk: Desk) -> tuple[str, str]:
    return add_person(desk, "Alun Brackenridge").made, add_person(desk, "Yasmin Thornbury").made


def test_a_letter_is_in_force_between_its_days(
    desk: Desk, police: str, pair: tuple[str, str]
) -> None:
    made = add_delegation(
        desk,
        police,
        *pair,
        functions="All decisions of the partnership",
        starts_on=date(2025, 3, 3),
        ends_on=date(2026, 3, 2),
    ).made

    assert [row.id for row in delegations(desk, police, date(2026, 3, 2))] == [made]
    assert delegations(desk, police, date(2026, 3, 3)) == []
    assert len(delegations(desk, police)) == 1


def test_nobody_delegates_to_themselves(desk: Desk, police: str, pair: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        add_delegation(desk, police, pair[0], pair[0])

    assert set(refused.value.problems) == {"to_person_id"}


def test_a_letter_does_not_end_before_it_starts(
    desk: Desk, police: str, pair: tuple[str, str]
) -> None:
    with pytest.raises(Refused):
        add_delegation(desk, police, *pair, starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))
    made = add_delegation(desk, police, *pair, starts_on=date(2026, 1, 2)).made
    with pytest.raises(Refused):
        change_delegation(desk, made, ends_on=date(2026, 1, 1))


def test_a_letter_is_changed_removed_and_comes_back(
    desk: Desk, police: str, pair: tuple[str, str]
) -> None:
    made = add_delegation(desk, police, *pair).made
    change_delegation(desk, made, limits="To £100,000", review_on=date(2026, 3, 3))

    remove_delegation(desk, made)
    assert desk.get(Delegation, made) is None
    undo(desk)

    assert existing(desk, Delegation, made).limits == "To £100,000"


def test_a_letter_that_names_a_meeting_counts_on_its_day_alone(
    desk: Desk, body: Body, police: str, pair: tuple[str, str]
) -> None:
    meeting = add_meeting(desk, body.id, date(2026, 12, 3)).made

    made = add_delegation(
        desk, police, *pair, meeting_id=meeting, review_on=date(2027, 1, 1), starts_on=None
    ).made

    row = existing(desk, Delegation, made)
    assert (row.starts_on, row.ends_on, row.review_on) == (*[date(2026, 12, 3)] * 2, None)
    assert [each.id for each in delegations(desk, police, date(2026, 12, 3))] == [made]
    assert delegations(desk, police, date(2026, 12, 4)) == []

    change_delegation(desk, made, meeting_id="", ends_on=date(2027, 12, 3))

    assert existing(desk, Delegation, made).ends_on == date(2027, 12, 3)
