"""By when: the date that ends or begins what is asked, in an action or a challenge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from chair_desk.records.line import Doubt, DueFound, Highlight, Mark, Surroundings
from chair_desk.records.record_lines_reading import (
    Reading,
    Stretch,
    closed_stretches,
    without_mentions,
)
from chair_desk.records.spoken_dates import SpokenDate, read_spoken_date
from chair_desk.words import _

_BY = re.compile(r"\b(?:due\s+by|due|by|no\s+later\s+than)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"(?<!\S)(?=(?:with)?in\s+\S+\s+\w|\+\d)", re.IGNORECASE)
_LATEST = re.compile(
    r",?\s+(?:at the (?:very )?latest|latest|if possible|please)(?!\w)", re.IGNORECASE
)
_NOTHING_MORE = re.compile(r"(?:[\s,;.&+()/–—-]|\band\b)*", re.IGNORECASE)
_NOTHING_BEFORE = re.compile(r"(?:[\s,;:&+()/–—-]|\band\b)*", re.IGNORECASE)
_LIKE_A_DATE = re.compile(
    r"(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s*(?:[/.-]\s*\d|(?:of\s+)?[a-z]{3,9}\b)"
    r"|(?:next|end|mid|start|early|late)\b)[\w\s/.,-]{0,24}$",
    re.IGNORECASE,
)
_WEEKEND = 5
_FAR_AHEAD = timedelta(days=400)  # counting each day of many years would hold up the typing


def find_due(reading: Reading, around: Surroundings) -> None:
    """Find the date that ends what is asked, or else begins it; the last one counts.

    One inside a sentence stays as words, and that is said: "report what was done by fri to the
    board" asks for nothing by Friday. "By the police" is no date at all.
    """
    found = list(_dates(reading, around))
    for ends in (_ends_it, _begins_it):
        for start, end, spoken in found:
            if ends(reading, start, end):
                _take(reading, around, (start, _with_latest(reading.text, end)), spoken)
                return
    for start, end, _spoken in found[:1]:
        words = reading.text[start:end]
        sentence = _("“{words}” stands inside the sentence. Put the date at its end to use it.")
        reading.doubts.append(Doubt(start, end, sentence.format(words=words)))
    if not found:
        _say_unread(reading)


def _dates(reading: Reading, around: Surroundings) -> Iterator[tuple[int, int, SpokenDate]]:
    """Yield where dates stand, the last first; those counted from now need no "by"."""
    taken = [(one.start, one.end) for one in reading.mentions] + closed_stretches(reading.text)
    for form in (_BY, _COUNTED):
        for match in reversed(list(form.finditer(reading.text, reading.start))):
            if reading.is_within(match.start(), taken):
                continue
            spoken = read_spoken_date(reading.text[match.end() :], around.today)
            if spoken is not None:
                yield match.start(), match.end() + spoken.length, spoken


def _with_latest(text: str, end: int) -> int:
    match = _LATEST.match(text, end)
    return match.end() if match else end


def _ends_it(reading: Reading, _start: int, end: int) -> bool:
    rest = without_mentions(reading, _with_latest(reading.text, end), len(reading.text))
    return _NOTHING_MORE.fullmatch(rest) is not None


def _begins_it(reading: Reading, start: int, _end: int) -> bool:
    return _NOTHING_BEFORE.fullmatch(without_mentions(reading, reading.start, start)) is not None


def _take(reading: Reading, around: Surroundings, where: Stretch, spoken: SpokenDate) -> None:
    reading.due = _due(spoken, where, around)
    reading.highlights.append(Highlight(*where, Mark.DATE))
    reading.doubts.extend(_doubts_of(reading.due))


def _due(spoken: SpokenDate, where: Stretch, around: Surroundings) -> DueFound:
    start, end = where
    on = spoken.on
    if on is None:
        return DueFound(on=None, words=spoken.words, start=start, end=end, is_vague=True)
    return DueFound(
        on=on,
        words=spoken.words,
        start=start,
        end=end,
        is_past=on < around.on,
        is_weekend=on.weekday() >= _WEEKEND,
        holiday=around.holiday_name(on),
        is_vague=spoken.is_vague,
        is_before_next_board=on < around.next_board_on if around.next_board_on else None,
        working_days=_working_days(on, around),
    )


def _working_days(on: date, around: Surroundings) -> int | None:
    if around.working_days_between is None or not around.on <= on <= around.on + _FAR_AHEAD:
        return None
    return around.working_days_between(around.on, on)


def _doubts_of(due: DueFound) -> list[Doubt]:
    said = []
    if due.on is None:
        said.append(_("“{words}” is no date. It is kept as words.").format(words=due.words))
    if due.is_past:
        said.append(_("That day is past."))
    if due.holiday:
        said.append(_("That day is a bank holiday: {name}.").format(name=due.holiday))
    elif due.is_weekend:
        said.append(_("That day is at a weekend."))
    return [Doubt(due.start, due.end, sentence) for sentence in said]


def _say_unread(reading: Reading) -> None:
    """Say of words after a last "by" that they look like a date and are none."""
    for match in reversed(list(_BY.finditer(reading.text, reading.start))):
        rest = reading.text[match.end() :].rstrip(" .;,)")
        if _LIKE_A_DATE.fullmatch(rest):
            end = match.end() + len(rest)
            sentence = _("“{words}” is no date that is understood. It stays as words.")
            reading.doubts.append(Doubt(match.start(), end, sentence.format(words=rest)))
        return
