"""Tables from the journal, after transactions of other devices came in.

Each touched row becomes what the set of its operations makes of it. Then the links are looked
at: whatever a live record belongs to is there again, and what is not settled is written down.
All of it follows from the journal, so every copy that has seen the same comes to the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, Stored, fold, ways_of
from chair_desk.store.foreign import Unreadable
from chair_desk.store.journal import group_operations
from chair_desk.store.late import WHOLE_ROW, Confirmed, Found, Wanted, movements_of

Key = tuple[str, str]
"""A table and the id of a row in it."""
Progress = Callable[[int, int], None]
"""Told how many rows are done, of how many; what it raises stops the work."""

_EVERY = 500
_OPERATIONS = (
    "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number, t.versions,"
    " o.kind, o.columns FROM {wanted} AS k"
    " CROSS JOIN journal_operation AS o"
    " ON o.table_name = k.table_name AND o.row_id = k.row_id"
    " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
    " ORDER BY k.table_name, k.row_id"
)
_DIFFERENCE = "INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?)"


class Link(NamedTuple):
    """A column that links one table to another."""

    table: str
    column: str
    parent: str
    optional: bool


class Loose(NamedTuple):
    """A link of a live row that points at nothing."""

    link: Link
    row_id: str
    parent_id: str


def make_whole(
    connection: Connection, touched: Collection[Key], progress: Progress = lambda done, of: None
) -> set[Key]:
    """Make rows, and what they belong to, as the journal says; return all that were made anew.

    Raises:
        Unreadable: A record links to one that never was.
    """
    confirmed = Confirmed(connection)
    done: set[Key] = set()
    waiting = set(touched)
    if confirmed.concern("movement"):
        lines = [row_id for table, row_id in waiting if table == "attendance"]
        waiting |= {("movement", row_id) for row_id in movements_of(connection, lines)}
    while waiting:
        left_out = _left_out(connection)
        _note(connection, waiting)
        _make_rows(connection, confirmed, len(waiting), progress)
        done |= waiting
        waiting = _were_without(connection, left_out - _left_out(connection)) - done
    mended = done
    while mended:
        mended = _mend_links(connection, mended)
        done = done | mended
    return done | _let_go(connection)


def rows_of(connection: Connection, keys: Collection[Key]) -> dict[Key, tuple[Stored, ...]]:
    """Return the values of those of these rows that are there, in the order of the columns."""
    from chair_desk.records.tables import BY_NAME

    _note(connection, keys)
    found = {}
    for table in sorted({table for table, _row_id in keys}):
        names = ", ".join(f't."{column.name}"' for column in BY_NAME[table])
        for row_id, *values in connection.execute(
            f"SELECT t.id, {names} FROM temp.looked_at AS k"
            f' CROSS JOIN "{table}" AS t ON t.id = k.row_id WHERE k.table_name = ?',
            (table,),
        ):
            found[table, row_id] = tuple(values)
    return found


def wanted_now(connection: Connection, key: Key) -> tuple[Stored, ...] | None:
    """Return what one row should be, what was left out and brought back included."""
    from chair_desk.records.tables import BY_NAME

    table, row_id = key
    _key, operations = next(look_at(connection, {key}), (key, []))
    wanted = Confirmed(connection).wanted(table, row_id, operations)
    values = dict(wanted.values)
    is_there = wanted.is_there
    for column, kind in connection.execute(
        "SELECT column_name, kind FROM difference WHERE table_name = ? AND row_id = ?", key
    ):
        if kind == "unlinked":
            values[column] = None
        is_there = kind == "needed" or (is_there and kind != "left out")
    if not is_there:
        return None
    return tuple(values.get(column.name) for column in BY_NAME[table])


def after_own_change(connection: Connection, touched: Collection[Key]) -> set[Key]:
    """Settle what an own change settled; return the rows that came or went by it."""
    if connection.execute("SELECT 1 FROM difference LIMIT 1").fetchone() is None:
        return set()
    concerned = {
        key
        for key in touched
        if connection.execute(
            "SELECT 1 FROM difference WHERE table_name = ? AND row_id = ?", key
        ).fetchone()
    }
    return make_whole(connection, concerned)


def look_at(connection: Connection, keys: Collection[Key]) -> Iterator[tuple[Key, list[Operation]]]:
    """Yield these rows with all that was ever done to them, in the order of their names.

    It writes nothing, not even a temporary table, so it serves for a file that is only read.
    """
    wanted = (
        "(SELECT value ->> 0 AS table_name, value ->> 1 AS row_id FROM json_each(?) ORDER BY 1, 2)"
    )
    text = json.dumps(sorted(keys))
    return group_operations(connection.execute(_OPERATIONS.format(wanted=wanted), (text,)))


def _noted(connection: Connection) -> Iterator[tuple[Key, list[Operation]]]:
    """Yield the noted rows with all that was ever done to them."""
    return group_operations(connection.execute(_OPERATIONS.format(wanted="temp.looked_at")))


def difference_id(key: Key, found: Found) -> str:
    """Return the id of what is not settled: the same on every copy."""
    text = json.dumps([*key, found.column, found.kind, found.ends], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _note(connection: Connection, keys: Iterable[Key]) -> None:
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS looked_at"
        " (table_name TEXT, row_id TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.looked_at")
    connection.executemany("INSERT INTO temp.looked_at VALUES (?, ?)", sorted(keys))


def _make_rows(
    connection: Connection, confirmed: Confirmed, count: int, progress: Progress
) -> None:
    kept: dict[str, list[tuple[Any, ...]]] = {}
    gone: dict[str, list[tuple[str]]] = {}
    differences: list[tuple[Any, ...]] = []
    for number, ((table, row_id), operations) in enumerate(_noted(connection)):
        if number % _EVERY == 0:
            progress(number, count)
        wanted = confirmed.wanted(table, row_id, operations)
        differences.extend(_difference_rows((table, row_id), wanted))
        if wanted.is_there:
            values = [wanted.values.get(name) for name in _names(table)]
            kept.setdefault(table, []).append((row_id, *values))
        else:
            gone.setdefault(table, []).append((row_id,))
    connection.execute(
        "DELETE FROM difference WHERE (table_name, row_id) IN (SELECT * FROM temp.looked_at)"
    )
    connection.executemany(_DIFFERENCE, differences)
    for table, rows in kept.items():
        connection.executemany(_upsert(table), rows)
    for table, ids in gone.items():
        connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', ids)


def _difference_rows(key: Key, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    for found in wanted.found:
        yield _difference_row(key, found)


def _difference_row(key: Key, found: Found) -> tuple[Any, ...]:
    ends = json.dumps(found.ends, ensure_ascii=False)
    return (*key, found.column, found.kind, difference_id(key, found), ends, int(found.is_open))


@cache
def _names(table: str) -> tuple[str, ...]:
    from chair_desk.records.tables import BY_NAME

    return tuple(column.name for column in BY_NAME[table])


@cache
def _upsert(table: str) -> str:
    names = _names(table)
    quoted = ", ".join(f'"{name}"' for name in names)
    setting = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return (
        f'INSERT INTO "{table}" (id, {quoted}) VALUES (?{", ?" * len(names)})'
        f" ON CONFLICT (id) DO UPDATE SET {setting}"
    )


@cache
def links() -> tuple[Link, ...]:
    """Return every column that links one table to another."""
    from chair_desk.records.columns import Kind
    from chair_desk.records.tables import TABLES

    return tuple(
        Link(table.name, column.name, column.links_to, column.optional)
        for table in TABLES
        for column in table
        if column.kind is Kind.LINK
    )


def _left_out(connection: Connection) -> set[Key]:
    found = "SELECT table_name, row_id FROM difference WHERE kind = 'left out'"
    return set(connection.execute(found).fetchall())


def _were_without(connection: Connection, back_in: Collection[Key]) -> set[Key]:
    """Return the rows that lost a link to what is no longer left out."""
    found: set[Key] = set()
    for _table, row_id in back_in:
        found |= set(
            connection.execute(
                "SELECT table_name, row_id FROM difference"
                " WHERE kind IN ('unlinked', 'left out') AND instr(ends, ?)",
                (json.dumps(row_id),),
            ).fetchall()
        )
    return found


def _mend_links(connection: Connection, touched: Collection[Key]) -> set[Key]:
    """Mend each link of these rows that points at nothing; return the rows to look at next."""
    _note(connection, touched)
    after: set[Key] = set()
    for loose in list(_loose(connection, {table for table, _row_id in touched})):
        parent = (loose.link.parent, loose.parent_id)
        if not _is_there(connection, loose.link.table, loose.row_id):
            continue
        if _is_there(connection, *parent):
            continue
        if _was_left_out(connection, parent):
            after |= _unlink(connection, loose)
        else:
            _bring_back(connection, parent)
            after.add(parent)
    return after


def _loose(connection: Connection, tables: Collection[str]) -> Iterator[Loose]:
    """Yield the links of the noted rows, and to them, that point at nothing."""
    for link in links():
        nothing = f'NOT EXISTS (SELECT 1 FROM "{link.parent}" AS p WHERE p.id = c."{link.column}")'
        if link.table in tables:
            for row_id, parent_id in connection.execute(
                f'SELECT c.id, c."{link.column}" FROM temp.looked_at AS k'
                f' CROSS JOIN "{link.table}" AS c ON c.id = k.row_id'
                f' WHERE k.table_name = ? AND c."{link.column}" IS NOT NULL AND {nothing}',
                (link.table,),
            ).fetchall():
                yield Loose(link, row_id, parent_id)
        if link.parent in tables:
            for row_id, parent_id in connection.execute(
                f'SELECT c.id, c."{link.column}" FROM temp.looked_at AS k'
                f' CROSS JOIN "{link.table}" AS c ON c."{link.column}" = k.row_id'
                f" WHERE k.table_name = ? AND {nothing}",
                (link.parent,),
            ).fetchall():
                yield Loose(link, row_id, parent_id)


def _is_there(connection: Connection, table: str, row_id: str) -> bool:
    found = connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    return found is not None


def _was_left_out(connection: Connection, key: Key) -> bool:
    found = connection.execute(
        "SELECT 1 FROM difference WHERE table_name = ? AND row_id = ? AND kind = 'left out'", key
    ).fetchone()
    return found is not None


def _unlink(connection: Connection, loose: Loose) -> set[Key]:
    """Take away a link to what was left out, or leave out what cannot be without it."""
    key = (loose.link.table, loose.row_id)
    end = (("", 0, loose.parent_id),)
    if loose.link.optional:
        connection.execute(
            f'UPDATE "{loose.link.table}" SET "{loose.link.column}" = NULL WHERE id = ?',
            (loose.row_id,),
        )
        found = Found(loose.link.column, "unlinked", end, is_open=False)
    else:
        connection.execute(f'DELETE FROM "{loose.link.table}" WHERE id = ?', (loose.row_id,))
        found = Found(WHOLE_ROW, "left out", end)
        connection.execute("DELETE FROM difference WHERE table_name = ? AND row_id = ?", key)
    connection.execute(
        _DIFFERENCE.replace("INSERT", "INSERT OR REPLACE"), _difference_row(key, found)
    )
    return {key}


def _bring_back(connection: Connection, key: Key) -> None:
    """Put back a deleted record that others belong to."""
    found = next(look_at(connection, {key}), None)
    if found is None:
        raise Unreadable(f"{key[0]} {key[1]} never was")
    operations = found[1]
    values = fold(operations, ways_of(key[0])).values
    connection.execute(_upsert(key[0]), (key[1], *(values.get(name) for name in _names(key[0]))))
    ends = tuple(sorted((one.device, one.sequence, None) for one in operations if one.kind == "D"))
    connection.execute("DELETE FROM difference WHERE table_name = ? AND row_id = ?", key)
    connection.execute(_DIFFERENCE, _difference_row(key, Found(WHOLE_ROW, "needed", ends)))


def _let_go(connection: Connection) -> set[Key]:
    """Let go of records that were brought back and that nothing belongs to any more."""
    needed: set[Key] = set(
        connection.execute(
            "SELECT table_name, row_id FROM difference WHERE kind = 'needed'"
        ).fetchall()
    )
    if not needed:
        return set()
    kept: set[Key] = set()
    belonging = {key: _belonging(connection, key) for key in needed}
    while more := {
        key
        for key in needed - kept
        if any(one not in needed or one in kept for one in belonging[key])
    }:
        kept |= more
    for table, row_id in sorted(needed - kept):
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        connection.execute(
            "DELETE FROM difference WHERE table_name = ? AND row_id = ?", (table, row_id)
        )
    return needed - kept


def _belonging(connection: Connection, key: Key) -> Sequence[Key]:
    """Return the live rows that link to a row."""
    return [
        (link.table, row_id)
        for link in links()
        if link.parent == key[0]
        for (row_id,) in connection.execute(
            f'SELECT id FROM "{link.table}" WHERE "{link.column}" = ?', (key[1],)
        )
        if (link.table, row_id) != key
    ]
