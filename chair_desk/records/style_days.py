"""Words as "today" and "next week": right in the room, and of no use a year later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from chair_desk.records.days_in_words import day_beside, month_year
from chair_desk.records.style import Found, Rule, in_quotes_blank
from chair_desk.words import _

_PREPOSITIONS = (
    "about", "after", "at", "before", "between", "by", "during", "for", "from", "in", "of", "on",
    "over", "since", "than", "till", "to", "until", "within",
)  # fmt: skip
_SPOKEN = re.compile(
    rf"(?:\b(?P<before>{'|'.join(_PREPOSITIONS)}) )?"
    r"\b(?P<words>today|tomorrow|yesterday"
    r"|(?:this|next|last) (?:week|month|year)"
    r"|this (?:morning|afternoon))\b(?P<owned>[’']s)?",
    re.IGNORECASE,
)
_YEAR_KINDS = re.compile(r"\b(?:financial|school|calendar|academic)\s+$", re.IGNORECASE)
_STEPS = {"this": 0, "next": 1, "last": -1}
_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_DECEMBER = 12


def spoken_days(text: str, on: date) -> Iterator[Found]:
    """Find days that are told from the day of the meeting, and offer the day itself."""
    for match in _SPOKEN.finditer(in_quotes_blank(text)):
        start = match.start("words")
        if match["owned"] or _YEAR_KINDS.search(text[:start]):
            offered = ""
        else:
            offered = _offered(match["words"].lower(), on, has_before=bool(match["before"]))
            if match["words"][0].isupper():
                offered = offered[:1].upper() + offered[1:]
        yield Found(
            rule=Rule.DAY,
            start=start,
            end=match.end("words"),
            words=text[start : match.end()],
            why=_("Whoever reads this later cannot tell which day is meant."),
            offered=offered,
        )


def _offered(words: str, on: date, *, has_before: bool) -> str:
    """Return the day in words, with "on" or "in" where nothing of the kind stands before it."""
    if words in _DAYS:
        day = day_beside(on + timedelta(days=_DAYS[words]), on)
        return day if has_before else _("on {day}").format(day=day)
    which, span = words.split(" ")
    if span in {"morning", "afternoon"}:
        part = _("the morning of {day}") if span == "morning" else _("the afternoon of {day}")
        said = part.format(day=day_beside(on, on))
        return said if has_before else _("on {day}").format(day=said)
    said = _span_words(span, _STEPS[which], on)
    return said if has_before else _("in {time}").format(time=said)


def _span_words(span: str, step: int, on: date) -> str:
    if span == "week":
        monday = on - timedelta(days=on.weekday()) + timedelta(weeks=step)
        return _("the week of {day}").format(day=day_beside(monday, on))
    if span == "year":
        return str(on.year + step)
    months = on.year * _DECEMBER + on.month - 1 + step
    return month_year(date(months // _DECEMBER, months % _DECEMBER + 1, 1))
