"""Who speaks in a paragraph: the last person or agency that its words name."""

from __future__ import annotations

import re

from chair_desk.records.folding import folded
from chair_desk.records.line import Surroundings

_STARTS = re.compile(r"(?<![\w@'’-])(?P<at>@?)(?P<first>\w)")
_MOST_LETTERS = 3
# What agencies are called in part, and what boards and their papers are called every day.
_EVERYDAY = frozenset(
    {"board", "partnership", "committee", "council", "service", "services", "team", "chair",
     "group", "school", "schools", "county", "care", "children", "may", "will", "mark", "grace"}
)  # fmt: skip


def agency_speaking(text: str, around: Surroundings) -> str:
    """Return the id of the partner that a paragraph names last; nothing where it names none.

    A person stands for their partner; one who belongs to none, the chair for instance, is
    passed over, and so is a name that two people bear. After @ every form counts; in prose
    only names written as names are, and never an everyday word.
    """
    found, until = "", 0
    for match in _STARTS.finditer(text):
        start = match.start("first")
        if start < until or not (match["at"] or match["first"].isupper()):
            continue
        named = around.names.at_start(text[start:])
        if named is None:
            continue
        words = text[start : start + named.length]
        if not match["at"] and not _is_name(words):
            continue
        until = start + named.length
        if not named.is_sure:
            continue
        found = _partner(named.person_ids, named.organisation_ids, around) or found
    return found


def _partner(people: tuple[str, ...], agencies: tuple[str, ...], around: Surroundings) -> str:
    if agencies:
        return agencies[0]
    person = around.person_by_id.get(people[0])
    return (person.organisation_id or "") if person else ""


def _is_name(words: str) -> bool:
    """Say whether words in prose are a name: "ICB" and "Nell" are, "As" and "Board" are not."""
    if " " in words.strip():
        return True
    if len(words) <= _MOST_LETTERS:
        return words.isupper() or "." in words
    return folded(words) not in _EVERYDAY
