"""Lines that make a record, and paragraphs: whom they name, what is asked, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from chair_desk.records.line import (
    Doubt,
    DueFound,
    Highlight,
    Line,
    LineKind,
    Mark,
    PersonFound,
    Surroundings,
)
from chair_desk.records.name_matching import NameFound
from chair_desk.records.presence_lines import several
from chair_desk.records.spoken_dates import SpokenDate, read_spoken_date
from chair_desk.words import _

_AT = re.compile(r"(?<![\w.@/])@(?=\S)")
_BY = re.compile(r"\b(?:by|due(?:\s+by)?)\s+", re.IGNORECASE)
_UNKNOWN = re.compile(r"@[^\s,;:.()]+")
_JOIN = re.compile(r"[\s,&+]*(?:\band\b)?[\s,&+]*", re.IGNORECASE)
_LEADING = re.compile(r"^[\s,:–-]*(?:to\s+)?", re.IGNORECASE)
_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what it makes, where it stands, and where the words after it begin."""

    kind: LineKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    person: PersonFound | None = None
    organisation_id: str = ""
    organisation: str = ""

    @property
    def words(self) -> str:
        return self.person.name if self.person else self.organisation


@dataclass(slots=True)
class _Reading:
    """What was found in a line so far."""

    text: str
    start: int
    mentions: list[_Mention] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    due: DueFound | None = None

    def between(self, start: int, end: int) -> str:
        """Return a stretch of the line with every mention written out in full."""
        made, at = "", start
        for mention in self.mentions:
            if start <= mention.start and mention.end <= end:
                made += self.text[at : mention.start] + mention.words
                at = mention.end
        return made + self.text[at:end]


def read_paragraph(text: str, start: int, around: Surroundings) -> Line:
    """Read a paragraph: names are written out, and nothing is lifted out of it."""
    reading = _Reading(text, start)
    _find_mentions(reading, around)
    return Line(
        kind=LineKind.PARAGRAPH,
        raw=text,
        text=reading.between(start, len(text)).strip(),
        highlights=tuple(reading.highlights),
        doubts=tuple(reading.doubts),
    )


def read_record(text: str, command: Command, around: Surroundings) -> Line:
    """Read what stands after a slash command."""
    reading = _Reading(text, command.end)
    length = len(text[command.start : command.end].rstrip())
    reading.highlights.append(Highlight(command.start, command.start + length, Mark.COMMAND))
    if command.kind is LineKind.NOTE:
        words = text[command.end :].strip()
        return Line(kind=command.kind, raw=text, text=words, highlights=tuple(reading.highlights))
    _find_mentions(reading, around)
    if command.kind in {LineKind.ACTION, LineKind.CHALLENGE}:
        _find_due(reading, around)
    owners, words = _lift_owners(reading, command.kind)
    if not words:
        words = reading.between(command.end, len(text)).strip()
    if command.kind is LineKind.ACTION:
        _say_what_is_missing(reading, owners)
    return Line(
        kind=command.kind,
        raw=text,
        text=words[:1].upper() + words[1:],
        owners=tuple(one.person for one in owners if one.person),
        organisation_ids=tuple(one.organisation_id for one in owners if one.organisation_id),
        due=reading.due,
        highlights=tuple(sorted(reading.highlights, key=lambda mark: mark.start)),
        doubts=tuple(reading.doubts),
    )


def _find_mentions(reading: _Reading, around: Surroundings) -> None:
    at = reading.start
    while match := _AT.search(reading.text, at):
        start = match.start()
        found = around.names.at_start(reading.text[match.end() :])
        if found is None:
            at = _unknown(reading, start)
            continue
        at = match.end() + found.length
        words = reading.text[match.end() : at]
        if not found.is_sure:
            reading.highlights.append(Highlight(start, at, Mark.UNKNOWN))
            if found.person_ids:
                reading.doubts.append(several(words, start, at, found.person_ids, around))
            else:
                sentence = _("“{words}” may be more than one partner. Write the name in full.")
                reading.doubts.append(Doubt(start, at, sentence.format(words=words)))
            continue
        reading.highlights.append(Highlight(start, at, Mark.PERSON))
        reading.mentions.append(_mention(start, at, found, around))


def _mention(start: int, end: int, found: NameFound, around: Surroundings) -> _Mention:
    if found.person_ids:
        person = around.person_by_id[found.person_ids[0]]
        return _Mention(start, end, PersonFound(person.id, person.name, start, end))
    wanted = found.organisation_ids[0]
    agency = next(one for one in around.organisations if one.id == wanted)
    return _Mention(start, end, None, agency.id, agency.name)


def _unknown(reading: _Reading, start: int) -> int:
    match = _UNKNOWN.match(reading.text, start)
    end = match.end() if match else start + 1
    words = reading.text[start:end]
    reading.highlights.append(Highlight(start, end, Mark.UNKNOWN))
    sentence = _("“{words}” is nobody on the list. It stays as words.")
    reading.doubts.append(Doubt(start, end, sentence.format(words=words)))
    return end


def _find_due(reading: _Reading, around: Surroundings) -> None:
    """Find the last `by` with a date after it; "by the police" is no date and stays words."""
    taken = [(mention.start, mention.end) for mention in reading.mentions]
    for match in reversed(list(_BY.finditer(reading.text, reading.start))):
        if any(start <= match.start() < end for start, end in taken):
            continue
        spoken = read_spoken_date(reading.text[match.end() :], around.today)
        if spoken is None:
            continue
        end = match.end() + spoken.length
        reading.due = _due(spoken, match.start(), end, around)
        reading.highlights.append(Highlight(match.start(), end, Mark.DATE))
        reading.doubts.extend(_doubts_of(reading.due))
        return


def _due(spoken: SpokenDate, start: int, end: int, around: Surroundings) -> DueFound:
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
    if around.working_days_between is None or on < around.on:
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


def _lift_owners(reading: _Reading, kind: LineKind) -> tuple[list[_Mention], str]:
    """Return who owns the record and what remains to be said, the date lifted out.

    Owners stand at the beginning, or else at the end; named in the middle, the first owns it and
    the names stay in the words. A decision or an impact has no owner.
    """
    end = len(reading.text)
    tail = ""
    if reading.due:
        tail = reading.text[reading.due.end :]
        end = reading.due.start
    if kind not in {LineKind.ACTION, LineKind.CHALLENGE} or not reading.mentions:
        words = reading.between(reading.start, end) + tail
        return [], _tidy(_LEADING.sub("", words) if kind is LineKind.ACTION else words)
    leading, at = _leading(reading, end)
    if leading:
        words = _LEADING.sub("", reading.between(at, end))
        after = reading.between(len(reading.text) - len(tail), len(reading.text))
        return leading, _tidy(words + after)
    trailing, at = _trailing(reading, end)
    if trailing:
        return trailing, _tidy(reading.between(reading.start, at) + tail)
    after = reading.between(len(reading.text) - len(tail), len(reading.text))
    return reading.mentions[:1], _tidy(reading.between(reading.start, end) + after)


def _leading(reading: _Reading, end: int) -> tuple[list[_Mention], int]:
    found: list[_Mention] = []
    at = reading.start
    for mention in reading.mentions:
        gap = _JOIN.match(reading.text, at)
        if mention.end > end or gap is None or gap.end() != mention.start:
            break
        found.append(mention)
        at = mention.end
    return found, at


def _trailing(reading: _Reading, end: int) -> tuple[list[_Mention], int]:
    found: list[_Mention] = []
    at = end
    for mention in reversed(reading.mentions):
        gap = reading.text[mention.end : at]
        if mention.end > end:
            continue
        match = _JOIN.fullmatch(gap)
        if match is None:
            break
        found.insert(0, mention)
        at = mention.start
    return found, at


def _tidy(words: str) -> str:
    """Close the gaps that lifting left, and drop the comma that joined what was lifted."""
    joined = re.sub(r"[ \t\u00a0]{2,}", " ", words).strip()
    return re.sub(r"\s+([,.;:])", r"\1", joined).strip(" ,;:–-") or joined


def _say_what_is_missing(reading: _Reading, owners: list[_Mention]) -> None:
    end = len(reading.text)
    if not owners:
        reading.doubts.append(Doubt(end, end, _("Nobody is named to do it.")))
    if reading.due is None:
        reading.doubts.append(Doubt(end, end, _("No date is given.")))
