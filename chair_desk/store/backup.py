"""Verified copies of a board in the person's own folder, and which of them to keep."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.faults import damaged, in_plain_words, unreachable
from chair_desk.store.key import Key

_STAMP = "%Y%m%dT%H%M%SZ"
_ALL_DAYS = 2
_DAYS, _WEEKS, _MONTHS = 12, 10, 9
_IN_HAND = timedelta(hours=1)
_UNFINISHED = ("*Z*.part*", "*Z*.sha256-part", ".*Z*.chairdesk.new")


def backup_folder(circumstances: Circumstances, board: str) -> Path:
    """Return the folder of one board's backups."""
    return circumstances.home / "backups" / board


def back_up(connection: Connection, circumstances: Circumstances, board: str) -> Path:
    """Write a copy of an open board, read it back, and thin out the older ones.

    Raises:
        CannotDo: There is no room, or the copy could not be read back.
    """
    copy = free_place(circumstances, board)
    part = copy.with_suffix(".part")
    with in_plain_words(copy):
        try:
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            engine.copy_into(connection, part)
            keep(part, copy, engine.count_of(connection, "journal_operation"), circumstances)
        except OSError as error:
            raise unreachable(copy) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return copy


def free_place(circumstances: Circumstances, board: str) -> Path:
    """Return the place of the next backup of a board."""
    return _free_name(backup_folder(circumstances, board), circumstances.now())


def keep(part: Path, copy: Path, count: int, circumstances: Circumstances) -> None:
    """Look a copy through, give it its name, and thin out the older ones beside it.

    Raises:
        CannotDo: It is not whole, or not all is in it.
        OSError: The disk does not answer.
    """
    _verify(part, count, circumstances.key)
    engine.flush(part)
    part.replace(copy)
    write_digest(copy)
    thin(copy.parent, circumstances.now())


def digest_of(copy: Path) -> Path:
    """Return the place of a backup's hash: a plain file hides most of its damage."""
    return copy.with_suffix(".sha256")


def write_digest(copy: Path) -> None:
    """Write the hash of a backup beside it, whole or not at all; OSError where it cannot be."""
    digest = digest_of(copy)
    part = digest.with_suffix(".sha256-part")
    part.write_text(_hash(copy) + "\n", encoding="ascii")
    part.replace(digest)


def is_as_written(copy: Path) -> bool:
    """Say whether a backup is byte for byte what was written; one without a hash may be.

    Raises:
        OSError: It cannot be read.
    """
    try:
        known = digest_of(copy).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return True
    return known == _hash(copy)


def _hash(copy: Path) -> str:
    import hashlib

    with copy.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_backups(circumstances: Circumstances, board: str) -> list[tuple[datetime, Path]]:
    """Return the backups of a board with their instants, newest first."""
    return backups_in(backup_folder(circumstances, board))


def to_keep(instants: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Say which backups to keep: all of two days, then by day, by week and by month.

    The newest of each of the last 12 days, 10 weeks and 9 months stays.
    """
    newest_first = sorted(set(instants), reverse=True)
    kept = {one for one in newest_first if now - one < timedelta(days=_ALL_DAYS)}
    for periods, period_of in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
        firsts: dict[object, datetime] = {}
        for one in newest_first:
            firsts.setdefault(period_of(one), one)
        kept.update(list(firsts.values())[:periods])
    return frozenset(kept)


def _day(instant: datetime) -> object:
    return instant.date()


def _week(instant: datetime) -> object:
    return instant.isocalendar()[:2]


def _month(instant: datetime) -> object:
    return instant.year, instant.month


def _verify(copy: Path, count: int, key: Key | None) -> None:
    with contextlib.closing(engine.connect(copy, "ro", key)) as connection:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        whole = whole and (key is None or engine.whole_pages(connection))
        if not whole or engine.count_of(connection, "journal_operation") != count:
            raise damaged(copy)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups in a folder that are not to be kept, and what was never finished."""
    sweep(folder, now)
    found = backups_in(folder)
    kept = to_keep((instant for instant, _path in found), now)
    for instant, path in found:
        if instant not in kept:
            path.unlink(missing_ok=True)
            digest_of(path).unlink(missing_ok=True)


def sweep(folder: Path, now: datetime) -> None:
    """Remove what a program that was killed at a backup left in a folder.

    What was written within the hour may be another program's, at a copy of the same board.
    """
    with contextlib.suppress(OSError):
        for pattern in _UNFINISHED:
            for left in folder.glob(pattern):
                written = datetime.fromtimestamp(left.stat().st_mtime, UTC)
                if _is_of_a_backup(left) and now - written > _IN_HAND:
                    left.unlink()


def _is_of_a_backup(path: Path) -> bool:
    """Say whether a name begins as those of our backups do."""
    try:
        datetime.strptime(path.name.removeprefix(".")[:16], _STAMP)
    except ValueError:
        return False
    return True


def backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups in a folder with their instants, newest first."""
    found = []
    for path in folder.glob("*.chairdesk"):
        with contextlib.suppress(ValueError):
            found.append((datetime.strptime(path.stem[:16], _STAMP).replace(tzinfo=UTC), path))
    return sorted(found, key=lambda one: (one[0], len(one[1].name), one[1].name), reverse=True)


def _free_name(folder: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP)
    copy = folder / f"{stamp}.chairdesk"
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{stamp}-{number}.chairdesk"
    return copy
