"""Looking through words that go out for what may point at one person, with where each stands.

It cannot know every name, and it may be wrong: it lists, and the person decides. Words that the
board uses for itself (partners, seats, bodies, places) and people in its register are known.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from chair_desk.records.frozen import frozen
from chair_desk.records.given_names import NAME, GivenNames, is_place_word
from chair_desk.records.nameless import is_nhs_number
from chair_desk.words import N_


class Personal(enum.StrEnum):
    """What sort of thing was seen."""

    NAME = "name"
    BORN = "born"
    NUMBER = "number"
    ADDRESS = "address"


PERSONAL_WORDS: Mapping[Personal, str] = {
    Personal.NAME: N_("A name that is not in the register of people"),
    Personal.BORN: N_("A date that may be somebody’s birthday"),
    Personal.NUMBER: N_("A number shaped like a person’s"),
    Personal.ADDRESS: N_("An address"),
}


@frozen
class Seen:
    """Something personal in some words, and where it stands."""

    kind: Personal
    start: int
    end: int
    words: str


_PART = re.compile(r"[\w’']+")
_TITLE = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Sgt|PC|DC|DS)\.? ({NAME})")
_INITIAL = re.compile(r"\b[A-Z]\.? (?:[A-Z]\.? )?([A-Z][a-z’'-]{2,})\b")
_CALLED = re.compile(
    r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]on|[Dd]aughter|[Mm]other|[Ff]ather|[Ss]ister|"
    rf"[Bb]rother|called|named),? ({NAME})\b"
)
_WHOSE = re.compile(
    rf"\b({NAME})[’']s "
    r"(?:mother|father|parents?|family|mum|dad|carers?|sister|brother|school)\b"
)
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\b[^.]{0,12}\d[\w /.-]*"
    r"|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+(?: \d{4})?[^.]{0,12}\bbirthday\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b")
_TEN = re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")
_NUMBERS = (
    re.compile(r"\b[A-Z]\d{12}\b|\b[A-Z]\d{11}[A-Z]\b"),
    re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    re.compile(r"(?<!\d)(?:\+44 ?|0)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)"),
)
_STREETS = (
    "Road Street Avenue Close Lane Drive Crescent Court Gardens Grove Terrace Way Place Walk"
    " Green Hill Mews Rise Row Square View Park"
)
_STREET = re.compile(
    rf"\b\d{{1,4}}[a-z]?,? (?:[A-Z][a-z’'-]+ ){{1,3}}(?:{_STREETS.replace(' ', '|')})\b"
)
_ADDRESSES = (
    _STREET,
    re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b"),
    re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b"),
)


def parts_of(known: Iterable[str]) -> frozenset[str]:
    """Return the words of names that are known, to look through many texts with."""
    return frozenset(word.casefold() for name in known for word in _PART.findall(name))


def personal_in(text: str, names: GivenNames, own: Collection[str] = ()) -> list[Seen]:
    """Return what looks personal, in the order in which it stands; none overlaps another.

    `own` are words of the board's own (`parts_of`); a name made of them alone is not listed.
    """
    found = [
        *_numbers(text),
        *_matches(Personal.ADDRESS, _ADDRESSES, text),
        *_matches(Personal.BORN, (_BORN, _DAY), text),
        *_names(text, names, own),
    ]
    kept: list[Seen] = []
    for one in sorted(found, key=lambda seen: (seen.start, -seen.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _matches(kind: Personal, patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[Seen]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            found = match[0].rstrip(". ")
            yield Seen(kind, match.start(), match.start() + len(found), found)


def _numbers(text: str) -> Iterator[Seen]:
    for match in _TEN.finditer(text):
        if is_nhs_number(re.sub(r"[ -]", "", match[0])):
            yield Seen(Personal.NUMBER, match.start(), match.end(), match[0])
    yield from _matches(Personal.NUMBER, _NUMBERS, text)


def _names(text: str, names: GivenNames, own: Collection[str]) -> Iterator[Seen]:
    for pattern in (_TITLE, _INITIAL):
        for match in pattern.finditer(text):
            if match[1].casefold() not in own and not is_place_word(match[1]):
                yield Seen(Personal.NAME, match.start(), match.end(), match[0])
    for match in (*_CALLED.finditer(text), *_WHOSE.finditer(text)):
        if names.is_given(match[1]) and match[1].casefold() not in own:
            yield Seen(Personal.NAME, match.start(1), match.end(1), match[1])
    for start, end in names.people_in(text):
        words = text[start:end]
        if not all(part.casefold() in own for part in _PART.findall(words)):
            yield Seen(Personal.NAME, start, end, words)
