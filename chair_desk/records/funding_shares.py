"""Shares of a year's cost, what is short and who carried it. Pure: pence in, pence out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from chair_desk.records.frozen import frozen

K = TypeVar("K")
_PER_CENT_TENTHS = 1_000


def split(total: int, weights: Mapping[K, int]) -> dict[K, int]:
    """Split a sum by weights to the penny: the parts add up to the sum exactly.

    What rounding leaves over goes a penny each to the largest remainders, the first of equals
    first. With no weight at all everybody gets nothing.
    """
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, 0)
    parts = {key: divmod(total * weight, whole) for key, weight in weights.items()}
    made = {key: part for key, (part, _rest) in parts.items()}
    left = total - sum(made.values())
    by_rest = sorted(weights, key=lambda key: -parts[key][1])
    for key in by_rest[:left]:
        made[key] += 1
    return made


def tenths(part: int, whole: int) -> int:
    """Return a share in tenths of one per cent, halves up: 541 for 54.1%."""
    return (part * 2 * _PER_CENT_TENTHS + whole) // (2 * whole) if whole else 0


def share_words(part: int, whole: int) -> str:
    """Write a share as a table does: "54.1%"; nothing where there is no base."""
    if not whole:
        return ""
    found = tenths(part, whole)
    return f"{found // 10}.{found % 10}%"


def whole_share_words(part: int, whole: int) -> str:
    """Write a share as a chart and a sentence do: "54%"."""
    return f"{(part * 200 + whole) // (2 * whole)}%" if whole else ""


def agreed_share_words(share: int) -> str:
    """Write hundredths of a per cent without noughts at the end: "40%", "12.5%"."""
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


@frozen
class Carried:
    """A shortfall, who left it and who carried it.

    `left` and `carried` are pence by key, the largest first; `reserves` is what came out of the
    reserves, below nought where more was paid than was agreed and the rest went into them. What
    was left equals what was carried and the reserves together.
    """

    shortfall: int
    left: tuple[tuple[str, int], ...]
    carried: tuple[tuple[str, int], ...]
    reserves: int


def carried(agreed: Mapping[str, int], paying: Mapping[str, int]) -> Carried:
    """Compare what each was to pay with what each pays."""
    against = {key: paying.get(key, 0) - agreed.get(key, 0) for key in {**agreed, **paying}}
    left = [(key, -sum_) for key, sum_ in against.items() if sum_ < 0]
    over = [(key, sum_) for key, sum_ in against.items() if sum_ > 0]
    left.sort(key=lambda pair: (-pair[1], pair[0]))
    over.sort(key=lambda pair: (-pair[1], pair[0]))
    shortfall = sum(sum_ for _key, sum_ in left)
    return Carried(shortfall, tuple(left), tuple(over), shortfall - sum(one for _k, one in over))


def year_words(starts_on: date) -> str:
    """Write a financial year: "2026–27"; a calendar year stays one: "2026"."""
    if starts_on.month == 1:
        return str(starts_on.year)
    return f"{starts_on.year}–{(starts_on.year + 1) % 100:02}"


def year_after(starts_on: date) -> date:
    """Return the first day of the year after; 29 February is followed by the 28th."""
    try:
        return starts_on.replace(year=starts_on.year + 1)
    except ValueError:
        return starts_on.replace(year=starts_on.year + 1, day=28)


def spread(sums: Sequence[int], room: int) -> list[int]:
    """Return how wide each sum stands on one scale of `room`; nothing for nothing."""
    most = max(sums, default=0)
    return [one * room // most if most > 0 else 0 for one in sums]
