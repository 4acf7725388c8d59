"""What a change may do to the records of a board."""

from __future__ import annotations

import dataclasses
import json
from itertools import groupby
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Record
from chair_desk.store.engine import Connection
from chair_desk.store.rows import shape_of, to_row
from chair_desk.words import _


class Step:
    """One change being made, as `DeskFile.change` gives it.

    One that is marked stands in the history even where it changes nothing. One that tidies only
    puts right what a merge left; undo passes it over.
    """

    def __init__(self, connection: Connection, label: str) -> None:
        """Start with nothing done; the label may still be changed."""
        self._connection = connection
        self.label = label
        self.is_marked = self.tidies = False
        self.changes = Changes(label=label)

    def insert(self, *records: Record) -> None:
        """Add records, of any classes, in this order."""
        for record_class, same in groupby(records, key=type):
            rows = [to_row(record) for record in same]
            self._connection.executemany(shape_of(record_class).insert, rows)

    def update(self, record_class: type, id: str, **values: Any) -> None:  # noqa: A002
        """Set columns of one record.

        Raises:
            Refused: The record is no longer there.
        """
        shape = shape_of(record_class)
        stored = [shape.to_stored[name](value) for name, value in values.items()]
        setting = ", ".join(f'"{name}" = ?' for name in values)
        done = self._connection.execute(
            f'UPDATE "{shape.table.name}" SET {setting} WHERE id = ?',
            (*stored, id),
        )
        if done.rowcount == 0:
            raise gone()

    def delete(self, record_class: type, id: str) -> None:  # noqa: A002
        """Remove one record.

        Raises:
            Refused: The record is no longer there. At the end of the change: others still
                belong to it.
        """
        table = shape_of(record_class).table.name
        done = self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (id,))
        if done.rowcount == 0:
            raise gone()

    def put_stored(self, table: str, id: str, column: str, value: str | int | None) -> None:  # noqa: A002
        """Set a column to a value as it is stored, as another copy of the board has it.

        Raises:
            Refused: The record is no longer there.
        """
        done = self._connection.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (value, id)
        )
        if done.rowcount == 0:
            raise gone()

    def leave_as_is(self, table: str, id: str, column: str = "") -> None:  # noqa: A002
        """Settle what two people changed: it stays as it is, knowing both.

        Without a column it is the record as a whole that stays.
        """
        columns = {}
        if column:
            found = self._connection.execute(
                f'SELECT "{column}" FROM "{table}" WHERE id = ?', (id,)
            ).fetchone()
            if found is None:
                raise gone()
            columns = {column: [found[0], found[0]]}
        text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
        self._connection.execute(
            "INSERT INTO captured (table_name, row_id, kind, columns) VALUES (?, ?, 'U', ?)",
            (table, id, text),
        )

    def done(self, made: str = "") -> Changes:
        """Return what the finished change did, naming the record it made."""
        return dataclasses.replace(self.changes, made=made)


def gone() -> Refused:
    """Say that somebody removed what was to be changed."""
    return Refused(_("This entry is no longer there."))
