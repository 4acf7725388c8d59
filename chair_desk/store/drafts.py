"""What is being typed: in its table at once, in the journal when it is finished.

A key a second for an hour would make 80 MB of journal. So while somebody types, the words go
into the table and one row here keeps what stood there before. Sealing brings both into the
journal as one change. The draft has no sequence number: a copy of the file made meanwhile seals
its own under its own device.
"""

from __future__ import annotations

import dataclasses

from chair_desk.records.changes import Changes
from chair_desk.records.frozen import frozen
from chair_desk.store import triggers
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.rows import Shape, shape_of
from chair_desk.store.step import gone
from chair_desk.store.writing import Writing
from chair_desk.words import _


@frozen
class Draft:
    """Where somebody is typing and what stood there before; `changed_at` is ISO text in UTC."""

    table: str
    row_id: str
    column: str
    base: str | None
    label: str
    changed_at: str

    @property
    def place(self) -> tuple[str, str, str]:
        """The table, row and column."""
        return self.table, self.row_id, self.column


def read_draft(connection: Connection) -> Draft | None:
    """Return what is being typed, if anything is."""
    row = connection.execute(
        "SELECT table_name, row_id, column_name, base, label, changed_at FROM typing_draft"
    ).fetchone()
    return Draft(*row) if row else None


def keep_draft(connection: Connection, draft: Draft) -> None:
    """Write down what is being typed; there is one at a time."""
    connection.execute(
        "INSERT INTO typing_draft VALUES (1, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET changed_at = excluded.changed_at",
        (*draft.place, draft.base, draft.label, draft.changed_at),
    )


def put_words(connection: Connection, draft: Draft, text: str | None) -> bool:
    """Put words in the place of a draft; say whether the record is still there."""
    done = connection.execute(
        f'UPDATE "{draft.table}" SET "{draft.column}" = ? WHERE id = ?',
        (text, draft.row_id),
    )
    return bool(done.rowcount)


def words_at(connection: Connection, draft: Draft) -> str | None:
    """Return the words that stand in the place of a draft now."""
    row = connection.execute(
        f'SELECT "{draft.column}" FROM "{draft.table}" WHERE id = ?',
        (draft.row_id,),
    ).fetchone()
    return row[0] if row else None


def bring_in(connection: Connection, draft: Draft) -> None:
    """Make one operation of a draft: put back what was there, then the words, seen this time."""
    text = words_at(connection, draft)
    triggers.set_mode(connection, triggers.MODE_TYPING)
    put_words(connection, draft, draft.base)
    triggers.set_mode(connection, triggers.MODE_CHANGE)
    put_words(connection, draft, text)
    connection.execute("DELETE FROM typing_draft")


class Typing:
    """Keeps what is typed, and seals it when the typing is over."""

    def __init__(
        self, connection: Connection, writing: Writing, circumstances: Circumstances
    ) -> None:
        """Take an open file and its one writing path."""
        self._connection = connection
        self._writing = writing
        self._circumstances = circumstances

    def type_into(self, record_class: type, row_id: str, column: str, text: str) -> Changes:
        """Keep words as they are typed. Typing in another place seals the first.

        Raises:
            Refused: The record is no longer there, or its minutes are confirmed.
        """
        if self._writing.is_open:
            raise RuntimeError("typing inside a change")
        shape = shape_of(record_class)
        place = (shape.table.name, row_id, column)
        going_on = read_draft(self._connection)
        if going_on is not None and going_on.place != place:
            self.seal()
            going_on = None
        draft = going_on or self._begin(shape, row_id, column)
        now = self._circumstances.now().isoformat(timespec="milliseconds")
        with self._writing.typing():
            if not put_words(self._connection, draft, shape.to_stored[column](text)):
                raise gone()
            keep_draft(self._connection, dataclasses.replace(draft, changed_at=now))
        return Changes(label=draft.label, touched={draft.table: frozenset({row_id})})

    def seal(self) -> Changes | None:
        """Bring what was typed into the journal as one change; nothing where nothing was."""
        draft = None if self._writing.is_open else read_draft(self._connection)
        if draft is None:
            return None
        with self._writing.change(draft.label) as step:
            bring_in(self._connection, draft)
        return step.changes or None

    def _begin(self, shape: Shape, row_id: str, column: str) -> Draft:
        place = self._reference(shape, row_id) or _("the {table}").format(
            table=_(shape.table.label).lower()
        )
        label = _("Typed in {place}").format(place=place)
        draft = Draft(shape.table.name, row_id, column, None, label, "")
        return dataclasses.replace(draft, base=words_at(self._connection, draft))

    def _reference(self, shape: Shape, row_id: str) -> str:
        """Return the reference of a record that has one, "A-124"."""
        if not any(column.name == "reference" for column in shape.table):
            return ""
        draft = Draft(shape.table.name, row_id, "reference", None, "", "")
        return words_at(self._connection, draft) or ""
