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


def backup_folder(circumstances: Circumstances, board: str) -> Path:
    """Return the folder of one board's backups."""
    return circumstances.home / "backups" / board


def back_up(connection: Connection, circumstances: Circumstances, board: str) -> Path:
    """Write a copy of an open board, read it back, and thin out the older ones.

    Raises:
        CannotDo: There is no room, or the copy could not be read back.
    """
    folder = backup_folder(circumstances, board)
    copy = _free_name(folder, circumstances.now())
    part = copy.with_suffix(".part")
    with in_plain_words(copy):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            engine.copy_into(connection, part)
            _verify(part, _count(connection), circumstances.key)
            part.replace(copy)
        except OSError as error:
            raise unreachable(copy) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    _thin(folder, circumstances.now())
    return copy


def list_backups(circumstances: Circumstances, board: str) -> list[tuple[datetime, Path]]:
    """Return the backups of a board with their instants, newest first."""
    return _found(backup_folder(circumstances, board))


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
        if not whole or _count(connection) != count:
            raise damaged(copy)


def _count(connection: Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM journal_operation").fetchone()[0])


def _thin(folder: Path, now: datetime) -> None:
    found = _found(folder)
    kept = to_keep((instant for instant, _path in found), now)
    for instant, path in found:
        if instant not in kept:
            path.unlink(missing_ok=True)


def _found(folder: Path) -> list[tuple[datetime, Path]]:
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
