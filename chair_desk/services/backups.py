"""Backups of a board: by themselves, what each holds, whether it is good, and going back to one."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from chair_desk.records.actions import Action
from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Circumstances, Desk, open_with
from chair_desk.services.soundness import faults
from chair_desk.store import backup as stored
from chair_desk.store.restoring import restore
from chair_desk.store.snapshots import Taken, finish
from chair_desk.words import _

__all__ = [
    "Backup",
    "Inside",
    "Taken",
    "back_up",
    "backups",
    "begin",
    "copy_elsewhere",
    "finish_backup",
    "forget_older",
    "go_back",
    "go_on",
    "goes_before_news",
    "is_copying",
    "is_due",
    "look_into",
    "restore",
    "take",
    "undone_by",
]

EVERY: Final = timedelta(minutes=30)
MOST_UNDONE: Final = 500
_FOLDER = "Chair Desk backups"


@frozen(kw_only=True)
class Backup:
    """One backup: when it was made (UTC), its file, its size in bytes, and if it lies elsewhere."""

    at: datetime
    path: Path
    size: int
    is_elsewhere: bool = False


@frozen(kw_only=True)
class Inside:
    """What a backup holds, read by opening it; `faults` is empty where it is good."""

    changed_at: datetime | None = None
    last_change: str = ""
    meetings: int = 0
    actions: int = 0
    faults: tuple[str, ...] = ()


def backups(desk: Desk, elsewhere: str = "") -> list[Backup]:
    """Return the backups of the open board, newest first; `elsewhere` is the second place."""
    found = [
        _backup(at, path, is_elsewhere=False)
        for at, path in stored.list_backups(desk.circumstances, desk.file.board)
    ]
    if elsewhere:
        folder = second_folder(elsewhere, desk.file.board)
        with contextlib.suppress(OSError):
            found += [
                _backup(at, path, is_elsewhere=True) for at, path in stored.backups_in(folder)
            ]
    return sorted(found, key=lambda one: (one.at, not one.is_elsewhere), reverse=True)


def _backup(at: datetime, path: Path, *, is_elsewhere: bool) -> Backup:
    return Backup(at=at, path=path, size=path.stat().st_size, is_elsewhere=is_elsewhere)


def second_folder(elsewhere: str, board: str) -> Path:
    """Return the folder of a board's backups at the second place."""
    return Path(elsewhere).expanduser() / _FOLDER / board


def is_due(desk: Desk) -> bool:
    """Say whether anything changed since the last backup, and half an hour went by."""
    if desk.read_only:
        return False
    last = desk.file.last_change()
    made = stored.list_backups(desk.circumstances, desk.file.board)
    if last is None:
        return False
    if not made:
        return True
    newest = made[0][0]
    return last.at > newest and desk.now() - newest >= EVERY


def goes_before_news(desk: Desk) -> bool:
    """Say whether a backup goes before news from a shared folder: one for each stretch of it.

    Where two people work at the same time news come every minute. What came within the half
    hour goes on from the backup made then.
    """
    now = desk.now()
    made = stored.list_backups(desk.circumstances, desk.file.board)
    last = desk.file.last_change()
    if last is None or not made:
        return last is not None
    newest = made[0][0]
    came = desk.file.news_at()
    is_going_on = came is not None and now - came < EVERY and now - newest < EVERY
    return last.at > newest and not is_going_on


def take(desk: Desk) -> Taken:
    """Copy the open board at once; `finish_backup` looks the copy through, on any thread.

    Raises:
        CannotDo: There is no room.
    """
    desk.file.seal()
    return desk.file.snapshots.take()


def begin(desk: Desk) -> Taken:
    """Begin to copy the open board as it is now; `go_on` copies it a little at a time.

    Raises:
        CannotDo: There is no room.
    """
    desk.file.seal()
    return desk.file.snapshots.begin()


def is_copying(desk: Desk) -> bool:
    """Say whether a copy was begun that is not all there and was not given up."""
    return desk.file.snapshots.is_copying


def go_on(desk: Desk) -> bool:
    """Copy a little more, about a millisecond of work; say whether there is more.

    Raises:
        CannotDo: There is no room.
    """
    return desk.file.snapshots.go_on()


def finish_backup(taken: Taken, elsewhere: str = "") -> Path:
    """Look a copy through and keep it, and keep another at the second place if one is named.

    Raises:
        CannotDo: It is not whole, or the second place cannot be written; the first is kept.
    """
    copy = finish(taken)
    if elsewhere:
        copy_elsewhere(copy, elsewhere, taken.circumstances)
    return copy


def back_up(desk: Desk, elsewhere: str = "") -> Path:
    """Back the open board up now and wait for it.

    Raises:
        CannotDo: There is no room, or the copy is not whole.
    """
    return finish_backup(take(desk), elsewhere)


def go_back(path: Path, backup: Path, circumstances: Circumstances) -> Path | None:
    """Back a closed board up as it is now, then put a backup in its place; on any thread.

    Returns where the board of just now was moved.

    Raises:
        CannotDo: It could not be backed up, or the backup is not sound; nothing was moved.
    """
    with contextlib.closing(open_with(path, circumstances)) as desk:
        back_up(desk)
    return restore(path, backup, circumstances)


def forget_older(desk: Desk, elsewhere: str = "") -> Path:
    """Back the board up, then delete every older backup: they hold what was disposed of.

    Raises:
        CannotDo: The new one could not be made; the older ones are kept.
    """
    older = backups(desk, elsewhere)
    made = back_up(desk, elsewhere)
    for one in older:
        with contextlib.suppress(OSError):
            one.path.unlink()
            stored.digest_of(one.path).unlink(missing_ok=True)
    return made


def copy_elsewhere(copy: Path, elsewhere: str, circumstances: Circumstances) -> Path:
    """Keep a backup at the second place too, and thin out the older ones there.

    Raises:
        CannotDo: The place cannot be written: a stick that is out, for instance.
    """
    folder = second_folder(elsewhere, copy.parent.name)
    part = folder / f".{copy.name}.new"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(copy.read_bytes())
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(folder / copy.name)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CannotDo(
            _("The backup could not be written to the second place."),
            _("The one on this laptop is kept. The system says: {reason}.").format(
                reason=error.strerror or error
            ),
            _("See that the stick or the drive is connected, or name another place."),
        ) from error
    with contextlib.suppress(OSError):
        stored.write_digest(folder / copy.name)
    stored.thin(folder, circumstances.now())
    return folder / copy.name


def look_into(path: Path, circumstances: Circumstances) -> Inside:
    """Open a backup, check all of it, and say what it holds. It may take seconds.

    Raises:
        CannotDo: It cannot be opened at all.
    """
    said = () if _is_as_written(path) else (_("The file is not what was written then."),)
    with contextlib.closing(open_with(path, circumstances, read_only=True)) as desk:
        last = desk.file.last_change()
        return Inside(
            changed_at=last.at if last else None,
            last_change=last.label if last else "",
            meetings=desk.count(Meeting),
            actions=desk.count(Action),
            faults=(*said, *faults(desk)),
        )


def _is_as_written(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return stored.is_as_written(path)
    return False


def undone_by(desk: Desk, inside: Inside) -> list[str]:
    """Return the labels of the changes made after a backup, newest first, at most 500."""
    return [
        change.label
        for change in desk.file.history(MOST_UNDONE)
        if inside.changed_at is None or change.at > inside.changed_at
    ]
