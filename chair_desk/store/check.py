"""Looking a whole board file through: the pages, the links, the journal and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from chair_desk.records.changes import CannotDo
from chair_desk.records.tables import BY_NAME
from chair_desk.store import blobs, engine
from chair_desk.store.drafts import Draft, read_draft
from chair_desk.store.engine import Connection
from chair_desk.store.erasing import labels_accounted_for
from chair_desk.store.fold import fold, ways_of
from chair_desk.store.foreign import ERASED_LABEL
from chair_desk.store.journal import group_operations, operation_hash, transaction_hash
from chair_desk.store.made_whole import links, wanted_now
from chair_desk.words import _

_MOST_SENTENCES = 20
# What a journal that was written by hand makes of the code that reads it.
_NO_SENSE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def faults_of(connection: Connection) -> list[str]:
    """Return what is wrong, a sentence each, at most twenty; empty where all is sound."""
    found: list[str] = []
    try:
        for look in (_pages, _links, _chain, _rebuilt, _files):
            for sentence in look(connection):
                found.append(sentence)
                if len(found) == _MOST_SENTENCES:
                    return found
    except (engine.DatabaseError, CannotDo, *_NO_SENSE):
        found.append(_not_to_the_end())
    return found


def _not_to_the_end() -> str:
    return _("The file is so damaged that it could not be looked through to the end.")


def _pages(connection: Connection) -> Iterator[str]:
    for (message,) in connection.execute("PRAGMA integrity_check(5)").fetchall():
        if message != "ok":
            yield _("A page of the file is damaged: {message}.").format(message=message)
    if engine.is_keyed(connection) and not _is_home_whole(connection):
        yield _("A page of the file was altered by something that has not its passphrase.")


def _is_home_whole(connection: Connection) -> bool:
    """Look at every page of a locked file, those that nothing uses too.

    That looks at the file alone. So its log is brought home first; where that cannot be, in a
    file that is only read, the pages of the log count and the rest is left to SQLite.
    """
    try:
        engine.checkpoint(connection)
    except engine.DatabaseError:
        if engine.is_write_ahead(connection):
            return True
    return engine.whole_pages(connection)


def _links(connection: Connection) -> Iterator[str]:
    for table, rid, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        yield _("Entry {number} of {table} points to an entry of {parent} that is missing.").format(
            number=rid, table=table, parent=parent
        )


def loops_of(connection: Connection) -> list[str]:
    """Say which entries lead back to themselves by a link within their table, at most twenty.

    The file is sound with one: two copies may each move one item under the other. Whoever reads
    it stops at the second sight of an entry; a person takes one of the links away.
    """
    try:
        return list(islice(_loops(connection), _MOST_SENTENCES))
    except engine.DatabaseError:
        return [_not_to_the_end()]


def _loops(connection: Connection) -> Iterator[str]:
    """Follow every link from a table to itself: whoever comes back to the start is in a loop."""
    for link in links():
        if link.table != link.parent:
            continue
        found = connection.execute(
            f'SELECT id, "{link.column}" FROM "{link.table}" WHERE "{link.column}" IS NOT NULL'
        ).fetchall()
        for row_id in sorted(in_loops(dict(found))):
            yield _("Entry {id} of {table} leads back to itself by {column}.").format(
                id=row_id, table=link.table, column=link.column
            )


def in_loops(leads_to: Mapping[str, str]) -> set[str]:
    """Return what leads back to itself, step by step."""
    looping: set[str] = set()
    seen: set[str] = set()
    for start in leads_to:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in seen and here not in way:
            way[here] = None
            here = leads_to.get(here)
        if here is not None and here in way:
            steps = list(way)
            looping |= set(steps[steps.index(here) :])
        seen |= set(way)
    return looping


def _chain(connection: Connection) -> Iterator[str]:
    """Go through each device's transactions in order and make their hashes again."""
    expected = ("", 0, "")  # device, sequence and hash of the transaction before
    unnamed, wrong = labels_accounted_for(connection)
    for row_id in wrong:
        yield _("What disposal {id} erased is not what it says.").format(id=row_id)
    operations = _all_hashes(connection)
    waiting = next(operations, None)
    for number, *header, own in connection.execute(
        "SELECT number, device, sequence, clock, made_at, who, label, reverses, versions, hash"
        " FROM journal_transaction ORDER BY device, sequence"
    ):
        device, sequence = header[0], header[1]
        if device != expected[0]:
            expected = (device, 0, "")
        if sequence != expected[1] + 1:
            yield _("Change {number} of device {device} is missing from the journal.").format(
                number=expected[1] + 1, device=device
            )
        hashes = []
        while waiting is not None and waiting[0] == number:
            hashes.append(waiting[1])
            waiting = next(operations, None)
        is_unnamed = header[5] == ERASED_LABEL and (device, sequence) in unnamed
        if not is_unnamed and transaction_hash(expected[2], header, hashes) != own:
            yield _("Change {number} of device {device} is not what was written then.").format(
                number=sequence, device=device
            )
        expected = (device, sequence, own)


def _all_hashes(connection: Connection) -> Iterator[tuple[int, str]]:
    for number, salt, kept, *row in connection.execute(
        "SELECT t.number, o.salt, o.hash, o.table_name, o.row_id, o.kind, o.columns"
        " FROM journal_transaction AS t"
        " JOIN journal_operation AS o ON o.transaction_number = t.number"
        " ORDER BY t.device, t.sequence, o.number"
    ):
        yield number, kept or operation_hash(salt, row)


def _rebuilt(connection: Connection) -> Iterator[str]:
    """Make every row again from the journal and compare it with its table."""
    draft = read_draft(connection)
    seen: dict[str, int] = dict.fromkeys(BY_NAME, 0)
    rows = connection.execute(
        "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number, t.versions,"
        " o.kind, o.columns FROM journal_operation AS o"
        " JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " ORDER BY o.table_name, o.row_id"
    )
    for (table, row_id), operations in group_operations(rows):
        state = fold(operations, ways_of(table))
        row = _row(connection, table, row_id, draft)
        names = [column.name for column in BY_NAME[table]]
        wanted = tuple(state.values.get(name) for name in names) if state.is_there else None
        if row != wanted and row != wanted_now(connection, (table, row_id)):
            yield _differs(table, row_id)
        seen[table] += row is not None
    for table, count in seen.items():
        if connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] != count:
            yield _("The table {table} holds entries that the journal does not know.").format(
                table=table
            )


def _row(
    connection: Connection, table: str, row_id: str, draft: Draft | None
) -> tuple[Any, ...] | None:
    """Return a row as the journal should know it: without what is being typed."""
    names = [column.name for column in BY_NAME[table]]
    quoted = ", ".join(f'"{name}"' for name in names)
    row = connection.execute(f'SELECT {quoted} FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    if row is None or draft is None or (draft.table, draft.row_id) != (table, row_id):
        return tuple(row) if row else None
    values = dict(zip(names, row, strict=True)) | {draft.column: draft.base}
    return tuple(values.values())


def _differs(table: str, row_id: str) -> str:
    return _("Entry {id} of {table} is not what the journal says it is.").format(
        id=row_id, table=table
    )


def _files(connection: Connection) -> Iterator[str]:
    for sha256 in blobs.damaged(connection):
        yield _("A file kept in the board is damaged: {sha256}.").format(sha256=sha256)
