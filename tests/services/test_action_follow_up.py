from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.changes import Refused
from chair_desk.services import history
from chair_desk.services.action_follow_up import (
    ask_impact,
    checked,
    impacts_due,
    make_recurring,
    months_after,
    say_impact,
)
from chair_desk.services.actions import (
    add_action,
    complete_action,
    extend_action,
    reopen_action,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from tests.services.conftest import Clock


@pytest.fixture
def action_id(desk: Desk) -> str:
    return add_action(desk, "Dip-sample the logs", due_on=date(2026, 9, 30)).made


def test_the_same_day_months_on_is_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_the_difference_is_asked_at_three_and_at_six_months_and_then_no_more(
    desk: Desk, clock: Clock, action_id: str
) -> None:
    complete_action(desk, action_id, "Done.", evidence="Paper 4")
    ask_impact(desk, action_id)
    assert impacts_due(desk) == []
    clock.set(date(2026, 12, 1))
    assert [row.id for row in impacts_due(desk)] == [action_id]
    say_impact(desk, action_id, "Some: fewer repeat calls.")
    assert existing(desk, Action, action_id).impact_asked_on == date(2027, 3, 1)
    clock.set(date(2027, 3, 2))
    say_impact(desk, action_id, "It has lasted.")
    assert impacts_due(desk, date(2030, 1, 1)) == []


def test_an_open_action_made_no_difference_yet(desk: Desk, action_id: str) -> None:
    with pytest.raises(Refused):
        ask_impact(desk, action_id)
    with pytest.raises(Refused):
        say_impact(desk, action_id, "Some.")


def test_a_check_that_comes_round_has_a_next_date_and_does_not_slip(
    desk: Desk, clock: Clock, action_id: str
) -> None:
    make_recurring(desk, action_id, 3, date(2026, 9, 30))
    clock.set(date(2027, 1, 5))
    checked(desk, action_id, "All ten were in time.")
    found = existing(desk, Action, action_id)
    assert (found.due_on, found.first_due_on) == (date(2027, 3, 30), date(2027, 3, 30))
    assert [row.due_after for row in desk.rows(ActionUpdate, action_id=action_id)] == [None]
    history.undo(desk)
    assert existing(desk, Action, action_id).due_on == date(2026, 9, 30)


def test_a_date_that_moves_with_the_round_leaves_a_trace(desk: Desk, action_id: str) -> None:
    before = existing(desk, Action, action_id).due_on
    extend_action(desk, action_id, date(2026, 9, 1))
    make_recurring(desk, action_id, 3, date(2026, 9, 30))

    moves = [(row.due_before, row.due_after) for row in desk.rows(ActionUpdate, order=("id",))]
    assert sorted(moves, key=str) == sorted(
        [(before, date(2026, 9, 1)), (date(2026, 9, 1), date(2026, 9, 30))], key=str
    )


def test_a_reopened_action_is_not_asked_what_it_changed(
    desk: Desk, clock: Clock, action_id: str
) -> None:
    complete_action(desk, action_id)
    ask_impact(desk, action_id)
    reopen_action(desk, action_id)

    assert existing(desk, Action, action_id).impact_asked_on is None
    clock.set(date(2030, 1, 1))
    assert impacts_due(desk) == []


def test_what_does_not_come_round_or_says_nothing_is_refused(desk: Desk, action_id: str) -> None:
    with pytest.raises(Refused):
        checked(desk, action_id, "Fine.")
    make_recurring(desk, action_id, 6, date(2026, 10, 1))
    with pytest.raises(Refused):
        checked(desk, action_id, " ")
    with pytest.raises(Refused):
        make_recurring(desk, action_id, -1, date(2026, 10, 1))
