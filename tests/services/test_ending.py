from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body
from chair_desk.records.carried import Reason
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingKind
from chair_desk.services.agenda import add_item, defer_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.ending import ComesBack, ending, inquorate_decisions
from chair_desk.services.logs import add_entry, move_to
from chair_desk.services.meetings import add_meeting, start_session

Hold = Callable[[Meeting], None]


def lines(desk: Desk, meeting: Meeting, reason: Reason) -> list[ComesBack]:
    return [line for line in ending(desk, meeting.id).lines if line.reason is reason]


def test_each_thing_says_in_words_why_it_comes_back(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    start_session(desk, meeting.id)
    defer_item(desk, add_item(desk, meeting.id, "Neglect").made)
    add_item(desk, meeting.id, "Elective home education")
    add_entry(desk, "challenge", "Late interviews")

    assert [one.why for one in lines(desk, meeting, Reason.MINUTES)] == [
        "The next meeting confirms them."
    ]
    assert [one.why for one in lines(desk, meeting, Reason.DEFERRED)] == ["Deferred today."]
    (left,) = lines(desk, meeting, Reason.NOT_REACHED)
    assert (left.title, left.why) == ("Elective home education", "The meeting did not reach it.")
    assert {one.why for one in lines(desk, meeting, Reason.STANDING)} == {
        "It stands on every agenda."
    }
    (asked,) = lines(desk, meeting, Reason.CHALLENGE)
    assert asked.why == "No answer yet, 20 days left."
    assert {one.to_meeting_id for one in ending(desk, meeting.id).lines} == {later.id}


def test_an_item_deferred_long_ago_says_since_when_it_waits(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    defer_item(desk, add_item(desk, meeting.id, "Neglect").made)
    hold(meeting)
    start_session(desk, later.id)

    (line,) = lines(desk, later, Reason.DEFERRED)

    assert line.why == "Deferred on 17 September, and on no agenda since."


def test_an_open_action_says_whose_it_is_and_when_it_is_due(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    with desk.change("Actions") as step:
        step.insert(
            Action(id="a", reference="A-001", title="Write", owner_words="All partners",
                   meeting_id=meeting.id, opened_on=meeting.held_on,
                   due_on=date(2026, 12, 1)),
            Action(id="b", reference="A-002", title="Count", meeting_id=meeting.id,
                   opened_on=meeting.held_on),
        )  # fmt: skip
    start_session(desk, meeting.id)

    assert [(one.name, one.why) for one in lines(desk, meeting, Reason.ACTION)] == [
        ("A-001", "All partners, agreed today, due 1 December"),
        ("A-002", "no owner, agreed today, no date"),
    ]


def test_a_challenge_that_was_answered_does_not_come_back(desk: Desk, meeting: Meeting) -> None:
    made = add_entry(desk, "challenge", "Late interviews").made
    move_to(desk, made, "answered", outcome="They agreed.")

    assert lines(desk, meeting, Reason.CHALLENGE) == []


def test_things_come_back_at_the_next_ordinary_meeting(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting
) -> None:
    add_meeting(desk, body.id, date(2026, 10, 1), kind=MeetingKind.EXTRAORDINARY)

    assert {one.to_meeting_id for one in ending(desk, meeting.id).lines} == {later.id}


def test_a_standing_item_taken_off_the_next_agenda_stays_off(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    risks = desk.rows(AgendaItem, meeting_id=later.id, standing_key="risks")
    with desk.change("Off") as step:
        step.delete(AgendaItem, risks[0].id)

    found = {one.record_id: one for one in lines(desk, meeting, Reason.STANDING)}

    assert (found["risks"].usual, found["risks"].comes_back) == (False, False)
    assert found["risks"].why == "It was taken off that agenda."


def test_no_decision_waits_to_be_ratified_where_the_quorum_was_there(
    desk: Desk, meeting: Meeting
) -> None:
    assert inquorate_decisions(desk, existing(desk, Meeting, meeting.id)) == []
