"""The schema of a board file, version by version, as text.

`resources/schemas/1.sql` is what migration 1 makes, and each later number what the file looks
like after that migration. The gate compares a stranger's file with it, word for word.
"""

from __future__ import annotations

import re
from functools import cache

from chair_desk.resources import read_resource
from chair_desk.store.engine import Connection

SchemaEntry = tuple[str, str, str, str]
"""Type, name, table, and the SQL with its blanks made even."""

_NAME = re.compile(r'^CREATE (?:UNIQUE )?(TABLE|INDEX) "(\w+)"(?:\s+ON "(\w+)")?')


@cache
def statements(version: int) -> tuple[str, ...]:
    """Return the CREATE statements of a schema version, in order.

    Raises:
        FileNotFoundError: No such version ships.
    """
    text = read_resource(f"schemas/{version}.sql")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return tuple(part.strip() for part in "\n".join([*lines, ""]).split(";\n") if part.strip())


@cache
def expected(version: int) -> frozenset[SchemaEntry]:
    """Return the entries that the schema of a file of this version has to have, and no more."""
    return frozenset(_entry_of(statement) for statement in statements(version))


def found(connection: Connection) -> frozenset[SchemaEntry]:
    """Return the entries of the schema of a file, without SQLite's own automatic indexes."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema"
        " WHERE name NOT LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\'"
    )
    return frozenset((kind, name, table, even(sql)) for kind, name, table, sql in rows)


def even(sql: str) -> str:
    """Make the blanks of a statement even, so that layout does not count."""
    return " ".join(sql.split())


def _entry_of(statement: str) -> SchemaEntry:
    match = _NAME.match(statement)
    if match is None:
        raise ValueError(statement)
    kind, name, table = match.groups()
    return kind.lower(), name, table or name, even(statement)
