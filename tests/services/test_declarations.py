from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import InterestOutcome, MinuteKind
from chair_desk.records.people import OrganisationKind, Person, Seat
from chair_desk.services.agenda import add_item, agenda
from chair_desk.services.attendance import expect_members, mark_here, quorum, register
from chair_desk.services.declarations import (
    change_declaration,
    declarations,
    declare,
    items_of_chairs_own_agency,
    known_interests,
    remove_declaration,
)
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry, move_to
from chair_desk.services.minutes import NewRecord, add_record
from chair_desk.services.people import add_person, appoint
from chair_desk.services.register import room

INTEREST = "Trustee of the police youth charity"


@pytest.fixture
def shazia(desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]) -> str:
    """A member for the voluntary sector, here."""
    made = add_person(desk, "Shazia Pemberly").made
    appoint(desk, seat_of(OrganisationKind.VOLUNTARY).id, made)
    expect_members(desk, meeting.id)
    line = next(line for line in register(desk, meeting.id) if line.person.id == made)
    mark_here(desk, line.id)
    return made


@pytest.fixture
def item_id(desk: Desk, meeting: Meeting) -> str:
    """The third item of the meeting."""
    return agenda(desk, meeting.id).lines[2].item.id


def took_part(desk: Desk, meeting: Meeting, item_id: str) -> bool:
    gathered = room(desk, meeting.id)
    line = next(
        line for line in register(desk, meeting.id) if line.person.name == "Shazia Pemberly"
    )
    return gathered.was_there(line.attendance, item_id)


def test_an_interest_noted_keeps_nobody_out(
    desk: Desk, meeting: Meeting, shazia: str, item_id: str
) -> None:
    declare(desk, meeting.id, shazia, INTEREST, item_id=item_id)

    assert took_part(desk, meeting, item_id)
    assert desk.file.undo_label == "Shazia Pemberly declared an interest in item 3"


@pytest.mark.parametrize("outcome", [InterestOutcome.NO_PART, InterestOutcome.LEFT])
def test_whoever_takes_no_part_stands_aside_in_the_register(
    desk: Desk, meeting: Meeting, shazia: str, item_id: str, outcome: InterestOutcome
) -> None:
    declare(desk, meeting.id, shazia, INTEREST, item_id=item_id, outcome=outcome)
    assert not took_part(desk, meeting, item_id)

    undo(desk)
    assert took_part(desk, meeting, item_id)
    assert declarations(desk, meeting.id) == []


def test_what_was_agreed_may_change_and_the_register_follows(
    desk: Desk, meeting: Meeting, shazia: str, item_id: str
) -> None:
    made = declare(desk, meeting.id, shazia, INTEREST, item_id=item_id).made
    change_declaration(desk, made, outcome=InterestOutcome.LEFT)
    assert not took_part(desk, meeting, item_id)

    change_declaration(desk, made, outcome=InterestOutcome.STAYED, interest="A trustee")
    assert took_part(desk, meeting, item_id)
    assert declarations(desk, meeting.id)[0].interest == "A trustee"


def test_two_interests_in_one_item_are_both_heeded(
    desk: Desk, meeting: Meeting, shazia: str, item_id: str
) -> None:
    outcome = InterestOutcome.LEFT
    one = declare(desk, meeting.id, shazia, INTEREST, item_id=item_id, outcome=outcome).made
    two = declare(desk, meeting.id, shazia, "A cousin", item_id=item_id, outcome=outcome).made
    remove_declaration(desk, one)
    assert not took_part(desk, meeting, item_id)

    remove_declaration(desk, two)
    assert took_part(desk, meeting, item_id)


def test_standing_aside_needs_an_item_and_an_interest_needs_words(
    desk: Desk, meeting: Meeting, shazia: str, item_id: str
) -> None:
    with pytest.raises(Refused) as refusal:
        declare(desk, meeting.id, shazia, INTEREST, outcome=InterestOutcome.LEFT)
    assert "item_id" in refusal.value.problems
    with pytest.raises(Refused) as refusal:
        declare(desk, meeting.id, shazia, " ")
    assert "interest" in refusal.value.problems

    made = declare(desk, meeting.id, shazia, INTEREST).made
    with pytest.raises(Refused):
        change_declaration(desk, made, outcome=InterestOutcome.LEFT)
    with pytest.raises(Refused):
        change_declaration(desk, made, interest=" ")


def test_the_register_of_interests_is_offered_and_declares_nothing_by_itself(
    desk: Desk, meeting: Meeting, shazia: str
) -> None:
    add_entry(desk, "interest", INTEREST, raised_by_id=shazia)
    ended = add_entry(desk, "interest", "School governor", raised_by_id=shazia).made
    move_to(desk, ended, "ended", ended_on="2026-07-31")
    other = add_person(desk, "Nobody Here").made
    add_entry(desk, "interest", "Elsewhere", raised_by_id=other)

    (known,) = known_interests(desk, meeting.id)
    assert (known.entry.title, known.is_declared) == (INTEREST, False)
    assert declarations(desk, meeting.id) == []

    declare(desk, meeting.id, shazia, INTEREST)
    assert known_interests(desk, meeting.id)[0].is_declared


def test_quorum_for_an_item_leaves_out_who_declared_an_interest_in_it(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], item_id: str
) -> None:
    for kind in (
        OrganisationKind.COUNCIL,
        OrganisationKind.POLICE,
        OrganisationKind.HEALTH_COMMISSIONER,
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, kind.value.capitalize()).made)
    expect_members(desk, meeting.id)
    for line in register(desk, meeting.id):
        mark_here(desk, line.id)
    assert quorum(desk, meeting.id, item_id).is_met

    police = next(line for line in register(desk, meeting.id) if line.person.name == "Police")
    declare(
        desk,
        meeting.id,
        police.person.id,
        "Own force",
        item_id=item_id,
        outcome=InterestOutcome.NO_PART,
    )
    assert not quorum(desk, meeting.id, item_id).is_met


def test_an_independent_chair_has_no_agency_of_their_own(desk: Desk, meeting: Meeting) -> None:
    assert items_of_chairs_own_agency(desk, meeting.id) == []


def test_where_a_partner_chairs_the_items_of_that_agency_are_named(
    desk: Desk,
    meeting: Meeting,
    later: Meeting,
    seat_of: Callable[[OrganisationKind], Seat],
) -> None:
    chair = next(row.id for row in desk.rows(Person) if row.name == "Rosalind Larkspur")
    council = seat_of(OrganisationKind.COUNCIL)
    appoint(desk, council.id, chair, rank="DCS")
    before = add_item(desk, meeting.id, "Neglect").made
    asked = NewRecord(
        kind=MinuteKind.CHALLENGE, words="Say why", organisation_id=council.organisation_id
    )
    add_record(desk, before, asked)
    led = add_item(desk, later.id, "Strategy", lead_id=chair).made
    challenged = add_item(desk, later.id, "Neglect").made
    add_item(desk, later.id, "Something else")

    found = [item.id for item in items_of_chairs_own_agency(desk, later.id)]
    assert found == [led, challenged]
