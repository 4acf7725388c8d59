from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import add_meeting
from chair_desk.services.references import (
    newest_first,
    next_action_reference,
    next_decision_reference,
    next_log_reference,
    written,
)

Put = Callable[..., None]


@pytest.fixture
def put(desk: Desk) -> Put:
    """Write an action of this number, at a meeting or at none."""

    def put_action(reference: str, meeting_id: str | None = None) -> None:
        action = Action(id=desk.new_id(), reference=reference, title="Ask", meeting_id=meeting_id)
        with desk.change("Put") as step:
            step.insert(action)

    return put_action


def test_a_new_board_begins_at_one(desk: Desk) -> None:
    assert next_action_reference(desk) == "A-001"
    assert next_decision_reference(desk) == "D-001"
    assert next_log_reference(desk, "challenge") == "C-001"
    assert next_log_reference(desk, "evidence") == "E-01"


def test_a_log_that_was_begun_on_paper_is_counted_on(desk: Desk, put: Put) -> None:
    put("A-098")
    put("A-123")
    put("A-101")

    assert next_action_reference(desk) == "A-124"


def test_a_gap_is_not_filled(desk: Desk, put: Put, meeting: Meeting, later: Meeting) -> None:
    put("A-001", meeting.id)
    put("A-005", later.id)

    assert next_action_reference(desk) == "A-006"


def test_a_number_that_is_taken_is_passed_over(
    desk: Desk, put: Put, body: Body, meeting: Meeting
) -> None:
    for at in range(1, 15):
        made = add_meeting(desk, body.id, date(2027, 1, at)).made
        put(f"A-{at:03}", made)
    put("A-015", meeting.id)

    assert next_action_reference(desk) == "A-016"


def test_numbers_grow_past_three_digits_by_their_value(desk: Desk, put: Put) -> None:
    put("A-999")
    assert next_action_reference(desk) == "A-1000"
    put("A-1000")
    assert next_action_reference(desk) == "A-1001"
    assert written("C", 17) == "C-017"


def test_references_of_another_make_do_not_count(desk: Desk, put: Put) -> None:
    put("2019/44")
    put("B-200")
    put("A-7a")

    assert next_action_reference(desk) == "A-001"


def test_each_log_counts_for_itself(desk: Desk) -> None:
    entry = LogEntry(id=desk.new_id(), log_type="challenge", reference="C-016", title="72 hours")
    with desk.change("Put") as step:
        step.insert(entry)

    assert next_log_reference(desk, "challenge") == "C-017"
    assert next_log_reference(desk, "risk") == "R-001"


def test_a_number_that_was_heard_is_not_given_again(desk: Desk) -> None:
    for title in ("Ask", "Ask again"):
        add_action(desk, title)
    undo(desk)
    assert next_action_reference(desk) == "A-003"

    with desk.change("Removed") as step:
        step.delete(Action, desk.rows(Action)[0].id)
    assert next_action_reference(desk) == "A-003"


@given(st.lists(st.integers(1, 3), max_size=8))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_number_is_ever_given_twice(desk: Desk, counts: list[int]) -> None:
    for count in counts:
        for _time in range(count):
            add_action(desk, "Ask")

    references = [row.reference for row in desk.rows(Action)]
    assert len(references) == len(set(references))


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("C-016", 16),
        ("C2019-004", 2019004),
        ("c-7", 7),
        ("", 0),
        ("C-", 0),
        ("C-1/2", 12),
        ("٣", 3),
    ],
)
def test_the_highest_number_leads(reference: str, number: int) -> None:
    assert newest_first(reference) == (-number, reference)
