"""The rows of a register: all of them at hand, or each read when it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen

REFERENCE, TITLE, STATE, OWN = range(4)  # headings: of any register, then its own


@frozen(kw_only=True)
class RegisterRow:
    """One row of a register. `cells` stand under the register's headings; `sort_keys` beside."""

    table: str
    id: str
    reference: str
    title: str
    state: str
    shape: str
    cells: tuple[str, ...]
    sort_keys: tuple[str, ...]
    is_open: bool
    searched: str
    is_late: bool = False


class RegisterRows(Sequence[RegisterRow]):
    """The rows of a register in their order, with what a list asks of all of them at once.

    A place is the number of a row in that order. A register of thousands answers these without
    reading its rows; this one has them at hand.
    """

    is_at_hand = True  # what a search looks at needs no reading

    def __init__(self, rows: Iterable[RegisterRow] = ()) -> None:
        """Take the rows."""
        self._rows = tuple(rows)
        self.ids = tuple(row.id for row in self._rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> RegisterRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[RegisterRow]: ...

    def __getitem__(self, place: int | slice) -> RegisterRow | Sequence[RegisterRow]:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, record_id: str) -> int:
        """Return the place of a record, -1 where it is none of these."""
        return self.ids.index(record_id) if record_id in self.ids else -1

    def open_places(self) -> list[int]:
        """Return the places of what is open."""
        return [place for place, row in enumerate(self._rows) if row.is_open]

    def states(self) -> frozenset[str]:
        """Return the words of every state there is."""
        return frozenset(row.state for row in self._rows)

    def is_empty(self, column: int) -> bool:
        """Say whether no row has anything under a heading."""
        return not any(row.cells[column] for row in self._rows)

    def keys(self, heading: int) -> list[tuple[str, str]]:
        """Return for each place what a heading sorts by, and the reference after it.

        The headings are counted from nought: reference, title, state, then the register's own.
        """
        return [(_key(row, heading), row.reference) for row in self._rows]

    def searched(self, ids: Iterable[str]) -> dict[str, str]:
        """Return what a search looks at in these records; one that is gone is left out."""
        wanted = frozenset(ids)
        return {row.id: row.searched for row in self._rows if row.id in wanted}


def _key(row: RegisterRow, heading: int) -> str:
    if heading >= OWN:
        return row.sort_keys[heading - OWN]
    return (row.reference, folded(row.title), row.state)[heading]
