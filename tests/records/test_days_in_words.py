from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.days_in_words import (
    day_beside,
    day_month,
    full_day,
    full_weekday,
    near_day,
    span_words,
    weekday_month,
    whole_months,
    working_days_words,
)

DAY = date(2026, 11, 19)


def test_days_are_written_as_people_write_them() -> None:
    assert day_month(DAY) == "19 November"
    assert full_day(DAY) == "19 November 2026"
    assert weekday_month(DAY) == "Thursday 19 November"
    assert full_weekday(DAY) == "Thursday 19 November 2026"


def test_the_year_is_said_only_where_it_differs() -> None:
    assert day_beside(DAY, date(2026, 1, 1)) == "19 November"
    assert day_beside(DAY, date(2027, 1, 1)) == "19 November 2026"


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2026, 3, 3), date(2026, 11, 3), 8),
        (date(2026, 3, 3), date(2026, 11, 2), 7),
        (date(2026, 3, 3), date(2026, 3, 20), 0),
        (date(2026, 3, 3), date(2025, 1, 1), 0),
    ],
)
def test_only_whole_months_are_counted(since: date, until: date, months: int) -> None:
    assert whole_months(since, until) == months


def test_a_span_is_said_in_months_or_in_whole_years() -> None:
    assert span_words(1) == "1 month"
    assert span_words(8) == "8 months"
    assert span_words(12) == "12 months"
    assert span_words(24) == "2 years"
    assert span_words(25) == "25 months"


def test_a_short_day_has_its_year_only_where_that_is_another() -> None:
    today = date(2026, 11, 17)
    assert near_day(date(2026, 1, 6), today) == "6 Jan"
    assert near_day(date(2030, 11, 6), today) == "6 Nov 2030"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (3, "3 working days left"),
        (1, "1 working day left"),
        (0, "0 working days left"),
        (-1, "1 working day late"),
        (-36, "36 working days late"),
    ],
)
def test_working_days_are_said_with_their_unit(left: int, said: str) -> None:
    assert working_days_words(left) == said
