"""Erasing what was written, journal included, without breaking the chain.

The journal keeps a salted hash of each operation. Erasing takes the words and the salt away and
leaves the hash: the chain holds, and nobody can guess what was there. What a change was called
is part of its own hash, so where the label is erased too, a hash over the rest of these changes
is kept with the disposal, which is itself in the chain.

A record that is gone for good leaves an erased deletion behind: no edit made elsewhere at the
same time brings it back. A record that stays is written down once more, as it is now, and all
that was done to it before is erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.store import blobs, triggers
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Stored
from chair_desk.store.foreign import ERASED_LABEL
from chair_desk.store.journal import operation_hash, read_versions, transaction_hash
from chair_desk.store.made_whole import Key, links, rows_of

_EVERY = "SELECT number, device, sequence, clock, made_at, who, label, reverses, versions"


@frozen(kw_only=True)
class Erased:
    """What one disposal erased, as `Disposal.rows_json` keeps it: ids and hashes, no words.

    `labels` are the numbers, by device, of changes whose label was erased; `proof` is a hash
    over the rest of them. `seals` are the chains of seals that went with their minutes.
    """

    gone: tuple[Key, ...] = ()
    restated: tuple[Key, ...] = ()
    labels: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    proof: str = ""
    seals: tuple[str, ...] = ()

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps(
            {
                "gone": self.gone,
                "restated": self.restated,
                "labels": self.labels,
                "proof": self.proof,
                "seals": self.seals,
            },
            sort_keys=True,
            separators=(",", ":"),
        )


def read_erased(text: str) -> Erased:
    """Read what a disposal erased; what is not of its shape is left out, for it may be forged."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return Erased()
    if not isinstance(found, dict):
        return Erased()
    labels = found.get("labels")
    return Erased(
        gone=tuple(_keys(found.get("gone"))),
        restated=tuple(_keys(found.get("restated"))),
        labels={
            device: tuple(one for one in numbers if type(one) is int and 0 < one < 2**62)
            for device, numbers in (labels.items() if isinstance(labels, dict) else ())
            if isinstance(numbers, list)
        },
        proof=str(found.get("proof") or ""),
        seals=tuple(one for one in _list(found.get("seals")) if isinstance(one, str)),
    )


def _keys(found: Any) -> Iterator[Key]:
    from chair_desk.records.tables import BY_NAME

    for one in _list(found):
        if isinstance(one, list) and len(one) == 2 and one[0] in BY_NAME:  # noqa: PLR2004  a pair
            yield str(one[0]), str(one[1])


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def text_of(connection: Connection, keys: Collection[Key]) -> str:
    """Return the canonical text of rows, of which a disposal keeps the hash."""
    rows = sorted(rows_of(connection, keys).items())
    return json.dumps(
        [[*key, list(values)] for key, values in rows], ensure_ascii=False, separators=(",", ":")
    )


def let_go_of(connection: Connection, gone: Collection[Key]) -> None:
    """Delete rows inside a change, and take away the links of others to them.

    Raises:
        ValueError: A row that stays cannot be without one that goes: the plan is not whole.
    """
    by_table: dict[str, set[str]] = {}
    for table, row_id in gone:
        by_table.setdefault(table, set()).add(row_id)
    for link in links():
        going = by_table.get(link.parent, set())
        for row_id, parent_id in connection.execute(
            f'SELECT id, "{link.column}" FROM "{link.table}"'
            f' WHERE "{link.column}" IN (SELECT value FROM json_each(?))',
            (json.dumps(sorted(going)),),
        ).fetchall():
            if row_id in by_table.get(link.table, ()):
                continue
            if not link.optional:
                raise ValueError(f"{link.table} {row_id} cannot be without {parent_id}")
            connection.execute(
                f'UPDATE "{link.table}" SET "{link.column}" = NULL WHERE id = ?', (row_id,)
            )
    for key in sorted(gone):
        connection.execute(f'DELETE FROM "{key[0]}" WHERE id = ?', (key[1],))
        connection.execute("DELETE FROM difference WHERE table_name = ? AND row_id = ?", key)


def restate(connection: Connection, key: Key, values: Mapping[str, Stored]) -> None:
    """Set columns of a row and write all of it down anew, so that what was before can go."""
    from chair_desk.records.tables import BY_NAME

    table, row_id = key
    setting = ", ".join(f'"{name}" = ?' for name in values)
    triggers.set_mode(connection, triggers.MODE_APPLY)
    connection.execute(f'UPDATE "{table}" SET {setting} WHERE id = ?', (*values.values(), row_id))
    triggers.set_mode(connection, triggers.MODE_DISPOSE)
    connection.execute("DELETE FROM difference WHERE table_name = ? AND row_id = ?", key)
    now = rows_of(connection, [key])[key]
    names = [column.name for column in BY_NAME[table]]
    columns = {name: [value, value] for name, value in zip(names, now, strict=True)}
    connection.execute(
        "INSERT INTO captured (table_name, row_id, kind, columns) VALUES (?, ?, 'U', ?)",
        (*key, json.dumps(columns, ensure_ascii=False, separators=(",", ":"))),
    )


def changes_of(
    connection: Connection, keys: Collection[Key], words: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Return by device the changes whose label may tell of what goes: of rows, or with words."""
    lowered = [word.casefold() for word in words if word]
    touching = {
        number
        for table, row_id in keys
        for (number,) in connection.execute(
            "SELECT transaction_number FROM journal_operation WHERE table_name = ? AND row_id = ?",
            (table, row_id),
        )
    }
    found: dict[str, list[int]] = {}
    for number, device, sequence, label in connection.execute(
        "SELECT number, device, sequence, label FROM journal_transaction ORDER BY device, sequence"
    ):
        named = any(word in label.casefold() for word in lowered)
        if (named or number in touching) and label != ERASED_LABEL:
            found.setdefault(device, []).append(sequence)
    return {device: tuple(numbers) for device, numbers in found.items()}


def proof_of(connection: Connection, labels: Mapping[str, Iterable[int]]) -> str:
    """Return a hash over all of some changes but their labels."""
    whole = hashlib.sha256()
    for device in sorted(labels):
        for sequence in sorted(labels[device]):
            row = connection.execute(
                f"{_EVERY} FROM journal_transaction WHERE device = ? AND sequence = ?",
                (device, sequence),
            ).fetchone()
            if row is None:
                continue
            number, *header = row
            header[5] = ERASED_LABEL
            hashes = [
                kept or operation_hash(salt, one) for kept, salt, *one in _of(connection, number)
            ]
            whole.update(transaction_hash("", header, hashes).encode())
    return whole.hexdigest()


def _of(connection: Connection, number: int) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT hash, salt, table_name, row_id, kind, columns FROM journal_operation"
        " WHERE transaction_number = ? ORDER BY number",
        (number,),
    ).fetchall()
    return found


def erase(connection: Connection, erased: Erased, seen: Mapping[str, int]) -> None:
    """Take the words of a disposal out of the journal; `seen` is how far its device had come.

    Rows that are gone lose all that was ever done to them, rows restated what was done before.
    """
    files: set[str] = set()
    for key in erased.gone:
        files |= _erase_row(connection, key, None)
    for key in erased.restated:
        files |= _erase_row(connection, key, seen)
    for device, numbers in erased.labels.items():
        connection.executemany(
            "UPDATE journal_transaction SET label = ? WHERE device = ? AND sequence = ?",
            [(ERASED_LABEL, device, number) for number in numbers],
        )
    _drop_files(connection, files)


def erase_late(connection: Connection, keys: Collection[Key]) -> None:
    """Erase what came in later to rows that are gone for good."""
    for key in keys:
        if connection.execute(
            "SELECT 1 FROM journal_operation WHERE table_name = ? AND row_id = ?"
            " AND kind = 'D' AND columns IS NULL",
            key,
        ).fetchone():
            _drop_files(connection, _erase_row(connection, key, None))


def _erase_row(connection: Connection, key: Key, seen: Mapping[str, int] | None) -> set[str]:
    """Erase the operations of one row; return the SHA-256 of files they spoke of.

    With `seen` only those that were seen, but not the last of them, which restates the row.
    """
    rows = connection.execute(
        "SELECT o.transaction_number, o.number, o.salt, o.table_name, o.row_id, o.kind, o.columns,"
        " t.device, t.sequence FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.table_name = ? AND o.row_id = ? AND o.columns IS NOT NULL"
        " ORDER BY t.clock, t.device, t.sequence, o.number",
        key,
    ).fetchall()
    if seen is not None:
        rows = [row for row in rows if seen.get(row[7], 0) >= row[8]][:-1]
    files: set[str] = set()
    for number, at, salt, *row, _device, _sequence in rows:
        if "sha256" in row[3]:
            files |= _hashes(row[3])
        connection.execute(
            "UPDATE journal_operation SET columns = NULL, salt = NULL, hash = ?"
            " WHERE transaction_number = ? AND number = ?",
            (operation_hash(salt, row), number, at),
        )
    return files


def _hashes(columns: str) -> set[str]:
    return {
        value
        for name, pair in json.loads(columns).items()
        if name.endswith("sha256")
        for value in pair
        if isinstance(value, str) and value
    }


def _drop_files(connection: Connection, files: Collection[str]) -> None:
    """Drop the bytes of files that no attachment needs any more."""
    if not files:
        return
    mode = connection.execute("SELECT mode FROM writing").fetchone()[0]
    triggers.set_mode(connection, triggers.MODE_DISPOSE)
    for sha256 in sorted(files):
        connection.execute(
            "DELETE FROM blob WHERE sha256 = ? AND NOT EXISTS"
            " (SELECT 1 FROM attachment WHERE ? IN (sha256, pdf_sha256))",
            (sha256, sha256),
        )
    blobs.drop_unfinished(connection)  # the bytes of what went, too
    triggers.set_mode(connection, mode)


def disposals_in(
    connection: Connection, numbers: Collection[int]
) -> Iterator[tuple[Erased, dict[str, int]]]:
    """Yield what disposals among some transactions erased, and how far their devices had come."""
    for columns, versions in connection.execute(
        "SELECT o.columns, t.versions FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.table_name = 'disposal' AND o.kind = 'I' AND o.columns IS NOT NULL"
        " AND t.number IN (SELECT value FROM json_each(?)) ORDER BY t.clock, t.device",
        (json.dumps(sorted(numbers)),),
    ).fetchall():
        _was, text = json.loads(columns).get("rows_json", (None, None))
        yield read_erased(text or ""), read_versions(versions)


def labels_accounted_for(connection: Connection) -> tuple[set[tuple[str, int]], list[str]]:
    """Return the changes whose label a disposal erased, and the disposals that do not fit."""
    known: set[tuple[str, int]] = set()
    wrong = []
    for row_id, text in connection.execute("SELECT id, rows_json FROM disposal"):
        erased = read_erased(text or "")
        known |= {(device, one) for device, all_of in erased.labels.items() for one in all_of}
        if erased.labels and proof_of(connection, erased.labels) != erased.proof:
            wrong.append(row_id)
    return known, wrong


def has_disposed(connection: Connection, device: str, sequence: int) -> bool:
    """Say whether a change disposed of something, or came with one that did: it stays."""
    found = connection.execute(
        "SELECT 1 FROM journal_transaction AS own"
        " CROSS JOIN journal_transaction AS t ON t.number = own.number OR t.came_with = own.number"
        " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
        " WHERE own.device = ? AND own.sequence = ? AND o.table_name = 'disposal' LIMIT 1",
        (device, sequence),
    ).fetchone()
    return found is not None
