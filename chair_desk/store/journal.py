"""The journal: every change as one transaction of operations, chained by hashes.

The journal is the truth and the tables are what comes of it. A transaction carries a device,
that device's own sequence number, how far it had seen each device (`versions`), a hybrid clock
that never runs backwards, and a hash over the hash before it, itself and its operations. Each
operation is salted, so that its words can be erased later and the chain still holds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, NamedTuple

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.fold import ERASED, Operation, Stored, fold, ways_of
from chair_desk.words import _

Captured = tuple[str, str, str, str]
"""Table, row id, kind, and the columns as JSON text."""

Folded = dict[tuple[str, str], Mapping[str, Stored]]
"""By table and id what a row is by its journal, as far as that was folded already."""

_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SALT_BYTES = 8
_MOST_FOLDED = 500
TIDIED: Final = "t:0"
"""What a change reverses that only put right what a merge left: nobody did it, nobody undoes it."""
TICKS: Final = 16
"""Bits of the clock below the milliseconds, for changes within one millisecond."""


class Standing(NamedTuple):
    """Where this device stands: its last sequence and hash, what it has seen, its clock."""

    sequence: int
    hash: str
    versions: dict[str, int]
    clock: int


class Journal:
    """The journal of one open file, as one device writes it."""

    def __init__(self, connection: Connection, circumstances: Circumstances, device: str) -> None:
        """Read where the device stands."""
        self._connection = connection
        self._circumstances = circumstances
        self.device = device
        self.standing = read_standing(connection, device)
        self._folded: Folded = {}

    def stand_at(self, standing: Standing) -> None:
        """Stand where it stood before a change that was not kept."""
        self.standing = standing
        self._folded.clear()

    def stand_anew(self) -> None:
        """Read where the device stands, once transactions came in or words were erased."""
        self.stand_at(read_standing(self._connection, self.device))

    def seal(self, label: str, reverses: str | None = None, *, always: bool = False) -> Changes:
        """Write what was captured as one transaction, and compare it with the tables.

        Nothing is written where nothing was captured, unless it records a turn or `always`.
        """
        captured = self._connection.execute(
            "SELECT table_name, row_id, kind, columns FROM captured ORDER BY number"
        ).fetchall()
        if not captured and reverses in (None, TIDIED) and not always:
            return Changes(label=label)
        self._connection.execute("DELETE FROM captured")
        number = self._write(captured, label, reverses)
        came_or_went = self._settle(captured)
        verify(self._connection, number, captured, self._folded)
        return Changes(label=label, touched=touched_by([*captured, *came_or_went]))

    def _settle(self, captured: Sequence[Captured]) -> list[Captured]:
        """Settle what this change settled of a merge; return what came or went by it."""
        found = "SELECT 1 FROM difference LIMIT 1"
        if self._connection.execute(found).fetchone() is None:
            return []
        from chair_desk.store import triggers
        from chair_desk.store.made_whole import after_own_change

        triggers.set_mode(self._connection, triggers.MODE_APPLY)
        touched = {(table, row_id) for table, row_id, _kind, _columns in captured}
        more = after_own_change(self._connection, touched)
        triggers.set_mode(self._connection, triggers.MODE_CHANGE)
        return [(table, row_id, "", "") for table, row_id in sorted(more - touched)]

    def _write(self, captured: Sequence[Captured], label: str, reverses: str | None) -> int:
        now = self._circumstances.now()
        before = self.standing
        sequence = before.sequence + 1
        versions = {**before.versions, self.device: sequence}
        clock = max(int(now.timestamp() * 1000) << TICKS, before.clock + 1)
        salts = _salts(len(captured))
        header = (
            self.device,
            sequence,
            clock,
            now.isoformat(timespec="milliseconds"),
            self._circumstances.who,
            label,
            reverses,
            json.dumps(versions, sort_keys=True, separators=(",", ":")),
        )
        hashes = [operation_hash(salt, row) for salt, row in zip(salts, captured, strict=True)]
        own = transaction_hash(before.hash, header, hashes)
        number = self._connection.execute(
            "INSERT INTO journal_transaction (device, sequence, clock, made_at, who, label,"
            " reverses, versions, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*header, own),
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO journal_operation VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            [(number, n, *row, salts[n]) for n, row in enumerate(captured)],
        )
        self.standing = Standing(sequence, own, versions, clock)
        return int(number)


def read_standing(connection: Connection, device: str) -> Standing:
    """Read where a device stands in the journal of a file; 0 and "" where it never wrote."""
    last = connection.execute(
        "SELECT sequence, hash FROM journal_transaction WHERE device = ?"
        " ORDER BY sequence DESC LIMIT 1",
        (device,),
    ).fetchone()
    sequence, own = last or (0, "")
    clock = connection.execute("SELECT coalesce(max(clock), 0) FROM journal_transaction")
    return Standing(sequence, own, seen_versions(connection), clock.fetchone()[0])


def seen_versions(connection: Connection) -> dict[str, int]:
    """Return the last sequence of each device in this file.

    Devices are found one after the other in the index, so a long journal costs nothing.
    """
    found: dict[str, int] = {}
    device = ""
    while True:
        row = connection.execute(
            "SELECT device, max(sequence) FROM journal_transaction WHERE device ="
            " (SELECT min(device) FROM journal_transaction WHERE device > ?)",
            (device,),
        ).fetchone()
        if row[0] is None:
            return found
        device, found[row[0]] = row


def hash_at(connection: Connection, device: str, sequence: int) -> str | None:
    """Return the hash of one transaction, or nothing where it is not in this file."""
    row = connection.execute(
        "SELECT hash FROM journal_transaction WHERE device = ? AND sequence = ?",
        (device, sequence),
    ).fetchone()
    return row[0] if row else None


def operation_hash(salt: str, row: Sequence[Any]) -> str:
    """Return the salted hash of an operation; `row` is a `Captured`."""
    return _sha256([salt, *row])


def transaction_hash(before: str, header: Sequence[Any], hashes: Sequence[str]) -> str:
    """Return the hash that chains a transaction to the one before it on its device."""
    return _sha256([before, *header, hashes])


def touched_by(captured: Sequence[Captured]) -> dict[str, frozenset[str]]:
    """Return the ids of the rows that were touched, by table."""
    found: dict[str, set[str]] = {}
    for table, row_id, _kind, _columns in captured:
        found.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in found.items()}


def verify(
    connection: Connection, number: int, captured: Sequence[Captured], folded: Folded
) -> None:
    """Read a transaction back before it is committed; each row must be the fold of its journal.

    What was `folded` before goes on from there: only this connection writes to the file, and
    whoever writes the journal in another way forgets it.

    Raises:
        RuntimeError: The journal and a table disagree: a bug, and the change is rolled back.
    """
    written: list[Captured] = connection.execute(
        "SELECT table_name, row_id, kind, columns FROM journal_operation"
        " WHERE transaction_number = ? ORDER BY number",
        (number,),
    ).fetchall()
    if written != captured:
        raise RuntimeError("the journal does not hold what was captured")
    from chair_desk.records.tables import BY_NAME

    if len(folded) > _MOST_FOLDED:
        folded.clear()
    by_row: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table, row_id, kind, columns in written:
        by_row.setdefault((table, row_id), []).append((kind, columns))
    for key, done in by_row.items():
        names = tuple(column.name for column in BY_NAME[key[0]])
        known = folded.pop(key, None)
        values = _fold_all(connection, key) if known is None else _gone_on(known, done)
        wanted = None if values is None else tuple(map(values.get, names))
        row = _row_of(connection, key, names)
        if row != wanted and row != _made_whole(connection, key):
            raise RuntimeError(f"{key[0]} {key[1]} is not what its journal says")
        if values is not None:
            folded[key] = values


def _fold_all(connection: Connection, key: tuple[str, str]) -> Mapping[str, Stored] | None:
    """Return what a row is by all that was ever done to it; nothing where it is not there."""
    state = fold(_operations_of(connection, key), ways_of(key[0]))
    return state.values if state.is_there else None


def _gone_on(
    values: Mapping[str, Stored], done: Sequence[tuple[str, str]]
) -> Mapping[str, Stored] | None:
    """Return what a row is once more was done to it here, where all before it had been seen."""
    found, is_there = dict(values), True
    for kind, columns in done:
        is_there = kind != "D"
        if is_there:
            found.update({name: pair[1] for name, pair in _read_columns(columns).items()})
    return found if is_there else None


def group_operations(
    rows: Iterator[tuple[Any, ...]],
) -> Iterator[tuple[tuple[str, str], list[Operation]]]:
    """Group rows of (table, row id, clock, device, sequence, number, versions, kind, columns)."""
    for key, group in groupby(rows, key=lambda row: (row[0], row[1])):
        yield (
            key,
            [
                Operation(
                    *(clock, device, sequence, number),
                    read_versions(versions),
                    kind,
                    ERASED if columns is None else _read_columns(columns),
                )
                for *_key, clock, device, sequence, number, versions, kind, columns in group
            ],
        )


def _read_columns(text: str) -> dict[str, Any]:
    """Return what an operation changed; a journal that was written by hand is refused."""
    try:
        found, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        found, end = None, 0
    if type(found) is not dict or end != len(text):
        raise CannotDo(
            _("The history of this board is damaged."),
            _("A change in it cannot be read. The records themselves may be whole."),
            _("Go back to a backup: File, Backups."),
        )
    return found


@lru_cache(maxsize=4096)
def read_versions(text: str) -> dict[str, int]:
    """Return a version vector from its JSON."""
    return dict(json.loads(text))


def made_at(text: str) -> datetime:
    """Return the instant of a transaction."""
    return datetime.fromisoformat(text)


def _operations_of(connection: Connection, key: tuple[str, str]) -> list[Operation]:
    """Return all that was ever done to one row."""
    found = connection.execute(
        "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number,"
        " t.versions, o.kind, o.columns"
        " FROM journal_operation AS o CROSS JOIN journal_transaction AS t"
        " ON t.number = o.transaction_number WHERE o.table_name = ? AND o.row_id = ?",
        key,
    )
    return next(group_operations(found))[1]


def _row_of(
    connection: Connection, key: tuple[str, str], names: Sequence[str]
) -> tuple[Any, ...] | None:
    quoted = ", ".join(f'"{name}"' for name in names)
    found = connection.execute(f'SELECT {quoted} FROM "{key[0]}" WHERE id = ?', key[1:])
    row: tuple[Any, ...] | None = found.fetchone()
    return row


def _made_whole(connection: Connection, key: tuple[str, str]) -> tuple[Any, ...] | None:
    from chair_desk.store.made_whole import wanted_now

    return wanted_now(connection, key)


def _salts(count: int) -> list[str]:
    text = os.urandom(_SALT_BYTES * count).hex()
    width = _SALT_BYTES * 2
    return [text[start : start + width] for start in range(0, len(text), width)]


def _sha256(parts: Sequence[Any]) -> str:
    import hashlib

    return hashlib.sha256(_ENCODER.encode(parts).encode()).hexdigest()
