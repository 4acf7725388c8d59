from __future__ import annotations

from datetime import UTC, date, datetime

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting
from chair_desk.records.presence_by_item import Turn, course_of, items_attended, turns_of

MEETING = Meeting(id="m", body_id="b", held_on=date(2026, 11, 19), starts="10:00", ends="12:00")
ITEMS = tuple(
    AgendaItem(
        id=str(number),
        meeting_id="m",
        place=str(number),
        title="x",
        planned_minutes=10,
        kind=ItemKind.BREAK if number == 4 else ItemKind.ITEM,
    )
    for number in range(1, 7)
)
COURSE = course_of(MEETING, ITEMS)


def _line(**values: str) -> Attendance:
    return Attendance(id="a", meeting_id="m", person_id="p", presence=Presence.PRESENT, **values)


def _move(kind: MovementKind, item: str | None, **values: str) -> Movement:
    return Movement(id=f"{kind}{item}", attendance_id="a", kind=kind, item_id=item, **values)


def _there(line: Attendance, *movements: Movement) -> str:
    """Return the numbers of the items attended: "1235"."""
    attended = items_attended(turns_of(line, movements, COURSE), len(COURSE.item_ids))
    return "".join(item for item, here in zip(COURSE.item_ids, attended, strict=True) if here)


def test_breaks_are_no_items_of_business() -> None:
    assert COURSE.item_ids == ("1", "2", "3", "5", "6")
    assert COURSE.clocks == ("10:00", "10:10", "10:20", "10:40", "10:50")


def test_items_begin_when_they_were_taken_where_that_is_known() -> None:
    began = AgendaItem(
        id="1",
        meeting_id="m",
        place="1",
        title="x",
        started_at=datetime(2026, 7, 2, 9, 30, tzinfo=UTC),
    )

    assert course_of(MEETING, [began]).clocks == ("10:30",)


def test_somebody_with_no_comings_and_goings_was_there_throughout() -> None:
    assert _there(_line()) == "12356"


def test_who_arrives_during_an_item_was_there_for_it() -> None:
    assert _there(_line(arrived="10:15")) == "2356"


def test_who_leaves_as_an_item_begins_was_not_there_for_it() -> None:
    assert _there(_line(left="10:20")) == "12"
    assert _there(_line(left="10:25")) == "123"


def test_who_comes_in_for_two_items_is_there_for_two() -> None:
    moves = (_move(MovementKind.IN, "2"), _move(MovementKind.OUT, "3"))

    assert _there(_line(), *moves) == "23"


def test_who_goes_out_until_an_item_comes_back_by_itself() -> None:
    assert _there(_line(), _move(MovementKind.OUT, "1", until_item_id="5")) == "156"


def test_a_time_says_where_no_item_does() -> None:
    assert _there(_line(), _move(MovementKind.OUT, None, at="10:20")) == "12"
    assert _there(_line(), _move(MovementKind.OUT, None)) == "12356"


def test_standing_aside_is_not_leaving() -> None:
    assert _there(_line(), _move(MovementKind.RECUSED, "3")) == "12356"


def test_arriving_is_said_once_where_the_register_and_a_movement_both_say_it() -> None:
    turns = turns_of(
        _line(arrived="10:21", left="10:45"),
        [_move(MovementKind.IN, "3"), _move(MovementKind.OUT, "5")],
        COURSE,
    )

    assert turns == [Turn(2, comes_in=True), Turn(3, comes_in=False)]


def test_somebody_in_and_out_of_the_same_item_was_there_for_it() -> None:
    moves = (_move(MovementKind.IN, "3"), _move(MovementKind.OUT, "3"))

    assert _there(_line(), *moves) == "3"
