"""Copies of one board on several desks, for the tests of merging."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from chair_desk.records.tables import TABLES
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.taking_in import TakenIn
from tests.store.conftest import NOON


class Ticking:
    """A clock that goes on by itself, and can be set wrong."""

    def __init__(self, wrong: timedelta = timedelta()) -> None:
        self.wrong = wrong
        self._ticks = itertools.count()

    def __call__(self) -> datetime:
        return NOON + self.wrong + timedelta(milliseconds=next(self._ticks))


def desk_of(name: str, path: Path, folder: Path) -> DeskFile:
    """Open a copy as another person at another laptop."""
    numbers = itertools.count(1)
    circumstances = Circumstances(
        now=Ticking(),
        new_id=lambda: f"{name}-{next(numbers)}",
        who=name,
        home=folder / f"home-{name}",
    )
    desk = DeskFile.open(path, circumstances)
    desk._connection.execute("PRAGMA synchronous=OFF")  # no power is cut in these tests
    return desk


def two_desks(board: Path, folder: Path) -> tuple[DeskFile, DeskFile]:
    """Open two copies of a board, the chair's and the manager's."""
    desks = []
    for name in ("Chair", "Manager"):
        path = folder / f"{name}.chairdesk"
        shutil.copy(board, path)
        desks.append(desk_of(name, path, folder))
    return desks[0], desks[1]


def incoming_from(source: DeskFile, since: Mapping[str, int] | None = None) -> Incoming:
    return Incoming(
        transactions=list(source.transactions(since)), versions=source.versions(), files={}
    )


def give(source: DeskFile, target: DeskFile, *, is_marked: bool = False) -> TakenIn:
    """Bring in all of one copy that another has not."""
    source.seal()
    incoming = incoming_from(source, target.versions())
    with target.bring_in("Brought in a copy", incoming, is_marked=is_marked) as one:
        pass
    return one.taken


def both_ways(first: DeskFile, second: DeskFile) -> None:
    give(first, second)
    give(second, first)


def state_of(file: DeskFile) -> dict[str, list[Any]]:
    """Return all rows of all tables, by id."""
    found = {}
    for table in TABLES:
        names = ", ".join(f'"{column.name}"' for column in table)
        rows = file._connection.execute(f'SELECT id, {names} FROM "{table.name}"').fetchall()
        found[table.name] = sorted(rows)
    return {name: rows for name, rows in found.items() if rows}


def left_open(file: DeskFile) -> list[Any]:
    return sorted(
        file._connection.execute(
            "SELECT id, table_name, row_id, column_name, kind, ends, is_open FROM difference"
        ).fetchall()
    )


def history_of(file: DeskFile, after: int = 0) -> list[Any]:
    """Return the rows of a journal after the transaction of a number, each with its hash."""
    return sorted(
        file._connection.execute(
            "SELECT t.device, t.sequence, t.hash, o.number, o.table_name, o.row_id, o.columns"
            " FROM journal_transaction AS t LEFT JOIN journal_operation AS o"
            " ON o.transaction_number = t.number WHERE t.number > ?",
            (after,),
        ).fetchall(),
        key=repr,
    )
