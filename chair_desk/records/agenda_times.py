"""What follows from the order of an agenda: numbers, start times and the time it runs over."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from string import ascii_lowercase, ascii_uppercase

from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Purpose

DEEPEST = 2
_HOUR = 60
_DAY = 24 * _HOUR
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WEIGHTY = frozenset({Purpose.CHALLENGE, Purpose.DECISION})


@frozen
class Placed:
    """An item in its printing order: how deep it lies (0 for the top), and its printed number."""

    item: AgendaItem
    depth: int
    number: str


@frozen(kw_only=True)
class Shape:
    """How the time of a meeting is spent: all in minutes."""

    total: int
    working: int
    weighty: int


def minutes_of_day(clock: str) -> int:
    """Read "HH:MM" as minutes since midnight.

    Raises:
        ValueError: It is no time of day.
    """
    hours, _colon, minutes = clock.partition(":")
    found = int(hours) * _HOUR + int(minutes)
    if not 0 <= found < _DAY or not 0 <= int(minutes) < _HOUR:
        raise ValueError(clock)
    return found


def clock_of(minutes: int) -> str:
    """Write minutes since midnight as "HH:MM"; past midnight it starts again."""
    return f"{minutes % _DAY // _HOUR:02}:{minutes % _HOUR:02}"


def is_taken(item: AgendaItem) -> bool:
    """Say whether an item uses time: one deferred does not."""
    return item.state is not ItemState.DEFERRED


def is_shown(item: AgendaItem) -> bool:
    """Say whether an item stands on the agenda.

    One that was deferred before the agenda was issued has left it; one deferred afterwards
    keeps its number, because people hold papers that name it.
    """
    return is_taken(item) or bool(item.number)


def in_order(items: Iterable[AgendaItem]) -> list[Placed]:
    """Put items in printing order, each under its parent, with their numbers.

    An item whose parent is not among them stands at the top. Numbers that were fixed when the
    agenda was issued stay; the rest are counted from the order.
    """
    shown = [item for item in items if is_shown(item)]
    ids = {item.id for item in shown}
    children: dict[str, list[AgendaItem]] = defaultdict(list)
    for item in sorted(shown, key=lambda item: (item.place, item.id)):
        parent = item.parent_id if item.parent_id in ids else None
        children[parent or ""].append(item)
    placed: list[Placed] = []
    _place_under(None, children, placed)
    found = {line.item.id for line in placed}
    # Two copies merged can leave two items each under the other: neither may vanish.
    lost = [item for item in shown if item.id not in found]
    placed.extend(Placed(item, 0, item.number) for item in lost)
    return placed


def _place_under(
    parent: Placed | None, children: Mapping[str, list[AgendaItem]], placed: list[Placed]
) -> None:
    counted = 0
    depth = parent.depth + 1 if parent else 0
    for item in children.get(parent.item.id if parent else "", ()):
        number = item.number
        if item.kind is ItemKind.BREAK:
            number = ""
        elif not number:
            counted += 1
            number = child_number(parent.number if parent else "", depth, counted)
        line = Placed(item, depth, number)
        placed.append(line)
        _place_under(line, children, placed)


def child_number(above: str, depth: int, count: int) -> str:
    """Write the number of the so-manieth item at a depth: 5, then 5a, then 5a(i)."""
    if depth == 0:
        return str(count)
    if depth == 1:
        return above + letters(count)
    return f"{above}({_roman(count)})"


def letters(count: int) -> str:
    """Count in letters: a to z, then aa, ab.

    Twenty-six sub-items are rare, but a pasted list of policies has them.
    """
    found = ""
    while count:
        count, rest = divmod(count - 1, len(ascii_lowercase))
        found = ascii_lowercase[rest] + found
    return found


def _roman(count: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        found += sign * times
    return found


def late_number(before: str, taken: Iterable[str], *, follows: str = "") -> str:
    """Return a number for an item put in after the agenda was issued.

    `before` is the number of the item it comes after at the same level, empty at the start;
    `follows` is the number that counting on would give, where nothing numbered comes after it.
    After 7 comes 7A, then 7B; before 1 comes A1: nobody else's number moves, so that papers
    already in people's hands stay right.
    """
    used = set(taken)
    if follows and follows not in used:
        return follows
    stem = before.rstrip(ascii_uppercase) if before else ""
    late = (letters(count).upper() for count in itertools.count(1))
    numbers = (f"{stem}{letter}" if stem else f"{letter}1" for letter in late)
    return next(number for number in numbers if number not in used)


def start_times(placed: Iterable[Placed], starts: str) -> dict[str, str]:
    """Return when each item starts, "HH:MM" by item id.

    The minutes of sub-items come on top of those of the item above them.
    """
    at = minutes_of_day(starts)
    found = {}
    for line in placed:
        found[line.item.id] = clock_of(at)
        if is_taken(line.item):
            at += line.item.planned_minutes
    return found


def shape_of(placed: Iterable[Placed]) -> Shape:
    """Add up the planned minutes: all, those without breaks, those for challenge and decision."""
    taken = [line.item for line in placed if is_taken(line.item)]
    working = [item for item in taken if item.kind is not ItemKind.BREAK]
    return Shape(
        total=sum(item.planned_minutes for item in taken),
        working=sum(item.planned_minutes for item in working),
        weighty=sum(item.planned_minutes for item in working if item.purpose in _WEIGHTY),
    )


def minutes_over(starts: str, ends: str, total: int) -> int:
    """Return by how many minutes an agenda runs over the end of its meeting.

    Less than nothing is time to spare.
    """
    return minutes_of_day(starts) + total - minutes_of_day(ends)
