from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.services.agenda import (
    add_item,
    agenda,
    change_item,
    defer_item,
)
from chair_desk.services.checks import existing
from chair_desk.services.closing import Choice, close_meeting
from chair_desk.services.desk import Desk
from chair_desk.services.ending import ending
from chair_desk.services.logs import add_entry
from chair_desk.services.meetings import (
    add_meeting,
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


def told(desk: Desk, meeting: Meeting) -> list[tuple[object, ...]]:
    """Say an agenda without the ids of its items."""
    return [
        (line.number, line.item.title, line.item.asked, line.item.state, line.starts,
         line.item.carried_from_id)
        for line in agenda(desk, meeting.id).lines
    ]  # fmt: skip


def test_reopening_takes_the_items_back_and_closing_again_does_not_double_them(
    desk: Desk, session: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    left = add_item(desk, session.id, "Neglect").made
    add_entry(desk, "challenge", "Late interviews")
    before = told(desk, later)
    close_meeting(desk, session.id)
    once = told(desk, later)
    assert once != before

    reopen_meeting(desk, session.id)

    assert existing(desk, AgendaItem, left).state is ItemState.PLANNED
    assert told(desk, later) == before
    close_meeting(desk, session.id)
    assert told(desk, later) == once


def test_an_item_that_somebody_changed_stays_and_is_not_doubled(
    desk: Desk, session: Meeting, later: Meeting
) -> None:
    left = add_item(desk, session.id, "Neglect").made
    close_meeting(desk, session.id)
    (placed,) = desk.rows(AgendaItem, carried_from_id=left)
    change_item(desk, placed.id, title="Neglect, with figures")

    reopen_meeting(desk, session.id)
    close_meeting(desk, session.id)

    assert [row.title for row in desk.rows(AgendaItem, carried_from_id=left)] == [
        "Neglect, with figures"
    ]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(dropped=st.sets(st.integers(0, 11)), times=st.integers(1, 3), data=st.data())
def test_however_often_it_is_closed_and_reopened_the_next_agenda_is_the_same(
    desk: Desk,
    session: Meeting,
    later: Meeting,
    dropped: set[int],
    times: int,
    data: st.DataObject,
) -> None:
    if existing(desk, Meeting, session.id).state is MeetingState.MINUTES_DRAFT:
        reopen_meeting(desk, session.id)
    if desk.count(AgendaItem, meeting_id=session.id, title="Neglect") == 0:
        for title in ("Neglect", "Elective home education", "Contributions"):
            add_item(desk, session.id, title)
        defer_item(desk, add_item(desk, session.id, "Exploitation").made)
        add_entry(desk, "challenge", "Late interviews")
        add_meeting(desk, session.body_id, date(2027, 2, 18))
    found = ending(desk, session.id)
    chosen = {
        line.key: Choice(number not in dropped, data.draw(st.sampled_from(found.planned)).id)
        for number, line in enumerate(found.lines)
    }
    close_meeting(desk, session.id, choices=chosen)
    once = [told(desk, row) for row in found.planned]

    for _turn in range(times):
        reopen_meeting(desk, session.id)
        close_meeting(desk, session.id)
        assert [told(desk, row) for row in found.planned] == once
