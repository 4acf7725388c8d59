"""Days as people in the United Kingdom write them."""

from __future__ import annotations

from datetime import date

from chair_desk.words import N_, _, ngettext

_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_YEAR = 12


def day_month(day: date) -> str:
    """Write "19 November"."""
    return f"{day.day} {_(_MONTHS[day.month - 1])}"


def short_day(day: date) -> str:
    """Write "19 Nov", where there is room for no more."""
    return f"{day.day} {_(_MONTHS[day.month - 1])[:3]}"


def near_day(day: date, today: date) -> str:
    """Write "19 Nov"; with its year where that is not the year of today."""
    return short_day(day) if day.year == today.year else short_date(day)


def short_date(day: date) -> str:
    """Write "19 Nov 2026", for a column of a table."""
    return f"{short_day(day)} {day.year}"


def month_year(day: date) -> str:
    """Write "November 2026"."""
    return f"{_(_MONTHS[day.month - 1])} {day.year}"


def full_day(day: date) -> str:
    """Write "19 November 2026"."""
    return f"{day_month(day)} {day.year}"


def day_beside(day: date, other: date) -> str:
    """Write "19 November", with the year only where it is not that of the other day."""
    return day_month(day) if day.year == other.year else full_day(day)


def weekday_month(day: date) -> str:
    """Write "Thursday 19 November"."""
    return f"{_(_DAYS[day.weekday()])} {day_month(day)}"


def full_weekday(day: date) -> str:
    """Write "Thursday 19 November 2026"."""
    return f"{_(_DAYS[day.weekday()])} {full_day(day)}"


def whole_months(since: date, until: date) -> int:
    """Count the whole months from one day to another; none where it is earlier."""
    months = (until.year - since.year) * _YEAR + until.month - since.month
    return max(0, months - (until.day < since.day))


def working_days_words(left: int) -> str:
    """Write "3 working days left", or "3 working days late" where fewer than none are left."""
    count = abs(left)
    if left < 0:
        said = ngettext("{count} working day late", "{count} working days late", count)
    else:
        said = ngettext("{count} working day left", "{count} working days left", count)
    return said.format(count=count)


def span_words(months: int) -> str:
    """Write "8 months", or "2 years" from two whole years on."""
    if months >= 2 * _YEAR and months % _YEAR == 0:
        years = months // _YEAR
        return ngettext("{count} year", "{count} years", years).format(count=years)
    return ngettext("{count} month", "{count} months", months).format(count=months)
