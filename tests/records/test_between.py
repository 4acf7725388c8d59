from __future__ import annotations

from datetime import date

from chair_desk.records.between import Between

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)


def test_both_ends_lie_in_it() -> None:
    days = Between(first=FIRST, last=LAST)

    assert FIRST in days
    assert LAST in days
    assert date(2026, 8, 31) not in days
    assert date(2026, 10, 1) not in days


def test_an_open_end_has_no_end() -> None:
    assert date.min in Between(last=LAST)
    assert date.max in Between(first=FIRST)
    assert date.min in Between()
