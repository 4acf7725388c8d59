"""Bringing a board of an older version up to date, with a way back."""

from __future__ import annotations

import shutil
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine, schema
from chair_desk.store.backup import back_up
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.words import _


def upgrade(connection: Connection, path: Path, circumstances: Circumstances, board: str) -> None:
    """Back a board up, verify the copy, and take the steps to the newest version.

    Where that fails the connection is closed and the file is again what it was.

    Raises:
        CannotDo: There is no room for the copy, or a step failed; the board is as it was.
    """
    from chair_desk.store.migrations import migrate

    copy = back_up(connection, circumstances, board)
    try:
        migrate(connection)
        _compare(connection)
    except BaseException as error:
        connection.close()
        _go_back(path, copy)
        if isinstance(error, engine.DatabaseError):
            raise _as_it_was(path, copy) from error
        raise


def _compare(connection: Connection) -> None:
    loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if loose or schema.found(connection) != schema.expected(engine.SCHEMA_VERSION):
        raise engine.DatabaseError("the new version is not what it should be")


def _go_back(path: Path, copy: Path) -> None:
    beside = path.with_name(f".{path.name}.new")
    shutil.copyfile(copy, beside)
    engine.flush(beside)
    beside.replace(path)


def _as_it_was(path: Path, copy: Path) -> CannotDo:
    return CannotDo(
        _("{name} could not be brought up to date.").format(name=path.name),
        _("It is as it was, and a copy is kept in {copy}.").format(copy=copy),
        _("Open it with the version of Chair Desk that you used before, and tell us."),
    )
