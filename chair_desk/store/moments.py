"""The board at another moment: what was done to a record, and what stood where on a day."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from chair_desk.records.columns import R
from chair_desk.records.frozen import frozen
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, Stored, fold, ways_of
from chair_desk.store.journal import made_at
from chair_desk.store.made_whole import Key, look_at
from chair_desk.store.rows import Shape, make_record, shape_of

_TICKS = 16
_PART = 200
"""So many rows are read at once: a few milliseconds, between which a window can breathe."""
_NEXT = (
    "SELECT max(row_id) FROM (SELECT DISTINCT row_id FROM journal_operation"
    f" WHERE table_name = ? AND row_id > ? ORDER BY row_id LIMIT {_PART})"
)
_NOT_AS_NOW = (
    "SELECT o.row_id, min(t.clock) <= :clock FROM journal_operation AS o"
    " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
    " WHERE o.table_name = :table AND o.row_id > :after AND o.row_id <= :last GROUP BY o.row_id"
    " HAVING max(t.clock) > :clock OR max(o.columns IS NULL)"
    " UNION ALL SELECT row_id, 1 FROM difference"
    " WHERE table_name = :table AND row_id > :after AND row_id <= :last"
    " UNION ALL SELECT row_id, 1 FROM typing_draft WHERE table_name = :table"
    " AND row_id > :after AND row_id <= :last"
)
"""Rows that may have been otherwise then, and whether they were there at all by then."""


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

    A row that nothing touched since is in its table as it was; only the others are made anew from
    the journal. Nothing is held open in between, so the board may be changed meanwhile.
    """
    shape = shape_of(record_class)
    table, after = shape.table.name, ""
    where = " WHERE id > ? AND id <= ?"
    while last := connection.execute(_NEXT, (table, after)).fetchone()[0]:
        part = {"table": table, "after": after, "last": last, "clock": clock}
        otherwise = _not_as_now(connection, part)
        found = {
            row[0]: row
            for row in connection.execute(shape.select + where, (after, last))
            if row[0] not in otherwise
        }
        found |= _rows_then(
            connection, shape, (row for row, was in otherwise.items() if was), clock
        )
        yield [make_record(shape, found[row_id]) for row_id in sorted(found)]
        after = last


def _not_as_now(connection: Connection, part: Mapping[str, Stored]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for row_id, was_there in connection.execute(_NOT_AS_NOW, part):
        found[row_id] = found.get(row_id, False) or bool(was_there)
    return found


def _rows_then(
    connection: Connection, shape: Shape, ids: Iterable[str], clock: int
) -> dict[str, tuple[Stored, ...]]:
    """Return these rows as their operations up to a clock make them."""
    table = shape.table.name
    found = {}
    for (_table, row_id), operations in look_at(connection, {(table, one) for one in ids}):
        values = _values_at(table, operations, clock)
        if values is not None:
            found[row_id] = (row_id, *(values.get(column.name) for column in shape.table))
    return found


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
