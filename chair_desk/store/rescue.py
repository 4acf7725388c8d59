"""When the file of an open board was moved, deleted or replaced: a copy that loses nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine
from chair_desk.store.engine import Connection
from chair_desk.words import _


def rescue(connection: Connection, path: Path, *, is_change_in: bool) -> CannotDo:
    """Write all that is in the open board to a new file, and say where.

    `is_change_in` says whether the change being made is part of it. The copy is put where the
    board was, or in the person's temporary folder if that is not possible.
    """
    for folder in (path.parent, Path(tempfile.gettempdir())):
        copy = _free_name(folder, path)
        try:
            engine.copy_into(connection, copy)
            engine.checkpoint(connection)  # so that nothing of ours is taken for the new file's
        except (engine.DatabaseError, OSError):
            continue
        return _moved(path, copy, is_change_in)
    return _lost(path)


def _free_name(folder: Path, path: Path) -> Path:
    number = 1
    while (copy := folder / f"{path.stem} (rescued {number}){path.suffix}").exists():
        number += 1
    return copy


def _moved(path: Path, copy: Path, is_change_in: bool) -> CannotDo:
    safe = _("All that was saved is safe in {copy}; the change just now was not made.")
    if is_change_in:
        safe = _("All your work, the last change too, is safe in {copy}.")
    return CannotDo(
        _("{name} was moved, deleted or replaced while it was open.").format(name=path.name),
        safe.format(copy=copy),
        _("Close this board and open that file."),
    )


def _lost(path: Path) -> CannotDo:
    return CannotDo(
        _("{name} was moved, deleted or replaced while it was open.").format(name=path.name),
        _("A copy could not be written; the board is still here while this window is open."),
        _("Put the file back, or save a copy of the board, before you close it."),
    )
