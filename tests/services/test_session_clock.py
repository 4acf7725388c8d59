from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting
from chair_desk.services.agenda import add_break, add_item, agenda, defer_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused, open_desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import close_session, reopen_session
from chair_desk.services.session_clock import (
    begin,
    come_back,
    end_break,
    finish_item,
    go_back,
    keep_time,
    leave_out,
    left_for_later,
    next_item,
    start_item,
    take_break,
    take_minutes_from,
    timing,
)

DAY = date(2026, 9, 17)


@pytest.fixture
def session(desk: Desk, meeting: Meeting, clock: Any) -> Meeting:
    """A meeting begun at ten: 5, 10, 20 and 20 minutes, then 10 and 5 that close it."""
    add_item(desk, meeting.id, "Return home interviews", planned_minutes=20, purpose="challenge")
    add_item(desk, meeting.id, "Section 11", planned_minutes=20, purpose="assurance")
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    return meeting


def items(desk: Desk, meeting: Meeting) -> list[AgendaItem]:
    return [line.item for line in agenda(desk, meeting.id).lines]


def current(desk: Desk, meeting: Meeting) -> str:
    found = existing(desk, Meeting, meeting.id)
    return next((one.title for one in items(desk, meeting) if one.id == found.current_item_id), "")


def test_beginning_starts_the_first_item_in_the_same_change(desk: Desk, session: Meeting) -> None:
    assert current(desk, session) == "Welcome, apologies and interests"
    assert desk.file.undo_label == "Started the meeting of 17 September"

    undo(desk)
    assert current(desk, session) == ""


def test_finishing_an_item_takes_the_next_and_keeps_the_time(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=6)
    first, second, *_rest = items(desk, session)
    made = finish_item(desk, first.id).made

    done = items(desk, session)[0]
    assert made == second.id
    assert (done.state, done.used_seconds) == (ItemState.DONE, 360)
    assert desk.file.undo_label == "Finished item 1"


def test_the_last_item_is_followed_by_what_was_passed_over(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    last = items(desk, session)[-1]
    start_item(desk, last.id)
    clock.pass_by(minutes=3)
    finish_item(desk, last.id)
    assert current(desk, session) == "Welcome, apologies and interests"

    for _count in range(len(items(desk, session)) - 1):
        next_item(desk, session.id)
    assert current(desk, session) == ""
    with pytest.raises(Refused, match="Every item was taken"):
        next_item(desk, session.id)


def test_an_item_left_out_of_order_goes_on_where_it_was(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    first, second, *_rest = items(desk, session)
    clock.pass_by(minutes=2)
    start_item(desk, second.id)
    clock.pass_by(minutes=7)
    start_item(desk, first.id)
    clock.pass_by(minutes=1)

    assert timing(desk, session.id).used == 3
    assert items(desk, session)[1].used_seconds == 420


def test_going_back_takes_the_item_before(desk: Desk, session: Meeting) -> None:
    next_item(desk, session.id)
    go_back(desk, session.id)
    assert current(desk, session) == "Welcome, apologies and interests"

    with pytest.raises(Refused, match="no item before"):
        go_back(desk, session.id)


def test_going_back_after_the_last_item_opens_it_again(desk: Desk, session: Meeting) -> None:
    for _count in items(desk, session):
        next_item(desk, session.id)
    go_back(desk, session.id)

    assert current(desk, session) == "Any other business"


def test_a_break_on_the_agenda_is_taken_before_one_is_put_in(desk: Desk, session: Meeting) -> None:
    add_break(desk, session.id, after_id=items(desk, session)[2].id, minutes=15)
    take_break(desk, session.id)

    found = timing(desk, session.id)
    assert (found.planned, found.number) == (15, "")
    with pytest.raises(Refused, match="already"):
        take_break(desk, session.id)


def test_after_a_break_the_item_goes_on(desk: Desk, session: Meeting, clock: Any) -> None:
    clock.pass_by(minutes=4)
    take_break(desk, session.id)
    assert [one.kind for one in items(desk, session)][1] is ItemKind.BREAK
    clock.pass_by(minutes=10)
    end_break(desk, session.id)

    clock.pass_by(minutes=1)
    assert timing(desk, session.id).used == 5
    with pytest.raises(Refused, match="not on a break"):
        end_break(desk, session.id)


def test_nothing_is_timed_before_the_meeting_or_after_it(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    with pytest.raises(Refused, match="Start it first"):
        start_item(desk, items(desk, meeting)[0].id)

    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    clock.pass_by(minutes=6)
    close_session(desk, meeting.id)
    clock.pass_by(hours=5)

    used = timing(desk, meeting.id).of(items(desk, meeting)[0].id)
    assert used is not None
    assert used.used == 6
    with pytest.raises(Refused, match="Start it first"):
        next_item(desk, meeting.id)


def test_a_meeting_taken_up_again_goes_on_with_its_items(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=6)
    close_session(desk, session.id)
    reopen_session(desk, session.id)

    next_item(desk, session.id)
    assert current(desk, session) == "Overdue actions, by partner"


def test_a_deferred_item_is_not_started(desk: Desk, session: Meeting) -> None:
    item = items(desk, session)[2]
    defer_item(desk, item.id)

    with pytest.raises(Refused, match="deferred"):
        start_item(desk, item.id)


def test_the_item_being_taken_is_not_started_twice(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused, match="already"):
        start_item(desk, items(desk, session)[0].id)


def test_only_the_item_being_taken_is_finished(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused, match="not being taken"):
        finish_item(desk, items(desk, session)[1].id)


def test_minutes_are_taken_from_an_item_to_come(desk: Desk, session: Meeting) -> None:
    item = items(desk, session)[3]
    take_minutes_from(desk, item.id, 3)
    assert items(desk, session)[3].planned_minutes == 17
    assert desk.file.undo_label == "Took 3 minutes from item 4"

    undo(desk)
    assert items(desk, session)[3].planned_minutes == 20


@pytest.mark.parametrize("minutes", [0, -1, 21])
def test_no_more_is_taken_than_there_is(desk: Desk, session: Meeting, minutes: int) -> None:
    with pytest.raises(Refused, match="does not have"):
        take_minutes_from(desk, items(desk, session)[3].id, minutes)


def test_nothing_is_taken_from_an_item_that_is_on(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused, match="taken already"):
        take_minutes_from(desk, items(desk, session)[0].id, 1)


def test_what_was_finished_and_come_back_to_stays_finished(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=5)
    next_item(desk, session.id)
    first, second, *_rest = items(desk, session)
    go_back(desk, session.id)
    clock.pass_by(minutes=2)
    assert timing(desk, session.id).used == 7
    start_item(desk, second.id)

    first, second, *_rest = items(desk, session)
    assert (first.state, first.used_seconds) == (ItemState.DONE, 420)
    assert second.state is ItemState.OPEN


def test_what_is_come_back_to_brings_no_planned_time_with_it(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=1)
    next_item(desk, session.id)
    finish = timing(desk, session.id).projected_finish
    go_back(desk, session.id)

    assert timing(desk, session.id).projected_finish == finish


def test_a_meeting_left_in_session_does_not_run_on_another_day(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=4)
    add_item(desk, session.id, "Late item")
    clock.pass_by(days=3)
    assert timing(desk, session.id).used == 4

    add_item(desk, session.id, "Later still")
    assert timing(desk, session.id).used == 4


def test_an_item_taken_out_of_order_is_finished_and_the_one_left_come_back_to(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    first, _second, third, fourth, *_rest = items(desk, session)
    next_item(desk, session.id)
    next_item(desk, session.id)
    clock.pass_by(minutes=4)
    start_item(desk, fourth.id)
    clock.pass_by(minutes=8)
    left = left_for_later(desk, session.id)
    assert left is not None
    assert left.id == third.id

    assert come_back(desk, session.id).made == third.id
    clock.pass_by(minutes=2)
    assert timing(desk, session.id).used == 6
    assert existing(desk, AgendaItem, fourth.id).state is ItemState.DONE
    assert existing(desk, AgendaItem, first.id).state is ItemState.DONE
    assert desk.file.undo_label == f"Came back to item {timing(desk, session.id).number}"


def test_where_nothing_was_left_there_is_nothing_to_come_back_to(
    desk: Desk, session: Meeting
) -> None:
    assert left_for_later(desk, session.id) is None
    with pytest.raises(Refused, match="left unfinished"):
        come_back(desk, session.id)


def test_a_laptop_asleep_counts_as_time_passed_and_may_be_left_out(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=2)
    clock.pass_by(minutes=40)
    assert timing(desk, session.id).used == 42

    leave_out(desk, session.id, 40)
    assert timing(desk, session.id).used == 2
    assert desk.file.undo_label == "Left 40 minutes out of item 1"
    undo(desk)
    assert timing(desk, session.id).used == 42


@pytest.mark.parametrize("minutes", [0, -1, 43])
def test_no_more_is_left_out_than_was_used(
    desk: Desk, session: Meeting, clock: Any, minutes: int
) -> None:
    clock.pass_by(minutes=42)
    with pytest.raises(Refused):
        leave_out(desk, session.id, minutes)


def test_a_clock_put_back_keeps_the_time_that_had_passed(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=12)
    before = clock()
    clock.pass_by(minutes=-60)
    keep_time(desk, session.id, before)
    assert timing(desk, session.id).used == 12

    clock.pass_by(minutes=3)
    assert timing(desk, session.id).used == 15
    next_item(desk, session.id)
    assert items(desk, session)[0].used_seconds == 15 * 60


@pytest.mark.parametrize("days", [-7, -1, 1, 7])
def test_a_clock_set_to_another_day_goes_on_as_if_the_meeting_had_begun_there(
    desk: Desk, session: Meeting, clock: Any, days: int
) -> None:
    clock.pass_by(minutes=12)
    before = clock()
    late_by = timing(desk, session.id).late_by
    clock.pass_by(days=days)
    keep_time(desk, session.id, before)
    clock.pass_by(minutes=3)

    found = timing(desk, session.id)
    assert found.used == 15
    assert found.late_by == late_by + 3
    next_item(desk, session.id)
    clock.pass_by(minutes=2)
    assert timing(desk, session.id).used == 2
    assert items(desk, session)[0].used_seconds == 15 * 60


def test_a_clock_put_back_unseen_never_counts_below_what_was_kept(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    clock.pass_by(minutes=3)
    next_item(desk, session.id)
    clock.pass_by(minutes=-60)
    go_back(desk, session.id)
    clock.pass_by(minutes=1)
    assert [one.used for one in timing(desk, session.id).items][:2] == [4, 0]


def test_no_time_is_kept_or_left_out_before_and_after_a_meeting(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    close_session(desk, session.id)
    for verb in (leave_out, keep_time):
        with pytest.raises(Refused, match="not in session"):
            verb(desk, session.id, 1 if verb is leave_out else clock())  # type: ignore[operator]


def test_a_meeting_opened_again_after_a_crash_shows_its_clock_and_item(
    desk: Desk, session: Meeting, clock: Any, tmp_path: Any
) -> None:
    next_item(desk, session.id)
    clock.pass_by(minutes=4)
    was = timing(desk, session.id)
    desk.close()
    again = open_desk(desk.file.path, who="Gwen", home=tmp_path / "home", now=clock)
    try:
        assert timing(again, session.id) == was
        clock.pass_by(minutes=1)
        assert timing(again, session.id).used == was.used + 1
    finally:
        again.close()


def test_the_time_between_two_items_is_lost_to_neither(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    start = clock()
    for minutes in (3, 2, 7, 1):
        clock.pass_by(minutes=minutes)
        next_item(desk, session.id)
    clock.pass_by(minutes=5)
    take_break(desk, session.id)
    clock.pass_by(minutes=11)
    end_break(desk, session.id)
    clock.pass_by(minutes=2)
    assert sum(one.used for one in timing(desk, session.id).items) == (
        (clock() - start) // timedelta(minutes=1)
    )
