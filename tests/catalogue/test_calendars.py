import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.calendars import WorkingDays
from chair_desk.records.boards import Nation

ENGLAND = WorkingDays(Nation.ENGLAND)
NORTHERN_IRELAND = WorkingDays(Nation.NORTHERN_IRELAND)
days = st.dates(date(2012, 1, 1), date(2035, 12, 31))
nations = st.sampled_from([WorkingDays(nation) for nation in Nation])


def test_working_days_count_from_the_day_after() -> None:
    assert ENGLAND.after(date(2026, 9, 17), 20) == date(2026, 10, 15)
    assert ENGLAND.after(date(2026, 11, 6), 10) == date(2026, 11, 20)


def test_counting_begins_after_a_day_that_is_no_working_day() -> None:
    saturday, monday = date(2026, 11, 7), date(2026, 11, 9)

    assert ENGLAND.after(saturday, 1) == monday


def test_bank_holidays_are_left_out() -> None:
    before_christmas = date(2026, 12, 24)

    assert ENGLAND.after(before_christmas, 1) == date(2026, 12, 29)  # 28 stands in for Boxing Day
    assert ENGLAND.holiday_name(date(2026, 12, 28)) == "Boxing Day (substitute day)"
    assert ENGLAND.holiday_name(before_christmas) == ""


def test_the_twelfth_of_july_is_a_holiday_in_northern_ireland_alone() -> None:
    twelfth = date(2027, 7, 12)

    assert not NORTHERN_IRELAND.is_working_day(twelfth)
    assert ENGLAND.is_working_day(twelfth)
    assert NORTHERN_IRELAND.holiday_name(date(2026, 3, 17)) == "Saint Patrick's Day"


def test_a_clock_over_the_twelfth_of_july_ends_later_in_northern_ireland() -> None:
    start = date(2027, 7, 5)

    assert ENGLAND.after(start, 10) == date(2027, 7, 19)
    assert NORTHERN_IRELAND.after(start, 10) == date(2027, 7, 20)


def test_scotland_has_the_second_of_january_and_no_easter_monday() -> None:
    scotland = WorkingDays(Nation.SCOTLAND)

    assert not scotland.is_working_day(date(2026, 1, 2))
    assert scotland.is_working_day(date(2026, 4, 6))
    assert not WorkingDays(Nation.WALES).is_working_day(date(2026, 4, 6))


def test_a_single_proclamation_is_known() -> None:
    assert not ENGLAND.is_working_day(date(2022, 9, 19))


def test_clear_days_are_not_working_days() -> None:
    meeting = date(2026, 11, 19)

    assert ENGLAND.clear_days_before(meeting, 7) == date(2026, 11, 11)
    assert ENGLAND.before(meeting, 7) == date(2026, 11, 10)


def test_nought_days_after_is_the_day_itself() -> None:
    assert ENGLAND.after(date(2026, 11, 7), 0) == date(2026, 11, 7)
    assert ENGLAND.between(date(2026, 11, 7), date(2026, 11, 7)) == 0


@given(nations, days, st.integers(1, 60))
def test_between_undoes_after(calendar: WorkingDays, start: date, count: int) -> None:
    end = calendar.after(start, count)

    assert calendar.is_working_day(end)
    assert calendar.between(start, end) == count


@given(nations, days, st.integers(1, 60))
def test_before_undoes_after_from_a_working_day(
    calendar: WorkingDays, start: date, count: int
) -> None:
    working = calendar.after(start, 1)

    assert calendar.before(calendar.after(working, count), count) == working
    assert calendar.after(calendar.before(working, count), count) == working


@given(nations, days, st.integers(0, 40), st.integers(0, 40))
def test_stretches_add_up(calendar: WorkingDays, start: date, one: int, two: int) -> None:
    middle = start + timedelta(days=one)
    end = middle + timedelta(days=two)

    whole = calendar.between(start, end)

    assert calendar.between(start, middle) + calendar.between(middle, end) == whole
    assert calendar.between(end, start) <= 0


def test_a_date_that_is_late_counts_below_nought() -> None:
    due, today = date(2026, 11, 16), date(2026, 11, 19)

    assert ENGLAND.between(today, due) == -3


@pytest.mark.parametrize("nation", list(Nation))
def test_every_nation_knows_christmas(nation: Nation) -> None:
    assert WorkingDays(nation).holiday_name(date(2026, 12, 25)) == "Christmas Day"


def test_the_library_is_not_loaded_before_a_working_day_is_asked_for() -> None:
    program = (
        "import sys; from chair_desk.catalogue.shelf import Shelf;"
        "from chair_desk.catalogue.calendars import WorkingDays;"
        "from chair_desk.records.boards import Nation;"
        "Shelf().profiles(); WorkingDays(Nation.WALES); print('holidays' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert said.stdout.strip() == b"False"


def test_what_is_late_counts_from_the_day_after_up_to_today() -> None:
    days = WorkingDays(Nation.ENGLAND)
    friday = date(2026, 11, 13)
    assert days.left_until(friday, date(2026, 11, 20)) == -5
    assert days.left_until(friday, date(2026, 11, 22)) == -5
    assert days.left_until(friday, date(2026, 11, 14)) == -1
    assert days.left_until(friday, friday) == 0
    assert days.left_until(friday, date(2026, 11, 9)) == 4


@given(nations, days, st.integers(-4000, 4000))
def test_a_stretch_is_what_a_plain_count_day_by_day_says(
    calendar: WorkingDays, start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    first, last, sign = (start, end, 1) if end >= start else (end, start, -1)
    # Backwards the first day counts and the last does not, as the day itself does for lateness.
    ahead = range(1, (last - first).days + 1) if sign > 0 else range((last - first).days)
    plain = sum(calendar.is_working_day(first + timedelta(days=each)) for each in ahead)

    assert calendar.between(start, end) == sign * plain
