"""The key of a locked file: made from a passphrase, typed off a recovery sheet, forgotten.

Argon2id over the passphrase, salted with the file's own first 16 bytes, which SQLCipher keeps
there: no file lies beside the board, and the same words open each copy of it. What is derived
goes to SQLCipher as it is, so the passphrase never stands in a statement.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path
from typing import Final

from chair_desk.records.changes import CannotDo
from chair_desk.words import _

SALT_BYTES: Final = 16
KEY_BYTES: Final = 32
# Constant for this version of the file: about half a second and a quarter of a gigabyte for
# each guess, more than ten times what OWASP asks for at least.
_PASSES: Final = 3
_MEMORY_BYTES: Final = 256 * 1024 * 1024


class Key:
    """The raw key of one file and of its copies; `wipe` writes zeros over it."""

    __slots__ = ("_raw", "salt")

    def __init__(self, raw: bytes | bytearray, salt: bytes) -> None:
        """Take 32 bytes of key and the 16 bytes that the file begins with."""
        if len(raw) != KEY_BYTES or len(salt) != SALT_BYTES:
            raise ValueError("a key has 32 bytes and a salt 16")
        leave_no_core()
        self._raw = bytearray(raw)
        self.salt = salt

    @classmethod
    def from_passphrase(cls, passphrase: str, salt: bytes) -> Key:
        """Derive the key. It takes half a second on purpose: never on the window's thread.

        Raises:
            CannotDo: The machine has not the quarter of a gigabyte that it needs.
        """
        from nacl import exceptions, pwhash

        try:
            raw = pwhash.argon2id.kdf(
                KEY_BYTES, said(passphrase).encode(), salt, _PASSES, _MEMORY_BYTES
            )
        except (MemoryError, exceptions.RuntimeError) as error:
            raise CannotDo(
                _("There is not enough memory free to unlock the board."),
                _("The lock needs 256 megabytes for a moment, so that guessing is slow."),
                _("Close another program and try again."),
            ) from error
        return cls(raw, salt)

    @property
    def raw(self) -> bytes:
        """The bytes of the key, for the recovery sheet alone."""
        return bytes(self._raw)

    @property
    def is_wiped(self) -> bool:
        """Say whether it was forgotten."""
        return not any(self._raw)

    def literal(self) -> str:
        """Return the key as SQLCipher reads it, with the salt."""
        if self.is_wiped:
            raise ValueError("the key was wiped")
        return f"x'{self._raw.hex()}{self.salt.hex()}'"

    def opens_like(self, other: Key | None) -> bool:
        """Say whether another key is the same."""
        return other is not None and self.raw == other.raw and self.salt == other.salt

    def wipe(self) -> None:
        """Write zeros over the key, as far as Python can: copies it made are beyond reach."""
        self._raw[:] = bytes(KEY_BYTES)

    def __repr__(self) -> str:
        """Never show it, in a report of a fault for instance."""
        return "Key(…)"


def leave_no_core() -> None:
    """Let no crash write this program's memory to the disk: from now on a key may be in it."""
    if sys.platform == "win32":  # pragma: no cover  it writes none unless a person asked for it
        return
    import resource

    _allowed, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def said(passphrase: str) -> str:
    """Return a passphrase as it counts: composed, single blanks, capitals as small letters."""
    words = " ".join(unicodedata.normalize("NFC", passphrase).split())
    return unicodedata.normalize("NFC", words.casefold())


def new_salt() -> bytes:
    """Return the first 16 bytes of a new file; never those of a plain database."""
    return os.urandom(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """Return the salt of a locked file; OSError where it cannot be read."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)
