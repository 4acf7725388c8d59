from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.actions import complete_action, extend_action
from chair_desk.services.agenda import add_item, add_paper, agenda, defer_item, move_item
from chair_desk.services.attendance import (
    everyone_is_here,
    expect_members,
    mark_left,
    register,
)
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.gathering import gather
from chair_desk.services.logs import add_entry
from chair_desk.services.meetings import (
    close_session,
    confirm_minutes,
    mark_checked,
    start_session,
)
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record
from chair_desk.services.people import add_person, appoint
from chair_desk.services.session_clock import begin, next_item

ACTION = MinuteKind.ACTION


def items(desk: Desk, meeting: Meeting) -> list[str]:
    return [line.item.id for line in agenda(desk, meeting.id).lines]


def test_everything_comes_in_printing_order(desk: Desk, meeting: Meeting) -> None:
    first, second, *_rest = items(desk, meeting)
    for item_id in (second, first):
        add_paper(desk, item_id, "Paper")
        add_paragraph(desk, item_id, f"Words of {item_id}")
    move_item(desk, second, after_id=None)

    bundle = gather(desk, meeting.id)
    assert [item.id for item in bundle.items] == items(desk, meeting)
    assert [paper.item_id for paper in bundle.papers] == [second, first]
    assert [minute.item_id for minute in bundle.minutes] == [second, first]
    assert bundle.numbers[second] == "1"


def test_a_deferred_item_that_left_the_agenda_is_not_printed(desk: Desk, meeting: Meeting) -> None:
    made = add_item(desk, meeting.id, "Not this time").made
    defer_item(desk, made)

    assert made not in {item.id for item in gather(desk, meeting.id).items}


def test_whoever_is_named_anywhere_is_in_the_bundle(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    yasmin, owen = add_person(desk, "Yasmin Thornbury").made, add_person(desk, "Owen").made
    appoint(desk, seat_of(OrganisationKind.POLICE).id, yasmin, rank="ACC")
    expect_members(desk, meeting.id)
    asked = NewRecord(kind=ACTION, words="Write", owner_ids=(yasmin, owen))
    add_record(desk, items(desk, meeting)[0], asked)

    bundle = gather(desk, meeting.id)
    assert {yasmin, owen} <= set(bundle.people)
    assert [owner.person_id for owner in bundle.action_owners] == [owen]
    assert {line.seat_id for line in bundle.attendance} == set(bundle.seats)
    assert bundle.actions[0].organisation_id in bundle.organisations


def test_the_register_of_interests_is_not_printed_with_the_minutes(
    desk: Desk, meeting: Meeting
) -> None:
    add_entry(desk, "interest", "Trustee of a charity", meeting_id=meeting.id)
    add_entry(desk, "risk", "Two posts are vacant", meeting_id=meeting.id)

    assert [row.log_type for row in gather(desk, meeting.id).log_entries] == ["risk"]


def test_minutes_name_the_meetings_before_and_after(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    first, second = gather(desk, meeting.id), gather(desk, later.id)

    assert (first.previous_on, first.next_on) == (None, later.held_on)
    assert (second.previous_on, second.next_on) == (meeting.held_on, None)


def test_it_says_at_which_meeting_minutes_were_confirmed(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Callable[[Meeting], None], clock: Any
) -> None:
    hold(meeting)
    mark_checked(desk, meeting.id)
    clock.set(later.held_on)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)

    assert gather(desk, meeting.id).confirmed_at_on == later.held_on


def test_actions_are_carried_as_they_stood_on_the_day(
    desk: Desk, meeting: Meeting, later: Meeting, clock: Any
) -> None:
    item_id = items(desk, meeting)[0]
    for words in ("Closed before", "Closed after", "Still open", "Moved after"):
        asked = NewRecord(kind=ACTION, words=words, due_on=date(2026, 10, 1))
        add_record(desk, item_id, asked)
    rows = gather(desk, meeting.id).actions
    complete_action(desk, rows[0].id, on=date(2026, 10, 2))
    complete_action(desk, rows[1].id, on=date(2026, 12, 2))
    extend_action(desk, rows[3].id, date(2027, 1, 8), on=date(2026, 12, 2))
    clock.set(date(2026, 12, 5))

    carried = gather(desk, later.id).carried
    assert [row.title for row in carried] == ["Closed after", "Still open", "Moved after"]
    assert {row.due_on for row in carried} == {date(2026, 10, 1)}
    assert gather(desk, meeting.id).carried == ()


def test_a_date_moved_before_the_meeting_is_the_date_then(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    asked = NewRecord(kind=ACTION, words="Ask", due_on=date(2026, 10, 1))
    add_record(desk, items(desk, meeting)[0], asked)
    action = gather(desk, meeting.id).actions[0]
    extend_action(desk, action.id, date(2026, 12, 4), on=date(2026, 10, 5))

    (carried,) = gather(desk, later.id).carried
    assert (carried.due_on, carried.first_due_on) == (date(2026, 12, 4), date(2026, 10, 1))


def test_quorum_is_said_of_the_meeting_and_of_items_that_had_none(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> None:
    for kind in (
        OrganisationKind.COUNCIL,
        OrganisationKind.POLICE,
        OrganisationKind.HEALTH_COMMISSIONER,
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, kind.value.capitalize()).made)
    expect_members(desk, meeting.id)
    assert gather(desk, meeting.id).quorum_words == ""

    clock.set(meeting.held_on, "09:00")
    begin(desk, meeting.id)
    everyone_is_here(desk, meeting.id)
    next_item(desk, meeting.id)
    police = next(line for line in register(desk, meeting.id) if line.person.name == "Police")
    next_item(desk, meeting.id)
    mark_left(desk, police.id)
    for _item in items(desk, meeting)[2:]:
        next_item(desk, meeting.id)
    close_session(desk, meeting.id)

    assert gather(desk, meeting.id).quorum_words == (
        "Quorate. Every partner who must be here is here. Item 4 was taken without a quorum."
    )


def test_a_meeting_that_is_gone_is_said_so(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        gather(desk, "00000000-0000-4000-8000-999999999999")


def test_how_quorum_went_is_told_and_nothing_of_it_where_it_never_changed(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> None:
    kinds = (
        OrganisationKind.COUNCIL,
        OrganisationKind.POLICE,
        OrganisationKind.HEALTH_COMMISSIONER,
    )
    for kind in kinds:
        appoint(desk, seat_of(kind).id, add_person(desk, kind.value.capitalize()).made)
    expect_members(desk, meeting.id)
    clock.set(meeting.held_on, "09:00")
    begin(desk, meeting.id)
    everyone_is_here(desk, meeting.id)
    assert gather(desk, meeting.id).quorum_course == ()

    police = next(line for line in register(desk, meeting.id) if line.person.name == "Police")
    clock.set(meeting.held_on, "09:20")
    mark_left(desk, police.id)

    told = [moment.words for moment in gather(desk, meeting.id).quorum_course]
    assert [("Police left" in words, "Not quorate" in words) for words in told] == [
        (False, False),
        (True, True),
    ]
