from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.meeting_dates import usual_next


def test_a_board_that_meets_on_the_third_thursday_goes_on_so() -> None:
    held = [date(2026, 3, 19), date(2026, 5, 21), date(2026, 7, 16), date(2026, 9, 17)]

    assert usual_next(held) == date(2026, 11, 19)


def test_else_the_usual_number_of_weeks_goes_by() -> None:
    held = [date(2026, 3, 3), date(2026, 4, 14), date(2026, 5, 26)]

    assert usual_next(held) == date(2026, 7, 7)


def test_after_a_first_meeting_the_number_in_a_year_counts() -> None:
    assert usual_next([date(2026, 9, 17)]) == date(2026, 12, 17)
    assert usual_next([date(2026, 9, 17)], a_year=12) == date(2026, 10, 15)


def test_a_fifth_thursday_becomes_the_last_where_there_is_none() -> None:
    held = [date(2026, 4, 30), date(2026, 7, 30), date(2026, 10, 29)]

    assert usual_next(held) == date(2027, 1, 28)


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.lists(st.integers(min_value=1, max_value=400), max_size=12),
    st.integers(min_value=1, max_value=26),
)
def test_the_next_comes_after_the_last_on_its_weekday(
    first: date, gaps: list[int], a_year: int
) -> None:
    held = [first]
    for gap in gaps:
        held.append(held[-1] + timedelta(days=gap))

    found = usual_next(held, a_year=a_year)

    assert found > held[-1]
    assert found.weekday() == held[-1].weekday()
