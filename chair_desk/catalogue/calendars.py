"""Working days of the four nations. Bank holidays come from a maintained library."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from chair_desk.records.boards import Nation
from chair_desk.records.clocks import clear_days
from chair_desk.words import _

_SUBDIVISIONS: Mapping[Nation, str] = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.NORTHERN_IRELAND: "NIR",
    Nation.SCOTLAND: "SCT",
}
_SATURDAY = 5
_DAY = timedelta(days=1)


@cache
def bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """Return the bank holidays of one year, day to name. Kept once worked out.

    Source: the `holidays` library, which follows the Banking and Financial Dealings Act 1971
    and each proclamation since.
    """
    # Costs about a tenth of a second to import, so only when a working day is first asked for.
    from holidays.countries.united_kingdom import UnitedKingdom

    calendar = UnitedKingdom(  # type: ignore[no-untyped-call]  # the library leaves it untyped
        subdiv=_SUBDIVISIONS[nation], years=year, expand=False
    )
    return dict(calendar.items())


@cache
def _weekdays_off(nation: Nation, year: int) -> tuple[date, ...]:
    """Return the bank holidays of a year that take a day from a working week, in order."""
    off = (day for day in bank_holidays(nation, year) if day.year == year)
    return tuple(sorted(day for day in off if day.weekday() < _SATURDAY))


def _weekdays_by(day: date) -> int:
    """Count Mondays to Fridays since the calendar began, which was on a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


class WorkingDays:
    """The working days of a nation: Monday to Friday, bank holidays left out."""

    def __init__(self, nation: Nation) -> None:
        """Take the nation whose bank holidays count."""
        self.nation = nation

    def holiday_name(self, day: date) -> str:
        """Return the name of the bank holiday on this day, or nothing."""
        name = bank_holidays(self.nation, day.year).get(day, "")
        return name.replace("(observed)", _("(substitute day)"))

    def is_working_day(self, day: date) -> bool:
        """Say whether people are at work on this day."""
        return day.weekday() < _SATURDAY and day not in bank_holidays(self.nation, day.year)

    def after(self, start: date, days: int) -> date:
        """Return the working day this many working days after `start`.

        Counting begins on the day after, whether or not `start` is a working day. Nought
        returns `start` itself; a negative number counts back.
        """
        step = _DAY if days >= 0 else -_DAY
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def before(self, end: date, days: int) -> date:
        """Return the working day this many working days before `end`."""
        return self.after(end, -days)

    def between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and with `end`; negative if it is earlier.

        So `between(day, after(day, n))` is n, and days left until a due date count today out.
        """
        if end < start:
            return -self.between(end - _DAY, start - _DAY)
        off = sum(len(_weekdays_off(self.nation, year)) for year in range(start.year, end.year))
        off += bisect_right(_weekdays_off(self.nation, end.year), end)
        off -= bisect_right(_weekdays_off(self.nation, start.year), start)
        return _weekdays_by(end) - _weekdays_by(start) - off

    def left_until(self, due: date, today: date) -> int:
        """Count the working days left until a due date; negative is how many it is late.

        Both count from the day after, today counted in for what is late: due on Friday 13th, it
        is 5 days late on Friday 20th and still on Sunday 22nd. What is late is late by one day
        at least.
        """
        if due >= today:
            return self.between(today, due)
        return -max(1, self.between(due, today))

    def clear_days_before(self, meeting_on: date, days: int) -> date:
        """Return the last day for notice with this many clear days before the meeting."""
        return clear_days(meeting_on, days, self)
