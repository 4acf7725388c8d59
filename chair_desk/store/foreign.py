"""Transactions of other devices as they come in: read, looked at, and never believed.

A transaction travels as a list of plain values. What is no such list, names a table or column
that this version does not know, or does not give its own hash, is refused before anything is
written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from chair_desk.store.engine import Connection
from chair_desk.store.journal import TIDIED, operation_hash, transaction_hash

ERASED_LABEL: Final = "–"
"""What a change is called whose label was erased: see `erasing`."""
LATEST_CLOCK: Final = 2**62
LONGEST_WORDS: Final = 2_000
_LARGEST = 2**63
_PLAIN = re.compile(r"[\w.:-]{1,100}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{0,64}")
_TURN = re.compile(rf"[ur]:\d{{1,18}}|{TIDIED}", re.ASCII)
_MOST_DEVICES = 10_000


class Unreadable(Exception):  # noqa: N818  the house's word for it
    """What came in is no transaction of ours: made by hand, damaged, or altered on the way."""


class Forked(Exception):  # noqa: N818
    """Two different changes carry one number of one device: a file was copied beside the desk."""

    def __init__(self, device: str, sequence: int) -> None:
        """Take the device and the number that was given twice."""
        self.device, self.sequence = device, sequence
        super().__init__(f"{device} {sequence}")


class ForeignOperation(NamedTuple):
    """One operation; `columns` is JSON text; erased words leave their `hash` and nothing else."""

    table: str
    row_id: str
    kind: str
    columns: str | None
    salt: str | None
    hash: str | None


class Transaction(NamedTuple):
    """One transaction of a device, as the journal holds it, with all its operations."""

    device: str
    sequence: int
    clock: int
    made_at: str
    who: str
    label: str
    reverses: str | None
    versions: str
    hash: str
    operations: tuple[ForeignOperation, ...]

    @property
    def place(self) -> tuple[str, int]:
        """The device, and its number of this."""
        return self.device, self.sequence

    @property
    def is_told(self) -> bool:
        """Say whether somebody did it: it changed a record, and not only what a merge left."""
        return bool(self.operations) and self.reverses != TIDIED

    def seen(self) -> Mapping[str, int]:
        """Return how far its device had seen each device."""
        return dict(json.loads(self.versions))

    def follows(self, hash_before: str) -> bool:
        """Say whether it is unaltered and comes after a hash on its device."""
        if self.label == ERASED_LABEL:  # proved by the disposal that erased it; see `check`
            return True
        hashes = [one.hash or operation_hash(one.salt or "", one[:4]) for one in self.operations]
        return transaction_hash(hash_before, self[:8], hashes) == self.hash


def read_transactions(
    connection: Connection, since: Mapping[str, int] | None = None, only: str = ""
) -> Iterator[Transaction]:
    """Yield the transactions of a file after what somebody has seen, in the order of time.

    `only` keeps to one device.
    """
    known = json.dumps(dict(since or {}))
    wanted = (
        "FROM journal_transaction AS t LEFT JOIN json_each(?) AS k ON k.key = t.device"
        " WHERE t.sequence > coalesce(k.value, 0) AND (? = '' OR t.device = ?)"
    )
    operations = connection.execute(
        "SELECT o.transaction_number, o.table_name, o.row_id, o.kind, o.columns, o.salt, o.hash"
        f" FROM (SELECT t.number, t.clock, t.device, t.sequence {wanted}) AS t"
        " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
        " ORDER BY t.clock, t.device, t.sequence, o.number",
        (known, only, only),
    )
    waiting = next(operations, None)
    for number, *header in connection.execute(
        "SELECT t.number, t.device, t.sequence, t.clock, t.made_at, t.who, t.label, t.reverses,"
        f" t.versions, t.hash {wanted} ORDER BY t.clock, t.device, t.sequence",
        (known, only, only),
    ).fetchall():
        own = []
        while waiting is not None and waiting[0] == number:
            own.append(ForeignOperation(*waiting[1:]))
            waiting = next(operations, None)
        yield Transaction._make([*header, tuple(own)])


def as_plain(transaction: Transaction) -> list[Any]:
    """Return a transaction as the list of plain values that travels."""
    *header, operations = transaction
    return [*header, [list(one) for one in operations]]


def from_plain(found: Any) -> Transaction:
    """Read one transaction of plain values.

    Raises:
        Unreadable: It has not the shape of one, or names what this version does not know.
    """
    if not isinstance(found, list) or len(found) != len(Transaction._fields):
        raise Unreadable("a transaction is a list")
    device, sequence, clock, made_at, who, label, reverses, versions, own, operations = found
    _must(_is_plain(device) and _is_number(sequence, 1) and _is_number(clock, 1))
    _must(clock < LATEST_CLOCK and sequence < LATEST_CLOCK)
    _must(all(isinstance(text, str) and len(text) <= LONGEST_WORDS for text in (who, label)))
    _must(_is_instant(made_at) and _is_turn(reverses))
    _must(isinstance(own, str) and _HASH.fullmatch(own) is not None)
    _must(_versions(versions).get(device) == sequence)
    _must(isinstance(operations, list))
    read = tuple(_operation(one) for one in operations)
    made = Transaction._make([*found[:-1], read])
    _must(_is_text(made))
    return made


def _operation(found: Any) -> ForeignOperation:
    _must(isinstance(found, list) and len(found) == len(ForeignOperation._fields))
    table, row_id, kind, columns, salt, own = found
    known = _columns().get(table) if isinstance(table, str) else None
    if known is None:
        raise Unreadable("a table that this version does not know")
    _must(_is_plain(row_id) and kind in ("I", "U", "D"))
    _must(own is None or (isinstance(own, str) and _HASH.fullmatch(own) is not None))
    if own is not None:
        _must(columns in (None, "{}") and salt is None)
        return ForeignOperation(table, row_id, kind, columns, None, own)
    _must(isinstance(salt, str) and _SALT.fullmatch(salt) is not None)
    _must(isinstance(columns, str))
    for name, pair in _object(columns).items():
        _must(name in known and isinstance(pair, list) and len(pair) == 2)  # noqa: PLR2004  was, is
        _must(all(_fits(value, known[name]) for value in pair))
    return ForeignOperation(table, row_id, kind, columns, salt, None)


@cache
def _columns() -> Mapping[str, Mapping[str, type]]:
    from chair_desk.records.tables import TABLES

    return {
        table.name: {
            column.name: int if issubclass(column.python_type, int) else str for column in table
        }
        for table in TABLES
    }


def _must(is_so: bool) -> None:
    if not is_so:
        raise Unreadable("not the shape of a transaction")


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("no JSON object")
    return found


def _versions(text: Any) -> dict[str, int]:
    _must(isinstance(text, str))
    found = _object(text)
    _must(len(found) <= _MOST_DEVICES)
    _must(all(_is_plain(name) and _is_number(upto, 1) for name, upto in found.items()))
    return found


def _fits(value: Any, kind: type) -> bool:
    if value is None:
        return True
    if kind is int:
        return type(value) is int and -_LARGEST <= value < _LARGEST
    return isinstance(value, str) and is_writable(value)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and _PLAIN.fullmatch(value) is not None


def _is_number(value: Any, least: int) -> bool:
    return type(value) is int and least <= value < _LARGEST


def _is_turn(value: Any) -> bool:
    if value is None:
        return True
    return isinstance(value, str) and _TURN.fullmatch(value) is not None


def _is_instant(value: Any) -> bool:
    from datetime import datetime

    if not isinstance(value, str):
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_text(transaction: Transaction) -> bool:
    """Say whether all of it can be written as UTF-8: a lone surrogate cannot."""
    words: Sequence[str] = [
        transaction.who,
        transaction.label,
        *(one.columns or "" for one in transaction.operations),
    ]
    return all(is_writable(text) for text in words)


def is_writable(text: str) -> bool:
    """Say whether a text can be written as UTF-8: a lone surrogate cannot."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False
