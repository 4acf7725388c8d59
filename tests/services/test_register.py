from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.people import OrganisationKind, SeatKind
from chair_desk.services.attendance import expect_members, mark_here
from chair_desk.services.boards import main_body
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.organisations import organisations
from chair_desk.services.people import add_person, add_seat, appoint
from chair_desk.services.register import letter_levels, register

DAY = date(2026, 9, 17)


def test_a_second_seat_of_a_partner_stands_beside_the_first(desk: Desk, meeting: Meeting) -> None:
    partners = organisations(desk)
    for partner in (*partners[:3], partners[0]):
        seat = add_seat(desk, main_body(desk).id, organisation_id=partner.id).made
        name = f"{partner.kind.value.capitalize()} {len(desk.rows(type(partner)))}"
        appoint(desk, seat, add_person(desk, f"{name} {seat[-2:]}").made)
    expect_members(desk, meeting.id)

    found = [line.organisation.kind for line in register(desk, meeting.id) if line.organisation]
    assert found == [
        OrganisationKind.COUNCIL,
        OrganisationKind.COUNCIL,
        OrganisationKind.POLICE,
        OrganisationKind.HEALTH_COMMISSIONER,
    ]


def test_an_adviser_of_an_agency_is_not_ranked(desk: Desk, meeting: Meeting) -> None:
    partner = organisations(desk)[2]
    seat = add_seat(
        desk,
        main_body(desk).id,
        organisation_id=partner.id,
        role="Designated nurse",
        kind=SeatKind.ADVISER,
    ).made
    appoint(desk, seat, add_person(desk, "Bridie Calverstone").made)
    expect_members(desk, meeting.id)

    line = next(one for one in register(desk, meeting.id) if one.seat and one.seat.id == seat)
    mark_here(desk, line.id)
    assert (line.is_ranked, line.commit_words, line.role_words) == (False, "", "Designated nurse")


def test_nothing_moves_when_somebody_is_marked(desk: Desk, meeting: Meeting) -> None:
    before = [line.id for line in register(desk, meeting.id)]
    mark_here(desk, before[-1])

    assert [line.id for line in register(desk, meeting.id)] == before


def test_without_letters_nobody_is_lent_a_level(desk: Desk, meeting: Meeting) -> None:
    assert letter_levels(desk, set(), DAY) == {}


def test_a_letter_lends_the_level_of_whoever_gave_it(desk: Desk, meeting: Meeting) -> None:
    partner = organisations(desk)[1]
    head = add_person(desk, "Alun Brackenridge").made
    delegated = add_person(desk, "Yasmin Thornbury").made
    add_delegation(desk, partner.id, head, delegated)

    assert letter_levels(desk, {delegated}, DAY) == {(delegated, partner.id): (5,)}


def test_a_register_of_no_meeting_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        register(desk, "00000000-0000-4000-8000-999999999999")
