"""When a body usually meets next: by the rhythm of the meetings that it held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

_LOOKED_AT = 7
_ENOUGH = 3
_WEEK = 7
_WEEKS = 52
_MONTHS = 12


def usual_next(held: Sequence[date], *, a_year: int = 4) -> date:
    """Return the day after the last by which a body would meet again, as it did before.

    `held` are the days of its meetings, earliest first, at least one. Three or more on the same
    weekday of the month ("third Thursday") go on so, every so many months; else the usual
    number of weeks goes by. After a first meeting it is `a_year` meetings a year.
    """
    recent = held[-_LOOKED_AT:]
    last = recent[-1]
    if len(recent) >= _ENOUGH and len({(day.weekday(), _nth(day)) for day in recent}) == 1:
        months = median_low([_months(*pair) for pair in pairwise(recent)])
        return _nth_weekday(last, max(1, months))
    gaps = [max(1, round((after - day).days / _WEEK)) for day, after in pairwise(recent)]
    weeks = median_low(gaps) if gaps else _WEEKS // max(1, a_year)
    return last + timedelta(weeks=weeks)


def _nth(day: date) -> int:
    return (day.day - 1) // _WEEK + 1


def _months(day: date, after: date) -> int:
    return (after.year - day.year) * _MONTHS + after.month - day.month


def _nth_weekday(day: date, months: int) -> date:
    """Return the same weekday of the month so many months on; a fifth becomes the last."""
    count = day.year * _MONTHS + day.month - 1 + months
    first = date(count // _MONTHS, count % _MONTHS + 1, 1)
    ahead = (day.weekday() - first.weekday()) % _WEEK
    found = first + timedelta(days=ahead, weeks=_nth(day) - 1)
    return found if found.month == first.month else found - timedelta(weeks=1)
