"""Who came to a course, agency by agency: a line each, as "County Council 14, 12, 1"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen

_LINE = re.compile(
    r"^\s*(?P<agency>\S.*?)[\s,:;]+(?P<booked>\d+)\s*[,;]\s*(?P<attended>\d+)"
    r"(?:\s*[,;]\s*(?P<no_shows>\d+))?\s*$"
)


@frozen
class AgencyCount:
    """How many an agency booked, how many of them came, and how many did not come."""

    agency: str
    booked: int
    attended: int
    no_shows: int


def agency_counts(text: str) -> list[AgencyCount]:
    """Read the lines in which an agency's numbers stand; others are left out.

    Where the third number is not given, nobody is said not to have come: bookings may have
    been cancelled in time.
    """
    matches = map(_LINE.match, text.splitlines())
    return [
        AgencyCount(
            match["agency"], int(match["booked"]), int(match["attended"]),
            int(match["no_shows"] or 0),
        )
        for match in matches
        if match
    ]  # fmt: skip


def added_up(counts: Iterable[AgencyCount]) -> list[AgencyCount]:
    """Add up the numbers of each agency, those that did not come most often first."""
    sums: dict[str, AgencyCount] = {}
    for one in counts:
        had = sums.get(folded(one.agency), AgencyCount(one.agency, 0, 0, 0))
        sums[folded(one.agency)] = AgencyCount(
            had.agency, had.booked + one.booked, had.attended + one.attended,
            had.no_shows + one.no_shows,
        )  # fmt: skip
    return sorted(sums.values(), key=lambda one: (-one.no_shows, one.agency))
