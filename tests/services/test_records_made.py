from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.grammar import parse_line
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import OrganisationKind, Person, Seat
from chair_desk.services.actions import extend_action
from chair_desk.services.agenda import agenda
from chair_desk.services.attendance import (
    everyone_is_here,
    expect_members,
    mark_deputy,
    mark_left,
    register,
)
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.logs import add_step
from chair_desk.services.minutes import add_record, change_record, remove_paragraph
from chair_desk.services.people import add_person, appoint
from chair_desk.services.records_made import (
    NewRecord,
    from_line,
    partner_of,
    who_can_answer,
)
from chair_desk.services.session_clock import begin
from chair_desk.services.surroundings import surroundings_of

DAY = date(2026, 9, 17)


@pytest.fixture
def session(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> Meeting:
    """A meeting begun, with everybody of the three statutory partners here."""
    for kind, name, rank in (
        (OrganisationKind.COUNCIL, "Marcus Wrenfield", "DCS"),
        (OrganisationKind.POLICE, "Priya Sandalwood", "Det Supt"),
        (OrganisationKind.HEALTH_COMMISSIONER, "Sunita Brookvale", "CNO"),
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, name).made, rank=rank)
    expect_members(desk, meeting.id)
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    return meeting


@pytest.fixture
def item(desk: Desk, session: Meeting) -> AgendaItem:
    """The item being taken."""
    return agenda(desk, session.id).lines[0].item


def person(desk: Desk, name: str) -> str:
    return next(row.id for row in desk.rows(Person) if row.name == name)


def record(desk: Desk, item: AgendaItem, kind: MinuteKind, **values: Any) -> str:
    return add_record(desk, item.id, NewRecord(kind=kind, words="Ask again", **values)).made


def test_a_decision_with_quorum_is_a_decision(
    desk: Desk, session: Meeting, item: AgendaItem
) -> None:
    everyone_is_here(desk, session.id)
    record(desk, item, MinuteKind.DECISION)

    (decision,) = desk.rows(Decision)
    assert (decision.is_inquorate, decision.decided_on) == (False, DAY)


def test_a_decision_without_quorum_is_a_recommendation(
    desk: Desk, session: Meeting, item: AgendaItem
) -> None:
    everyone_is_here(desk, session.id)
    line = next(
        line for line in register(desk, session.id) if line.person.name == "Priya Sandalwood"
    )
    mark_left(desk, line.id)
    record(desk, item, MinuteKind.DECISION)

    assert desk.rows(Decision)[0].is_inquorate


def test_with_nobody_marked_nothing_is_said_of_quorum(desk: Desk, item: AgendaItem) -> None:
    record(desk, item, MinuteKind.DECISION)

    assert not desk.rows(Decision)[0].is_inquorate


def test_the_partner_is_that_of_the_lead_owner_on_the_day(
    desk: Desk, session: Meeting, item: AgendaItem
) -> None:
    record(desk, item, MinuteKind.ACTION, owner_ids=(person(desk, "Priya Sandalwood"),))

    (action,) = desk.rows(Action)
    assert action.organisation_id == partner_of(desk, session, person(desk, "Priya Sandalwood"))
    assert action.organisation_id is not None


def test_a_deputy_answers_for_the_partner_they_came_for(desk: Desk, session: Meeting) -> None:
    owen = add_person(desk, "Owen Pikestaff").made
    assert partner_of(desk, session, owen) is None
    line = next(
        line for line in register(desk, session.id) if line.person.name == "Priya Sandalwood"
    )
    mark_deputy(desk, line.id, owen)

    assert partner_of(desk, session, owen) == partner_of(desk, session, line.person.id)


def test_only_somebody_at_the_agreed_level_can_answer(desk: Desk, session: Meeting) -> None:
    council = partner_of(desk, session, person(desk, "Marcus Wrenfield")) or ""
    police = partner_of(desk, session, person(desk, "Priya Sandalwood")) or ""

    assert who_can_answer(desk, session, council) == person(desk, "Marcus Wrenfield")
    assert who_can_answer(desk, session, police) is None


def test_a_challenge_is_raised_by_the_chair_at_the_first_step(
    desk: Desk, session: Meeting, item: AgendaItem
) -> None:
    record(desk, item, MinuteKind.CHALLENGE)

    (entry,) = desk.rows(LogEntry)
    assert entry.raised_by_id == person(desk, "Rosalind Larkspur")
    assert entry.values_json == '{"route": "at a meeting", "step": "at_the_table"}'


def test_a_line_with_several_agencies_drops_none_of_them(desk: Desk, session: Meeting) -> None:
    line = parse_line(
        "/action @Police force @Cafcass write to the families by tbc",
        surroundings_of(desk, session.id),
    )

    asked = from_line(desk, line)
    assert asked.organisation_id is not None
    assert asked.owner_words == "Cafcass"
    assert asked.due_words == "tbc"


def test_an_owner_nobody_knows_is_refused(desk: Desk, item: AgendaItem) -> None:
    with pytest.raises(Refused, match="no longer"):
        record(desk, item, MinuteKind.ACTION, owner_ids=("nobody",))
    assert desk.count(Minute) == 0


def test_what_was_extended_keeps_its_first_date(desk: Desk, item: AgendaItem) -> None:
    made = record(desk, item, MinuteKind.ACTION, due_on=date(2026, 10, 1))
    (action,) = desk.rows(Action)
    extend_action(desk, action.id, date(2026, 11, 1))
    change_record(desk, made, due_on=date(2026, 11, 8))

    (action,) = desk.rows(Action)
    assert (action.first_due_on, action.due_on) == (date(2026, 10, 1), date(2026, 11, 8))


def test_what_something_was_said_of_is_withdrawn_and_not_removed(
    desk: Desk, item: AgendaItem
) -> None:
    action = record(desk, item, MinuteKind.ACTION, due_on=date(2026, 10, 1))
    challenge = record(desk, item, MinuteKind.CHALLENGE)
    extend_action(desk, desk.rows(Action)[0].id, date(2026, 11, 1))
    add_step(desk, desk.rows(LogEntry)[0].id, "letter", "A holding reply.")

    for made in (action, challenge):
        with pytest.raises(Refused, match="Withdraw it instead"):
            remove_paragraph(desk, made)
