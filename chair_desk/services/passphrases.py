"""Passphrases of boards: unlocking with one, with a growing wait, setting, changing, taking off.

Nobody can reset one. What is kept outside the board is how often a wrong one was typed, and
when: no words, and nothing that helps to guess.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.recovery import key_typed
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.services.whole_files import write_whole
from chair_desk.store import locked
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.key import SALT_BYTES, Key, new_salt, said, salt_of
from chair_desk.store.locked import WrongKey
from chair_desk.words import _, ngettext

__all__ = [
    "Key",
    "TooSoon",
    "change_confirmed",
    "change_passphrase",
    "is_locked",
    "new_key",
    "refuse_weak",
    "seconds_to_wait",
    "unlock",
    "unlock_by_sheet",
    "words_in",
]

WAITS_FILE: Final = "waits.json"
FREE_TRIES: Final = 3
LONGEST_WAIT_S: Final = 300
FEWEST_SIGNS: Final = 10
ENOUGH_WORDS: Final = 4
_MOST_KEPT = 50


class TooSoon(CannotDo):
    """A wrong passphrase was typed several times; the next try has to wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        """Say how long."""
        self.seconds = seconds
        wait = ngettext("Try again in {count} second.", "Try again in {count} seconds.", seconds)
        super().__init__(
            _("A wrong passphrase was typed several times."),
            _("Each further try has to wait a little longer, so that nobody can guess."),
            wait.format(count=seconds),
        )


def is_locked(path: Path) -> bool:
    """Say whether a file asks for a passphrase; one that cannot be read does not."""
    with contextlib.suppress(OSError):
        return path.is_file() and locked.is_locked(path)
    return False


def new_key(passphrase: str) -> Key:
    """Make the key of a new file. It takes half a second: never on the window's thread.

    Raises:
        Refused: The passphrase is too short to keep anybody out.
        CannotDo: There is too little memory.
    """
    refuse_weak(passphrase)
    return Key.from_passphrase(passphrase, new_salt())


def refuse_weak(passphrase: str, again: str | None = None) -> None:
    """Refuse a passphrase that is too short, or is not typed the same a second time.

    Raises:
        Refused: By `passphrase` or `again`.
    """
    if len(said(passphrase).replace(" ", "")) < FEWEST_SIGNS:
        sentence = _("Too short to keep anybody out. Take four words or more.")
        raise Refused({"passphrase": sentence})
    if again is not None and said(again) != said(passphrase):
        raise Refused({"again": _("The two are not the same. Type them again.")})


def words_in(passphrase: str) -> int:
    """Count the words of a passphrase; four or more are hard to guess."""
    return len(said(passphrase).split())


def unlock(path: Path, passphrase: str, *, home: Path, now: Callable[[], datetime]) -> Key:
    """Return the key of a locked board. It takes half a second: never on the window's thread.

    Raises:
        TooSoon: Wrong ones were typed several times; the passphrase was not looked at.
        WrongKey: It is not the passphrase of this board.
        CannotDo: The file is damaged, cannot be read, or there is too little memory.
    """
    return _try(path, lambda salt: Key.from_passphrase(passphrase, salt), home, now)


def unlock_by_sheet(path: Path, typed: str, *, home: Path, now: Callable[[], datetime]) -> Key:
    """Return the key of a locked board, as it is typed off its recovery sheet.

    Raises:
        Refused: A line was mistyped; it says which.
        TooSoon: Wrong ones were typed several times.
        WrongKey: It is the sheet of another board, or of an earlier passphrase.
    """
    raw = key_typed(typed)
    return _try(path, lambda salt: Key(raw, salt), home, now)


def _try(path: Path, make: Callable[[bytes], Key], home: Path, now: Callable[[], datetime]) -> Key:
    try:
        salt = salt_of(path)
    except OSError as error:
        raise CannotDo(
            _("{name} cannot be read.").format(name=path.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
        ) from error
    if len(salt) < SALT_BYTES:
        raise WrongKey(path)
    waits = _Waits(home, now)
    if seconds := waits.left(salt):
        raise TooSoon(seconds)
    key = make(salt)
    if locked.opens(path, key):
        waits.forget(salt)
        return key
    if not locked.is_damaged(path, key, home):
        waits.count(salt)
        raise WrongKey(path)
    return key  # it is the right one: opening says that the file is damaged


def seconds_to_wait(path: Path, *, home: Path, now: Callable[[], datetime]) -> int:
    """Return how long the next try has to wait, 0 where it need not."""
    with contextlib.suppress(OSError):
        return _Waits(home, now).left(salt_of(path))
    return 0


def change_passphrase(
    path: Path,
    circumstances: Circumstances,
    passphrase: str | None,
    *,
    say: Callable[[int, int], None] = lambda _done, _of: None,
    keyring: SystemKeyring | None = None,
) -> Key | None:
    """Lock a closed board with a new passphrase, or take it off, and return the new key.

    The key in the circumstances is the one it has. Backups and own notes get the new one too. The
    old one is taken out of the system's keyring, where it was kept there.

    Raises:
        Refused: The new passphrase is too short.
        StoreBusy: The board is open.
        CannotDo: There is no room for the new file; the board is as it was.
    """
    from chair_desk.store.rekeying import change_key
    from chair_desk.store.search_file import forget_all

    key = None if passphrase is None else new_key(passphrase)
    change_key(path, circumstances, key, say=say)
    forget_all(circumstances.home)  # a search index is made anew, locked as the board is
    if circumstances.key is not None:
        with contextlib.suppress(CannotDo):  # it stays on the list in Preferences, to be tried anew
            (keyring or SystemKeyring(circumstances.home)).forget(circumstances.key.salt)
    return key


def change_confirmed(
    path: Path,
    circumstances: Circumstances,
    words: tuple[str, str],
    *,
    say: Callable[[int, int], None] = lambda _done, _of: None,
    keyring: SystemKeyring | None = None,
) -> Key | None:
    """Change the passphrase once the old one was typed; `words` are the old and the new.

    Raises:
        Refused: The old one is not right, or the new one is too short.
        StoreBusy: The board is open.
        CannotDo: There is no room for the new file; the board is as it was.
    """
    old, new = words
    key = circumstances.key
    if key is not None and not Key.from_passphrase(old, key.salt).opens_like(key):
        raise Refused({"old": _("That is not the passphrase it has now.")})
    return change_passphrase(path, circumstances, new or None, say=say, keyring=keyring)


class _Waits:
    """How often a wrong passphrase was typed for which file, kept across restarts."""

    def __init__(self, home: Path, now: Callable[[], datetime]) -> None:
        self._file, self._now = home / WAITS_FILE, now

    def left(self, salt: bytes) -> int:
        """Return how many seconds the next try has to wait."""
        entry = self._read().get(salt.hex())
        if entry is None or entry["wrong"] < FREE_TRIES:
            return 0
        wait: int = min(2 ** (entry["wrong"] - FREE_TRIES + 1), LONGEST_WAIT_S)
        until = datetime.fromisoformat(entry["last"]) + timedelta(seconds=wait)
        # A clock that was put back must not lock anybody out for longer.
        return max(0, min(wait, int((until - self._now()).total_seconds() + 0.999)))

    def count(self, salt: bytes) -> None:
        """Count one more wrong try."""
        entries = self._read()
        wrong = entries.pop(salt.hex(), {"wrong": 0})["wrong"] + 1
        entries[salt.hex()] = {"wrong": min(wrong, 99), "last": self._now().isoformat()}
        self._write(entries)

    def forget(self, salt: bytes) -> None:
        """Begin at nothing again: the right one was typed."""
        entries = self._read()
        if entries.pop(salt.hex(), None) is not None:
            self._write(entries)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {
                salt: {"wrong": int(entry["wrong"]), "last": _instant(entry["last"])}
                for salt, entry in found.items()
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

    def _write(self, entries: dict[str, Any]) -> None:
        with contextlib.suppress(CannotDo):  # a full disk keeps nobody out of their own board
            write_whole(self._file, json.dumps(dict(list(entries.items())[-_MOST_KEPT:])) + "\n")


def _instant(text: str) -> str:
    """Return an instant as it is kept; ValueError where it is none, or has no zone."""
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(text)
    return text
