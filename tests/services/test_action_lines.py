from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body, BodyKind
from chair_desk.records.meetings import Meeting
from chair_desk.services.action_lines import ActionMark, action_line, open_actions
from chair_desk.services.actions import add_action, complete_action, mark_at_risk, note_action
from chair_desk.services.boards import add_body
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting

TODAY = date(2026, 11, 17)  # a Tuesday


@pytest.fixture
def on_tuesday(desk: Desk, meeting: Meeting, hold: Callable[[Meeting], None], clock: Any) -> None:
    """Two months after the Board of 17 September."""
    hold(meeting)
    clock.set(TODAY)


def add(desk: Desk, due_on: date | None) -> str:
    return add_action(desk, "Ask", due_on=due_on).made


def test_late_follows_from_the_date_and_counts_working_days(desk: Desk, on_tuesday: None) -> None:
    line = action_line(desk, add(desk, date(2026, 11, 6)))

    assert (line.mark, line.days_words, line.late_words) == (
        ActionMark.LATE,
        "7 late",
        "7 days late",
    )
    assert line.mark_words == "Late"


def test_due_today_is_not_late(desk: Desk, on_tuesday: None) -> None:
    line = action_line(desk, add(desk, TODAY))

    assert (line.mark, line.days_words) == (ActionMark.AT_RISK, "0 left")


def test_what_fell_due_at_a_weekend_is_one_day_late_on_monday(desk: Desk, on_tuesday: None) -> None:
    line = action_line(desk, add(desk, date(2026, 11, 15)), date(2026, 11, 15))
    assert line.mark is not ActionMark.LATE

    line = action_line(desk, add(desk, date(2026, 11, 14)), date(2026, 11, 15))
    assert (line.mark, line.days_words) == (ActionMark.LATE, "1 late")


def test_due_soon_with_nothing_said_is_at_risk(desk: Desk, on_tuesday: None) -> None:
    soon, later = add(desk, date(2026, 11, 24)), add(desk, date(2026, 11, 25))
    assert action_line(desk, soon).mark is ActionMark.AT_RISK
    assert action_line(desk, later).mark is ActionMark.NOT_STARTED

    note_action(desk, soon, "All but signed.")
    assert action_line(desk, soon).mark is ActionMark.ON_TRACK


def test_what_was_said_before_the_last_board_is_stale(desk: Desk, on_tuesday: None) -> None:
    made = add(desk, date(2026, 12, 18))
    note_action(desk, made, "Begun.", on=date(2026, 9, 16))
    assert action_line(desk, made).mark is ActionMark.NOT_STARTED

    note_action(desk, made, "Half done.", on=date(2026, 9, 17))
    assert action_line(desk, made).mark is ActionMark.ON_TRACK


def test_the_owner_may_see_a_risk_whatever_the_date(desk: Desk, on_tuesday: None) -> None:
    made = add(desk, date(2027, 3, 31))
    mark_at_risk(desk, made)
    note_action(desk, made, "Nobody to do it.")

    assert action_line(desk, made).mark is ActionMark.AT_RISK


def test_without_a_date_nothing_is_late(desk: Desk, on_tuesday: None) -> None:
    line = action_line(desk, add(desk, None))

    assert (line.mark, line.days_words, line.late_words) == (ActionMark.NOT_STARTED, "", "")


def test_what_is_done_is_not_late_any_more(desk: Desk, on_tuesday: None) -> None:
    made = add(desk, date(2026, 10, 1))
    complete_action(desk, made)

    line = action_line(desk, made)
    assert (line.mark, line.days_words) == (ActionMark.DONE, "")


def test_the_longest_due_come_first_and_undated_last(desk: Desk, on_tuesday: None) -> None:
    undated = add(desk, None)
    soon, late = add(desk, date(2026, 11, 24)), add(desk, date(2026, 10, 1))

    assert [line.action.id for line in open_actions(desk)] == [late, soon, undated]


def test_a_body_sees_its_own_actions_and_those_of_no_meeting(
    desk: Desk, on_tuesday: None, body: Body, meeting: Meeting
) -> None:
    group = add_body(desk, "Quality group", kind=BodyKind.SUB_GROUP).made
    elsewhere = add_meeting(desk, group, date(2026, 11, 3)).made
    for at, meeting_id in enumerate((meeting.id, elsewhere, None)):
        action = Action(id=desk.new_id(), reference=f"A-{at}", title="Ask", meeting_id=meeting_id)
        with desk.change("Put") as step:
            step.insert(action)

    assert [line.action.reference for line in open_actions(desk, body.id)] == ["A-0", "A-2"]
    assert [line.action.reference for line in open_actions(desk, group)] == ["A-1", "A-2"]
