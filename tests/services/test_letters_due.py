from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.letters_due import LetterState, letters_to_renew
from chair_desk.services.people import add_person, appoint, appoint_deputy

SeatOf = Callable[[OrganisationKind], Seat]
TODAY = date(2026, 11, 17)


@pytest.fixture
def police(seat_of: SeatOf) -> Seat:
    return seat_of(OrganisationKind.POLICE)


@pytest.fixture
def people(desk: Desk, police: Seat) -> tuple[str, str]:
    """The head of the partner, who sits nowhere, and a deputy for its seat."""
    head = add_person(desk, "Alun Brackenridge").made
    deputy = add_person(desk, "Priya Sandalwood").made
    appoint(desk, police.id, add_person(desk, "Yasmin Thornbury").made, rank="ACC")
    appoint_deputy(desk, police.id, deputy, rank="Det Supt")
    return head, deputy


def test_a_letter_that_ended_is_to_renew_and_says_since_when(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    letter(desk, police, people, starts_on=date(2025, 3, 3), ends_on=date(2026, 3, 3))

    (due,) = letters_to_renew(desk, TODAY)

    assert (due.state, due.since) == (LetterState.ENDED, date(2026, 3, 3))
    assert due.words.endswith("the letter of delegation to Priya Sandalwood ended on 3 March 2026.")


def test_a_review_that_is_past_is_said_with_how_long(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    letter(desk, police, people, starts_on=date(2025, 3, 3), review_on=date(2026, 3, 3))

    (due,) = letters_to_renew(desk, TODAY)

    assert due.state_words == "is due for review since 3 March 2026, 8 months overdue"
    assert letters_to_renew(desk, date(2026, 3, 3)) == []


def test_a_newer_letter_takes_the_place_of_one_that_ended(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    letter(desk, police, people, starts_on=date(2025, 3, 3), ends_on=date(2026, 3, 3))
    letter(desk, police, people, starts_on=date(2026, 3, 4), ends_on=date(2027, 3, 3))

    assert letters_to_renew(desk, TODAY) == []


def test_nobody_needs_a_letter_renewed_who_no_longer_sits_for_the_partner(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    head, _deputy = people
    gone = add_person(desk, "Owen Pikestaff").made
    letter(desk, police, (head, gone), starts_on=date(2025, 3, 3), ends_on=date(2026, 3, 3))

    assert letters_to_renew(desk, TODAY) == []


def test_a_letter_about_to_end_is_told_of_where_asked(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    letter(desk, police, people, starts_on=date(2025, 12, 3), ends_on=date(2026, 12, 3))

    (due,) = letters_to_renew(desk, TODAY, ahead_days=28)

    assert due.words.endswith("ends on 3 December 2026.")
    assert letters_to_renew(desk, TODAY) == []


def test_one_partner_alone_can_be_asked_for(
    desk: Desk, police: Seat, people: tuple[str, str], seat_of: SeatOf
) -> None:
    letter(desk, police, people, ends_on=date(2026, 3, 3))
    other = seat_of(OrganisationKind.COUNCIL)

    assert letters_to_renew(desk, TODAY, organisation_ids=[other.organisation_id or ""]) == []
    assert len(letters_to_renew(desk, TODAY, organisation_ids=[police.organisation_id or ""])) == 1


def letter(desk: Desk, police: Seat, people: tuple[str, str], **days: date) -> None:
    head, deputy = people
    add_delegation(desk, police.organisation_id or "", head, deputy, **days)


def test_a_letter_for_one_meeting_is_done_with_its_day_and_hides_no_other(
    desk: Desk, police: Seat, people: tuple[str, str]
) -> None:
    letter(desk, police, people, starts_on=date(2026, 9, 17), ends_on=date(2026, 9, 17))
    assert letters_to_renew(desk, TODAY) == []

    letter(desk, police, people, starts_on=date(2025, 3, 3), ends_on=date(2026, 3, 3))

    assert [due.since for due in letters_to_renew(desk, TODAY)] == [date(2026, 3, 3)]
