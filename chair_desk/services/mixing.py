"""From what a person picked, line by line, to the choices that settle a matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from chair_desk.services.settling import Choice
from chair_desk.services.two_versions import Line, Matter

_SENTENCES = re.compile(r".+?(?:[.!?]+(?=\s|$)|\n|$)\s*|\s+", re.DOTALL)


def mixed(lines: Sequence[Line], picks: Mapping[int, str]) -> str:
    """Return the words of one text or line, mixed: what each disputed part was picked to be.

    A pick is "yours", "theirs" or "both"; a part without one keeps yours.
    """
    told = []
    for number, line in enumerate(lines):
        if not line.is_disputed:
            told.append(line.settled)
            continue
        told.append(_picked(line, picks.get(number, "yours"), is_part=len(lines) > 1))
    return "".join(told).removesuffix("\n")


def _picked(line: Line, pick: str, *, is_part: bool) -> str:
    if pick == "theirs":
        return line.theirs
    if pick == "both":
        first = line.yours if is_part else line.yours.rstrip("\n")
        return both_of(first, line.theirs)
    return line.yours


def both_of(first: str, second: str) -> str:
    """Return all of both: the sentences they begin and end with alike stand once."""
    words, others = (_SENTENCES.findall(text) for text in (first, second))
    before = _alike(words, others)
    after = _alike(words[before:][::-1], others[before:][::-1])
    own, theirs = words[before : len(words) - after], others[before : len(others) - after]
    told = ""
    for part in (*words[:before], *own, *theirs, *others[len(others) - after :]):
        blank = " " if told and not told[-1].isspace() else ""
        told += blank + part
    return told


def _alike(words: Sequence[str], others: Sequence[str]) -> int:
    """Count the sentences that two texts begin with alike."""
    count = 0
    for one, other in zip(words, others, strict=False):
        if one.strip() != other.strip():
            break
        count += 1
    return count


def choices_of(
    matter: Matter, picks: Mapping[int, str], own: Mapping[str, str]
) -> dict[str, Choice]:
    """Return the choices that settle a matter, by the ids of what is in question.

    `picks` are by the number of the line, as in `mixed`; `own` are words written by hand, by id.
    """
    by_id: dict[str, list[int]] = {}
    for number, line in enumerate(matter.lines):
        if line.difference_id:
            by_id.setdefault(line.difference_id, []).append(number)
    return {
        one_id: _choice(matter, numbers, picks, own.get(one_id))
        for one_id, numbers in by_id.items()
    }


def _choice(
    matter: Matter, numbers: Sequence[int], picks: Mapping[int, str], words: str | None
) -> Choice:
    if words is not None:
        return Choice(words=words)
    disputed = [number for number in numbers if matter.lines[number].is_disputed]
    picked = {picks.get(number, "yours") for number in disputed}
    first = matter.lines[disputed[0]]
    is_alone = len(numbers) == len(disputed)
    if picked == {"yours"} and (is_alone or not first.is_prose):
        return first.keep
    if picked == {"theirs"} and (is_alone or not first.is_prose):
        return first.take
    lines = [matter.lines[number] for number in numbers]
    own_picks = {at: picks.get(number, "yours") for at, number in enumerate(numbers)}
    return Choice(words=mixed(lines, own_picks))
