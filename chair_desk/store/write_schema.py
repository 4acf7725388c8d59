"""Write `resources/schemas/1.sql` from the records: `python -m chair_desk.store.write_schema`.

Until the first release the schema of version 1 may be written anew after a column was added.
From then on it is history: a new column needs a migration and a schema of the next number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.tables import TABLES
from chair_desk.resources import resources_folder

_HEAD = """\
-- The board file, version 1. Text is UTF-8; dates are ISO 8601; instants are in UTC.
-- Written by `python -m chair_desk.store.write_schema`; read by migration 1 and by the gate.
"""

_OWN = """\
CREATE TABLE "board_meta" (
  "name" TEXT PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT;
CREATE TABLE "journal_transaction" (
  "number" INTEGER PRIMARY KEY,
  "device" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "clock" INTEGER NOT NULL,
  "made_at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "reverses" TEXT,
  "versions" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "came_with" INTEGER
) STRICT;
CREATE UNIQUE INDEX "journal_transaction_sequence" ON "journal_transaction" ("device", "sequence");
CREATE INDEX "journal_transaction_clock" ON "journal_transaction" ("clock");
CREATE INDEX "journal_transaction_reverses" ON "journal_transaction"
  ("device", "reverses", "sequence") WHERE "reverses" IS NOT NULL;
CREATE INDEX "journal_transaction_came_with" ON "journal_transaction" ("came_with")
  WHERE "came_with" IS NOT NULL;
CREATE TABLE "journal_operation" (
  "transaction_number" INTEGER NOT NULL REFERENCES "journal_transaction" ("number"),
  "number" INTEGER NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "columns" TEXT,
  "salt" TEXT,
  "hash" TEXT,
  PRIMARY KEY ("transaction_number", "number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "journal_operation_row" ON "journal_operation" ("table_name", "row_id");
CREATE TABLE "waiting_transaction" (
  "device" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  PRIMARY KEY ("device", "sequence")
) STRICT, WITHOUT ROWID;
CREATE TABLE "difference" (
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "ends" TEXT NOT NULL,
  "is_open" INTEGER NOT NULL,
  PRIMARY KEY ("table_name", "row_id", "column_name", "kind")
) STRICT, WITHOUT ROWID;
CREATE TABLE "known_device" (
  "device" TEXT PRIMARY KEY,
  "public_key" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "first_met_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "exchange" (
  "number" INTEGER PRIMARY KEY,
  "made_at" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "device" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "changes" INTEGER NOT NULL,
  "versions" TEXT NOT NULL
) STRICT;
CREATE TABLE "typing_draft" (
  "one" INTEGER PRIMARY KEY CHECK ("one" = 1),
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "base" TEXT,
  "label" TEXT NOT NULL,
  "changed_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "blob" (
  "sha256" TEXT PRIMARY KEY,
  "size" INTEGER NOT NULL
) STRICT;
CREATE TABLE "blob_piece" (
  "sha256" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "content" BLOB NOT NULL,
  PRIMARY KEY ("sha256", "number")
) STRICT;
CREATE TABLE "_sqlite_migrations" (
  "id" INTEGER PRIMARY KEY,
  "migration_set" TEXT,
  "name" TEXT,
  "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
  ON "_sqlite_migrations" ("migration_set", "name");
"""


def schema_text(tables: Iterable[Table]) -> str:
    """Return the whole schema as SQL, a statement to each table and to each link."""
    parts = [_HEAD]
    for table in tables:
        parts.append(table_statement(table) + ";\n")
        parts.extend(f"{statement};\n" for statement in _index_statements(table))
    parts.append(_OWN)
    return "".join(parts)


def table_statement(table: Table) -> str:
    """Return the statement that makes one table: `rid`, `id`, and the columns in order."""
    lines = ['  "rid" INTEGER PRIMARY KEY', '  "id" TEXT NOT NULL UNIQUE']
    lines.extend(f"  {_column_text(column)}" for column in table)
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join(lines) + "\n) STRICT"


def _column_text(column: Column) -> str:
    kind = "INTEGER" if issubclass(column.python_type, (int, bool)) else "TEXT"
    text = f'"{column.name}" {kind}'
    if column.kind is Kind.LINK:
        text += f' REFERENCES "{column.links_to}" ("id") DEFERRABLE INITIALLY DEFERRED'
    return text


def _index_statements(table: Table) -> Iterator[str]:
    """Give each link an index: records are read by it, and it is asked when its end is deleted."""
    for column in table:
        if column.kind is Kind.LINK or column.is_looked_up:
            name = f"{table.name}_{column.name}"
            yield f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")'


if __name__ == "__main__":  # pragma: no cover  the command in the docstring
    (resources_folder() / "schemas" / "1.sql").write_text(schema_text(TABLES), encoding="utf-8")
