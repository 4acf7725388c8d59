"""Records read from a board file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chair_desk.records.columns import R
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Stored
from chair_desk.store.history import ChangeSet
from chair_desk.store.journal import made_at, touched_by
from chair_desk.store.rows import Shape, condition, order_by, shape_of, to_record


def read_one(connection: Connection, record_class: type[R], row_id: str) -> R | None:
    """Return one record, or nothing where there is none of this id."""
    row = connection.execute(f"{shape_of(record_class).select} WHERE id = ?", (row_id,)).fetchone()
    return to_record(record_class, row) if row else None


def read_rows(
    connection: Connection, record_class: type[R], order: Sequence[str], equal: Mapping[str, Any]
) -> list[R]:
    """Return the records whose columns equal what is given, in this order."""
    shape = shape_of(record_class)
    where, arguments = _where(shape, equal)
    found = connection.execute(shape.select + where + order_by(shape, order), arguments)
    return [to_record(record_class, row) for row in found]


def count_rows(connection: Connection, record_class: type, equal: Mapping[str, Any]) -> int:
    """Count the records whose columns equal what is given."""
    shape = shape_of(record_class)
    where, arguments = _where(shape, equal)
    sql = f'SELECT count(*) FROM "{shape.table.name}"{where}'
    return int(connection.execute(sql, arguments).fetchone()[0])


def read_history(connection: Connection, limit: int) -> list[ChangeSet]:
    """Return the newest changes, newest first."""
    transactions = connection.execute(
        "SELECT number, label, made_at, who, device, sequence, coalesce(reverses, '')"
        " FROM journal_transaction ORDER BY clock DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [
        ChangeSet(
            label=label,
            at=made_at(at),
            who=who,
            device=device,
            sequence=sequence,
            reverses=reverses,
            touched=touched_by(
                connection.execute(
                    "SELECT table_name, row_id, kind, '' FROM journal_operation"
                    " WHERE transaction_number = ?",
                    (number,),
                ).fetchall()
            ),
        )
        for number, label, at, who, device, sequence, reverses in transactions
    ]


def _where(shape: Shape, equal: Mapping[str, Any]) -> tuple[str, list[Stored]]:
    if not equal:
        return "", []
    conditions, arguments = [], []
    for name, value in equal.items():
        text, values = condition(shape, name, value)
        conditions.append(text)
        arguments.extend(values)
    return " WHERE " + " AND ".join(conditions), arguments
