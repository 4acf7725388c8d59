"""Lines that make a record, and paragraphs: whom they name, what is asked, and by when."""

from __future__ import annotations

import re

from chair_desk.records.frozen import frozen
from chair_desk.records.line import (
    Doubt,
    Highlight,
    Line,
    LineKind,
    Mark,
    Surroundings,
)
from chair_desk.records.record_lines_dates import find_due
from chair_desk.records.record_lines_owners import Owned, lift_owners
from chair_desk.records.record_lines_reading import (
    Reading,
    find_mentions,
    partners_of,
    people_of,
)
from chair_desk.words import _

_LEADING = re.compile(r"^[\s,:;–—-]*(?:to\s+)?", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*[,;]?\s*\)|(?<!\[)\[\s*[,;]?\s*\](?!\])")


@frozen
class Command:
    """A slash command: what it makes, where it stands, and where the words after it begin."""

    kind: LineKind
    start: int
    end: int


def read_paragraph(text: str, start: int, around: Surroundings) -> Line:
    """Read a paragraph: names are written out, and nothing is lifted out of it."""
    reading = Reading(text, start)
    find_mentions(reading, around)
    return Line(
        kind=LineKind.PARAGRAPH,
        raw=text,
        text=reading.words().strip(),
        highlights=tuple(reading.highlights),
        doubts=tuple(reading.doubts),
    )


def read_record(text: str, command: Command, around: Surroundings) -> Line:
    """Read what stands after a slash command."""
    reading = Reading(text, command.end)
    length = len(text[command.start : command.end].rstrip())
    reading.highlights.append(Highlight(command.start, command.start + length, Mark.COMMAND))
    if command.kind is LineKind.NOTE:
        words = text[command.end :].strip()
        return Line(kind=command.kind, raw=text, text=words, highlights=tuple(reading.highlights))
    find_mentions(reading, around)
    if command.kind in {LineKind.ACTION, LineKind.CHALLENGE}:
        find_due(reading, around)
    owned = lift_owners(reading, command.kind, around)
    if command.kind is LineKind.ACTION:
        _say_what_is_missing(reading, owned)
    return Line(
        kind=command.kind,
        raw=text,
        text=_words(reading, owned, command.kind),
        owners=people_of(owned.owners),
        organisation_ids=partners_of(owned.owners),
        due=reading.due,
        highlights=tuple(sorted(reading.highlights, key=lambda mark: mark.start)),
        doubts=tuple(reading.doubts),
    )


def _words(reading: Reading, owned: Owned, kind: LineKind) -> str:
    """Return what is to be recorded; where lifting would leave nothing, all the words."""
    words = _tidy(reading.words(owned.cuts))
    if kind is LineKind.ACTION:
        words = _LEADING.sub("", words)
    if words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip()  # its "(" was lifted with who or when
    words = words or reading.words().strip()
    return words[:1].upper() + words[1:]


def _tidy(words: str) -> str:
    """Close the gaps that lifting left, and drop the comma that joined what was lifted."""
    joined = _EMPTY_BRACKETS.sub(" ", words)
    joined = re.sub(r"[ \t\u00a0]{2,}", " ", joined).strip()
    return re.sub(r"\s+([,.;:])", r"\1", joined).strip(" ,;:–—-") or joined


def _say_what_is_missing(reading: Reading, owned: Owned) -> None:
    end = len(reading.text)
    if not owned.owners and not reading.is_for_everyone:
        reading.doubts.append(Doubt(end, end, _("Nobody is named to do it.")))
    if reading.due is None:
        reading.doubts.append(Doubt(end, end, _("No date is given.")))
