from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.people import Organisation
from chair_desk.services.actions import change_action, complete_action, extend_action
from chair_desk.services.agenda import agenda
from chair_desk.services.as_confirmed import confirmed_moment
from chair_desk.services.checks import existing
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.desk import Desk
from chair_desk.services.gathering import gather
from chair_desk.services.logs import add_entry, change_entry
from chair_desk.services.meetings import (
    add_meeting,
    close_session,
    mark_checked,
    start_session,
)
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record
from chair_desk.services.paragraphs import paragraphs
from chair_desk.services.people import add_person, change_person
from chair_desk.services.publishing import prepare_minutes, rendered

PRINTED = date(2026, 11, 20)


@pytest.fixture
def owners(desk: Desk) -> tuple[str, str]:
    return add_person(desk, "Yasmin Thornbury").made, add_person(desk, "Owen Lathkill").made


@pytest.fixture
def minuted(
    desk: Desk, meeting: Meeting, hold: Callable[[Meeting], None], owners: tuple[str, str]
) -> Meeting:
    """A meeting with two actions and a challenge, its minutes in draft."""
    item_id = agenda(desk, meeting.id).lines[2].item.id
    partner = desk.rows(Organisation, order=("place",))[0]
    add_paragraph(desk, item_id, "The Board heard the figures.")
    for asked in (
        NewRecord(kind=MinuteKind.ACTION, words="Write to the schools", owner_ids=owners),
        NewRecord(kind=MinuteKind.ACTION, words="Ask again", due_words="next board"),
        NewRecord(kind=MinuteKind.CHALLENGE, words="Give the date", organisation_id=partner.id),
    ):
        add_record(desk, item_id, asked)
    hold(meeting)
    mark_checked(desk, meeting.id)
    return meeting


@pytest.fixture
def confirmed(desk: Desk, minuted: Meeting, later: Meeting, clock: Any) -> Meeting:
    """The same, confirmed at the meeting after it."""
    clock.set(later.held_on)
    start_session(desk, later.id)
    confirm_minutes(desk, minuted.id, at_meeting_id=later.id)
    return existing(desk, Meeting, minuted.id)


def page(desk: Desk, meeting: Meeting, audience: Audience = Audience.PUBLIC) -> str:
    document = prepare_minutes(desk, meeting.id, audience=audience, printed_on=PRINTED)
    return rendered(document, "html").decode()


def live_on(desk: Desk, owners: tuple[str, str]) -> None:
    """Do with the records what happens to them in a year."""
    first, second = desk.rows(Action, order=("reference",))
    change_action(desk, first.id, owner_ids=[owners[1]], title="Write to the academies")
    extend_action(desk, second.id, date(2027, 1, 8))
    complete_action(desk, second.id, "Asked")
    challenge = desk.rows(LogEntry)[0]
    change_entry(desk, challenge.id, title="Give any date", due_on=date(2027, 2, 2))
    change_person(desk, owners[0], name="Yasmin Ashgrove")


def test_confirmed_minutes_print_the_same_whatever_became_of_their_records(
    desk: Desk, confirmed: Meeting, owners: tuple[str, str]
) -> None:
    before = page(desk, confirmed)
    live_on(desk, owners)

    assert page(desk, confirmed) == before
    assert "Yasmin Thornbury" in before


def test_minutes_in_draft_follow_their_records(
    desk: Desk, minuted: Meeting, owners: tuple[str, str]
) -> None:
    live_on(desk, owners)

    text = page(desk, minuted)
    assert confirmed_moment(desk, minuted) is None
    assert "Write to the academies" in text
    assert "Give any date" in text


def test_what_was_recorded_afterwards_is_not_in_confirmed_minutes(
    desk: Desk, confirmed: Meeting
) -> None:
    add_entry(desk, "risk", "Two posts are vacant", meeting_id=confirmed.id)

    titles = [row.title for row in gather(desk, confirmed.id).log_entries]
    assert titles == ["Give the date"]


def test_what_was_made_confidential_since_is_in_no_open_edition(
    desk: Desk, confirmed: Meeting
) -> None:
    challenge = desk.rows(LogEntry)[0]
    action = desk.rows(Action, order=("reference",))[0]
    change_entry(desk, challenge.id, audience=Audience.CONFIDENTIAL)
    change_action(desk, action.id, audience=Audience.CONFIDENTIAL)

    assert challenge.reference not in page(desk, confirmed)
    assert action.reference not in page(desk, confirmed)
    assert challenge.reference in page(desk, confirmed, Audience.CONFIDENTIAL)


def test_actions_carried_into_confirmed_minutes_are_whose_they_were(
    desk: Desk, confirmed: Meeting, later: Meeting, owners: tuple[str, str], clock: Any
) -> None:
    close_session(desk, later.id)
    mark_checked(desk, later.id)
    third = add_meeting(desk, later.body_id, date(2027, 1, 21)).made
    clock.set(date(2027, 1, 21))
    start_session(desk, third)
    confirm_minutes(desk, later.id, at_meeting_id=third)
    before = gather(desk, later.id)
    assert {row.owner_id for row in before.carried} == {owners[0], None}
    assert [row.person_id for row in before.action_owners] == [owners[1]]
    live_on(desk, owners)

    after = gather(desk, later.id)
    assert [row.title for row in after.carried] == [row.title for row in before.carried]
    assert [row.owner_id for row in after.carried] == [row.owner_id for row in before.carried]
    assert after.action_owners == before.action_owners
    assert after.people[owners[0]].name == "Yasmin Thornbury"


def test_the_blocks_on_screen_are_as_they_were_confirmed_too(
    desk: Desk, confirmed: Meeting, owners: tuple[str, str]
) -> None:
    item_id = agenda(desk, confirmed.id).lines[2].item.id
    before = [(one.text, one.heading, one.footing) for one in paragraphs(desk, item_id)]

    live_on(desk, owners)

    assert [(one.text, one.heading, one.footing) for one in paragraphs(desk, item_id)] == before
    assert "Yasmin Thornbury" in before[1][1]


def test_the_sentence_on_quorum_keeps_its_names(desk: Desk, confirmed: Meeting) -> None:
    before = gather(desk, confirmed.id).quorum_words
    with desk.change("Renamed") as step:
        for partner in desk.rows(Organisation):
            step.update(Organisation, partner.id, name="Other", short_name="Other")

    assert before
    assert gather(desk, confirmed.id).quorum_words == before
