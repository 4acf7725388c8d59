"""Named rules of days: notice, due dates, the clocks of logs. Data chooses, code defines.

A board profile or a log type names a rule and gives its numbers; the rule itself is one pure
function here, with its source. Days are passed in, and a calendar where working days count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Protocol

from chair_desk.records.frozen import frozen


class Calendar(Protocol):
    """What a rule needs to know of working days; see `catalogue.calendars.WorkingDays`."""

    def after(self, start: date, days: int) -> date:
        """Return the working day this many working days after `start`."""

    def before(self, end: date, days: int) -> date:
        """Return the working day this many working days before `end`."""


@frozen(kw_only=True)
class NoticeRule:
    """How many days before a meeting something must be out, or after it for minutes."""

    rule: str
    days: int
    words: str = ""
    source: str = ""
    checked: bool = False


def clear_days(meeting_on: date, days: int, calendar: Calendar) -> date:
    """Return the last day for notice so that this many whole days lie between.

    Neither the day of notice nor the day of the meeting counts; weekends and bank holidays do.

    Source: SR 2012/324 schedule (Northern Ireland, seven clear days); the common meaning in
    English local government law.
    """
    del calendar
    return meeting_on - timedelta(days=days + 1)


def working_days(meeting_on: date, days: int, calendar: Calendar) -> date:
    """Return the working day this many working days before the meeting.

    Source: local terms of reference; commonly five for papers.
    """
    return calendar.before(meeting_on, days)


def calendar_days(meeting_on: date, days: int, calendar: Calendar) -> date:
    """Return the day this many days before the meeting, weekends and all.

    Source: local terms of reference.
    """
    del calendar
    return meeting_on - timedelta(days=days)


NOTICE_RULES: Mapping[str, Callable[[date, int, Calendar], date]] = {
    "clear_days": clear_days,
    "working_days": working_days,
    "calendar_days": calendar_days,
}


def notice_day(rule: NoticeRule, meeting_on: date, calendar: Calendar) -> date:
    """Return the last day on which notice of a meeting is in time."""
    return NOTICE_RULES[rule.rule](meeting_on, rule.days, calendar)


@frozen(kw_only=True)
class DueRule:
    """When a yearly document is due, by a named rule: only the numbers it uses are given."""

    rule: str
    month: int = 0
    day: int = 0
    months: int = 0


def by_end_of(rule: DueRule, year_ends_on: date) -> date | None:
    """Return the last day of a month, the first such month after the year ends.

    Source: Working Together 2023 is said to ask for the end of September.
    """
    first = _next_day_of(rule.month, 1, year_ends_on)
    return _months_later(first, 1) - timedelta(days=1)


def before_day(rule: DueRule, year_ends_on: date) -> date | None:
    """Return the last day that is still before a day of the year. "Before 31 July" is strict.

    Source: Social Services and Well-being (Wales) Act 2014 section 136: reports before 31 July.
    """
    return _next_day_of(rule.month, rule.day, year_ends_on) - timedelta(days=1)


def before_year_begins(rule: DueRule, year_ends_on: date) -> date | None:
    """Return the last day before the year that it is about begins.

    Source: Social Services and Well-being (Wales) Act 2014 section 136: plan before each year.
    """
    del rule
    return _months_later(year_ends_on + timedelta(days=1), -12) - timedelta(days=1)


def months_after_year(rule: DueRule, year_ends_on: date) -> date | None:
    """Return the day some months after the year ends: twelve is "at least once in 12 months".

    Source: Working Together 2018 and Children Act 2004 section 16G: at least every 12 months.
    """
    return _months_later(year_ends_on + timedelta(days=1), rule.months) - timedelta(days=1)


def as_soon_as_feasible(rule: DueRule, year_ends_on: date) -> date | None:
    """Return no day: the law gives none.

    Source: Care Act 2014 Schedule 2 paragraph 4: as soon as is feasible after the year ends.
    """
    del rule, year_ends_on
    return None


DUE_RULES: Mapping[str, Callable[[DueRule, date], date | None]] = {
    "by_end_of": by_end_of,
    "before_day": before_day,
    "before_year_begins": before_year_begins,
    "months_after_year": months_after_year,
    "as_soon_as_feasible": as_soon_as_feasible,
}


def due_day(rule: DueRule, year_ends_on: date) -> date | None:
    """Return the last day in time for the document about the year ending on this day."""
    return DUE_RULES[rule.rule](rule, year_ends_on)


def _next_day_of(month: int, day: int, after: date) -> date:
    found = date(after.year, month, day)
    return found if found > after else date(after.year + 1, month, day)


def _months_later(first_of_month: date, months: int) -> date:
    total = first_of_month.year * 12 + first_of_month.month - 1 + months
    return first_of_month.replace(year=total // 12, month=total % 12 + 1)


def working_days_after(start: date, days: int, calendar: Calendar) -> date:
    """Return the working day this many working days after a day, counted from the day after."""
    return calendar.after(start, days)


def calendar_days_after(start: date, days: int, calendar: Calendar) -> date:
    """Return the day this many days after a day."""
    del calendar
    return start + timedelta(days=days)


def working_days_before(end: date, days: int, calendar: Calendar) -> date:
    """Return the working day this many working days before a day.

    Source: Working Together 2023: a review goes to the Panel seven working days before it is
    published.
    """
    return calendar.before(end, days)


def months_after(start: date, months: int, calendar: Calendar) -> date:
    """Return the same day of the month some months later, the month's last where it has none.

    Source: guidance that counts in months, such as six months to publish a practice review.
    """
    del calendar
    first = _months_later(start.replace(day=1), months)
    last = _months_later(first, 1) - timedelta(days=1)
    return min(first + timedelta(days=start.day - 1), last)


def on_the_day(start: date, days: int, calendar: Calendar) -> date:
    """Return the day itself: the board set it, where neither law nor guidance does."""
    del days, calendar
    return start


NO_DAYS = frozenset({"on_the_day"})
"""Clock rules that count nothing."""
CLOCK_RULES: Mapping[str, Callable[[date, int, Calendar], date]] = {
    "working_days_after": working_days_after,
    "working_days_before": working_days_before,
    "calendar_days_after": calendar_days_after,
    "months_after": months_after,
    "on_the_day": on_the_day,
}
