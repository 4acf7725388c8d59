"""Which tables of an open board were read, and which were written since: what still holds.

What somebody worked out from a few tables need not be worked out again because of a change in
another. Where it cannot be told for certain which tables a change reached, all of them count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from chair_desk.records.frozen import frozen
from chair_desk.store.drafts import read_draft
from chair_desk.store.engine import Connection
from chair_desk.store.indexing import standing_of, touched_since
from chair_desk.store.search_file import Standing

_BEYOND_TELLING = frozenset({"disposal"})


@frozen
class Written:
    """How far a board had been written.

    `rows` counts what this connection wrote, `under_way` names the tables of what was not sealed
    yet: a change being made, or words being typed.
    """

    rows: int
    standing: Standing
    under_way: frozenset[str]


def written(connection: Connection) -> Written:
    """Return how far a board is written."""
    return Written(connection.total_changes, standing_of(connection), _under_way(connection))


def tables_since(connection: Connection, before: Written) -> frozenset[str] | None:
    """Return the tables that were written since; None where it may have been any of them."""
    under_way = before.under_way and _under_way(connection)
    if connection.total_changes == before.rows and under_way == before.under_way:
        return frozenset()
    touched = touched_since(connection, before.standing)
    if touched is None or _BEYOND_TELLING & touched.keys() or _was_merged(connection, before):
        return None
    return before.under_way.union(touched, _under_way(connection)) or None


def _under_way(connection: Connection) -> frozenset[str]:
    draft = read_draft(connection)
    typed = {draft.table} if draft else set()
    if not connection.in_transaction:
        return frozenset(typed)
    captured = connection.execute("SELECT DISTINCT table_name FROM captured").fetchall()
    return frozenset(typed.union(table for (table,) in captured))


def _was_merged(connection: Connection, before: Written) -> bool:
    """Say whether a merge had a part in it: by one, rows come and go that no change names."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM difference) OR EXISTS (SELECT 1 FROM journal_transaction"
        " WHERE number > ? AND came_with IS NOT NULL)",
        (before.standing.number,),
    ).fetchone()
    return bool(found[0])


class TablesRead:
    """Notes the tables that are read, while somebody asks for it."""

    def __init__(self) -> None:
        """Note nothing until it is asked for."""
        self._noted: set[str] | None = None

    def add(self, tables: Iterable[str]) -> None:
        """Note that these were read, now or when what is used now was worked out."""
        if self._noted is not None:
            self._noted.update(tables)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Note what is read meanwhile; whoever notes outside of this is told of it too."""
        outer, inner = self._noted, set[str]()
        self._noted = inner
        try:
            yield inner
        finally:
            self._noted = outer
            self.add(inner)
