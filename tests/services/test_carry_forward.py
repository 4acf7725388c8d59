from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, Paper
from chair_desk.services.agenda import (
    add_break,
    add_item,
    add_paper,
    agenda,
    defer_item,
    defer_rest,
    place_waiting,
    put_back_item,
    remove_item,
    waiting,
)
from chair_desk.services.boards import add_body
from chair_desk.services.carry_forward import open_business, place_all_waiting
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import add_meeting, confirm_minutes, mark_checked, start_session

Hold = Callable[[Meeting], None]
Snapshot = Callable[[], dict[str, list[object]]]


def test_a_deferred_item_waits_for_the_next_meeting_of_the_body(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    made = add_item(desk, meeting.id, "Elective home education").made

    defer_item(desk, made)

    assert [row.id for row in waiting(desk, later.id)] == [made]
    assert waiting(desk, meeting.id) == []
    assert "Elective home education" not in [
        line.item.title for line in agenda(desk, meeting.id).lines
    ]


def test_a_meeting_of_another_body_is_not_offered_what_the_board_deferred(
    desk: Desk, meeting: Meeting
) -> None:
    defer_item(desk, add_item(desk, meeting.id, "Neglect").made)
    group = add_body(desk, "Learning group").made

    other = add_meeting(desk, group, date(2026, 12, 1)).made

    assert waiting(desk, other) == []


def test_placing_a_waiting_item_copies_it_with_its_sub_items_and_papers(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Neglect strategy", planned_minutes=15, asked="Agree it").made
    add_item(desk, meeting.id, "The costs", under_id=top)
    add_paper(desk, top, "Final draft")
    defer_item(desk, top)

    made = place_waiting(desk, later.id, top).made

    item = existing(desk, AgendaItem, made)
    assert (item.title, item.planned_minutes, item.asked) == ("Neglect strategy", 15, "Agree it")
    assert (item.carried_from_id, item.state) == (top, ItemState.PLANNED)
    assert [paper.title for paper in desk.rows(Paper, item_id=made)] == ["Final draft"]
    assert [row.title for row in desk.rows(AgendaItem, parent_id=made)] == ["The costs"]
    assert waiting(desk, later.id) == []
    assert existing(desk, AgendaItem, top).state is ItemState.DEFERRED


def test_an_item_that_was_placed_and_removed_waits_again(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    defer_item(desk, top)
    made = place_waiting(desk, later.id, top).made

    remove_item(desk, made)

    assert [row.id for row in waiting(desk, later.id)] == [top]


def test_an_item_deferred_twice_waits_once(
    desk: Desk, body: Body, meeting: Meeting, later: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    defer_item(desk, top)
    again = place_waiting(desk, later.id, top).made
    defer_item(desk, again)
    third = add_meeting(desk, body.id, date(2027, 2, 18)).made

    assert [row.id for row in waiting(desk, third)] == [again]


def test_an_item_is_not_placed_twice(desk: Desk, meeting: Meeting, later: Meeting) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    defer_item(desk, top)
    place_waiting(desk, later.id, top)

    with pytest.raises(Refused, match="not waiting"):
        place_waiting(desk, later.id, top)


def test_a_standing_item_does_not_wait_for_it_comes_back_by_itself(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    risks = next(
        line.item for line in agenda(desk, meeting.id).lines if line.item.standing_key == "risks"
    )
    defer_item(desk, risks.id)

    assert waiting(desk, later.id) == []


def test_what_was_not_reached_is_deferred_when_the_person_says_so(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    made = add_item(desk, meeting.id, "Neglect").made
    add_break(desk, meeting.id)
    hold(meeting)
    assert existing(desk, AgendaItem, made).state is ItemState.PLANNED

    assert defer_rest(desk, meeting.id).label == "Deferred 1 item"

    assert [row.id for row in waiting(desk, later.id)] == [made]
    with pytest.raises(Refused, match="Nothing is left over"):
        defer_rest(desk, meeting.id)


def test_a_break_is_not_deferred_nor_an_item_that_was_taken(desk: Desk, meeting: Meeting) -> None:
    pause = add_break(desk, meeting.id).made
    done = add_item(desk, meeting.id, "Neglect").made
    with desk.change("Taken") as step:
        step.update(AgendaItem, done, state=ItemState.DONE)

    with pytest.raises(Refused, match="break"):
        defer_item(desk, pause)
    with pytest.raises(Refused, match="taken already"):
        defer_item(desk, done)


def test_deferring_the_item_being_taken_keeps_the_time_it_used(
    desk: Desk, meeting: Meeting, clock: Callable[..., object]
) -> None:
    made = add_item(desk, meeting.id, "Neglect").made
    start_session(desk, meeting.id)
    with desk.change("Take it") as step:
        step.update(AgendaItem, made, state=ItemState.OPEN, started_at=desk.now())
        step.update(Meeting, meeting.id, current_item_id=made)
    clock.pass_by(minutes=3)  # type: ignore[attr-defined]

    defer_item(desk, made)

    item = existing(desk, AgendaItem, made)
    assert (item.state, item.used_seconds, item.number) == (ItemState.DEFERRED, 180, "3")
    assert existing(desk, Meeting, meeting.id).current_item_id is None
    assert "Neglect" in [line.item.title for line in agenda(desk, meeting.id).lines]


def test_undoing_a_deferral_restores_every_row(
    desk: Desk, meeting: Meeting, snapshot: Snapshot
) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    add_item(desk, meeting.id, "Costs", under_id=top)
    before = snapshot()

    defer_item(desk, top)
    undo(desk)

    assert snapshot() == before


def test_a_deferred_item_is_put_back_with_its_sub_items(
    desk: Desk, meeting: Meeting, snapshot: Snapshot
) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    add_item(desk, meeting.id, "Costs", under_id=top)
    before = snapshot()
    defer_item(desk, top)

    put_back_item(desk, top)

    assert snapshot() == before
    with pytest.raises(Refused, match="not deferred"):
        put_back_item(desk, top)


def test_an_item_on_a_later_agenda_is_not_put_back(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Neglect").made
    defer_item(desk, top)
    place_waiting(desk, later.id, top)

    with pytest.raises(Refused, match="later meeting"):
        put_back_item(desk, top)


def action(desk: Desk, reference: str, **values: object) -> None:
    with desk.change("An action") as step:
        step.insert(Action(id=reference, reference=reference, title="Do it", **values))  # type: ignore[arg-type]


def test_open_actions_come_back_with_their_numbers_the_undated_last(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    action(desk, "A-001", meeting_id=meeting.id)
    action(desk, "A-002", meeting_id=meeting.id, due_on=date(2026, 11, 1))
    action(desk, "A-003", meeting_id=meeting.id, state=ActionState.DONE)
    action(desk, "A-004", meeting_id=later.id, due_on=date(2027, 1, 1))
    action(desk, "A-005", opened_on=date(2026, 3, 1), due_on=date(2026, 10, 1))

    found = open_business(desk, later.id).actions

    assert [row.reference for row in found] == ["A-005", "A-002", "A-001"]


def test_open_business_comes_back_by_itself_at_the_next_meeting(
    desk: Desk, body: Body, meeting: Meeting, hold: Hold
) -> None:
    deferred = add_item(desk, meeting.id, "Elective home education").made
    action(desk, "A-001", meeting_id=meeting.id)
    hold(meeting)
    defer_item(desk, deferred)

    following = add_meeting(desk, body.id, date(2026, 11, 19)).made

    found = open_business(desk, following)
    assert [row.id for row in found.minutes] == [meeting.id]
    assert [row.id for row in found.deferred] == [deferred]
    assert [row.reference for row in found.actions] == ["A-001"]
    confirming = desk.rows(AgendaItem, meeting_id=following, confirms_id=meeting.id)
    assert [row.title for row in confirming] == ["Minutes of 17 September"]

    mark_checked(desk, meeting.id)
    hold(existing(desk, Meeting, following))
    confirm_minutes(desk, meeting.id, at_meeting_id=following)

    assert open_business(desk, following).minutes == ()
    assert existing(desk, Meeting, meeting.id).confirmed_on == date(2026, 11, 19)


def test_all_that_waits_is_placed_in_one_stroke(
    desk: Desk, meeting: Meeting, later: Meeting, snapshot: Snapshot
) -> None:
    made = [add_item(desk, meeting.id, title).made for title in ("Neglect", "Exploitation")]
    for item_id in made:
        defer_item(desk, item_id)
    before = snapshot()

    place_all_waiting(desk, later.id)

    assert waiting(desk, later.id) == []
    with pytest.raises(Refused, match="Nothing is waiting"):
        place_all_waiting(desk, later.id)
    undo(desk)
    assert snapshot() == before
