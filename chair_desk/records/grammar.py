"""The minute grammar: one parser for the editor and for notes typed elsewhere.

A line is a paragraph. `/action`, `/decision`, `/challenge`, `/impact` and `/note` (or their first
letters) at the start make a record; `@` names a person or an agency, `by` a date; `!!` at the
start makes the line confidential and `[[ ]]` a part of it; a presence line says who came or went.
Nothing typed is ever dropped: what is not understood stays as words and is said in `doubts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.line import (
    Doubt,
    Highlight,
    Line,
    LineKind,
    Mark,
    PresenceFound,
    Surroundings,
)
from chair_desk.records.presence_lines import read_presence
from chair_desk.records.record_lines import Command, read_paragraph, read_record
from chair_desk.records.record_lines_reading import closed_stretches
from chair_desk.words import N_, _

_COMMAND = re.compile(r"/(?P<word>[a-z]+)(?=\s|$|:):?\s*", re.IGNORECASE)
# As minutes have always been marked. "Note:" stays words: what is private is never taken by chance.
_MARKED = re.compile(r"(?P<word>action|decision|challenge|impact)\s*:\s*(?=\S)", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:!!|/closed\b)\s*", re.IGNORECASE)
_CLOSED_AFTER = re.compile(
    r"\s*/(?:action|decision|challenge|impact|[adci])\s+(?P<mark>!!)", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:#|item\s+)(?P<number>\d+[a-z]?)\b[.:)]?\s*(?P<rest>.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?P<number>\d+[a-z]?)[.)]?\s+(?P<rest>\S.*)$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\s*(?P<number>\d+[a-z]?)[.)]\s*$", re.IGNORECASE)


@frozen
class SlashCommand:
    """A command as the menu of the editor offers it; `digit` goes with Alt."""

    word: str
    letter: str
    label: str
    kind: LineKind
    digit: int


SLASH_COMMANDS = (
    SlashCommand("action", "a", N_("Action"), LineKind.ACTION, 1),
    SlashCommand("decision", "d", N_("Decision"), LineKind.DECISION, 2),
    SlashCommand("challenge", "c", N_("Challenge"), LineKind.CHALLENGE, 3),
    SlashCommand("impact", "i", N_("Impact"), LineKind.IMPACT, 4),
    SlashCommand("note", "n", N_("Note to self"), LineKind.NOTE, 5),
)
_KINDS = {word: one.kind for one in SLASH_COMMANDS for word in (one.word, one.letter)}


def parse_line(text: str, around: Surroundings) -> Line:
    """Understand one line. Never raises, and never drops a word."""
    if not text.strip():
        return Line(kind=LineKind.BLANK, raw=text)
    opening = _CLOSED.match(text)
    if opening is None and (after := _CLOSED_AFTER.match(text)):
        return _closed_record(text, after, around)
    line = _parse_open(text, opening.end() if opening else 0, around)
    if opening:
        start = len(text) - len(text.lstrip())
        mark = Highlight(start, len(opening.group().rstrip()), Mark.CONFIDENTIAL)
        line = replace(line, audience=Audience.CONFIDENTIAL, highlights=(mark, *line.highlights))
    return _with_spans(line)


def _closed_record(text: str, match: re.Match[str], around: Surroundings) -> Line:
    """Read "/a !! words": the mark may stand after the command as well as before it."""
    start, end = match.span("mark")
    line = parse_line(text[:start] + " " * (end - start) + text[end:], around)
    mark = Highlight(start, end, Mark.CONFIDENTIAL)
    marks = sorted((*line.highlights, mark), key=lambda one: one.start)
    return replace(line, raw=text, audience=Audience.CONFIDENTIAL, highlights=tuple(marks))


def parse_notes(text: str, around: Surroundings) -> Iterator[tuple[int, str, Line]]:
    """Understand a whole text of notes: line number from 1, item number, and the line.

    `#5`, `Item 5`, or the number and title as on the agenda turn to that item; the item number
    is empty until the first.
    """
    item = ""
    for number, raw in enumerate(text.splitlines(), 1):
        heading = item_heading(raw, around)
        if heading:
            item = heading
            yield number, item, Line(kind=LineKind.ITEM, raw=raw, text=raw, item_number=item)
            continue
        yield number, item, parse_line(raw, around)


def as_words(line: Line) -> Line:
    """Return a line as a paragraph of the words that were typed, whatever it was read as."""
    return Line(
        kind=LineKind.PARAGRAPH,
        raw=line.raw,
        text=line.raw.strip(),
        audience=line.audience,
        doubts=line.doubts,
    )


def item_heading(text: str, around: Surroundings) -> str:
    """Return the number of the item that a line of notes turns to, or nothing.

    A bare "5." or a number with words counts only where the agenda has that number and, with
    words, they begin that item's title: a numbered list in the notes stays a list.
    """
    titles = {item.number.lower(): folded(item.title) for item in around.items}
    if match := _ITEM.match(text):
        number = match["number"].lower()
        return number if number in titles else ""
    match = _BARE_NUMBER.match(text) or _NUMBERED.match(text)
    if match is None or match["number"].lower() not in titles:
        return ""
    number = match["number"].lower()
    rest = folded(match.groupdict().get("rest") or "").strip(" .:")
    title = titles[number]
    is_title = not rest or (title and (title.startswith(rest) or rest.startswith(title)))
    return number if is_title else ""


def _parse_open(text: str, start: int, around: Surroundings) -> Line:
    lead = start + len(text[start:]) - len(text[start:].lstrip())
    match = _COMMAND.match(text, lead)
    marked = match or _MARKED.match(text, lead)
    if marked and (kind := _KINDS.get(marked["word"].lower())):
        return read_record(text, Command(kind, lead, marked.end()), around)
    presence = read_presence(text[start:], around) if start == 0 else ()
    if isinstance(presence, PresenceFound):
        return _presence_line(text, presence)
    line = read_paragraph(text, start, around)
    extra: tuple[Doubt, ...] = presence
    if match:
        word = text[lead : match.start("word") + len(match["word"])]
        sentence = _("“{word}” is no command that is known. It stays as words.")
        extra = (*extra, Doubt(lead, lead + len(word), sentence.format(word=word)))
    return replace(line, doubts=(*extra, *line.doubts)) if extra else line


def _presence_line(text: str, presence: PresenceFound) -> Line:
    people = (*presence.people, *((presence.deputy_for,) if presence.deputy_for else ()))
    verb = len(text) - len(text.lstrip())
    length = len(re.split(r"[:\s]", text.strip(), maxsplit=1)[0])
    marks = [Highlight(verb, verb + length, Mark.COMMAND)]
    marks += [Highlight(one.start, one.end, Mark.PERSON) for one in people]
    return Line(
        kind=LineKind.PRESENCE,
        raw=text,
        text=text.strip(),
        presence=presence,
        owners=presence.people,
        highlights=tuple(marks),
    )


def _with_spans(line: Line) -> Line:
    """Colour what stands between double brackets, where nothing is coloured already."""
    stretches = closed_stretches(line.raw)
    if not stretches:
        return line
    taken = {at for mark in line.highlights for at in range(mark.start, mark.end)}
    marks, doubts = list(line.highlights), list(line.doubts)
    for first, end in stretches:
        start = first
        for at in range(first, end + 1):
            if at == end or at in taken:
                if at > start:
                    marks.append(Highlight(start, at, Mark.CONFIDENTIAL))
                start = at + 1
        if not line.raw.endswith("]]", first + 2, end):
            sentence = _("“[[” is not closed, so all after it is confidential.")
            doubts.append(Doubt(first, first + 2, sentence))
    marks.sort(key=lambda mark: mark.start)
    return replace(line, highlights=tuple(marks), doubts=tuple(doubts))
