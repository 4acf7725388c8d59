"""Setting, changing and taking off a passphrase: a new file, looked through, then put in place.

SQLCipher can change a key within the file, but pages under the old key stay in the log for a
while. So all is exported to a new file; it takes the old one's place in one step, or not at all.
The journal, the board's id and this device go on as they were.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine
from chair_desk.store.backup import digest_of, list_backups, write_digest
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.engine import Connection
from chair_desk.store.faults import damaged, in_plain_words, unreachable
from chair_desk.store.journal import read_standing
from chair_desk.store.key import Key
from chair_desk.store.lock import LockNote
from chair_desk.store.locked import is_locked, opens
from chair_desk.store.private_file import PrivateFile, key_that_opens, private_path
from chair_desk.store.replicas import Replicas
from chair_desk.store.whereabouts import Whereabouts
from chair_desk.words import _

_NUMBERS = ("application_id", "user_version")


def change_key(
    path: Path,
    circumstances: Circumstances,
    new: Key | None,
    *,
    say: Callable[[int, int], None] = lambda _done, _of: None,
) -> None:
    """Lock a closed board with another key, or with none; its backups and own notes too.

    The key in the circumstances opens it as it is. A verified backup comes first; `say` is told
    how many files are done, of how many.

    Raises:
        StoreBusy: It is open somewhere.
        WrongKey: The key in the circumstances does not open it.
        CannotDo: There is no room, or the new file is not sound; the board is as it was.
    """
    with contextlib.closing(DeskFile.open(path, circumstances)) as file:
        own, board = file.circumstances, file.board
        file.back_up()
    copies = [copy for _at, copy in list_backups(own, board)]
    notes = private_path(path, own.who)
    part = _written_anew(notes, own.key, new) if notes.exists() else None
    _replace_board(path.resolve(), own, board, new)
    if part is not None:  # a kill just before is made good when the notes are next opened
        _put_in_place(part, notes)
    for number, copy in enumerate(copies, start=1):
        say(number, len(copies) + 1)
        _replace_copy(copy, own.key, new)
    say(len(copies) + 1, len(copies) + 1)


def lock_notes(path: Path, circumstances: Circumstances) -> bool:
    """Lock own notes that still lie plain beside a locked board; say whether that was done.

    So they come to be where the passphrase was set on another laptop, and the board brought here.

    Raises:
        CannotDo: There is no room, or what bears their name is something else.
    """
    notes, key = private_path(path, circumstances.who), circumstances.key
    if key is None or not notes.is_file() or not notes.stat().st_size or is_locked(notes):
        return False
    PrivateFile.open(path, circumstances).close()  # refuses what is none of ours
    part = _written_anew(notes, None, key)
    if part is not None:
        _put_in_place(part, notes)
    return part is not None


def change_key_of_notes(path: Path, circumstances: Circumstances, new: Key | None) -> None:
    """Lock a person's own notes with a key of their own, or with none: again as the board is.

    Raises:
        CannotDo: They are closed, or there is no room; they are as they were.
    """
    notes = private_path(path, circumstances.who)
    if not notes.exists():
        if new is not None:
            own = replace(circumstances, own_key=new)
            with contextlib.closing(PrivateFile.open(path, own)) as file:
                file.begin()
        return
    PrivateFile.open(path, circumstances).close()  # refuses what is closed, or none of ours
    old = key_that_opens(notes, circumstances) if is_locked(notes) else None
    part = _written_anew(notes, old, new or circumstances.key)
    if part is not None:
        _put_in_place(part, notes)


def _replace_board(path: Path, circumstances: Circumstances, board: str, new: Key | None) -> None:
    """Put the new file in place while nobody else can open the old one."""
    note = LockNote(path)
    note.take(circumstances)
    try:
        replicas = Replicas(circumstances, board)
        with _alone(path, circumstances.key) as connection:
            device = replicas.device_for(connection, Whereabouts.of(path))
            standing = read_standing(connection, device)
            part = _export(connection, path, new)
        _put_in_place(part, path)
        replicas.remember(device, Whereabouts.of(path), standing, is_closed=True)
    finally:
        note.release()


def _written_anew(copy: Path, old: Key | None, new: Key | None) -> Path | None:
    """Write a backup, or the person's notes, anew beside it, where the old key opens it."""
    with in_plain_words(copy):
        if is_locked(copy) and (old is None or not opens(copy, old)):
            return None
        with _alone(copy, old if is_locked(copy) else None) as connection:
            return _export(connection, copy, new)


def _replace_copy(copy: Path, old: Key | None, new: Key | None) -> None:
    """Do the same for a backup, where the old key opens it."""
    part = _written_anew(copy, old, new)
    if part is None:
        return
    with contextlib.suppress(OSError):  # a kill on the way must not leave the hash of the old one
        digest_of(copy).unlink(missing_ok=True)
    _put_in_place(part, copy)
    with contextlib.suppress(OSError):
        write_digest(copy)


@contextlib.contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[Connection]:
    with in_plain_words(path):
        connection = engine.connect(path, key=key)
        with contextlib.closing(connection):
            engine.take_alone(connection)
            engine.one_plain_file(connection)
            yield connection


def _export(connection: Connection, path: Path, new: Key | None) -> Path:
    """Write all of a file into a new one beside it, under another key, and look through it."""
    part = path.with_name(f".{path.name}.new")
    with in_plain_words(path):
        try:
            part.unlink(missing_ok=True)
            engine.make_empty(part)
            engine.export(
                connection,
                part,
                new,
                {name: engine.number_of(connection, name) for name in _NUMBERS},
            )
            _compare(connection, part, new)
            engine.flush(part)
        except BaseException as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise unreachable(path) from error
            raise
    return part


def _compare(connection: Connection, part: Path, new: Key | None) -> None:
    """Refuse a new file that is not, table by table, what the old one is."""
    with contextlib.closing(engine.connect(part, "rw", new)) as copy:
        is_whole = copy.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        is_same = engine.counts(copy) == engine.counts(connection)
        if not (is_whole and is_same and (new is None or engine.whole_pages(copy))):
            raise damaged(part)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CannotDo(
            _("The passphrase of {name} was not changed.").format(name=path.name),
            _("The file could not be replaced: {reason}. It is as it was.").format(
                reason=error.strerror or error
            ),
            _("Close what else has it open, a synchronising folder for instance, and try again."),
        ) from error
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Bring the new name to the disk too, where a folder can be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
