"""Telling a locked board from any other file, and whether a key opens it.

A wrong passphrase, a damaged first page and no database at all are one error of SQLCipher. So
what a file begins with is looked at first, and where a key does not fit, the newest backup with
the same salt is tried: if that opens, the file is damaged and the passphrase was right.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine
from chair_desk.store.faults import in_plain_words
from chair_desk.store.key import SALT_BYTES, Key, salt_of
from chair_desk.store.reading_copy import copy_with_log, is_left_open
from chair_desk.words import _

_PAGE_BYTES = 4096
_PLAIN = b"SQLite format 3\x00"
_MOST_BYTES_OFF = 4
_OTHER_KINDS = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"BM")


class Locked(CannotDo):
    """The file is locked and no key was given."""

    def __init__(self, path: Path) -> None:
        """Say that it asks for its passphrase."""
        self.path = path
        super().__init__(
            _("{name} is locked with a passphrase.").format(name=path.name),
            _("Nothing in it can be read without."),
            _("Type its passphrase, or the key on its recovery sheet."),
        )


class WrongKey(CannotDo):
    """The key does not open the file."""

    def __init__(self, path: Path) -> None:
        """Say so calmly, without a hint."""
        self.path = path
        super().__init__(
            _("That is not the passphrase of this board."),
            _("Nothing was changed, and nothing was read."),
            _("Type it again. The eye beside the field shows what you type."),
        )


def may_be_locked(path: Path, start: bytes) -> bool:
    """Say whether a file that is no plain database looks like a locked one.

    It is whole pages long and begins with noise; no other kind of file does.
    """
    salt = start[:SALT_BYTES]
    size = path.stat().st_size
    if len(salt) < SALT_BYTES or size < _PAGE_BYTES or size % _PAGE_BYTES:
        return False
    is_text = salt.isascii() and salt.decode().replace("\n", "").replace("\r", "").isprintable()
    is_noise = any(salt) and not (salt.startswith(_OTHER_KINDS) or was_plain(start))
    return is_noise and not is_text


def was_plain(start: bytes) -> bool:
    """Say whether a file begins as a plain database does, but for some damaged bytes."""
    differing = sum(one != other for one, other in zip(start, _PLAIN, strict=False))
    return len(start) >= len(_PLAIN) and 0 < differing <= _MOST_BYTES_OFF


def is_locked(path: Path) -> bool:
    """Say whether a file looks like a locked one; OSError where it cannot be read."""
    start = salt_of(path)
    return not start.startswith(_PLAIN) and may_be_locked(path, start)


def numbers_within(path: Path, key: Key | None) -> tuple[int, int]:
    """Return the application id and the version of a locked file.

    Raises:
        Locked: There is no key.
        WrongKey: It does not fit.
        CannotDo: The disk does not answer.
    """
    if key is None:
        raise Locked(path)
    with in_plain_words(path):
        found = _try(path, key)
    if found is None:
        raise WrongKey(path)
    return found


def _try(path: Path, key: Key) -> tuple[int, int] | None:
    """Return what a file says of itself, or nothing where the key does not open it.

    A power cut while the log was brought home may have torn the first page, and the whole one
    is in the log; a kill while a step was taken leaves pages of both versions, and the journal
    beside it takes them back. Then the key is tried on a copy with what lies beside it.
    """
    try:
        found = _numbers(path, "immutable", key)
    except engine.DatabaseError:
        if not is_left_open(path):
            raise
        found = None
    if found is not None or not is_left_open(path):
        return found
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _numbers(copy_with_log(path, Path(folder)), "rw", key)


def _numbers(path: Path, mode: str, key: Key) -> tuple[int, int] | None:
    try:
        connection = engine.connect(path, mode, key)
    except engine.DatabaseError as error:
        if engine.error_name(error) == "SQLITE_NOTADB":
            return None
        raise
    with contextlib.closing(connection):
        application = engine.number_of(connection, "application_id")
        return application, engine.number_of(connection, "user_version")


def opens(path: Path, key: Key) -> bool:
    """Say whether a key opens a locked file; a file that cannot be read is not opened."""
    with contextlib.suppress(OSError, engine.DatabaseError):
        return _try(path, key) is not None
    return False


def is_damaged(path: Path, key: Key, home: Path) -> bool:
    """Say whether a key that does not open a board opens the newest backup of the same lock."""
    with contextlib.suppress(OSError):
        salt = salt_of(path)
        backups = sorted((home / "backups").glob("*/*.chairdesk"), reverse=True)
        for copy in backups:
            if copy.resolve() != path.resolve() and salt_of(copy) == salt:
                return opens(copy, key)
    return False
