"""The gate: what a file must be before anything of it is believed.

A file from elsewhere could hold a trigger that deletes every note at the first edit, or a view
that never ends. So its schema has to be ours, word for word, with no view, trigger or index
more. Nothing at the gate writes to the file.
"""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import Final

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.store import engine, schema
from chair_desk.store.engine import Connection
from chair_desk.store.faults import damaged, in_plain_words
from chair_desk.store.key import Key
from chair_desk.store.locked import WrongKey, is_damaged, may_be_locked, numbers_within, was_plain
from chair_desk.words import _

QUICK_CHECK_BYTES: Final = 50_000_000
"""Above this a file is looked through by `check`, not while somebody waits for the window."""

_MOST_ENTRIES = 400
_LONGEST_SCHEMA = 1_000_000
_LONGEST_NAME = 60
_SECONDS = 5.0
_STEPS_BETWEEN_LOOKS = 20_000
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_WRITE_AHEAD = 2


@frozen
class Header:
    """What a board file says of itself: its schema's version, was it closed, is it locked."""

    version: int
    is_write_ahead: bool
    is_locked: bool = False


def identify(path: Path, key: Key | None = None, home: Path | None = None) -> Header:
    """Say what a file is from its first bytes; `key` opens it where it is locked.

    Not for a file that this process has open: reading it would drop SQLite's lock.

    Raises:
        Locked: It asks for a key.
        WrongKey: That key is not its own.
        CannotDo: It is missing, no board file, damaged, or made by a newer Chair Desk.
    """
    start = _first_bytes(path)
    if not start.startswith(_MAGIC) and may_be_locked(path, start):
        application, version = _within(path, key, home)
        return _known(path, application, Header(version, is_write_ahead=False, is_locked=True))
    if was_plain(start):
        raise damaged(path)
    if not start.startswith(_MAGIC) or len(start) < _HEADER_BYTES:
        raise _not_ours(path, _("It is not a board file."))
    version, application = struct.unpack(">i4xi", start[60:72])
    return _known(path, application, Header(version, start[18] == _WRITE_AHEAD))


def _within(path: Path, key: Key | None, home: Path | None) -> tuple[int, int]:
    try:
        return numbers_within(path, key)
    except WrongKey:
        if key is not None and home is not None and is_damaged(path, key, home):
            raise damaged(path) from None
        raise


def _known(path: Path, application: int, header: Header) -> Header:
    """Return the header of a board that this version can read; refuse any other."""
    if application == engine.PRIVATE_APPLICATION_ID:
        raise _not_ours(path, _("It holds somebody's private notes, which belong beside a board."))
    if application != engine.APPLICATION_ID:
        raise _not_ours(path, _("It belongs to another program."))
    if header.version > engine.SCHEMA_VERSION:
        raise _newer(path)
    if header.version < 1:
        raise damaged(path)
    return header


def pass_gate(connection: Connection, path: Path, *, look_through: bool) -> int:
    """Compare a file with what its version has to be, and return that; by then its log is in it.

    `look_through` reads every page.

    Raises:
        CannotDo: It is damaged, newer, or holds something that Chair Desk did not make.
    """
    with in_plain_words(path):
        version = engine.number_of(connection, "user_version")
    if version > engine.SCHEMA_VERSION:
        raise _newer(path)
    if version < 1:
        raise damaged(path)
    started = time.monotonic()
    connection.set_progress_handler(
        lambda: int(time.monotonic() - started > _SECONDS), _STEPS_BETWEEN_LOOKS
    )
    with in_plain_words(path):
        try:
            _compare_schema(connection, path, version)
        finally:
            connection.set_progress_handler(None, 0)
        if look_through and not _is_whole(connection):
            raise damaged(path)
    return version


def _compare_schema(connection: Connection, path: Path, version: int) -> None:
    count, length = connection.execute(
        "SELECT count(*), coalesce(sum(length(sql)), 0) FROM main.sqlite_schema"
    ).fetchone()
    if count > _MOST_ENTRIES or length > _LONGEST_SCHEMA:
        raise _strange(path, "")
    found, expected = schema.found(connection), schema.expected(version)
    for _kind, name, _table, _sql in sorted(found - expected):
        raise _strange(path, name)
    if expected - found:
        raise damaged(path)


def _is_whole(connection: Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])


def _first_bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _not_ours(path, _("It is a folder or a device, not a file."))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise CannotDo(
            _("There is no file {name}.").format(name=path.name),
            _("It was moved, renamed or deleted, or its disk is not connected."),
            _("Look for it in its folder, or open a backup."),
        ) from error
    except OSError as error:
        raise CannotDo(
            _("{name} cannot be read.").format(name=path.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
            _("Ask whoever looks after the folder to let you read it."),
        ) from error


def _not_ours(path: Path, why: str) -> CannotDo:
    return CannotDo(
        _("{name} is not a Chair Desk board.").format(name=path.name),
        f"{why} {_('It was left exactly as it is.')}",
        _("Choose a file that ends in .chairdesk."),
    )


def _newer(path: Path) -> CannotDo:
    return CannotDo(
        _("{name} was made by a newer Chair Desk.").format(name=path.name),
        _("It was left exactly as it is; this version could lose what it does not know."),
        _("Open it with the newer version, or update this one."),
    )


def _strange(path: Path, name: str) -> CannotDo:
    what = _("Something was added to it or changed in it; it was left exactly as it is.")
    if name:
        what = _("{part} in it was added or changed; it was left exactly as it is.").format(
            part=f"“{name[:_LONGEST_NAME]}”"
        )
    return CannotDo(
        _("{name} is not as Chair Desk makes a board.").format(name=path.name),
        what,
        _("Ask whoever sent it for a copy from their own Chair Desk."),
    )
