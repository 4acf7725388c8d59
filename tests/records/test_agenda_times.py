from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.agenda_times import (
    child_number,
    clock_of,
    in_order,
    late_number,
    letters,
    minutes_of_day,
    minutes_over,
    shape_of,
    start_times,
)
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Purpose


def item(name: str, place: str, **values: object) -> AgendaItem:
    return AgendaItem(id=name, meeting_id="m", place=place, title=name, **values)  # type: ignore[arg-type]


AGENDA = [
    item("welcome", "A", planned_minutes=5),
    item("minutes", "B", planned_minutes=10, purpose=Purpose.DECISION),
    item("break", "C", planned_minutes=10, kind=ItemKind.BREAK),
    item("police", "D", planned_minutes=15, purpose=Purpose.CHALLENGE),
    item("first", "B", planned_minutes=0, parent_id="police"),
    item("second", "C", planned_minutes=5, parent_id="police"),
]


def test_items_are_numbered_in_order_and_a_break_has_no_number() -> None:
    assert [(line.item.id, line.number) for line in in_order(reversed(AGENDA))] == [
        ("welcome", "1"),
        ("minutes", "2"),
        ("break", ""),
        ("police", "3"),
        ("first", "3a"),
        ("second", "3b"),
    ]


def test_a_third_level_is_counted_in_roman_figures() -> None:
    assert [child_number("5a", 2, count) for count in (1, 4, 9)] == ["5a(i)", "5a(iv)", "5a(ix)"]


def test_numbers_fixed_at_issue_stay_whatever_the_order() -> None:
    issued = [item("one", "B", number="1"), item("two", "A", number="2")]

    assert [line.number for line in in_order(issued)] == ["2", "1"]


def test_start_times_add_up_and_sub_items_come_on_top() -> None:
    assert start_times(in_order(AGENDA), "10:00") == {
        "welcome": "10:00",
        "minutes": "10:05",
        "break": "10:15",
        "police": "10:25",
        "first": "10:40",
        "second": "10:40",
    }


def test_a_break_is_no_working_time() -> None:
    shape = shape_of(in_order(AGENDA))

    assert (shape.total, shape.working, shape.weighty) == (45, 35, 25)


def test_an_item_deferred_before_the_agenda_was_issued_has_left_it() -> None:
    rows = [item("a", "A", state=ItemState.DEFERRED), item("b", "B")]

    assert [(line.item.id, line.number) for line in in_order(rows)] == [("b", "1")]


def test_an_item_deferred_after_the_agenda_was_issued_keeps_its_number_and_takes_no_time() -> None:
    rows = [
        item("a", "A", state=ItemState.DEFERRED, number="1", planned_minutes=20),
        item("b", "B", number="2", planned_minutes=10),
    ]

    placed = in_order(rows)

    assert [line.number for line in placed] == ["1", "2"]
    assert shape_of(placed).total == 10
    assert start_times(placed, "10:00")["b"] == "10:00"


def test_two_items_each_under_the_other_do_not_vanish() -> None:
    rows = [item("a", "A", parent_id="b"), item("b", "B", parent_id="a")]

    assert {line.item.id for line in in_order(rows)} == {"a", "b"}


def test_an_item_whose_parent_is_gone_stands_at_the_top() -> None:
    assert in_order([item("a", "A", parent_id="gone")])[0].number == "1"


@pytest.mark.parametrize(
    ("before", "taken", "follows", "expected"),
    [
        ("7", {"7", "8"}, "", "7A"),
        ("7A", {"7", "7A", "8"}, "", "7B"),
        ("7", {"7", "7A", "8"}, "", "7B"),
        ("", {"1"}, "", "A1"),
        ("11", {"11"}, "12", "12"),
        ("5a", {"5a", "5b"}, "", "5aA"),
    ],
)
def test_a_late_item_gets_a_number_of_its_own(
    before: str, taken: set[str], follows: str, expected: str
) -> None:
    assert late_number(before, taken, follows=follows) == expected


def test_a_late_number_is_never_one_that_is_taken() -> None:
    taken = {"7"}
    for _count in range(60):
        number = late_number("7", taken)

        assert number not in taken

        taken.add(number)


def test_letters_go_on_after_z() -> None:
    assert [letters(count) for count in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "az", "ba"]


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_of_day_is_read_as_it_was_written(minutes: int) -> None:
    assert minutes_of_day(clock_of(minutes)) == minutes


@pytest.mark.parametrize("clock", ["", "ten", "24:00", "10:60", "10", "-1:00", "10:-5"])
def test_what_is_no_time_of_day_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        minutes_of_day(clock)


def test_running_over_and_time_to_spare_are_minutes_either_way() -> None:
    assert minutes_over("10:00", "12:30", 157) == 7
    assert minutes_over("10:00", "12:30", 140) == -10
