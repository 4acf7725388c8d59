from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.agenda import agenda
from chair_desk.services.attendance import (
    everyone_is_here,
    expect_members,
    mark_apology,
    mark_back,
    mark_here,
    mark_left,
    quorum,
    recuse,
    register,
    take_part_again,
)
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import close_session
from chair_desk.services.notes import take_notes
from chair_desk.services.people import add_person, appoint
from chair_desk.services.quorum_log import quorum_changes, quorum_log
from chair_desk.services.session_clock import begin, next_item, start_item
from tests.services.test_quorum import DAY, HELD

POLICE = "Yasmin Thornbury"


@pytest.fixture
def session(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> Meeting:
    """A meeting begun at ten, local time, with the three partners here."""
    for kind, name, rank in HELD:
        appoint(desk, seat_of(kind).id, add_person(desk, name).made, rank=rank)
    expect_members(desk, meeting.id)
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    everyone_is_here(desk, meeting.id)
    return meeting


def line_id(desk: Desk, meeting: Meeting, name: str = POLICE) -> str:
    return next(line.id for line in register(desk, meeting.id) if line.person.name == name)


def current(desk: Desk, meeting: Meeting) -> str:
    found = desk.get(Meeting, meeting.id)
    assert found is not None
    return found.current_item_id or ""


def decide(desk: Desk, meeting: Meeting) -> Decision:
    taken = take_notes(desk, meeting.id, "/decision Agreed to publish the findings")
    assert taken
    return desk.rows(Decision, meeting_id=meeting.id)[-1]


def told(desk: Desk, meeting: Meeting) -> list[tuple[str, str, bool]]:
    return [(one.at, one.words, one.is_met) for one in quorum_changes(desk, meeting.id)]


def test_before_the_meeting_there_is_no_course_of_quorum(desk: Desk, meeting: Meeting) -> None:
    expect_members(desk, meeting.id)

    assert quorum_changes(desk, meeting.id) == []


def test_each_coming_and_going_that_changes_quorum_is_said(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.set(DAY, "09:20")
    mark_left(desk, line_id(desk, session))
    clock.set(DAY, "09:30")
    mark_back(desk, line_id(desk, session))

    assert told(desk, session) == [
        ("10:00", "At the start", True),
        ("10:20", f"{POLICE} went out", False),
        ("10:30", f"{POLICE} is back", True),
    ]
    second = quorum_changes(desk, session.id)[1]
    assert (second.here, second.needed) == (2, 3)
    assert second.why == "Not quorate. Missing: Police force."
    assert second.place.startswith("10:20, item ")


def test_who_leaves_for_good_is_said_to_have_left(desk: Desk, session: Meeting, clock: Any) -> None:
    clock.set(DAY, "09:20")
    mark_left(desk, line_id(desk, session))

    assert told(desk, session)[-1] == ("10:20", f"{POLICE} left", False)


def test_a_latecomer_who_makes_the_quorum_is_said(desk: Desk, session: Meeting, clock: Any) -> None:
    mark_apology(desk, line_id(desk, session))
    clock.set(DAY, "09:10")
    mark_here(desk, line_id(desk, session))

    assert told(desk, session) == [
        ("10:00", "At the start", False),
        ("10:10", f"{POLICE} came in", True),
    ]


def test_standing_aside_counts_for_that_item_alone(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.set(DAY, "09:15")
    next_item(desk, session.id)
    recuse(desk, line_id(desk, session), current(desk, session))
    clock.set(DAY, "09:25")
    next_item(desk, session.id)

    assert told(desk, session) == [
        ("10:00", "At the start", True),
        ("10:15", f"{POLICE} takes no part", False),
        ("10:25", "Everybody takes part again", True),
    ]


def test_what_is_said_last_is_what_the_room_says_now(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: mark_left(desk, line_id(desk, session)),
        lambda: next_item(desk, session.id),
        lambda: recuse(desk, line_id(desk, session, HELD[0][1]), current(desk, session)),
        lambda: mark_back(desk, line_id(desk, session)),
        lambda: next_item(desk, session.id),
        lambda: mark_left(desk, line_id(desk, session, HELD[2][1])),
    )
    for step in steps:
        clock.pass_by(minutes=7)
        step()
        now, last = quorum(desk, session.id), quorum_changes(desk, session.id)[-1]
        assert (last.is_met, last.here, last.why) == (now.is_met, now.here, now.words)


def test_a_decision_says_what_was_true_at_its_item(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    quorate = decide(desk, session)
    clock.set(DAY, "09:20")
    mark_left(desk, line_id(desk, session))
    inquorate = decide(desk, session)
    mark_back(desk, line_id(desk, session))

    assert (quorate.is_inquorate, inquorate.is_inquorate) == (False, True)
    assert quorum_log(desk, session.id).remarks == ()


def test_a_register_set_right_later_is_read_anew_and_the_decision_is_named(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.set(DAY, "09:20")
    next_item(desk, session.id)
    decision = decide(desk, session)
    clock.set(DAY, "11:00")
    close_session(desk, session.id)
    item_id = decision.item_id or ""
    assert quorum(desk, session.id, item_id).is_met

    mark_left(desk, line_id(desk, session), "10:10")

    assert not quorum(desk, session.id, item_id).is_met
    found = quorum_log(desk, session.id)
    assert [(one.at, one.is_met) for one in found.changes] == [("10:00", True), ("10:10", False)]
    assert [one.words for one in found.remarks] == [
        f"{decision.reference} was recorded with a quorum. "
        "By the register as it stands now there was none at the item."
    ]
    kept = desk.get(Decision, decision.id)
    assert kept is not None
    assert not kept.is_inquorate, "What was recorded is never changed silently."


def test_a_recusal_taken_back_later_names_the_decision_too(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    item_id = current(desk, session)
    recuse(desk, line_id(desk, session), item_id)
    decision = decide(desk, session)
    assert decision.is_inquorate

    take_part_again(desk, line_id(desk, session), item_id)

    remarks = quorum_log(desk, session.id).remarks
    assert [one.words for one in remarks] == [
        f"{decision.reference} was recorded without a quorum. "
        "By the register as it stands now there was one throughout the item."
    ]


def test_a_meeting_at_which_nobody_moves_says_only_how_it_began(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    for _number in range(3):
        clock.pass_by(minutes=10)
        next_item(desk, session.id)

    assert told(desk, session) == [("10:00", "At the start", True)]


def test_items_taken_out_of_order_are_told_in_the_order_they_were_taken(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    lines = [line for line in agenda(desk, session.id).lines if line.number]
    early, late = lines[1].item.id, lines[3].item.id
    recuse(desk, line_id(desk, session), early)
    clock.set(DAY, "09:20")
    start_item(desk, late)
    clock.set(DAY, "09:40")
    start_item(desk, early)

    changes = quorum_changes(desk, session.id)

    assert [one.at for one in changes] == sorted(one.at for one in changes)
    assert changes[-1].item_id == early
    assert not changes[-1].is_met
