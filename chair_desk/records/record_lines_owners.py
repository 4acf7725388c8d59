"""Whose it is: the owners of an action, or the partner to whom a challenge goes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chair_desk.records.line import Doubt, Highlight, LineKind, Mark, Surroundings
from chair_desk.records.record_lines_reading import (
    Mention,
    Reading,
    Stretch,
    doubt_who,
    mention_of,
)
from chair_desk.words import _

_JOIN = re.compile(r"(?:[\s,;:&+/(–—-]|\band\b|\bwith\b)*", re.IGNORECASE)
_TO = re.compile(r"[\s,;:)–—-]*(?:(?:to|will|shall)\s+)?", re.IGNORECASE)
_ASKED_TO = re.compile(r"\s+(?:to|will)\s+(?=\S)", re.IGNORECASE)
_EVERYONE = re.compile(r"(?:all|everyone|everybody)(?:\s+(?:partners|members))?\s+to\s", re.I)
_BEFORE_LAST = re.compile(
    r"[\s,;:–—-]*(?:[(\[]\s*)?(?:\b(?:by|owner|lead)\b:?\s*)?$", re.IGNORECASE
)
_AFTER_LAST = re.compile(r"[\s,;&+]*(?:[)\]](?!\]))?")
_PREPOSITION = re.compile(
    r"\b(?:to|with|from|of|for|about|at|on|between|than|and|or|via|under|against|as|that|the)"
    r"[\s(]*$",
    re.IGNORECASE,
)
_LONGEST_INITIALS = 4


@dataclass(slots=True)
class Owned:
    """The owners, lead first, and the stretches of the line that they and the date take."""

    owners: list[Mention] = field(default_factory=list)
    cuts: list[Stretch] = field(default_factory=list)


def lift_owners(reading: Reading, kind: LineKind, around: Surroundings) -> Owned:
    """Find who owns a record: those it begins with, or else ends with.

    Named elsewhere, somebody is part of the sentence: "send it to @Marcus" does not make it
    his. Where nobody else is named the first of them is taken, and that is said.
    """
    owned = Owned()
    if reading.due:
        owned.cuts.append((reading.due.start, reading.due.end))
    if kind not in {LineKind.ACTION, LineKind.CHALLENGE}:
        return owned
    _take_first(reading, owned)
    if not owned.owners and kind is LineKind.ACTION and not reading.is_for_everyone:
        _take_unmarked(reading, owned, around)
    _take_after_date(reading, owned)
    if not owned.owners and not reading.is_for_everyone:
        _take_last(reading, owned)
    if not owned.owners and not reading.is_for_everyone:
        _take_any(reading, owned, kind)
    return owned


def _take_first(reading: Reading, owned: Owned) -> None:
    """Take those whom the line begins with, and the "to" after them."""
    at, run = reading.start, []
    mentions = {one.start: one for one in reading.open_mentions()}
    while True:
        after = _JOIN.match(reading.text, at)
        at_next = after.end() if after else at
        if reading.due and reading.due.start == at_next:
            at = reading.due.end
        elif at_next in mentions:
            run.append(mentions[at_next])
            at = mentions[at_next].end
        else:
            break
    owned.owners += [one for one in run if one.person or one.organisation_id]
    if run and len(owned.owners) == len(run):
        to = _TO.match(reading.text, at)
        owned.cuts.append((reading.start, to.end() if to else at))


def _take_unmarked(reading: Reading, owned: Owned, around: Surroundings) -> None:
    """Take a name without an @ where "to" follows: "NA to ring", "Police and ICB to agree"."""
    text, at = reading.text, reading.start
    if everyone := _EVERYONE.match(text, at):
        reading.is_for_everyone = bool(everyone)
        return
    run: list[Mention] = []
    while True:
        found = around.names.at_start(text[at:])
        if found is None or not _is_name_as_written(text[at : at + found.length]):
            return
        end = at + found.length
        if not found.is_sure:
            if _ASKED_TO.match(text, end):
                reading.highlights.append(Highlight(at, end, Mark.UNKNOWN))
                reading.doubts.append(doubt_who(text[at:end], (at, end), found, around))
            return
        run.append(mention_of(at, end, found, around))
        if to := _ASKED_TO.match(text, end):
            break
        joined = _JOIN.match(text, end)
        if joined is None or joined.end() == end:
            return
        at = joined.end()
    reading.highlights += [Highlight(one.start, one.end, Mark.PERSON) for one in run]
    owned.owners += run
    owned.cuts.append((reading.start, to.end()))


def _is_name_as_written(words: str) -> bool:
    """Say whether words are written as a name is: initials and short posts in capitals."""
    if len(words) <= _LONGEST_INITIALS and " " not in words:
        return words.isupper() or (words.istitle() and len(words) > 2)  # noqa: PLR2004
    return words[:1].isupper()


def _take_after_date(reading: Reading, owned: Owned) -> None:
    """Take those who stand after a date at the end: "by 18 dec @Nell"."""
    due = reading.due
    if due is None or (owned.cuts and any(end > due.end for _start, end in owned.cuts[1:])):
        return
    rest = [one for one in reading.open_mentions() if one.start >= due.end]
    is_end = rest and not _JOIN.sub("", _rest_without(reading, due.end, rest)).strip(" .)")
    if is_end:
        known = {one.start for one in owned.owners}
        owned.owners += [one for one in rest if one.start not in known]
        owned.cuts.append((due.end, rest[-1].end))


def _rest_without(reading: Reading, start: int, mentions: list[Mention]) -> str:
    made, at = "", start
    for one in mentions:
        made += reading.text[at : one.start]
        at = one.end
    return made + reading.text[at:]


def _take_last(reading: Reading, owned: Owned) -> None:
    """Take those whom the line ends with, in brackets or after "by" too."""
    is_last = reading.due and not reading.text[reading.due.end :].strip(" .,;)")
    end = reading.due.start if reading.due and is_last else len(reading.text)
    run: list[Mention] = []
    at = len(reading.text[:end].rstrip(" .,;)]"))
    for one in reversed(reading.open_mentions()):
        if one.end > at:
            continue
        joined = _JOIN.fullmatch(reading.text, one.end, at)
        if joined is None:
            break
        run.insert(0, one)
        at = one.start
    if not run or not all(one.person or one.organisation_id for one in run):
        return
    before = reading.text[reading.start : run[0].start]
    if _PREPOSITION.search(before):
        return
    lead = _BEFORE_LAST.search(before)
    start = reading.start + (lead.start() if lead else len(before))
    after = _AFTER_LAST.match(reading.text, run[-1].end, end)
    owned.owners += run
    owned.cuts.append((start, after.end() if after else run[-1].end))


def _take_any(reading: Reading, owned: Owned, kind: LineKind) -> None:
    """Take the first who is named at all; the name stays in the words."""
    for one in reading.open_mentions():
        before = reading.text[reading.start : one.start]
        if kind is LineKind.ACTION and _PREPOSITION.search(before):
            continue
        owned.owners.append(one)
        if kind is LineKind.ACTION:
            words = _("{name} is taken to own it, as nobody else is named.")
            reading.doubts.append(Doubt(one.start, one.end, words.format(name=one.words)))
        return
