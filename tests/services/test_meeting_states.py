from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.services.agenda import agenda, remove_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import (
    add_meeting,
    close_session,
    issue_agenda,
    mark_checked,
    notice,
    recall_agenda,
    reopen_minutes,
    reopen_session,
    start_session,
)

Move = Callable[[Desk, str], Changes]
Snapshot = Callable[[], dict[str, list[object]]]

MOVES: dict[Move, tuple[set[MeetingState], MeetingState]] = {
    issue_agenda: ({MeetingState.DRAFT}, MeetingState.AGENDA_ISSUED),
    recall_agenda: ({MeetingState.AGENDA_ISSUED}, MeetingState.DRAFT),
    start_session: ({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED}, MeetingState.IN_SESSION),
    close_session: ({MeetingState.IN_SESSION}, MeetingState.MINUTES_DRAFT),
    reopen_session: ({MeetingState.MINUTES_DRAFT}, MeetingState.IN_SESSION),
    mark_checked: ({MeetingState.MINUTES_DRAFT}, MeetingState.CHECKED),
    reopen_minutes: ({MeetingState.CHECKED}, MeetingState.MINUTES_DRAFT),
}


def put_in(desk: Desk, meeting: Meeting, state: MeetingState) -> None:
    with desk.change("Put") as step:
        step.update(Meeting, meeting.id, state=state)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
@pytest.mark.parametrize("state", MeetingState)
def test_each_move_is_lawful_only_from_its_states(
    desk: Desk, meeting: Meeting, move: Move, state: MeetingState
) -> None:
    put_in(desk, meeting, state)
    lawful, target = MOVES[move]

    if state not in lawful:
        with pytest.raises(Refused, match="stands at"):
            move(desk, meeting.id)
        return

    move(desk, meeting.id)
    assert existing(desk, Meeting, meeting.id).state is target


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_undoing_a_move_restores_every_row(
    desk: Desk, meeting: Meeting, later: Meeting, move: Move, snapshot: Snapshot
) -> None:
    put_in(desk, meeting, min(MOVES[move][0]))
    before = snapshot()

    move(desk, meeting.id)
    undo(desk)

    assert snapshot() == before


def test_an_agenda_with_nothing_on_it_is_not_issued(desk: Desk, meeting: Meeting) -> None:
    for line in agenda(desk, meeting.id).lines:
        remove_item(desk, line.item.id)

    with pytest.raises(Refused, match="nothing on this agenda"):
        issue_agenda(desk, meeting.id)


def test_issuing_fixes_the_numbers_and_recalling_frees_them(desk: Desk, meeting: Meeting) -> None:
    issue_agenda(desk, meeting.id)
    assert [line.item.number for line in agenda(desk, meeting.id).lines] == ["1", "2", "3", "4"]

    recall_agenda(desk, meeting.id)
    assert {line.item.number for line in agenda(desk, meeting.id).lines} == {""}


def test_a_meeting_that_starts_without_an_issued_agenda_fixes_its_numbers(
    desk: Desk, meeting: Meeting
) -> None:
    start_session(desk, meeting.id)

    assert [line.item.number for line in agenda(desk, meeting.id).lines] == ["1", "2", "3", "4"]
    assert existing(desk, Meeting, meeting.id).started_at == desk.now()


def test_closing_ends_the_item_being_taken_and_leaves_the_rest_to_the_person(
    desk: Desk, meeting: Meeting
) -> None:
    start_session(desk, meeting.id)
    first, second = [line.item for line in agenda(desk, meeting.id).lines][:2]
    with desk.change("Take it") as step:
        step.update(AgendaItem, first.id, state=ItemState.OPEN, started_at=desk.now())
        step.update(Meeting, meeting.id, current_item_id=first.id)

    close_session(desk, meeting.id)

    assert existing(desk, AgendaItem, first.id).state is ItemState.DONE
    assert existing(desk, AgendaItem, second.id).state is ItemState.PLANNED
    closed = existing(desk, Meeting, meeting.id)
    assert (closed.current_item_id, closed.ended_at) == (None, desk.now())


def test_notice_in_time_says_by_when(desk: Desk, meeting: Meeting) -> None:
    found = notice(desk, meeting.id)

    assert found is not None
    assert (found.issue_by, found.is_in_time) == (date(2026, 9, 10), True)
    assert found.words == (
        "Issue the agenda by Thursday 10 September to give the notice that is asked for."
    )


def test_short_notice_is_a_warning_and_no_bar(
    desk: Desk, meeting: Meeting, clock: Callable[..., object]
) -> None:
    clock.set(date(2026, 9, 14))  # type: ignore[attr-defined]

    found = notice(desk, meeting.id)
    assert found is not None
    assert not found.is_in_time
    assert "notice was short" in found.words

    issue_agenda(desk, meeting.id)
    assert notice(desk, meeting.id) is None


def test_notice_counts_bank_holidays_as_no_working_days(desk: Desk, body: Body) -> None:
    made = add_meeting(desk, body.id, date(2027, 1, 5)).made

    found = notice(desk, made)

    assert found is not None
    assert found.issue_by == date(2026, 12, 24)
