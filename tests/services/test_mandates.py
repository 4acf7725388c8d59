from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.mandates import Mandate, May
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.mandates import mandates_on, record_mandate
from chair_desk.services.people import add_person

SeatOf = Callable[[OrganisationKind], Seat]


@pytest.fixture
def police(seat_of: SeatOf) -> str:
    return seat_of(OrganisationKind.POLICE).organisation_id or ""


@pytest.fixture
def person(desk: Desk) -> str:
    return add_person(desk, "Priya Sandalwood").made


def test_what_was_recorded_before_stays_for_the_days_before(
    desk: Desk, police: str, person: str
) -> None:
    record_mandate(desk, police, person, policy=May.REFERS, starts_on=date(2026, 1, 1))
    record_mandate(desk, police, person, policy=May.YES, starts_on=date(2026, 6, 1))

    assert mandates_on(desk, police, date(2025, 12, 31)) == {}
    assert mandates_on(desk, police, date(2026, 5, 31))[person].policy is May.REFERS
    assert mandates_on(desk, police, date(2026, 6, 1))[person].policy is May.YES


def test_the_same_day_again_is_a_correction_and_undo_takes_it_back(
    desk: Desk, police: str, person: str
) -> None:
    record_mandate(desk, police, person, money_up_to=100_000)
    record_mandate(desk, police, person, money_up_to=0)
    assert [row.money_up_to for row in desk.rows(Mandate)] == [0]
    undo(desk)
    assert [row.money_up_to for row in desk.rows(Mandate)] == [100_000]


def test_nothing_said_and_a_sum_below_nought_are_refused(
    desk: Desk, police: str, person: str
) -> None:
    with pytest.raises(Refused, match="Nothing is recorded"):
        record_mandate(desk, police, person, source="Letter")
    with pytest.raises(Refused, match="below nought"):
        record_mandate(desk, police, person, money_up_to=-1)
