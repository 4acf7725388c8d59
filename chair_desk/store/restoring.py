"""Putting a backup in the place of a board; the board as it was is moved aside, never lost."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.local_time import local
from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.faults import unreachable
from chair_desk.store.lock import LockNote
from chair_desk.store.reading_copy import beside_files
from chair_desk.words import _


def restore(path: Path, backup: Path, circumstances: Circumstances) -> Path | None:
    """Put a backup in the place of a closed board and return where that was moved.

    The backup is opened and looked through first. The restored file is a device of its own.

    Raises:
        StoreBusy: The board is open somewhere.
        CannotDo: The backup is damaged or cannot be opened; nothing was moved.
    """
    path = path.resolve()
    _look_through(backup, circumstances)
    note = LockNote(path)
    part = path.with_name(f".{path.name}.new")
    try:
        note.take(circumstances)
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        engine.make_empty(part)
        shutil.copyfile(backup, part)
        engine.flush(part)
        aside = _keep_aside(path, circumstances)
        part.replace(path)
    except OSError as error:
        raise unreachable(path) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        note.release()
    return aside


def _look_through(backup: Path, circumstances: Circumstances) -> None:
    with contextlib.closing(DeskFile.open(backup, circumstances, read_only=True)) as file:
        faults = file.check()
    if faults:
        raise CannotDo(
            _("This backup is not sound, so it was not put in place."),
            faults[0],
            _("Choose another backup."),
        )


def _keep_aside(path: Path, circumstances: Circumstances) -> Path | None:
    """Keep the board, with what lies beside it, by a name that says when; None without one.

    It stays at its own place too until the backup takes that in one step: a kill on the way
    leaves a board there. Only its log goes, which would not fit the backup.
    """
    if not path.exists():
        return None
    when = f"{local(circumstances.now()):%Y-%m-%d %H%M}"
    aside, number = path.with_name(f"{path.stem} (set aside {when}){path.suffix}"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem} (set aside {when}, {number}){path.suffix}")
    logs = [beside for beside in beside_files(path) if beside.exists()]
    for one in (*logs, path):
        _put_also(one, aside.with_name(one.name.replace(path.name, aside.name)))
    for beside in logs:
        beside.unlink()
    return aside


def _put_also(file: Path, other: Path) -> None:
    """Give a file a second name; a disk that knows no second names gets a copy."""
    try:
        os.link(file, other)
    except OSError:
        engine.make_empty(other)
        shutil.copyfile(file, other)
        engine.flush(other)
