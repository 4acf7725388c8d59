"""What writes the journal: triggers that live in the connection, never in the file.

A file from a stranger can so hold no code at all. `temp.writing` says what is going on; with
MODE_SHUT any write to a table of the board fails. `temp.captured` collects what a change did.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from chair_desk.records.columns import Table
from chair_desk.store.engine import Connection

MODE_SHUT: Final = 0
MODE_CHANGE: Final = 1
MODE_TYPING: Final = 2
MODE_APPLY: Final = 3
MODE_DISPOSE: Final = 4
"""As MODE_CHANGE, and confirmed minutes and files may go: their time is over."""

_TABLES = (
    "CREATE TEMP TABLE writing (mode INTEGER NOT NULL)",
    "INSERT INTO writing VALUES (0)",
    "CREATE TEMP TABLE captured (number INTEGER PRIMARY KEY, table_name TEXT, row_id TEXT,"
    " kind TEXT, columns TEXT)",
)
_MODE = "(SELECT mode FROM writing)"
_JOURNALLED = f"({MODE_CHANGE}, {MODE_DISPOSE})"
_GUARD = f"SELECT raise(ABORT, 'a write outside a change') WHERE {_MODE} = 0"
_BLOB = (
    "CREATE TEMP TRIGGER {table}_stays_{verb} BEFORE {verb} ON main.{table} BEGIN"
    " SELECT raise(ABORT, 'files are added and never changed')"
    f" WHERE {_MODE} <> {MODE_DISPOSE}; END"
)


def are_put_together() -> bool:
    """Put the statements together that `install` asks for; say whether they were already."""
    known = _statements.cache_info().currsize
    return known > 0 or not _statements()


def install(connection: Connection) -> None:
    """Make the temporary tables and triggers of one connection."""
    for statement in _statements():
        connection.execute(statement)


def shape_of(connection: Connection) -> int:
    """Return a number that is another as soon as a trigger, or a temporary table, came or went."""
    return int(connection.execute("PRAGMA temp.schema_version").fetchone()[0])


def are_installed(connection: Connection) -> bool:
    """Say whether each trigger is there; a table that was made anew would have lost its own."""
    count = connection.execute(
        "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger'"
    ).fetchone()[0]
    return bool(count == _how_many())


def set_mode(connection: Connection, mode: int) -> None:
    """Say what is going on: one of the MODE numbers. A rollback puts the mode back too."""
    connection.execute("UPDATE writing SET mode = ?", (mode,))


@cache
def _how_many() -> int:
    return sum(" TRIGGER " in text for text in _statements())


@cache
def _statements() -> tuple[str, ...]:
    from chair_desk.records.tables import TABLES
    from chair_desk.store.frozen import frozen_triggers

    capture = [text for table in TABLES for text in _capture(table)]
    blob = [
        _BLOB.format(table=table, verb=verb)
        for table in ("blob", "blob_piece")
        for verb in ("update", "delete")
    ]
    return (*_TABLES, *capture, *blob, *frozen_triggers())


def _capture(table: Table) -> Iterator[str]:
    names = [column.name for column in table]
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in ("id", *names))
    changed = _changed(names)
    yield _trigger(table.name, "insert", "", ("new", "I", _image(names, "null", "new.")))
    yield _trigger(table.name, "update", f"WHEN {differs}", ("new", "U", changed))
    yield _trigger(table.name, "delete", "", ("old", "D", _image(names, "old.", "null")))


def _changed(names: list[str]) -> str:
    """Return the JSON of what an update changed, put together by hand: a query takes twice."""
    pairs = [
        f'iif(old."{name}" IS new."{name}", \'\', \',"{name}":\''
        f' || json_array(old."{name}", new."{name}"))'
        for name in names
    ]
    return f"'{{' || substr({' || '.join(pairs)}, 2) || '}}'"


def _image(names: list[str], was: str, is_now: str) -> str:
    """Return the JSON of a whole row: column name to what it was and what it is."""
    pairs = []
    for name in names:
        before = was if was == "null" else f'{was}"{name}"'
        after = is_now if is_now == "null" else f'{is_now}"{name}"'
        pairs.append(f"'{name}', json_array({before}, {after})")
    return f"json_object({', '.join(pairs)})"


def _trigger(table: str, verb: str, when: str, operation: tuple[str, str, str]) -> str:
    row, kind, columns = operation
    fixed = ""
    if verb == "update":
        fixed = "SELECT raise(ABORT, 'an id is fixed') WHERE old.id IS NOT new.id;"
    return (
        f'CREATE TEMP TRIGGER journal_{table}_{verb} AFTER {verb} ON main."{table}" {when} BEGIN'
        f" {_GUARD}; {fixed}"
        " INSERT INTO captured (table_name, row_id, kind, columns)"
        f" SELECT '{table}', {row}.id, '{kind}', {columns} WHERE {_MODE} IN {_JOURNALLED};"
        " END"
    )
