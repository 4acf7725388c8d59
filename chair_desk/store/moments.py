"""The board at another moment: what was done to a record, and what stood where on a day."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from chair_desk.records.columns import R
from chair_desk.records.frozen import frozen
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, Stored, fold, ways_of
from chair_desk.store.journal import group_operations, made_at
from chair_desk.store.made_whole import Key, look_at
from chair_desk.store.rows import shape_of, to_record

_TICKS = 16
_OPERATIONS = (
    "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number, t.versions,"
    " o.kind, o.columns FROM journal_operation AS o"
    " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
    " WHERE o.table_name = ? AND o.row_id > ? AND o.row_id <= ? AND t.clock <= ?"
    " ORDER BY o.row_id"
)
_PART = 100
"""So many rows are read at once: a few milliseconds, between which a window can breathe."""
_NEXT = (
    "SELECT max(row_id) FROM (SELECT DISTINCT row_id FROM journal_operation"
    f" WHERE table_name = ? AND row_id > ? ORDER BY row_id LIMIT {_PART})"
)


@frozen(kw_only=True)
class RecordChange:
    """One change of one record: who, when, on which device, and each column before and after.

    `kind` is "I" (added), "U" (changed) or "D" (removed); values are as they are stored.
    """

    at: datetime
    who: str
    device: str
    sequence: int
    label: str
    kind: str
    columns: Mapping[str, tuple[Stored, Stored]]


@frozen(kw_only=True)
class Compared:
    """A record at two moments; nothing where it was not there."""

    table: str
    row_id: str
    before: Mapping[str, Stored] | None
    after: Mapping[str, Stored] | None


def clock_at(moment: datetime) -> int:
    """Return the clock of the journal at an instant, all of its millisecond counted in."""
    return (int(moment.timestamp() * 1000) + 1 << _TICKS) - 1


def record_changes(connection: Connection, key: Key) -> list[RecordChange]:
    """Return all that was done to a record, newest first."""
    rows = connection.execute(
        "SELECT t.made_at, t.who, t.device, t.sequence, t.label, o.kind, o.columns"
        " FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.table_name = ? AND o.row_id = ?"
        " ORDER BY t.clock DESC, t.device DESC, o.number DESC",
        key,
    )
    return [
        RecordChange(
            at=made_at(at),
            who=who,
            device=device,
            sequence=sequence,
            label=label,
            kind=kind,
            columns={name: (was, now) for name, (was, now) in json.loads(columns or "{}").items()},
        )
        for at, who, device, sequence, label, kind, columns in rows
    ]


def rows_at(connection: Connection, record_class: type[R], clock: int) -> Iterator[list[R]]:
    """Yield all records of a class as they stood at a clock, by their ids, some at a time.

    Nothing is held open in between, so the board may be changed meanwhile.
    """
    shape = shape_of(record_class)
    table, after = shape.table.name, ""
    while last := connection.execute(_NEXT, (table, after)).fetchone()[0]:
        found = []
        operations = connection.execute(_OPERATIONS, (table, after, last, clock)).fetchall()
        for (_table, row_id), group in group_operations(iter(operations)):
            values = _values_at(table, group, clock)
            if values is not None:
                row = (row_id, *(values.get(column.name) for column in shape.table))
                found.append(to_record(record_class, row))
        yield found
        after = last


def changed_between(connection: Connection, first: int, last: int) -> list[Key]:
    """Return the records that were touched between two clocks of the journal."""
    found: list[Key] = connection.execute(
        "SELECT DISTINCT o.table_name, o.row_id FROM journal_transaction AS t"
        " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
        " WHERE t.clock > ? AND t.clock <= ?",
        (first, last),
    ).fetchall()
    return found


def compare(
    connection: Connection, first: int, last: int, only: Collection[Key] | None = None
) -> Iterator[Compared]:
    """Yield the records that differ between two clocks of the journal, perhaps only some."""
    keys = set(changed_between(connection, first, last) if only is None else only)
    for (table, row_id), operations in look_at(connection, keys):
        before, after = (_values_at(table, operations, clock) for clock in (first, last))
        if before != after:
            yield Compared(table=table, row_id=row_id, before=before, after=after)


def _values_at(table: str, operations: list[Operation], clock: int) -> Mapping[str, Stored] | None:
    known = [one for one in operations if one.clock <= clock]
    if not known:
        return None
    state = fold(known, ways_of(table))
    return state.values if state.is_there and state.values else None  # erased leaves nothing
