"""Pages of the pack as they are quoted in minutes: "p45A", "pp. 3"; only those that exist."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from chair_desk.records.frozen import frozen

_CITED = re.compile(r"(?<![\w.])p(?:p|age|\.)?\.?[ \u00a0]?(\d{1,4}[A-Za-z]{0,2})(?!\w)")


@frozen
class Citation:
    """A page that is quoted: where its words begin and end, and its label."""

    start: int
    end: int
    label: str


def citations(text: str, known: Container[str]) -> Iterator[Citation]:
    """Yield the pages that a text quotes, of those whose labels are known."""
    for match in _CITED.finditer(text):
        label = match[1].upper()
        if label in known:
            yield Citation(match.start(), match.end(), label)


def citation_at(text: str, at: int, known: Container[str]) -> Citation | None:
    """Return the page quoted at a place; else the last one before it."""
    found = None
    for one in citations(text, known):
        if one.start <= at or found is None:
            found = one
    return found
