"""The clocks against a plain count, day by day, with bank holidays worked out another way."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.calendars import WorkingDays
from chair_desk.records.boards import Nation

FIRST, LAST = 2007, 2036
DAY = timedelta(days=1)
MONDAY, SATURDAY = 0, 5
NATIONS = (Nation.ENGLAND, Nation.NORTHERN_IRELAND, Nation.SCOTLAND)
# Days by proclamation, and the early May and spring days that were moved in their years.
ONCE = {
    date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8),
}  # fmt: skip
ONCE_IN_SCOTLAND = {date(2026, 6, 15)}
EARLY_MAY = {2020: date(2020, 5, 8)}
SPRING = {2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}

nations = st.sampled_from(NATIONS)
days = st.dates(date(FIRST, 1, 1), date(LAST - 1, 6, 1))


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    day = date(year, month, 1)
    return day + DAY * ((MONDAY - day.weekday()) % 7)


def last_monday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - DAY * ((day.weekday() - MONDAY) % 7)


def moved_on(day: date, taken: set[date]) -> date:
    """The day itself, or in its place the next day that is free."""
    while day.weekday() >= SATURDAY or day in taken:
        day += DAY
    return day


@cache
def closed(nation: Nation, year: int) -> frozenset[date]:
    found = {one for one in ONCE if one.year == year}
    found.add(easter(year) - 2 * DAY)
    found.add(EARLY_MAY.get(year, first_monday(year, 5)))
    found.add(SPRING.get(year, last_monday(year, 5)))
    fixed = [(1, 1), (12, 25), (12, 26)]
    if nation is Nation.SCOTLAND:
        found |= {one for one in ONCE_IN_SCOTLAND if one.year == year}
        found.add(first_monday(year, 8))
        fixed += [(1, 2), (11, 30)]
    else:
        found |= {easter(year) + DAY, last_monday(year, 8)}
    if nation is Nation.NORTHERN_IRELAND:
        fixed += [(3, 17), (7, 12)]
    # Christmas on a Saturday or Sunday moves beyond Boxing Day, which keeps its own place first.
    ordered = sorted(fixed)
    on_their_day = [date(year, *one) for one in ordered]
    found |= {day for day in on_their_day if day.weekday() < SATURDAY}
    for day in on_their_day:
        if day.weekday() >= SATURDAY:
            found.add(moved_on(day, found))
    return frozenset(found)


def is_open(nation: Nation, day: date) -> bool:
    return day.weekday() < SATURDAY and day not in closed(nation, day.year)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_day_of_thirty_years_is_a_working_day_alike(nation: Nation) -> None:
    calendar, day = WorkingDays(nation), date(FIRST, 1, 1)
    odd = []
    while day.year <= LAST:
        if calendar.is_working_day(day) != is_open(nation, day):
            odd.append(day)
        day += DAY

    assert odd == []


@given(nations, days, st.integers(0, 45))
def test_a_clock_ends_where_a_plain_count_ends(nation: Nation, start: date, count: int) -> None:
    day, left = start, count
    while left:
        day += DAY
        left -= is_open(nation, day)

    assert WorkingDays(nation).after(start, count) == day


@given(nations, days, st.integers(0, 70))
def test_days_left_and_days_late_are_counted_plainly(
    nation: Nation, today: date, ahead: int
) -> None:
    later = today + DAY * ahead
    plain = sum(is_open(nation, today + DAY * step) for step in range(1, ahead + 1))

    calendar = WorkingDays(nation)
    assert calendar.left_until(later, today) == plain
    if ahead:
        assert calendar.left_until(today, later) == -max(1, plain)
