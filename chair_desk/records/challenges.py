"""The ladder of a challenge as pure algebra: which step comes next, and where each one stands."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date


class Where(enum.StrEnum):
    """Where a step stands: gone by, the one it is at, or still ahead."""

    BEHIND = "behind"
    HERE = "here"
    AHEAD = "ahead"


def place_of(keys: Sequence[str], at: str) -> int:
    """Return the place of a step on the ladder; one that it does not have counts as the first."""
    return list(keys).index(at) if at in keys else 0


def next_key(keys: Sequence[str], at: str) -> str | None:
    """Return the step that comes after, None where there is none above."""
    place = place_of(keys, at) + 1
    return keys[place] if place < len(keys) else None


def where_each(keys: Sequence[str], at: str) -> tuple[Where, ...]:
    """Return where each step stands, lowest first; exactly one is where the challenge is."""
    here = place_of(keys, at)
    return tuple(
        Where.HERE if place == here else Where.BEHIND if place < here else Where.AHEAD
        for place in range(len(keys))
    )


def days_reached(
    count: int, here: int, opened_on: date | None, escalated: Sequence[date | None]
) -> tuple[date | None, ...]:
    """Return the day on which each of `count` steps was reached; None where none is recorded.

    `escalated` are the days of escalations, earliest first. The last one led to the step where
    it stands, so a trail with gaps leaves the lower steps without a day and not the upper ones.
    """
    days: list[date | None] = [None] * count
    if count:
        days[0] = opened_on
    for back, day in enumerate(reversed(escalated)):
        if here - back > 0:
            days[here - back] = day
    return tuple(days)
