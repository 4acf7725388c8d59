"""Making and opening board files, step by step, with nothing written to a stranger's."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.faults import in_plain_words, is_busy
from chair_desk.store.journal import Journal
from chair_desk.store.lock import LockNote, StoreBusy
from chair_desk.store.replicas import Replicas
from chair_desk.store.whereabouts import Whereabouts
from chair_desk.store.writing import Writing
from chair_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that was opened: `writing` is nothing where it was opened to read."""

    path: Path
    board: str
    connection: Connection
    circumstances: Circumstances
    writing: Writing | None


def make_file(path: Path, circumstances: Circumstances) -> None:
    """Make a new board file, whole or not at all.

    Raises:
        CannotDo: There is a file of this name, or the folder cannot be written.
    """
    from chair_desk.store.migrations import migrate

    _reserve(path)
    part = path.with_name(f".{path.name}.new")
    try:
        with in_plain_words(path), contextlib.closing(engine.connect(part, "rwc")) as connection:
            migrate(connection)
            connection.execute(
                "INSERT INTO board_meta VALUES ('board', ?)", (circumstances.new_id(),)
            )
        part.replace(path)
    except BaseException:
        for left in (part, path):
            left.unlink(missing_ok=True)
        raise


def _reserve(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise CannotDo(
            _("There is a file named {name} already.").format(name=path.name),
            _("It was left as it is."),
            _("Choose another name."),
        ) from error
    except OSError as error:
        raise CannotDo(
            _("{name} could not be made here.").format(name=path.name),
            _("The folder cannot be written to, or the disk is full."),
            _("Choose another folder."),
        ) from error


def open_to_write(path: Path, circumstances: Circumstances) -> Opened:
    """Open a board file for this program alone."""
    note = LockNote(path)
    holder = note.read()
    connection = engine.connect(path)
    try:
        engine.take_alone(connection)
    except engine.DatabaseError as error:
        connection.close()
        if is_busy(error):
            raise StoreBusy(path, holder) from error
        raise
    note.write(circumstances)
    place = Whereabouts.of(path)
    board = board_of(connection)
    replicas = Replicas(circumstances, board)
    device = replicas.device_for(connection, place)
    journal = Journal(connection, circumstances, device)
    writing = Writing(connection, journal, place)
    writing.when_written = lambda: replicas.remember(device, place, journal.standing)
    writing.when_ready = writing.when_written
    return Opened(
        path=path,
        board=board,
        connection=connection,
        circumstances=circumstances,
        writing=writing,
    )


def board_of(connection: Connection) -> str:
    """Return the id that a board file has kept since it was made."""
    row = connection.execute("SELECT value FROM board_meta WHERE name = 'board'").fetchone()
    return str(row[0]) if row else ""
