"""Records as they stood at an earlier moment, read out of the journal.

Confirmed minutes speak of actions and challenges that live on. What they said when they were
confirmed is in the journal, so nothing need be kept twice.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from chair_desk.records.columns import R
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Stored, fold, ways_of
from chair_desk.store.journal import group_operations, read_versions
from chair_desk.store.rows import shape_of, to_record


def moment_when(
    connection: Connection, record_class: type, row_id: str, column: str, value: Any
) -> int | None:
    """Return the clock of the change that last set a column to a value, or nothing."""
    shape = shape_of(record_class)
    wanted = shape.to_stored[column](value)
    found = connection.execute(
        "SELECT t.clock, o.columns FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.table_name = ? AND o.row_id = ? ORDER BY t.clock DESC, o.number DESC",
        (shape.table.name, row_id),
    )
    for clock, columns in found:
        _was, is_now = json.loads(columns or "{}").get(column, (None, None))
        if is_now is not None and is_now == wanted:
            return int(clock)
    return None


def read_as_at(
    connection: Connection, record_class: type[R], ids: Collection[str], moment: int
) -> list[R]:
    """Return those of these records that were there at a moment, as they were, by id.

    `moment` is a clock of `moment_when`; the change of that moment counts, and what its device
    had seen by then. What another device did at the time, and brought in later, does not.
    """
    shape = shape_of(record_class)
    seen = _seen_at(connection, moment)
    operations = connection.execute(
        "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number, t.versions,"
        " o.kind, o.columns FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        f" WHERE o.table_name = ? AND o.row_id IN ({', '.join('?' * len(ids))})"
        " AND t.clock <= ? ORDER BY o.row_id",
        (shape.table.name, *ids, moment),
    )
    found = []
    for (_table, row_id), group in group_operations(iter(operations)):
        known = [one for one in group if seen is None or seen.get(one.device, 0) >= one.sequence]
        state = fold(known, ways_of(shape.table.name)) if known else None
        if state is not None and state.is_there and state.values:
            values = [state.values.get(column.name) for column in shape.table]
            found.append(to_record(record_class, (row_id, *values)))
    return found


def _seen_at(connection: Connection, moment: int) -> Mapping[str, int] | None:
    """Return what the device of a change had seen then, or nothing where no change was then."""
    row = connection.execute(
        "SELECT versions FROM journal_transaction WHERE clock = ? ORDER BY device LIMIT 1",
        (moment,),
    ).fetchone()
    return read_versions(row[0]) if row else None


def values_gone(
    connection: Connection, record_class: type, column: str, since_id: str | None
) -> frozenset[Stored]:
    """Return what a column held in records that were deleted, or undone, since one was made.

    Without `since_id` it is all that ever were.
    """
    table = shape_of(record_class).table.name
    made = connection.execute(
        "SELECT min(transaction_number) FROM journal_operation WHERE table_name = ? AND row_id = ?",
        (table, since_id),
    ).fetchone()[0]
    found = connection.execute(
        # The plus keeps SQLite from going through all that was ever done to the table.
        "SELECT columns FROM journal_operation WHERE transaction_number >= ?"
        " AND +table_name = ? AND kind = 'D'",
        (made or 0, table),
    )
    pairs = (json.loads(columns or "{}").get(column) for (columns,) in found)
    return frozenset(pair[0] for pair in pairs if pair is not None)


def ids_gone(connection: Connection, record_class: type) -> frozenset[str]:
    """Return the ids of all records of a class that were ever deleted."""
    found = connection.execute(
        "SELECT DISTINCT row_id FROM journal_operation WHERE table_name = ? AND kind = 'D'",
        (shape_of(record_class).table.name,),
    )
    return frozenset(row_id for (row_id,) in found)
