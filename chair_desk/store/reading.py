"""Records read from a board file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chair_desk.records.attendance_cells import RegisterLine
from chair_desk.records.between import Between
from chair_desk.records.columns import R
from chair_desk.store import blobs, indexing
from chair_desk.store.as_it_was import ids_gone, moment_when, read_as_at, values_gone
from chair_desk.store.engine import Connection
from chair_desk.store.faults import in_plain_words
from chair_desk.store.history import ChangeSet
from chair_desk.store.journal import made_at, touched_by
from chair_desk.store.register_facts import REGISTER_TABLES, register_lines
from chair_desk.store.rows import (
    Shape,
    Stored,
    choose,
    condition,
    make_record,
    order_by,
    shape_of,
    to_record,
)
from chair_desk.store.search_file import Standing
from chair_desk.store.tables_written import TablesRead, Written, tables_since, written


class ReadableFile:
    """What can be read from an open board file."""

    def __init__(self, connection: Connection, path: Path) -> None:
        """Take an open connection, and what a person calls the file."""
        self._connection = connection
        self.path = path
        self.tables_read = TablesRead()

    @property
    def rows_written(self) -> int:
        """How many rows were written since the file was opened: what to know a change by."""
        return int(self._connection.total_changes)

    def get(self, record_class: type[R], id: str) -> R | None:  # noqa: A002
        """Return one record, or nothing where there is none of this id."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return read_one(self._connection, record_class, id)

    def rows(
        self,
        record_class: type[R],
        *,
        order: Sequence[str] = (),
        most: int | None = None,
        **equal: Any,
    ) -> list[R]:
        """Return the records whose columns equal what is given, the first `most` of them.

        A list, tuple or set means any of its values, a `Between` any day in it. "-due_on" in
        `order` is descending; records that tie come as they were added.
        """
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return read_rows(self._connection, record_class, (order, most), equal)

    def columns(
        self,
        record_class: type,
        names: Sequence[str],
        *,
        order: Sequence[str] = (),
        most: int | None = None,
        **equal: Any,
    ) -> list[tuple[Any, ...]]:
        """Return some columns of the records that `rows` returns, as plain rows.

        For a list of thousands: a record of each would cost more than reading it.
        """
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return read_columns(self._connection, (record_class, names), (order, most), equal)

    def count(self, record_class: type, **equal: Any) -> int:
        """Count the records whose columns equal what is given, as in `rows`."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return count_rows(self._connection, record_class, equal)

    def moment_when(self, record_class: type, id: str, column: str, value: Any) -> int | None:  # noqa: A002
        """Return the moment at which a column was last set to a value; see `as_at`."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return moment_when(self._connection, record_class, id, column, value)

    def as_at(self, record_class: type[R], ids: Collection[str], moment: int) -> list[R]:
        """Return records as they were at a moment, by id; those not there then are left out."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return read_as_at(self._connection, record_class, ids, moment)

    def values_gone(
        self, record_class: type, column: str, since_id: str | None = None
    ) -> frozenset[Stored]:
        """Return what a column held in records deleted since one was made, or ever."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return values_gone(self._connection, record_class, column, since_id)

    def ids_gone(self, record_class: type) -> frozenset[str]:
        """Return the ids of all records of a class that were ever deleted."""
        self.tables_read.add((shape_of(record_class).table.name,))
        with in_plain_words(self.path):
            return ids_gone(self._connection, record_class)

    def register_lines(self, body_id: str, first: date, last: date) -> list[RegisterLine]:
        """Return who sat for which seat of a body, from a day to a day, seat by seat."""
        self.tables_read.add(REGISTER_TABLES)
        with in_plain_words(self.path):
            return register_lines(self._connection, body_id, first, last)

    def history(self, limit: int = 200) -> list[ChangeSet]:
        """Return the changes made to the board, newest first."""
        with in_plain_words(self.path):
            return read_history(self._connection, limit)

    def get_blob(self, sha256: str) -> bytes | None:
        """Return the bytes of a file kept in the board, or nothing."""
        with in_plain_words(self.path):
            return blobs.get_blob(self._connection, sha256)

    def read_slice(self, record_class: type[R], after: int, most: int) -> tuple[list[R], int]:
        """Return so many records as they were added, and where to go on; begin after 0."""
        with in_plain_words(self.path):
            return indexing.read_slice(self._connection, record_class, after, most)

    def written(self) -> Written:
        """Return how far the board is written, to ask later which tables were written since."""
        with in_plain_words(self.path):
            return written(self._connection)

    def tables_since(self, before: Written) -> frozenset[str] | None:
        """Return the tables that were written since; None where it may have been any of them."""
        with in_plain_words(self.path):
            return tables_since(self._connection, before)

    def standing(self) -> Standing:
        """Return the last transaction of the board, for an index to know how far it came."""
        with in_plain_words(self.path):
            return indexing.standing_of(self._connection)

    def touched_since(self, standing: Standing) -> dict[str, set[str]] | None:
        """Return what was touched since, by table; nothing where it is another board."""
        with in_plain_words(self.path):
            return indexing.touched_since(self._connection, standing)

    def check(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; nothing where it is sound."""
        from chair_desk.store.check import faults_of

        return faults_of(self._connection)

    def loops(self) -> list[str]:
        """Say which entries lead back to themselves; the file is sound with them."""
        from chair_desk.store.check import loops_of

        return loops_of(self._connection)


def read_one(connection: Connection, record_class: type[R], row_id: str) -> R | None:
    """Return one record, or nothing where there is none of this id."""
    row = connection.execute(f"{shape_of(record_class).select} WHERE id = ?", (row_id,)).fetchone()
    return to_record(record_class, row) if row else None


def read_rows(
    connection: Connection,
    record_class: type[R],
    order: tuple[Sequence[str], int | None],
    equal: Mapping[str, Any],
) -> list[R]:
    """Return the records whose columns equal what is given, in this order, so many at most."""
    shape = shape_of(record_class)
    rest, arguments = _rest(shape, order, equal)
    return [make_record(shape, row) for row in connection.execute(shape.select + rest, arguments)]


def read_columns(
    connection: Connection,
    asked: tuple[type, Sequence[str]],
    order: tuple[Sequence[str], int | None],
    equal: Mapping[str, Any],
) -> list[tuple[Any, ...]]:
    """Return these columns of the records that `read_rows` returns, as a record holds them."""
    record_class, names = asked
    shape = shape_of(record_class)
    chosen = choose(shape, names)
    rest, arguments = _rest(shape, order, equal)
    found: list[tuple[Any, ...]] = connection.execute(
        f'SELECT {chosen.text} FROM "{shape.table.name}"{rest}', [*chosen.arguments, *arguments]
    ).fetchall()
    return chosen.converted(found)


def _rest(
    shape: Shape, order: tuple[Sequence[str], int | None], equal: Mapping[str, Any]
) -> tuple[str, list[Stored]]:
    """Return what follows the name of the table, and its arguments."""
    where, arguments = _where(shape, equal)
    columns, most = order
    limit = "" if most is None else f" LIMIT {most:d}"
    return where + order_by(shape, columns) + limit, arguments


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
    leading = [name for name, value in equal.items() if isinstance(value, Between) and value.leads]
    along = f' INDEXED BY "{shape.table.name}_{leading[0]}"' if leading else ""
    return f"{along} WHERE {' AND '.join(conditions)}", arguments
