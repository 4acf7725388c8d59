"""Dates as people say them in a meeting: `18 dec`, `12/6`, `next fri`, `+5wd`, `end of march`.

British day order throughout. A date without a year is the next of its kind; one that went by
within the last month is taken as said, so that it can be flagged and not be moved a year away.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from chair_desk.records.frozen import frozen

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_JUST_GONE = timedelta(days=31)
_WEEK = timedelta(days=7)
_CENTURY = 100
_LONGEST = 48  # characters; no date that anybody says is longer
_DECEMBER = 12

_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\.?"
_FULL_MONTH = r"(?P<month>" + "|".join(MONTHS) + r")"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
_BEFORE = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:the\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_UNIT = r"(?P<unit>working\s+days?|wd|days?|d|weeks?|wks?|w|fortnights?|months?|m)"


@frozen(kw_only=True)
class Today:
    """What dates are counted from. The next board and meeting may not be known yet."""

    on: date
    next_board_on: date | None = None
    next_meeting_on: date | None = None
    after_working_days: Callable[[date, int], date] | None = None


@frozen
class SpokenDate:
    """A date that was said. `on` is None for "tbc" and the like; `length` in characters.

    `is_vague` marks words that were given a day for want of one ("by March": its last day).
    """

    on: date | None
    words: str
    length: int
    is_vague: bool = False


Reader = Callable[[re.Match[str], Today], date | None]


def read_spoken_date(text: str, today: Today) -> SpokenDate | None:
    """Read the longest date at the very beginning of a text, or nothing.

    A day that no calendar has (31 February) is nothing.
    """
    for pattern, reader, may_be_none, is_vague in _FORMS:
        match = pattern.match(text[:_LONGEST])
        if match is None:
            continue
        on = reader(match, today)
        if on is not None or may_be_none:
            return SpokenDate(on, match.group(), match.end(), is_vague)
    return None


def read_whole_date(text: str, today: Today) -> date | None:
    """Read a text that is a date and nothing else, for a field; None where it is not."""
    spoken = read_spoken_date(text.strip(), today)
    if spoken is None or spoken.length != len(text.strip()):
        return None
    return spoken.on


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(month: int, day: int, today: date) -> date | None:
    """Return the next such day, or the last one where it has only just gone by."""
    for year in range(today.year - 1, today.year + 9):
        found = _real(year, month, day)
        if found is not None and found >= today - _JUST_GONE:
            return found
    return None


def _month_number(word: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(word[:3].lower()))


def _named_day(match: re.Match[str], today: Today) -> date | None:
    month, day = _month_number(match["month"]), int(match["day"])
    if match["year"]:
        return _real(int(match["year"]), month, day)
    return _coming(month, day, today.on)


def _numbered_day(match: re.Match[str], today: Today) -> date | None:
    month, day = int(match["month"]), int(match["day"])
    if not match["year"]:
        return _coming(month, day, today.on) if month <= _DECEMBER else None
    year = int(match["year"])
    return _real(year + 2000 if year < _CENTURY else year, month, day)


def _iso_day(match: re.Match[str], _today: Today) -> date | None:
    return _real(int(match["year"]), int(match["month"]), int(match["day"]))


def _weekday(match: re.Match[str], today: Today) -> date:
    """`fri` is the first Friday after today; `next fri` is the Friday of next week."""
    wanted = next(
        at for at, name in enumerate(WEEKDAYS) if name.startswith(match["weekday"][:3].lower())
    )
    if (match["which"] or "").strip().lower() == "next":
        monday = today.on - timedelta(days=today.on.weekday()) + _WEEK
        return monday + timedelta(days=wanted)
    ahead = (wanted - today.on.weekday() - 1) % 7 + 1
    return today.on + timedelta(days=ahead)


def _counted(match: re.Match[str], today: Today) -> date | None:
    word = match["count"].lower()
    unit = re.sub(r"\s+", " ", match["unit"].lower())
    count = _NUMBERS.get(word) or int(word)
    if unit in {"wd", "working day", "working days"}:
        return today.after_working_days(today.on, count) if today.after_working_days else None
    if unit.startswith("m"):
        return _months_on(today.on, count)
    days = {"d": 1, "w": 7, "f": 14}[unit[0]]
    return today.on + timedelta(days=days * count)


def _months_on(day: date, count: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _part_of_month(match: re.Match[str], today: Today) -> date:
    """Return the last day, the fifteenth or the fifth of a month."""
    which = " ".join(match["month"].lower().split())
    if which in {"month", "the month", "this month"}:
        first = today.on.replace(day=1)
    elif which == "next month":
        first = _months_on(today.on.replace(day=1), 1)
    else:
        first = _first_of(_month_number(which), match["year"], today.on)
    part = match["part"].lower().removeprefix("the ").strip()
    if part.startswith("mid"):
        return first.replace(day=15)
    if part.startswith(("start", "begin", "early")):
        return first.replace(day=5)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _first_of(month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, 1)
    return date(today.year + (month < today.month), month, 1)


def _bare_month(match: re.Match[str], today: Today) -> date:
    first = _first_of(_month_number(match["month"]), match["year"], today.on)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _end_of(match: re.Match[str], today: Today) -> date:
    """Return the last day of a month or year, or the Friday of a week."""
    what = " ".join(match["what"].lower().split())
    if what == "week":
        return today.on + timedelta(days=(4 - today.on.weekday()) % 7)
    if what == "next week":
        return today.on - timedelta(days=today.on.weekday()) + timedelta(days=11)
    if what == "year":
        return date(today.on.year, _DECEMBER, 31)
    first = _months_on(today.on.replace(day=1), 1 if what == "next month" else 0)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _weekday_week(match: re.Match[str], today: Today) -> date:
    """Return the day a week after the first such day: `friday week`."""
    wanted = next(
        at for at, name in enumerate(WEEKDAYS) if name.startswith(match["weekday"][:3].lower())
    )
    return today.on + timedelta(days=(wanted - today.on.weekday() - 1) % 7 + 8)


def _day_of_month(match: re.Match[str], today: Today) -> date | None:
    """Return the next such day, this month or later: `the 18th`."""
    for ahead in range(12):
        first = _months_on(today.on.replace(day=1), ahead)
        found = _real(first.year, first.month, int(match["day"]))
        if found is not None and found >= today.on:
            return found
    return None


def _today(_match: re.Match[str], today: Today) -> date:
    return today.on


def _tomorrow(_match: re.Match[str], today: Today) -> date:
    return today.on + timedelta(days=1)


def _next_board(_match: re.Match[str], today: Today) -> date | None:
    return today.next_board_on


def _next_meeting(_match: re.Match[str], today: Today) -> date | None:
    return today.next_meeting_on or today.next_board_on


def _none(_match: re.Match[str], _today: Today) -> None:
    return None


def _form(
    text: str, reader: Reader, *, may_be_none: bool = False, is_vague: bool = False
) -> tuple[re.Pattern[str], Reader, bool, bool]:
    """Compile one form; after it the words must go on with something that is no word."""
    return (
        re.compile(rf"(?:{text})(?![\w%]|[.:/-]\d)", re.IGNORECASE),
        reader,
        may_be_none,
        is_vague,
    )


_PART = (
    r"(?P<part>(?:the\s+)?end(?:\s+of)?\b|mid(?:dle\s+of)?[\s-]|start\s+of|beginning\s+of|early|late)"
    r"\s*"
)
# The longer forms stand first: "18 dec 2026" must not be read as "18 dec".
_FORMS = (
    _form(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _iso_day),
    _form(rf"{_BEFORE}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", _named_day),
    _form(rf"{_MONTH}\s+{_DAY}{_YEAR}", _named_day),
    _form(
        r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>20\d\d|\d\d))?",
        _numbered_day,
    ),
    _form(rf"(?:(?:with)?in\s+|\+\s?){_COUNT}\s*{_UNIT}(?:\s+time)?", _counted),
    _form(
        rf"{_PART}(?P<month>the\s+month|this\s+month|next\s+month|month|{_MONTH[len('(?P<month>'):-4]})"
        rf"{_YEAR}",
        _part_of_month,
        is_vague=True,
    ),
    _form(r"(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<what>week|year)", _end_of, is_vague=True),
    _form(r"(?P<what>eom|month\s+end|next\s+week|next\s+month)", _end_of, is_vague=True),
    _form(rf"{_WEEKDAY}\s+week", _weekday_week),
    _form(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    _form(rf"(?P<which>(?:next|this|on|coming)\s+)?{_WEEKDAY}", _weekday),
    _form(r"today|tonight", _today),
    _form(r"tomorrow", _tomorrow),
    _form(r"(?:the\s+)?next\s+(?:full\s+)?board(?:\s+meeting)?", _next_board, may_be_none=True),
    _form(r"(?:the\s+)?next\s+(?:meeting|time)", _next_meeting, may_be_none=True),
    _form(r"t\.?b\.?[cad]\.?|a\.?s\.?a\.?p\.?|ongoing|to be (?:confirmed|agreed)", _none,
          may_be_none=True, is_vague=True),
    _form(rf"{_FULL_MONTH}{_YEAR}", _bare_month, is_vague=True),
)  # fmt: skip
