from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.carried import Carried, Reason
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState, Purpose
from chair_desk.records.minutes import Decision
from chair_desk.services.agenda import (
    add_item,
    add_paper,
    agenda,
    defer_item,
    waiting,
)
from chair_desk.services.checks import existing
from chair_desk.services.closing import Choice, close_meeting
from chair_desk.services.desk import Desk
from chair_desk.services.ending import ComesBack, ending
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry
from chair_desk.services.meetings import (
    add_meeting,
    issue_agenda,
    remove_meeting,
    start_session,
)
from chair_desk.services.reopening import reopen_meeting

Clock = Callable[..., object]
Snapshot = Callable[[], dict[str, list[object]]]


@pytest.fixture
def session(desk: Desk, meeting: Meeting, later: Meeting, clock: Clock) -> Meeting:
    """The meeting of September in session, with that of November in draft after it."""
    clock.set(meeting.held_on)  # type: ignore[attr-defined]
    start_session(desk, meeting.id)
    return meeting


def titles(desk: Desk, meeting: Meeting) -> list[str]:
    return [line.item.title for line in agenda(desk, meeting.id).lines]


def line_of(desk: Desk, meeting: Meeting, reason: Reason, title: str = "") -> ComesBack:
    found = ending(desk, meeting.id).lines
    return next(one for one in found if one.reason is reason and title in one.title)


def test_what_was_deferred_and_not_reached_is_on_the_next_agenda(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    deferred = add_item(desk, session.id, "Neglect").made
    add_paper(desk, deferred, "Neglect strategy")
    left = add_item(desk, session.id, "Elective home education").made
    defer_item(desk, deferred)

    close_meeting(desk, session.id)

    placed = {row.carried_from_id: row for row in desk.rows(AgendaItem, meeting_id=later.id)}
    assert placed[deferred].title == "Neglect"
    assert placed[left].title == "Elective home education"
    assert existing(desk, AgendaItem, left).state is ItemState.DEFERRED
    assert waiting(desk, later.id) == []
    assert titles(desk, later)[-2:] == ["Risks and forward plan", "Any other business"]
    assert existing(desk, Meeting, session.id).state is MeetingState.MINUTES_DRAFT


def test_numbers_of_an_issued_agenda_follow(desk: Desk, session: Meeting, later: Meeting) -> None:
    issue_agenda(desk, later.id)
    add_item(desk, session.id, "Neglect")

    close_meeting(desk, session.id)

    numbers = {line.item.title: line.number for line in agenda(desk, later.id).lines}
    assert numbers["Neglect"]
    assert len(set(numbers.values())) == len(numbers)


def test_one_undo_takes_all_of_it_back(
    desk: Desk, session: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    add_item(desk, session.id, "Neglect")
    before = snapshot()

    close_meeting(desk, session.id, next_on=date(2027, 2, 18))
    undo(desk)

    assert snapshot() == before


def test_what_is_dropped_does_not_come_back_and_keeps_its_history(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    dropped = add_item(desk, session.id, "Neglect").made
    defer_item(desk, dropped)
    key = (Reason.DEFERRED, dropped)

    close_meeting(desk, session.id, choices={key: Choice(comes_back=False)})

    assert "Neglect" not in titles(desk, later)
    assert waiting(desk, later.id) == []
    assert existing(desk, AgendaItem, dropped).state is ItemState.DEFERRED
    (row,) = desk.rows(Carried, record_id=dropped)
    assert (row.comes_back, row.is_chosen) == (False, True)


def test_an_item_is_put_on_the_meeting_that_is_chosen(
    desk: Desk, body: Body, session: Meeting, later: Meeting
) -> None:
    spring = add_meeting(desk, body.id, date(2027, 2, 18)).made
    left = add_item(desk, session.id, "Neglect").made
    key = (Reason.NOT_REACHED, left)

    close_meeting(desk, session.id, choices={key: Choice(True, spring)})

    assert "Neglect" not in titles(desk, later)
    assert "Neglect" in titles(desk, existing(desk, Meeting, spring))


def test_a_standing_item_that_is_dropped_leaves_the_next_agenda_alone(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    key = (Reason.STANDING, "risks")

    close_meeting(desk, session.id, choices={key: Choice(comes_back=False)})

    assert "Risks and forward plan" not in titles(desk, later)
    reopen_meeting(desk, session.id)
    assert "Risks and forward plan" in titles(desk, later)


def test_an_item_marked_for_every_meeting_comes_back(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    add_item(desk, session.id, "Voice of the child", is_standing=True)

    close_meeting(desk, session.id)

    assert titles(desk, later).count("Voice of the child") == 1


def test_a_decision_without_a_quorum_comes_back_to_be_ratified(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    with desk.change("A decision") as step:
        step.insert(
            Decision(
                id="d", reference="D-041", meeting_id=session.id, text="Agree the shares.",
                is_inquorate=True,
            )
        )  # fmt: skip
    assert "without a quorum" in line_of(desk, session, Reason.RATIFY).why

    close_meeting(desk, session.id)

    found = next(row for row in desk.rows(AgendaItem, meeting_id=later.id) if "D-041" in row.title)
    assert found.asked == "Ratify D-041: Agree the shares."
    assert found.purpose is Purpose.DECISION


def test_challenges_without_an_answer_come_back_on_one_item(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    for title in ("Late interviews", "Missing figures"):
        add_entry(desk, "challenge", title)

    close_meeting(desk, session.id)

    found = [row for row in desk.rows(AgendaItem, meeting_id=later.id) if "C-0" in row.title]
    assert [row.title for row in found] == ["Answers to challenges C-001 and C-002"]


def test_a_challenge_that_an_item_names_already_makes_no_other(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    add_entry(desk, "challenge", "Late interviews")
    add_item(desk, later.id, "The answer to C-001")

    close_meeting(desk, session.id)

    found = [row for row in desk.rows(AgendaItem, meeting_id=later.id) if "C-001" in row.title]
    assert len(found) == 1


def test_with_no_meeting_planned_everything_waits_or_a_meeting_is_added(
    desk: Desk, meeting: Meeting, clock: Clock
) -> None:
    clock.set(meeting.held_on)  # type: ignore[attr-defined]
    start_session(desk, meeting.id)
    left = add_item(desk, meeting.id, "Neglect").made
    found = ending(desk, meeting.id)
    assert found.planned == ()
    assert found.suggested_on == date(2026, 12, 17)

    close_meeting(desk, meeting.id)
    assert existing(desk, AgendaItem, left).state is ItemState.DEFERRED
    reopen_meeting(desk, meeting.id)
    made = close_meeting(desk, meeting.id, next_on=found.suggested_on).made

    assert "Neglect" in titles(desk, existing(desk, Meeting, made))


def test_a_meeting_ahead_can_be_removed_and_what_was_put_on_it_waits_again(
    desk: Desk, body: Body, session: Meeting, later: Meeting
) -> None:
    left = add_item(desk, session.id, "Neglect").made
    close_meeting(desk, session.id)

    remove_meeting(desk, later.id)
    spring = add_meeting(desk, body.id, date(2027, 2, 18)).made

    assert [row.id for row in waiting(desk, spring)] == [left]


def test_a_meeting_that_is_not_in_session_is_not_closed(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="not possible now"):
        close_meeting(desk, meeting.id)
