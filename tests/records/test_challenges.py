from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.challenges import Where, days_reached, next_key, place_of, where_each

LADDERS = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=7, unique=True)


@given(LADDERS)
def test_going_up_from_the_first_step_meets_each_step_once(keys: list[str]) -> None:
    seen = [keys[0]]
    while (above := next_key(keys, seen[-1])) is not None:
        seen.append(above)
    assert seen == keys


@given(LADDERS, st.text(max_size=4))
def test_exactly_one_step_is_where_it_stands(keys: list[str], at: str) -> None:
    found = where_each(keys, at)
    assert found.count(Where.HERE) == 1
    assert found[place_of(keys, at)] is Where.HERE
    assert list(found) == sorted(found, key=list(Where).index)


def test_a_step_that_the_ladder_does_not_have_counts_as_the_first() -> None:
    assert next_key(["table", "chief"], "gone") == "chief"


def test_the_last_escalation_led_to_where_it_stands() -> None:
    opened, first, second = date(2026, 9, 17), date(2026, 10, 16), date(2026, 11, 6)
    assert days_reached(5, 2, opened, [first, second]) == (opened, first, second, None, None)
    assert days_reached(5, 2, opened, [second]) == (opened, None, second, None, None)
    assert days_reached(2, 1, opened, [first, second]) == (opened, second)
    assert days_reached(0, 0, opened, []) == ()
