"""The pages of a pack and their labels: given once, kept through every later issue.

A label is a number ("45"), a number with letters for what came later ("45A"), or a span for a
notice that stands for several pages ("27-43"). A page that was quoted is found for ever.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen

_LABEL = re.compile(r"(\d+)([A-Z]*)$")
_LETTERS = 26


class PartKind(enum.StrEnum):
    """What a part of a pack is."""

    COVER = "cover"
    CONTENTS = "contents"
    CHANGES = "changes"
    MINUTES = "minutes"
    ACTIONS = "actions"
    INTERESTS = "interests"
    ATTENDANCE = "attendance"
    PAPER = "paper"
    DIVIDER = "divider"
    TO_FOLLOW = "to_follow"
    BLANK = "blank"


@frozen(kw_only=True)
class PackPart:
    """A part of a pack, and the labels it holds.

    `key` stays the same through every issue. `count` is how many pages the part has in the full
    edition; it may be less than the labels it holds, or nothing where it was withdrawn.
    """

    key: str
    kind: PartKind
    title: str = ""
    item_id: str = ""
    number: str = ""
    label: str = ""
    paper_id: str = ""
    sha256: str = ""
    audience: Audience = Audience.PUBLIC
    count: int = 1
    labels: tuple[str, ...] = ()


def parted(label: str) -> tuple[int, str]:
    """Read a label as its number and its letters; a span counts as its last page.

    Raises:
        ValueError: It is no label.
    """
    found = _LABEL.match(label.rpartition("-")[2].strip().upper())
    if found is None:
        raise ValueError(label)
    return int(found[1]), found[2]


def suffix(count: int) -> str:
    """Return the letters of a place counted from 1: A to Z, then AA."""
    letters = ""
    while count > 0:
        count, at = divmod(count - 1, _LETTERS)
        letters = chr(ord("A") + at) + letters
    return letters


def suffix_count(letters: str) -> int:
    """Return the place that letters stand for: 1 for A, nothing for no letters."""
    count = 0
    for letter in letters:
        count = count * _LETTERS + ord(letter) - ord("A") + 1
    return count


def label_key(label: str) -> tuple[int, int]:
    """Return what labels sort by: 45, 45A, 45B, 46."""
    number, letters = parted(label)
    return number, suffix_count(letters)


def page_labels(count: int, labels: Sequence[str]) -> tuple[str, ...]:
    """Return the label of each printed page, for `count` pages in the place of `labels`.

    Where fewer pages stand than were labelled, one notice more takes the rest as a span.

    Raises:
        ValueError: There are more pages than labels.
    """
    if count > len(labels):
        raise ValueError(f"{count} pages, {len(labels)} labels")
    rest = labels[count:]
    if not rest:
        return tuple(labels)
    return (*labels[:count], span(rest))


def span(labels: Sequence[str]) -> str:
    """Write labels that stand together as one: "27-43", or the one label there is."""
    return labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"


def in_words(labels: Sequence[str]) -> str:
    """Say which pages: "21 to 26, 26A"; runs of plain numbers are drawn together."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(runs[-1][-1], label):
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(before: str, after: str) -> bool:
    (number, letters), (next_number, next_letters) = parted(before), parted(after)
    if bool(letters) != bool(next_letters):
        return False
    if letters:
        return number == next_number and suffix_count(next_letters) == suffix_count(letters) + 1
    return next_number == number + 1


def first_labels(
    parts: Iterable[PackPart], *, on_odd: frozenset[PartKind] = frozenset()
) -> tuple[PackPart, ...]:
    """Give the pages of a first issue their labels from 1, in order.

    A part whose kind is in `on_odd` begins on an odd page; a blank page before it makes it so.
    """
    made: list[PackPart] = []
    at = 1
    for part in parts:
        if part.kind in on_odd and at % 2 == 0:
            made.append(_blank(part.key, (str(at),)))
            at += 1
        made.append(replace(part, labels=tuple(str(at + n) for n in range(part.count))))
        at += part.count
    return tuple(made)


def _blank(before: str, labels: tuple[str, ...]) -> PackPart:
    return PackPart(key=f"blank:{before}", kind=PartKind.BLANK, labels=labels)


def later_labels(
    before: Sequence[PackPart],
    wanted: Sequence[PackPart],
    *,
    at_end: bool = False,
    on_odd: frozenset[PartKind] = frozenset(),
) -> tuple[PackPart, ...]:
    """Label the pages of a later issue: no label of an earlier one moves or is used again.

    What is new follows what it follows on the agenda, as 45A, 45B; or comes last with new
    numbers where `at_end` is set. What was withdrawn keeps its labels with no pages. What became
    longer takes letters after its last page.
    """
    by_key = {part.key: part for part in wanted}
    taken = {label for part in before for label in part.labels}
    made = [_kept(part, by_key.get(part.key), taken) for part in before]
    known = {part.key for part in before}
    for at, part in enumerate(wanted):
        if part.key in known:
            continue
        needs_blank = part.kind in on_odd and part.count % 2 == 1
        count = part.count + needs_blank
        place = len(made) if at_end else _place_after(made, [one.key for one in wanted[:at]])
        labels = _end(taken, count) if at_end else _lettered(made[place - 1].labels, count, taken)
        made.insert(place, replace(part, labels=labels[: part.count]))
        if needs_blank:
            made.insert(place + 1, _blank(f"after:{part.key}", labels[part.count :]))
    return tuple(made)


def _kept(old: PackPart, new: PackPart | None, taken: set[str]) -> PackPart:
    if old.kind is PartKind.BLANK:
        return old
    if new is None:
        return replace(old, count=0, sha256="")
    more = new.count - len(old.labels)
    extra = _lettered(old.labels, more, taken) if more > 0 else ()
    return replace(new, labels=(*old.labels, *extra))


def _place_after(made: Sequence[PackPart], earlier: Sequence[str]) -> int:
    """Return the place behind the nearest part before it, and behind what is lettered after it."""
    keys = [part.key for part in made]
    at = next((keys.index(key) + 1 for key in reversed(earlier) if key in keys), 1)
    base = label_key(made[at - 1].labels[-1])[0]
    while at < len(made):
        number, letters = label_key(made[at].labels[0])
        if number != base or not letters:
            break
        at += 1
    return at


def _lettered(labels: Sequence[str], count: int, taken: set[str]) -> tuple[str, ...]:
    number = label_key(labels[-1])[0]
    used = [label_key(label)[1] for label in taken if label_key(label)[0] == number]
    first = max(used, default=0) + 1
    made = tuple(f"{number}{suffix(first + n)}" for n in range(count))
    taken.update(made)
    return made


def _end(taken: set[str], count: int) -> tuple[str, ...]:
    first = max((label_key(label)[0] for label in taken), default=0) + 1
    made = tuple(str(first + n) for n in range(count))
    taken.update(made)
    return made


def part_at(parts: Iterable[PackPart], label: str) -> PackPart | None:
    """Return the part that holds a page, by its label as people write it: "45a", "p45A"."""
    wanted = label.strip().upper().removeprefix("PAGE").removeprefix("P").strip(" .")
    return next((part for part in parts if wanted in part.labels), None)


def late_label(number: str, taken: Iterable[str]) -> str:
    """Return the label of a paper that came late to an item: 10A; after 5a and 5b, 5c."""
    labels = set(taken)
    used = {label.upper() for label in labels}
    count = 1
    while f"{number}{suffix(count)}".upper() in used:
        count += 1
    letters = suffix(count)
    return f"{number}{letters.lower() if f'{number}a' in labels else letters}"
