"""The clock on the wall of the meeting room.

The United Kingdom's summer time is worked out from its rule, so that it is the same on every
machine: Windows ships no table of time zones, and a laptop abroad keeps another clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

_SUMMER = timezone(timedelta(hours=1), "BST")
_WINTER = timezone(timedelta(0), "GMT")


def local(instant: datetime) -> datetime:
    """Return an instant as the clocks of the United Kingdom show it.

    Source: Summer Time Order 2002 (SI 2002/262), from one o'clock GMT on the last Sunday of
    March to one o'clock GMT on the last Sunday of October. Instants before 1996 follow it too.
    """
    summer = _turn(instant.year, 3) <= instant < _turn(instant.year, 10)
    return instant.astimezone(_SUMMER if summer else _WINTER)


def local_date(instant: datetime) -> date:
    """Return the day that an instant falls on in the United Kingdom."""
    return local(instant).date()


def local_clock(instant: datetime) -> str:
    """Return the time of day of an instant in the United Kingdom, as "HH:MM"."""
    return local(instant).strftime("%H:%M")


def _turn(year: int, month: int) -> datetime:
    """Return the instant at which the clocks change in a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=_WINTER)
    return last - timedelta(days=(last.weekday() + 1) % 7)
