"""Reading what somebody handed over, and saying in words what is wrong with it."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.services.desk import Desk
from chair_desk.store import bundles, locked
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import Forked, Transaction, Unreadable
from chair_desk.store.key import Key
from chair_desk.words import _


class Unusable(CannotDo):
    """What somebody handed over will not do; `what` names it."""


_BOARD_MARK = b"SQLite format 3\x00"


def read_copy(desk: Desk, path: Path, key: Key | None = None) -> Incoming:
    """Read a whole copy of the board, or a file of changes. Nothing is written anywhere.

    `key` opens a copy that has another passphrase than this board.

    Raises:
        CannotDo: It is no such file, damaged, forged, another board's, newer or locked.
    """
    start = _read(path, len(bundles.MAGIC))
    if start == bundles.MAGIC:
        return read_changes(desk, path.name, _read(path, bundles.MOST_BYTES + 1))
    if path.resolve() == desk.file.path.resolve():
        raise _is_itself(path.name)
    if not start.startswith(_BOARD_MARK[: len(bundles.MAGIC)]) and path.suffix != ".chairdesk":
        raise _not_an_exchange(path.name)
    return _read_board(desk, path, key)


def is_locked_otherwise(desk: Desk, path: Path) -> bool:
    """Say whether a copy asks for a passphrase that is not the one of this board."""
    if not path.is_file() or _read(path, len(bundles.MAGIC)) == bundles.MAGIC:
        return False
    own = desk.circumstances.key
    return locked.is_locked(path) and not (own is not None and locked.opens(path, own))


def read_changes(desk: Desk, name: str, content: bytes) -> Incoming:
    """Read the bytes of a file of changes.

    Raises:
        CannotDo: As `read_copy`.
    """
    return admit(desk, name, unpack_changes(name, content, desk.file.secret(), desk.file.board_id))


def unpack_changes(name: str, content: bytes, secret: bytes | None, board: str) -> bundles.Bundle:
    """Unseal the bytes of a file of changes, on any thread; `admit` says who it is from.

    Raises:
        CannotDo: As `read_copy`.
    """
    with in_words(name):
        return bundles.unpack(content, secret or bytes(32), board)


def admit(desk: Desk, name: str, bundle: bundles.Bundle) -> Incoming:
    """Compare the key of the device it is from with the one it showed first.

    Raises:
        CannotDo: It is another: somebody else signed it.
    """
    with in_words(name):
        known = desk.file.key_of(bundle.header.device)
        if known and known != bundle.header.public_key:
            raise bundles.Altered("another key than the first time")
    return Incoming(
        transactions=bundle.transactions,
        versions=bundle.versions,
        files=bundle.files,
        who=bundle.who,
        device=bundle.header.device,
        public_key=bundle.header.public_key,
    )


@contextlib.contextmanager
def in_words(name: str) -> Iterator[None]:
    """Say what is wrong with a file of this name, what is safe, and what to do."""
    try:
        yield
    except Forked as error:
        raise _forked(name) from error
    except Unreadable as error:
        say = next((say for kind, say in _SAYING.items() if isinstance(error, kind)), _altered)
        raise say(name) from error


def _read_board(desk: Desk, path: Path, key: Key | None) -> Incoming:
    circumstances = desk.circumstances
    if key is not None:
        circumstances = dataclasses.replace(circumstances, key=key)
    copy = DeskFile.open(path, circumstances, read_only=True)
    try:
        if copy.board_id != desk.file.board_id:
            raise _other_board(path.name)
        # All of it, not only what is new: only so a copy that kept its device is noticed.
        with in_words(path.name):
            transactions = desk.file.without_forks(copy.transactions())
        versions = copy.versions()
        for one in transactions:  # what was sealed again has a device of its own
            versions[one.device] = max(versions.get(one.device, 0), one.sequence)
        if typed := copy.typed_there():
            transactions.append(typed)
            versions[typed.device] = typed.sequence
        return Incoming(
            transactions=transactions,
            versions=versions,
            files=_files_missing_here(desk, copy),
            who=_last_name(transactions, desk),
        )
    finally:
        copy.close()


def _files_missing_here(desk: Desk, copy: DeskFile) -> dict[str, bytes]:
    missing = desk.file.missing_files(copy.files_kept())
    found = {sha256: copy.get_blob(sha256) for sha256 in missing}
    return {sha256: content for sha256, content in found.items() if content is not None}


def _last_name(transactions: list[Transaction], desk: Desk) -> str:
    """Return who last wrote what this desk has not; nobody where there is nothing new."""
    own = desk.file.versions()
    new = [one for one in transactions if one.sequence > own.get(one.device, 0) and one.who]
    return new[-1].who if new else ""


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise CannotDo(
            _("{name} cannot be read.").format(name=path.name),
            _("The system says: {reason}. Your board is as it was.").format(
                reason=error.strerror or error
            ),
            _("See that the stick or the folder is connected, and try again."),
        ) from error


def _unchanged() -> str:
    return _("Nothing of it was taken in, and your board is as it was.")


def _is_itself(name: str) -> Unusable:
    return Unusable(
        _("{name} is this very board.").format(name=name),
        _unchanged(),
        _("Choose the copy that somebody else gave you."),
    )


def _not_an_exchange(name: str) -> Unusable:
    return Unusable(
        _("{name} is no copy of a board and no file of changes.").format(name=name),
        _unchanged(),
        _("Choose a file that ends in .chairdesk or .chairdesk-changes."),
    )


def _cut_short(name: str) -> Unusable:
    return Unusable(
        _("The end of {name} is missing.").format(name=name),
        _unchanged(),
        _("Copy it again from where it came, and wait until the stick may be taken out."),
    )


def _altered(name: str) -> Unusable:
    return Unusable(
        _("{name} was cut short or altered on the way, or was not made by Chair Desk.").format(
            name=name
        ),
        _unchanged(),
        _("Copy it once more. If that does not help, ask for it again, and say what you saw."),
    )


def _other_board(name: str) -> Unusable:
    return Unusable(
        _("{name} belongs to another board.").format(name=name),
        _unchanged(),
        _("Open the board it belongs to, and bring it in there."),
    )


def _other_secret(name: str) -> Unusable:
    return Unusable(
        _("{name} was sealed by a copy that does not share the secret of this one.").format(
            name=name
        ),
        _unchanged(),
        _("Ask for a copy of the whole board instead, and bring that in."),
    )


def _newer(name: str) -> Unusable:
    return Unusable(
        _("{name} was made by a newer Chair Desk.").format(name=name),
        _("Nothing of it was taken in: this version could lose what it does not know."),
        _("Bring this Chair Desk up to date, and then bring the file in. Keep it until then."),
    )


def _forked(name: str) -> Unusable:
    return Unusable(
        _("{name} and this board hold different changes under one number.").format(name=name),
        _(
            "A file was put back or copied outside Chair Desk."
            " Nothing was taken in; both are whole."
        ),
        _(
            "Ask for a copy of the whole board and bring that in:"
            " both sides' changes are then kept."
        ),
    )


_SAYING = {
    bundles.NotAnExchange: _not_an_exchange,
    bundles.CutShort: _cut_short,
    bundles.OtherBoard: _other_board,
    bundles.OtherSecret: _other_secret,
    bundles.NewerTables: _newer,
}
