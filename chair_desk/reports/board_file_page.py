"""The page of the manual on the board file: every table and column, from their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from inspect import cleandoc

from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.tables import TABLES

_HEAD = """\
# The board file

<!-- Written by `python3 make.py manual` from the records; do not edit by hand. -->

A board is one SQLite file that ends in `.chairdesk`. Any SQLite tool can read it: open a copy,
never the file that Chair Desk has open. The tables are STRICT and hold TEXT and INTEGER only.
`application_id` says that it is a board file, `user_version` which version of these tables.

- Each table has `rid`, SQLite's own number of the row, and `id`, a UUID that names the record
  for ever. They are left out below.
- A day is ISO text (`2026-11-19`); an instant is ISO text in UTC; a time on the wall is `HH:MM`.
- Yes is 1 and no is 0. A length, a sum or a size is a whole number in the unit given.
- A column that links holds the `id` of a record in the other table. A date that ends something
  counts its own day in.

## The records
"""

_JOURNAL = """\
## The journal and what stands beside it

Every change is one `journal_transaction` of `journal_operation` rows. The journal is the truth:
the tables above are what comes of folding it.

| table and column | holds |
|---|---|
| `board_meta.name`, `.value` | facts about the file itself, by name: the id it was made with, \
the secret that its copies share |
| `journal_transaction.number` | the number of the transaction in this file |
| `.device`, `.sequence` | which installation made it, and its own count of transactions |
| `.clock` | a clock that never runs backwards: milliseconds since 1970, times 65,536, and a count |
| `.made_at` | when, by the wall clock, as an instant in UTC |
| `.who`, `.label` | the person's name, and what was done in words |
| `.reverses` | `u:12` undid this device's transaction 12, `r:12` redid it, `t:0` mended a merge |
| `.versions` | the last sequence of each device seen then, as a JSON object |
| `.hash` | SHA-256 over the hash before it on its device, itself and its operations |
| `.came_with` | the number of the own change that brought it in, where it is another device's |
| `journal_operation.transaction_number`, `.number` | to which transaction, and its order in it |
| `.table_name`, `.row_id` | which record it touched |
| `.kind` | `I` added, `U` changed, `D` removed |
| `.columns` | column name to [before, after], as a JSON object; changed columns only for `U` |
| `.salt`, `.hash` | the salt of its hash; a hash stands here only once its words were erased |
| `waiting_transaction` | what came in and builds on changes that have not come yet |
| `difference` | what two people changed and is not settled, made anew from the journal: the \
record, the column, the kind, and the ends as [device, sequence, value] |
| `known_device` | the public key of each device that handed something over |
| `exchange` | each copy handed over or brought in: when, how, with whom, and up to where |
| `typing_draft` | what is being typed and not yet in the journal: table, row, column, text before |
| `blob.sha256`, `.size` | a file kept in the board: the SHA-256 of its bytes, and how many |
| `blob_piece.sha256`, `.number`, `.content` | its bytes: pieces from 0 on, each 256 KB but the \
last; pieces without a `blob` are a file that never came in whole |
| `_sqlite_migrations` | which steps of the schema were applied, and when |
"""


def board_file_page() -> str:
    """Return the page as Markdown; `docs/board-file.md` is this text, and a test compares them."""
    return "\n".join([_HEAD, *(line for table in TABLES for line in _table(table)), _JOURNAL])


def _table(table: Table) -> Iterator[str]:
    words = cleandoc(table.record_class.__doc__ or "").splitlines()[0]
    yield f"### `{table.name}`\n"
    yield f"{words}\n"
    yield "| column | is | means |"
    yield "|---|---|---|"
    for column in table:
        meaning = ". ".join(part for part in (column.label, column.help) if part)
        yield f"| `{column.name}` | {_what(column)} | {meaning} |"
    yield ""


def _what(column: Column) -> str:
    """Say what a column holds: its kind, its unit, its choices or what it links to."""
    if column.kind is Kind.LINK:
        return f"link to `{column.links_to}`"
    if column.choices:
        return "one of " + ", ".join(f"`{choice}`" for choice in column.choices)
    if column.kind is Kind.YES_NO:
        return "1 or 0"
    if column.python_type is datetime or column.python_type is date:
        return column.unit or "day"
    if column.kind is Kind.NUMBER:
        return column.unit or "number"
    return column.unit or "text"
