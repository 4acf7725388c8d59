"""Ranks as they fit in a narrow column: "Ch Supt" for a Detective Chief Superintendent."""

from __future__ import annotations

from chair_desk.catalogue.ladders import Sorted
from chair_desk.records.people import Organisation
from chair_desk.services.desk import Desk
from chair_desk.services.ranks import ladder_of
from chair_desk.words import _

FITS = 9
"""Characters that a column of the matrix shows whole."""


class ShortRanks:
    """Says each rank as its ladder abbreviates it; what does not sort stays as it was written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[str, str], str] = {}

    def short(self, organisation: Organisation | None, rank: str) -> str:
        """Return the short form of a rank of a partner; one that fits already is left alone."""
        if len(rank) <= FITS or organisation is None:
            return rank
        key = (organisation.ladder, rank)
        if key not in self._known:
            self._known[key] = self._sorted(organisation, rank)
        return self._known[key]

    def _sorted(self, organisation: Organisation, rank: str) -> str:
        ladder = ladder_of(self._desk, organisation)
        found = ladder.sort(rank) if ladder is not None else None
        if not isinstance(found, Sorted):
            return rank
        short = found.rung.short
        return _("A/{rank}").format(rank=short) if found.is_acting else short
