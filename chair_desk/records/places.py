"""Fractional places: a text that sorts between two others, so that moving one row moves one row."""

from __future__ import annotations

from collections.abc import Iterator

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def place_between(before: str, after: str) -> str:
    """Return a place strictly between two others; empty means the open end on that side.

    Places are compared as plain text (code point by code point) and never end in "0", so that
    there is always room between two of them.

    Raises:
        ValueError: `before` does not sort before `after`.
    """
    if after and before >= after:
        raise ValueError(f"{before!r} is not before {after!r}")
    made = ""
    at = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[at]) if at < len(before) else 0
        high = DIGITS.index(after[at]) if bounded and at < len(after) else _BASE
        if low == high:
            made += DIGITS[low]
        elif (middle := (low + high) // 2) > low:
            return made + DIGITS[middle]
        else:
            made += DIGITS[low]
            bounded = False
        at += 1


def places(count: int) -> Iterator[str]:
    """Yield this many places in order, evenly enough, for rows made together."""
    width = 1
    while _BASE**width < 2 * (count + 1):
        width += 1
    step = _BASE**width // (count + 1)
    for number in range(1, count + 1):
        value, text = number * step, ""
        for _digit in range(width):
            value, rest = divmod(value, _BASE)
            text = DIGITS[rest] + text
        yield text.rstrip("0") or DIGITS[1]
