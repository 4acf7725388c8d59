from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body
from chair_desk.records.carried import Reason
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.carry_forward import carried_actions
from chair_desk.services.closing import Choice, close_meeting
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import (
    add_meeting,
    start_session,
)

Clock = Callable[..., object]
Snapshot = Callable[[], dict[str, list[object]]]


@pytest.fixture
def session(desk: Desk, meeting: Meeting, later: Meeting, clock: Clock) -> Meeting:
    """The meeting of September in session, with that of November in draft after it."""
    clock.set(meeting.held_on)  # type: ignore[attr-defined]
    start_session(desk, meeting.id)
    return meeting


def test_an_open_action_that_is_dropped_is_not_brought_to_the_next_meeting(
    desk: Desk, body: Body, session: Meeting, later: Meeting
) -> None:
    with desk.change("An action") as step:
        step.insert(
            Action(
                id="a", reference="A-001", title="Write", meeting_id=session.id,
                opened_on=session.held_on,
            )
        )  # fmt: skip
    spring = add_meeting(desk, body.id, date(2027, 2, 18)).made
    assert [row.id for row in carried_actions(desk, later.id)] == ["a"]

    close_meeting(desk, session.id, choices={(Reason.ACTION, "a"): Choice(comes_back=False)})

    assert carried_actions(desk, later.id) == []
    assert [row.id for row in carried_actions(desk, spring)] == ["a"]


def test_minutes_that_are_dropped_are_not_confirmed_at_the_next_meeting(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    key = (Reason.MINUTES, session.id)
    assert desk.count(AgendaItem, meeting_id=later.id, confirms_id=session.id) == 1

    close_meeting(desk, session.id, choices={key: Choice(comes_back=False)})

    assert desk.count(AgendaItem, meeting_id=later.id, confirms_id=session.id) == 0
