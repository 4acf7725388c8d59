from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.local_time import local, local_clock, local_date


@pytest.mark.parametrize(
    ("instant", "clock"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "00:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "02:00"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "01:59"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "01:00"),
        (datetime(2026, 1, 15, 10, 0, tzinfo=UTC), "10:00"),
    ],
)
def test_the_clocks_change_on_the_last_sundays(instant: datetime, clock: str) -> None:
    assert local_clock(instant) == clock


def test_late_on_a_summer_evening_it_is_the_next_day_already() -> None:
    assert local_date(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)


@given(st.datetimes(datetime(1997, 1, 1), datetime(2036, 12, 31)))
def test_the_rule_agrees_with_the_table_of_time_zones(naive: datetime) -> None:
    instant = naive.replace(tzinfo=UTC)
    there = instant.astimezone(ZoneInfo("Europe/London"))

    assert local(instant).replace(tzinfo=None) == there.replace(tzinfo=None)
    assert local(instant) - instant == timedelta(0)
