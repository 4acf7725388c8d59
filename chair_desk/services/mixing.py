"""From what a person picked, line by line, to the choices that settle a matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chair_desk.services.settling import Choice
from chair_desk.services.two_versions import Line, Matter


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
        first, second = line.yours if is_part else line.yours.rstrip("\n"), line.theirs
        blank = "" if not first or first.endswith(("\n", " ")) else " "
        return first + blank + second
    return line.yours


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
