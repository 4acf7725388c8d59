"""A private copy to read from, while somebody else writes in the file itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from chair_desk.records.frozen import frozen
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.faults import unreachable
from chair_desk.store.lock import LockNote

_TRIES = 5
_NOTE = "copy"
_BESIDE = ("-wal", "-journal")


def is_left_open(path: Path) -> bool:
    """Say whether something of a change lies beside a file: it is open, or its program died."""
    return any(beside.exists() for beside in beside_files(path))


def beside_files(path: Path) -> list[Path]:
    """Return the places of SQLite's own files beside a board."""
    return [path.with_name(path.name + ending) for ending in _BESIDE]


@frozen
class ReadingCopy:
    """A copy in a folder of its own, which is locked as long as it is read."""

    path: Path
    note: LockNote

    def remove(self) -> None:
        """Remove the copy and its folder."""
        self.note.release()
        shutil.rmtree(self.path.parent, ignore_errors=True)


def copy_to_read(path: Path, circumstances: Circumstances) -> ReadingCopy:
    """Copy a board, with what lies beside it, into a folder of the person's own.

    Copied again where somebody was writing meanwhile. Folders that a program which has ended
    left behind go away first.

    Raises:
        CannotDo: It could not be read, or it never came to rest.
    """
    folder = circumstances.home / "reading"
    sweep(folder)
    own = folder / os.urandom(8).hex()
    copy = ReadingCopy(own / path.name, LockNote(own / _NOTE))
    try:
        own.mkdir(mode=0o700, parents=True)
        copy.note.take(circumstances)
        for _again in range(_TRIES):
            if _copy_whole(path, own):
                return copy
    except OSError as error:
        copy.remove()
        raise unreachable(path) from error
    copy.remove()
    raise unreachable(path)


def sweep(folder: Path) -> None:
    """Remove the copies of programs that have ended."""
    for left in folder.glob("*"):
        if not LockNote(left / _NOTE).is_taken():
            shutil.rmtree(left, ignore_errors=True)


def copy_with_log(path: Path, folder: Path) -> Path:
    """Copy a board, with what lies beside it, into a folder and return the copy's place.

    Raises:
        OSError: It cannot be read, or it never came to rest.
    """
    for _again in range(_TRIES):
        if _copy_whole(path, folder):
            return folder / path.name
    raise BlockingIOError(path.name)


def _copy_whole(path: Path, folder: Path) -> bool:
    before = _stamps(path)
    for source in (path, *beside_files(path)):
        target = folder / source.name
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)
    return _stamps(path) == before


def _stamps(path: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for source in (path, *beside_files(path)):
        try:
            status = source.stat()
            found.append((status.st_size, status.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found
