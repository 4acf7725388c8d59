from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.actions import Action, ActionOwner, ActionState, ActionUpdate
from chair_desk.services.actions import (
    action_line,
    actions,
    add_action,
    change_action,
    complete_action,
    extend_action,
    mark_at_risk,
    note_action,
    open_actions,
    reopen_action,
    updates,
    withdraw_action,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.people import add_person

DUE = date(2026, 10, 1)
LATER = date(2026, 11, 5)


@pytest.fixture
def action(desk: Desk) -> str:
    """An action due on 1 October 2026."""
    return add_action(desk, "Sign the joint protocol", due_on=DUE).made


def row(desk: Desk, action_id: str) -> Action:
    return existing(desk, Action, action_id)


def test_an_action_made_at_no_meeting_has_the_next_number(desk: Desk, action: str) -> None:
    found = row(desk, action)
    assert (found.reference, found.first_due_on, found.opened_on) == ("A-001", DUE, desk.today())
    assert desk.file.undo_label == "Added action A-001"


def test_an_action_needs_words_and_nothing_else(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        add_action(desk, "  ")
    assert "title" in refusal.value.problems

    made = add_action(desk, "Look again", owner_words="all partners").made
    assert action_line(desk, made).owner_words == "all partners"


def test_owners_are_shared_with_the_lead_first(desk: Desk) -> None:
    zoe, adam = add_person(desk, "Zoe Ashdown").made, add_person(desk, "Adam Birch").made
    made = add_action(desk, "Write", owner_ids=(zoe, adam)).made
    assert action_line(desk, made).owner_words == "Zoe Ashdown, Adam Birch"

    change_action(desk, made, owner_ids=(adam,))
    assert action_line(desk, made).owner_words == "Adam Birch"
    assert desk.count(ActionOwner) == 0


def test_a_moved_date_keeps_the_number_and_the_first_date(desk: Desk, action: str) -> None:
    extend_action(desk, action, LATER, "The force asked for a month.")

    found = row(desk, action)
    (said,) = updates(desk, action)
    assert (found.reference, found.due_on, found.first_due_on) == ("A-001", LATER, DUE)
    assert (said.due_before, said.due_after) == (DUE, LATER)
    assert desk.file.undo_label == "Extended A-001 to 5 November"
    with pytest.raises(Refused, match="already"):
        extend_action(desk, action, LATER)


def test_a_corrected_date_is_the_first_until_it_was_moved(desk: Desk, action: str) -> None:
    change_action(desk, action, due_on=date(2026, 10, 8))
    assert row(desk, action).first_due_on == date(2026, 10, 8)

    extend_action(desk, action, LATER)
    change_action(desk, action, due_on=date(2026, 11, 6))
    assert row(desk, action).first_due_on == date(2026, 10, 8)


def test_an_action_without_a_date_gets_its_first_when_it_is_extended(desk: Desk) -> None:
    made = add_action(desk, "Ask", due_words="next board").made
    extend_action(desk, made, LATER)

    found = row(desk, made)
    assert (found.first_due_on, found.due_words) == (LATER, "")


def test_a_completed_action_says_what_was_done_and_when(desk: Desk, action: str) -> None:
    complete_action(desk, action, "Signed by both.")

    found = row(desk, action)
    assert (found.state, found.closed_on) == (ActionState.DONE, desk.today())
    assert found.outcome == "Signed by both."
    assert desk.file.undo_label == "Marked A-001 complete"


def test_a_closed_action_is_not_moved_and_may_be_opened_again(desk: Desk, action: str) -> None:
    complete_action(desk, action)
    for verb in (
        lambda: complete_action(desk, action),
        lambda: extend_action(desk, action, LATER),
        lambda: mark_at_risk(desk, action),
        lambda: withdraw_action(desk, action, "No longer needed."),
    ):
        with pytest.raises(Refused, match="Reopen it first"):
            verb()

    reopen_action(desk, action)
    assert (row(desk, action).state, row(desk, action).closed_on) == (ActionState.OPEN, None)
    with pytest.raises(Refused, match="is open"):
        reopen_action(desk, action)


def test_withdrawing_needs_a_reason(desk: Desk, action: str) -> None:
    with pytest.raises(Refused) as refusal:
        withdraw_action(desk, action, " ")
    assert "outcome" in refusal.value.problems

    withdraw_action(desk, action, "The protocol was replaced.")
    assert row(desk, action).state is ActionState.WITHDRAWN


def test_risk_is_said_and_taken_back(desk: Desk, action: str) -> None:
    mark_at_risk(desk, action)
    assert row(desk, action).state is ActionState.AT_RISK
    assert desk.file.undo_label == "Marked A-001 at risk"

    mark_at_risk(desk, action, is_at_risk=False)
    assert row(desk, action).state is ActionState.OPEN


def test_a_note_is_dated_and_says_something(desk: Desk, action: str) -> None:
    note_action(desk, action, "Chief Constable will answer by 20 November")

    assert [said.said_on for said in updates(desk, action)] == [desk.today()]
    with pytest.raises(Refused, match="says nothing"):
        note_action(desk, action, "")


def test_undo_brings_an_action_back_to_every_letter(
    desk: Desk, action: str, snapshot: Callable[[], object]
) -> None:
    before = snapshot()
    extend_action(desk, action, LATER, "A month more.")
    undo(desk)

    assert snapshot() == before


def test_open_actions_are_of_one_body_or_of_all(desk: Desk, action: str, clock: Any) -> None:
    done = add_action(desk, "Done", due_on=DUE).made
    complete_action(desk, done)

    assert [line.action.id for line in open_actions(desk)] == [action]
    assert len(actions(desk)) == 2
    assert desk.count(ActionUpdate) == 0
