"""Lines that say who came and who went: `in Kwame Haverstock 10:21`, `dep Judith for Anna`.

A line is read so only when all of it is: a command word, names that are known, perhaps a time.
Anything else stays prose, so that "In March the force said" is never taken for an arrival.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chair_desk.records.frozen import frozen
from chair_desk.records.line import (
    Doubt,
    PersonFound,
    PresenceFound,
    PresenceKind,
    Surroundings,
)
from chair_desk.words import _

_VERBS = {
    "in": PresenceKind.HERE, "here": PresenceKind.HERE, "present": PresenceKind.HERE,
    "arrived": PresenceKind.HERE, "back": PresenceKind.BACK, "out": PresenceKind.OUT,
    "left": PresenceKind.LEFT, "dep": PresenceKind.DEPUTY, "deputy": PresenceKind.DEPUTY,
    "apol": PresenceKind.APOLOGY, "apols": PresenceKind.APOLOGY,
    "apology": PresenceKind.APOLOGY, "apologies": PresenceKind.APOLOGY,
    "recuse": PresenceKind.RECUSED, "recused": PresenceKind.RECUSED,
}  # fmt: skip
_VERB = re.compile(rf"\s*({'|'.join(_VERBS)})\b[:\s]\s*(?=\S)", re.IGNORECASE)
_UNTIL = re.compile(r"\s+until\s+(?:item\s+)?#?(\d+[a-z]?)\s*$", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:at\s+)?(?:([01]?\d|2[0-3])[:.]([0-5]\d)|([01]\d|2[0-3])([0-5]\d))\s*$")
_FOR = re.compile(r"\s+for\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*and\s+|,|&|\band\b)\s*", re.IGNORECASE)


@frozen
class _Stretch:
    text: str
    start: int


def read_presence(text: str, around: Surroundings) -> PresenceFound | tuple[Doubt, ...]:
    """Return what a presence line says; no doubts and nothing found means it is prose."""
    verb = _VERB.match(text)
    if verb is None:
        return ()
    kind = _VERBS[verb[1].lower()]
    rest = _Stretch(text[verb.end() :], verb.end())
    rest, at = _cut_time(rest)
    until = ""
    if kind is PresenceKind.OUT and (match := _UNTIL.search(rest.text)):
        until, rest = match[1].lower(), _Stretch(rest.text[: match.start()], rest.start)
        if not at:
            rest, at = _cut_time(rest)
    if kind is PresenceKind.DEPUTY:
        return _deputy(rest, at or around.now, around)
    people = _people(rest, around)
    if not people or not isinstance(people[0], PersonFound):
        return tuple(part for part in people if isinstance(part, Doubt))
    found = tuple(part for part in people if isinstance(part, PersonFound))
    return PresenceFound(kind=kind, people=found, at=at or around.now, until_item=until)


def _cut_time(rest: _Stretch) -> tuple[_Stretch, str]:
    match = _TIME.search(rest.text)
    if match is None:
        return rest, ""
    hour, minute = (match[1], match[2]) if match[1] else (match[3], match[4])
    return _Stretch(rest.text[: match.start()], rest.start), f"{int(hour):02}:{minute}"


def _deputy(rest: _Stretch, at: str, around: Surroundings) -> PresenceFound | tuple[Doubt, ...]:
    match = _FOR.search(rest.text)
    if match is None:
        return ()
    sides = (
        _people(_Stretch(rest.text[: match.start()], rest.start), around),
        _people(_Stretch(rest.text[match.end() :], rest.start + match.end()), around),
    )
    deputy, holder = (side[0] if len(side) == 1 else None for side in sides)
    if isinstance(deputy, PersonFound) and isinstance(holder, PersonFound):
        return PresenceFound(kind=PresenceKind.DEPUTY, people=(deputy,), deputy_for=holder, at=at)
    if all(sides):
        return tuple(part for side in sides for part in side if isinstance(part, Doubt))
    return ()


def _people(rest: _Stretch, around: Surroundings) -> Sequence[PersonFound | Doubt]:
    """Return everybody in a list of names; a doubt alone where one fits several people.

    Nothing at all where any of it is no name.
    """
    found: list[PersonFound] = []
    start = 0
    pieces = [*_AND.finditer(rest.text), None]
    for mark in pieces:
        end = mark.start() if mark else len(rest.text)
        piece = rest.text[start:end]
        at = rest.start + start + len(piece) - len(piece.lstrip(" @"))
        start = mark.end() if mark else end
        name = piece.strip().lstrip("@")
        known = around.names.whole(name) if name else None
        if known is None or not known.person_ids:
            return ()
        if not known.is_sure:
            return (several(name, at, at + len(name), known.person_ids, around),)
        person = around.person_by_id[known.person_ids[0]]
        found.append(PersonFound(person.id, person.name, at, at + len(name)))
    return found


def several(
    words: str, start: int, end: int, candidates: tuple[str, ...], around: Surroundings
) -> Doubt:
    """Ask which of several people is meant."""
    people = [around.person_by_id[one] for one in candidates]
    told = [person.name for person in people]
    if len(set(told)) < len(told):  # two of one name: the agency tells them apart
        told = [", ".join(part for part in (one.name, one.organisation) if part) for one in people]
    names = _(" or ").join(told)
    sentence = _("“{words}” may be {names}. Write the name in full.")
    return Doubt(start, end, sentence.format(words=words, names=names), candidates)
