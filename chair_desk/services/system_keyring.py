"""The key of a board in the keyring of this computer's user, by choice alone.

It serves opening. A board that was locked by hand or by time asks for its passphrase all the
same, also after the program was started again. The key is kept and never the passphrase, under
the salt of the file: the same for every copy, and another after each change of passphrase.

Only the keyrings of the systems themselves are used. What a setting or a plugin would put in
their place may write to a plain file, and is not asked.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from chair_desk.records.changes import CannotDo
from chair_desk.services.whole_files import write_whole
from chair_desk.store import locked
from chair_desk.store.key import KEY_BYTES, Key, salt_of
from chair_desk.words import _

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Chair Desk"
KEPT_FILE: Final = "keyring.json"
_OF_SYSTEM: Final = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_OF_OTHERS: Final = ("keyring.backends.SecretService", "Keyring")
# What the ways into the keyrings raise besides keyring's own errors: module and name.
_FAULTS: Final = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)


def backend_of_system() -> KeyringBackend | None:
    """Return the keyring of this system, or nothing where it has none that runs."""
    module, name = _OF_SYSTEM.get(sys.platform, _OF_OTHERS)
    backend: Any = getattr(import_module(module), name)
    return backend() if backend.viable else None


class SystemKeyring:
    """Keeps keys where the person wants it. Its ways in may take long: not on a window's thread.

    Which boards were chosen stands in a small file of the person's own, as salts: the keyring is
    not looked into for any other. `is_kept`, `may_open` and `hold` read and write that file alone.
    """

    def __init__(
        self, home: Path, find: Callable[[], KeyringBackend | None] = backend_of_system
    ) -> None:
        """Take the person's folder, and what finds the keyring."""
        self._file, self._find = home / KEPT_FILE, find
        self._backend: KeyringBackend | None = None
        self._held: set[str] = set()  # also where the file could not be written

    # -------------------------------------------------------------- which are kept

    def kept(self) -> list[str]:
        """Return the salts of the boards whose key is kept."""
        return list(self._read())

    def is_kept(self, path: Path) -> bool:
        """Say whether the key of a board file is kept."""
        return _salt(path) in self._read()

    def may_open(self, path: Path) -> bool:
        """Say whether a board opens by its kept key: not once it was locked by hand or by time."""
        salt = _salt(path)
        return salt not in self._held and self._read().get(salt) is False

    def hold(self, salt: bytes) -> None:
        """Have the passphrase typed at the next opening: the board was locked."""
        self._held.add(salt.hex())
        self._mark(salt, is_held=True)

    def let_open(self, salt: bytes) -> None:
        """Let the kept key open the board again: the passphrase was typed."""
        self._held.discard(salt.hex())
        self._mark(salt, is_held=False)

    def _mark(self, salt: bytes, *, is_held: bool) -> None:
        entries = self._read()
        if entries.get(salt.hex(), is_held) is not is_held:
            with contextlib.suppress(CannotDo):  # a full disk neither opens nor shuts a board
                self._write({**entries, salt.hex(): is_held})

    # -------------------------------------------------------------- the keyring itself

    def reason(self) -> str:
        """Return why no key can be kept here, or nothing."""
        with contextlib.suppress(*_faults()):
            self._backend = self._backend or self._find()
        return "" if self._backend is not None else _("This computer has no keyring that runs.")

    def keep(self, key: Key) -> None:
        """Put a key into the keyring.

        Raises:
            CannotDo: There is no keyring, or it was not opened.
        """
        if key.is_wiped:
            return
        backend, salt = self._opened(), key.salt.hex()
        # First what is kept, then the key: no key lies in a keyring that nobody knows of.
        self._held.discard(salt)
        self._write({**self._read(), salt: False})
        with _in_words():
            backend.set_password(SERVICE, salt, key.raw.hex())

    def key_of(self, path: Path) -> Key | None:
        """Return the kept key of a board, or nothing where none is, or it does not fit.

        Raises:
            CannotDo: There is no keyring, or it was not opened.
        """
        salt = _salt(path)
        if salt not in self._read():
            return None
        backend = self._opened()
        with _in_words():
            found = backend.get_password(SERVICE, salt)
        key = _key(found, salt)
        return key if key is not None and locked.opens(path, key) else None

    def forget(self, salt: bytes) -> None:
        """Take a key out of the keyring; nothing happens where none is kept.

        Raises:
            CannotDo: The keyring was not opened; the key is still in it.
        """
        self._forget(salt.hex())

    def forget_all(self) -> None:
        """Take every key of ours out of the keyring.

        Raises:
            CannotDo: The keyring was not opened; what is left is still listed.
        """
        for salt in self.kept():
            self._forget(salt)

    def _forget(self, salt: str) -> None:
        from keyring.errors import PasswordDeleteError

        if salt not in self._read():
            return
        backend = self._opened()
        with _in_words(), contextlib.suppress(PasswordDeleteError):
            if backend.get_password(SERVICE, salt) is not None:
                backend.delete_password(SERVICE, salt)
        with _in_words():
            is_left = backend.get_password(SERVICE, salt) is not None
        if is_left:
            raise _not_opened(_("the key is still in it"))
        entries = self._read()  # again: another may have been marked meanwhile
        entries.pop(salt, None)
        self._write(entries)

    def _opened(self) -> KeyringBackend:
        if reason := self.reason():
            raise CannotDo(reason, _("No key can be kept or found."), _("Type the passphrase."))
        assert self._backend is not None
        return self._backend

    # -------------------------------------------------------------- the small file

    def _read(self) -> dict[str, bool]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {bytes.fromhex(salt).hex(): bool(held) for salt, held in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, entries: dict[str, bool]) -> None:
        write_whole(self._file, json.dumps(entries) + "\n")


def _salt(path: Path) -> str:
    with contextlib.suppress(OSError):
        return salt_of(path).hex()
    return ""


def _key(found: str | None, salt: str) -> Key | None:
    with contextlib.suppress(ValueError, TypeError):
        raw = bytes.fromhex(found or "")
        return Key(raw, bytes.fromhex(salt)) if len(raw) == KEY_BYTES and any(raw) else None
    return None


def _faults() -> tuple[type[BaseException], ...]:
    """Return what a keyring raises, of what is installed here."""
    from keyring.errors import KeyringError

    found: list[type[BaseException]] = [KeyringError, OSError, RuntimeError]
    for module, name in _FAULTS:
        with contextlib.suppress(ImportError):
            found.append(getattr(import_module(module), name))
    return tuple(found)


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Say calmly what a keyring raised."""
    try:
        yield
    except _faults() as error:
        raise _not_opened(str(error) or type(error).__name__) from error


def _not_opened(reason: str) -> CannotDo:
    return CannotDo(
        _("The keyring of this computer was not opened."),
        _("The system says: {reason}.").format(reason=reason.rstrip(".")),
        _("Type the passphrase, and look at the keyring in the settings of the system."),
    )
