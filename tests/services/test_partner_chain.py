from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.people import Delegation, Organisation, OrganisationKind, Seat, SeatKind
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.partner_chain import head_level
from chair_desk.services.partners import partner_card
from chair_desk.services.people import add_person, add_seat, appoint, appoint_deputy

SeatOf = Callable[[OrganisationKind], Seat]
TODAY = date(2026, 11, 17)


@pytest.fixture
def police(seat_of: SeatOf) -> Seat:
    return seat_of(OrganisationKind.POLICE)


def test_the_chain_goes_from_the_head_to_the_deputy_and_breaks_without_a_letter(
    desk: Desk, police: Seat
) -> None:
    head = add_person(desk, "Alun Brackenridge").made
    delegated = add_person(desk, "Yasmin Thornbury").made
    comes = add_person(desk, "Priya Sandalwood").made
    other = add_person(desk, "Owen Pikestaff").made
    appoint(desk, police.id, delegated, rank="ACC", post="Assistant Chief Constable")
    appoint_deputy(desk, police.id, comes, rank="Det Supt")
    appoint_deputy(desk, police.id, other, rank="DCI")
    add_delegation(
        desk,
        police.organisation_id or "",
        head,
        delegated,
        starts_on=date(2025, 3, 3),
        review_on=date(2026, 3, 3),
    )

    card = partner_card(desk, police.organisation_id or "", TODAY)

    assert [(link.role, link.person.name, link.level, link.letter) for link in card.chain] == [
        ("Lead partner", "Alun Brackenridge", 5, "Named in the published arrangements"),
        ("Delegated partner", "Yasmin Thornbury", 4, "Letter of 3 March 2025"),
        ("Deputy", "Priya Sandalwood", 2, "No letter on file"),
        ("Deputy", "Owen Pikestaff", 1, "No letter on file"),
    ]
    assert card.chain[0].level_words == "Answers in law"
    assert card.chain[1].review == "Review 8 months overdue"
    assert card.chain_words == "The chain of authority is broken in two places"


def test_a_statutory_partner_whose_holder_has_no_letter_is_broken_in_one_place(
    desk: Desk, police: Seat
) -> None:
    appoint(desk, police.id, add_person(desk, "Yasmin Thornbury").made, rank="ACC")

    card = partner_card(desk, police.organisation_id or "", TODAY)

    assert card.chain_words == "The chain of authority is broken in one place"
    assert card.chain[0].role == "Holds the seat"


def test_the_head_of_an_agency_needs_no_letter(desk: Desk, police: Seat) -> None:
    appoint(desk, police.id, add_person(desk, "Alun Brackenridge").made, rank="Chief Constable")

    assert partner_card(desk, police.organisation_id or "", TODAY).chain_words == ""


def test_whoever_holds_the_seat_of_a_relevant_agency_needs_no_letter_their_deputy_does(
    desk: Desk, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    appoint(desk, seat.id, add_person(desk, "Nell Applegarth").made)
    deputy = add_person(desk, "Tobias Fernley").made
    appoint_deputy(desk, seat.id, deputy)

    chain = partner_card(desk, seat.organisation_id or "", TODAY).chain
    assert [link.is_broken for link in chain] == [False, True]

    add_delegation(desk, seat.organisation_id or "", chain[0].person.id, deputy)
    chain = partner_card(desk, seat.organisation_id or "", TODAY).chain
    assert [(link.role, link.letter) for link in chain] == [
        ("Lead partner", "Named in the published arrangements"),
        ("Deputy", "Letter without a date"),
    ]


def test_a_letter_that_ended_breaks_the_chain_and_says_when(desk: Desk, police: Seat) -> None:
    head = add_person(desk, "Alun Brackenridge").made
    delegated = add_person(desk, "Yasmin Thornbury").made
    appoint(desk, police.id, delegated, rank="ACC")
    add_delegation(desk, police.organisation_id or "", head, delegated, ends_on=date(2026, 1, 1))

    chain = partner_card(desk, police.organisation_id or "", TODAY).chain

    assert [link.person.name for link in chain] == ["Alun Brackenridge", "Yasmin Thornbury"]
    assert (chain[1].is_broken, chain[1].letter) == (True, "Letter ended 1 January 2026")


def test_a_review_just_missed_and_one_to_come(desk: Desk, police: Seat) -> None:
    head = add_person(desk, "Alun Brackenridge").made
    delegated = add_person(desk, "Yasmin Thornbury").made
    made = add_delegation(
        desk, police.organisation_id or "", head, delegated, review_on=date(2026, 11, 10)
    ).made
    assert partner_card(desk, police.organisation_id or "", TODAY).chain[1].review == (
        "Review overdue"
    )

    from chair_desk.services.delegations import change_delegation

    change_delegation(desk, made, review_on=TODAY)
    assert partner_card(desk, police.organisation_id or "", TODAY).chain[1].review == ""


def test_a_head_answers_in_law_and_who_was_only_given_a_letter_lends_nothing_more(
    desk: Desk, police: Seat
) -> None:
    names = ("Alun Brackenridge", "Yasmin Thornbury", "Owen Pikestaff")
    head, delegated, other = (add_person(desk, name).made for name in names)
    add_delegation(desk, police.organisation_id or "", head, delegated)
    add_delegation(desk, police.organisation_id or "", delegated, other)

    levels = {
        row.from_person_id: head_level(desk, row, TODAY)
        for row in desk.rows(Delegation, organisation_id=police.organisation_id)
    }

    assert levels == {head: 5, delegated: None}


def test_an_observer_of_a_partner_is_no_link_of_its_chain(desk: Desk, body: Body) -> None:
    council = desk.rows(Organisation, kind=OrganisationKind.COUNCIL)[0]
    observer = add_seat(
        desk, body.id, organisation_id=council.id, role="Lead member", kind=SeatKind.OBSERVER
    ).made
    appoint(desk, observer, add_person(desk, "Barnaby Thistlewood").made)

    names = [link.person.name for link in partner_card(desk, council.id).chain]

    assert "Barnaby Thistlewood" not in names
