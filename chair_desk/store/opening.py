"""Making and opening board files, step by step, with nothing written to a stranger's."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.exchange_key import keep_new_key
from chair_desk.store.faults import damaged, explain, in_plain_words, not_writable, unreachable
from chair_desk.store.gate import QUICK_CHECK_BYTES, Header, identify, pass_gate
from chair_desk.store.journal import Journal
from chair_desk.store.key import Key
from chair_desk.store.lock import LockNote, StoreBusy
from chair_desk.store.reading_copy import ReadingCopy, copy_to_read, is_left_open
from chair_desk.store.replicas import Replicas
from chair_desk.store.upgrade import upgrade
from chair_desk.store.whereabouts import Whereabouts
from chair_desk.store.writing import Writing
from chair_desk.words import _


@frozen(kw_only=True)
class Opened:
    """A file that was opened: `writing` is nothing where it was opened to read."""

    path: Path
    board: str
    connection: Connection
    circumstances: Circumstances
    writing: Writing | None
    when_closed: Callable[[], None]


def make_file(path: Path, circumstances: Circumstances) -> None:
    """Make a new board file, whole or not at all.

    Raises:
        CannotDo: There is a file of this name, or the folder cannot be written.
    """
    from chair_desk.store.migrations import migrate

    if path.exists():
        raise _there_already(path)
    part = path.with_name(f".{path.name}.new")
    try:
        _claim(part, path)
        with (
            in_plain_words(path),
            contextlib.closing(engine.connect(part, key=circumstances.key)) as connection,
        ):
            migrate(connection)
            connection.execute(
                "INSERT INTO board_meta VALUES ('board', ?)", (circumstances.new_id(),)
            )
            keep_new_key(connection)
        _claim(path, path)
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _claim(new: Path, path: Path) -> None:
    """Make an empty file that its owner alone may read, and was not there before."""
    try:
        if new != path:  # what a crash at this point left the last time
            new.unlink(missing_ok=True)
        engine.make_empty(new)
        engine.put_aside_logs(new)
    except FileExistsError as error:
        raise _there_already(path) from error
    except OSError as error:
        raise CannotDo(
            _("{name} could not be made here.").format(name=path.name),
            _("The folder cannot be written to, or the disk is full."),
            _("Choose another folder."),
        ) from error


def _there_already(path: Path) -> CannotDo:
    return CannotDo(
        _("There is a file named {name} already.").format(name=path.name),
        _("It was left as it is."),
        _("Choose another name."),
    )


def open_to_write(path: Path, circumstances: Circumstances) -> Opened:
    """Open a board file for this program alone.

    Raises:
        StoreBusy: It is open elsewhere.
        CannotDo: It is no board of ours, damaged, newer, or may not be written to.
    """
    path = path.resolve()
    if not path.is_file() or not _is_writable(path):
        identify(path, circumstances.key)
        raise not_writable(path)
    note = LockNote(path)
    try:
        note.take(circumstances)
    except OSError as error:
        raise unreachable(path) from error
    try:
        return _open_alone(path, circumstances, note)
    except BaseException:
        note.release()
        raise


def _open_alone(path: Path, circumstances: Circumstances, note: LockNote) -> Opened:
    header = identify(path, circumstances.key, circumstances.home)
    circumstances = _with_own_key(circumstances, header)
    if is_left_open(path):
        _look_at_a_copy(path, circumstances)
    place = Whereabouts.of(path)
    connection = _take(path, circumstances.key)
    try:
        board = _admit(connection, place, circumstances)
    except BaseException:
        connection.close()
        raise
    replicas = Replicas(circumstances, board)
    device = replicas.device_for(connection, place)
    writing = Writing(connection, Journal(connection, circumstances, device), place)
    writing.when_written = lambda: replicas.remember(device, place, writing.journal.standing)
    return Opened(
        path=path,
        board=board,
        connection=connection,
        circumstances=circumstances,
        writing=writing,
        when_closed=lambda: _leave(writing, replicas, note),
    )


def open_to_read(path: Path, circumstances: Circumstances) -> Opened:
    """Open a board file to read, as it is now, whoever else has it open.

    Where it could be written to, or is open, a private copy is read; else the file itself.

    Raises:
        StoreBusy: This very program has it open to write.
        CannotDo: It is no board of ours, damaged, or newer.
    """
    path = path.resolve()
    note = LockNote(path)
    holder = note.read()
    if holder is not None and holder.is_this_program and note.is_taken():
        raise StoreBusy(path, holder)  # reading its bytes would drop our own lock
    header = identify(path, circumstances.key, circumstances.home)
    circumstances = _with_own_key(circumstances, header)
    copy = None
    if is_left_open(path) or _is_writable(path):
        copy = copy_to_read(path, circumstances)
    connection: Connection = None
    try:
        with in_plain_words(path):
            place, mode = (copy.path, "rw") if copy else (path, "immutable")
            connection = engine.connect(place, mode, circumstances.key)
        board = _read_only(connection, path)
    except BaseException:
        _forget(connection, copy)
        raise
    return Opened(
        path=path,
        board=board,
        connection=connection,
        circumstances=circumstances,
        writing=None,
        when_closed=lambda: _forget(connection, copy),
    )


def board_of(connection: Connection, path: Path) -> str:
    """Return the id that a board file has kept since it was made.

    Only what may stand in the name of a folder, for backups are kept under it.
    """
    with in_plain_words(path):
        row = connection.execute("SELECT value FROM board_meta WHERE name = 'board'").fetchone()
    board = "".join(sign for sign in (row[0] if row else "") if sign.isalnum() or sign == "-")
    if not board:
        raise damaged(path)
    return board[:64]


def _take(path: Path, key: Key | None) -> Connection:
    """Connect to a file for this connection alone."""
    connection: Connection = None
    try:
        connection = engine.connect(path, key=key)
        engine.take_alone(connection)
    except engine.DatabaseError as error:
        if connection is not None:
            connection.close()
        if engine.error_name(error).startswith("SQLITE_BUSY"):
            raise StoreBusy(path, None) from error
        if plain := explain(error, path):
            raise plain from error
        raise
    return connection


def _with_own_key(circumstances: Circumstances, header: Header) -> Circumstances:
    """Leave the key out where the file is not locked, so that no copy of it is taken for locked."""
    if header.is_locked or circumstances.key is None:
        return circumstances
    return dataclasses.replace(circumstances, key=None)


def _admit(connection: Connection, place: Whereabouts, circumstances: Circumstances) -> str:
    """Let a file through the gate, bring it up to date, and return whose board it is."""
    path = place.path
    engine.forbid_writing(connection)
    version = pass_gate(connection, path, look_through=False)
    board = board_of(connection, path)
    if not Replicas(circumstances, board).is_as_left(place):
        look_through = place.stamp()[0] <= QUICK_CHECK_BYTES
        pass_gate(connection, path, look_through=look_through)
    engine.forbid_writing(connection, forbidden=False)
    if version < engine.SCHEMA_VERSION:
        upgrade(connection, path, circumstances, board)
    return board


def _look_at_a_copy(path: Path, circumstances: Circumstances) -> None:
    """Let a copy through the gate first: opening a file that was left open writes to it."""
    copy = copy_to_read(path, circumstances)
    connection: Connection = None
    try:
        with in_plain_words(path):
            connection = engine.connect(copy.path, key=circumstances.key)
        pass_gate(connection, path, look_through=True)
    finally:
        _forget(connection, copy)


def _read_only(connection: Connection, path: Path) -> str:
    with in_plain_words(path):
        engine.forbid_writing(connection)
        look_through = path.stat().st_size <= QUICK_CHECK_BYTES
        if pass_gate(connection, path, look_through=look_through) < engine.SCHEMA_VERSION:
            raise _too_old_to_read(path)
    return board_of(connection, path)


def _leave(writing: Writing, replicas: Replicas, note: LockNote) -> None:
    writing.close()
    if writing.has_written and writing.place.is_there():
        journal = writing.journal
        replicas.remember(journal.device, writing.place, journal.standing, is_closed=True)
    note.release()


def _forget(connection: Connection, copy: ReadingCopy | None) -> None:
    if connection is not None:
        connection.close()
    if copy is not None:
        copy.remove()


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _too_old_to_read(path: Path) -> CannotDo:
    return CannotDo(
        _("{name} was made by an older Chair Desk.").format(name=path.name),
        _("It has to be brought up to date before it can be read; it was left as it is."),
        _("Copy it to a folder of your own and open it there."),
    )
