"""A line while it is read: who is named in it, what is confidential, what is cut out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chair_desk.records.frozen import frozen
from chair_desk.records.line import (
    Doubt,
    DueFound,
    Highlight,
    Mark,
    PersonFound,
    Surroundings,
)
from chair_desk.records.name_matching import NameFound
from chair_desk.records.presence_lines import several
from chair_desk.words import _

_AT = re.compile(r"(?<![\w.@/])@(?=\S)")
_UNKNOWN = re.compile(r"@[^\s,;:.()\[\]]+")
_EVERYONE = re.compile(r"(?:all|everyone|everybody)(?:\s+(?:partners|members))?\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\[\[|\]\]")

Stretch = tuple[int, int]


@frozen
class Mention:
    """Somebody named: one person, one partner, or everyone. `words` stand in the minutes."""

    start: int
    end: int
    words: str
    person: PersonFound | None = None
    organisation_id: str = ""


@dataclass(slots=True)
class Reading:
    """What was found in a line so far; `start` is where its words begin."""

    text: str
    start: int
    mentions: list[Mention] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    due: DueFound | None = None
    is_for_everyone: bool = False

    def words(self, cuts: Iterable[Stretch] = ()) -> str:
        """Return the words, mentions written out in full, without what is cut."""
        edits = sorted(
            [(start, end, "") for start, end in cuts]
            + [(one.start, one.end, one.words) for one in self.mentions],
            key=lambda edit: (edit[0], -edit[1]),
        )
        made, at = "", self.start
        for start, end, words in edits:
            if start < at:  # a mention within what is cut
                continue
            made += self.text[at:start] + words
            at = end
        return made + self.text[at:]

    def is_within(self, at: int, stretches: Iterable[Stretch]) -> bool:
        """Say whether a place lies within one of these stretches."""
        return any(start <= at < end for start, end in stretches)

    def open_mentions(self) -> list[Mention]:
        """Return the mentions outside of confidential words: only they may own anything."""
        closed = closed_stretches(self.text)
        return [one for one in self.mentions if not self.is_within(one.start, closed)]


def closed_stretches(text: str) -> list[Stretch]:
    """Return where `[[` to `]]` stand; one that is never closed goes to the end of the text.

    As `records.spans` reads them: a pair within a pair is part of the outer one.
    """
    found: list[Stretch] = []
    depth = start = 0
    for mark in _BRACKETS.finditer(text):
        if mark.group() == "[[":
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, mark.end()))
    return [*found, (start, len(text))] if depth else found


def find_mentions(reading: Reading, around: Surroundings) -> None:
    """Find whoever is named after an @; say who is not known, and who may be several."""
    at = reading.start
    while True:
        match = _AT.search(reading.text, at)
        if match is None:
            return
        at = _take_mention(reading, match.start(), around)
        while reading.text[at : at + 2] == "/@" and reading.text[at + 2 : at + 3].strip():
            at = _take_mention(reading, at + 1, around)  # "@AD/@DCS": two owners


def _take_mention(reading: Reading, start: int, around: Surroundings) -> int:
    """Take the mention at an @ and return where it ends."""
    found = around.names.at_start(reading.text[start + 1 :])
    if found is None:
        return _take_other(reading, start)
    end = start + 1 + found.length
    words = reading.text[start + 1 : end]
    if found.is_sure:
        reading.highlights.append(Highlight(start, end, Mark.PERSON))
        reading.mentions.append(mention_of(start, end, found, around))
        return end
    reading.highlights.append(Highlight(start, end, Mark.UNKNOWN))
    reading.doubts.append(doubt_who(words, (start, end), found, around))
    return end


def doubt_who(words: str, where: Stretch, found: NameFound, around: Surroundings) -> Doubt:
    """Ask which of several people or partners is meant."""
    if found.person_ids:
        return several(words, *where, found.person_ids, around)
    sentence = _("“{words}” may be more than one partner. Write the name in full.")
    return Doubt(*where, sentence.format(words=words))


def mention_of(start: int, end: int, found: NameFound, around: Surroundings) -> Mention:
    """Return the mention of the one person or partner that was found."""
    if found.person_ids:
        person = around.person_by_id[found.person_ids[0]]
        known = PersonFound(person.id, person.name, start, end)
        return Mention(start, end, person.name, person=known)
    wanted = found.organisation_ids[0]
    agency = next(one for one in around.organisations if one.id == wanted)
    return Mention(start, end, agency.name, organisation_id=agency.id)


def _take_other(reading: Reading, start: int) -> int:
    if everyone := _EVERYONE.match(reading.text, start + 1):
        reading.highlights.append(Highlight(start, everyone.end(), Mark.PERSON))
        words = everyone.group()
        reading.mentions.append(Mention(start, everyone.end(), words[:1].lower() + words[1:]))
        reading.is_for_everyone = True
        return everyone.end()
    match = _UNKNOWN.match(reading.text, start)
    end = match.end() if match else start + 1
    words = reading.text[start:end]
    reading.highlights.append(Highlight(start, end, Mark.UNKNOWN))
    sentence = _("“{words}” is nobody on the list. It stays as words.")
    reading.doubts.append(Doubt(start, end, sentence.format(words=words)))
    return end


def without_mentions(reading: Reading, start: int, end: int) -> str:
    """Return a stretch with the mentions in it left out."""
    made, at = "", start
    for one in reading.mentions:
        if start <= one.start and one.end <= end:
            made += reading.text[at : one.start]
            at = one.end
    return made + reading.text[at:end]


def people_of(mentions: Sequence[Mention]) -> tuple[PersonFound, ...]:
    """Return the people among these mentions, each once."""
    found = {one.person.person_id: one.person for one in reversed(mentions) if one.person}
    return tuple(reversed(found.values()))


def partners_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the ids of the partners among these mentions, each once."""
    return tuple(dict.fromkeys(one.organisation_id for one in mentions if one.organisation_id))
