"""Putting a row between two others by moving that row alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chair_desk.records.columns import Record
from chair_desk.records.frozen import frozen
from chair_desk.records.places import place_between, places
from chair_desk.services.desk import Step


class PlacedRow(Protocol):
    """A record that sorts by its place."""

    @property
    def id(self) -> str:
        """Its UUID."""

    @property
    def place(self) -> str:
        """A fractional index, see `records.places`."""


@frozen
class IdAndPlace:
    """What placing a row needs of another: of hundreds, no more is read."""

    id: str
    place: str


def place_at(
    step: Step, rows: Sequence[PlacedRow], index: int, *, of: type[Record] | None = None
) -> str:
    """Return a place for a row that goes before `rows[index]`, or last at the end.

    `rows` are the others, in order; `of` is their class where they are only `IdAndPlace`.
    Where two share a place (two copies merged, or rows that never had one) there is no room
    between them: then all of them are given new places.
    """
    before = rows[index - 1].place if index else ""
    after = rows[index].place if index < len(rows) else ""
    if all(row.place for row in rows) and (not after or before < after):
        return place_between(before, after)
    made = list(places(len(rows) + 1))
    mine = made.pop(index)
    for row, place in zip(rows, made, strict=True):
        if row.place != place:
            step.update(of or type(row), row.id, place=place)
    return mine


def index_after(rows: Sequence[PlacedRow], id: str | None) -> int:  # noqa: A002
    """Return the index that comes after the row of this id; None is before the first.

    An id that is not among them is after the last.
    """
    if id is None:
        return 0
    return next((at + 1 for at, row in enumerate(rows) if row.id == id), len(rows))
