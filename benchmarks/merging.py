"""Bringing in changes: 100,000 with half of them in conflict, and an ordinary week's."""

from __future__ import annotations

import itertools
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import Figure
from chair_desk.records.boards import Board, Body
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import ForeignOperation, Transaction
from chair_desk.store.journal import operation_hash, transaction_hash

ROWS, EACH = 20_000, 50_000
WEEK, MANY = 300, 500
AT = datetime(2026, 3, 5, 12, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    """Yield the figures."""
    with tempfile.TemporaryDirectory() as place:
        desk = _board(Path(place))
        seen = desk.versions()
        clock = int(AT.timestamp() * 1000) + 100_000 << 16
        _bring_in(desk, _history("chair", seen, clock, EACH))
        seconds, own = _bring_in(desk, _history("manager", seen, clock, EACH))
        open_ones = len(desk.differences())
        yield Figure(
            f"merge of {2 * EACH:,} changes", seconds, 15,
            f"{EACH:,} on each side of the same {ROWS:,} records, {open_ones:,} left open,"
            f" {own:.1f} s of processor time", "s",
        )  # fmt: skip
        for count, most, name in ((WEEK, 300, "a week"), (MANY, 2000, "many")):
            later = clock + (1_000_000_000 << 16)
            found = _history(name, desk.versions(), later, count)
            size = desk.path.stat().st_size / 1e6
            seconds, own = _bring_in(desk, found)
            yield Figure(
                f"merge of {count} changes", 1000 * seconds, most,
                f"into a board of {size:.0f} MB, {1000 * own:.0f} ms of processor time", "ms",
            )  # fmt: skip
        desk.close()


def _board(folder: Path) -> DeskFile:
    numbers = itertools.count(1)
    circumstances = Circumstances(
        now=lambda: AT, new_id=lambda: str(next(numbers)), who="Manager", home=folder / "home"
    )
    desk = DeskFile.create(folder / "board.chairdesk", circumstances)
    with desk.change("Set up") as step:
        step.insert(
            Board(id="board", name="Westmarch"),
            Body(id="body", board_id="board", name="Board"),
            Meeting(id="meeting", body_id="body", held_on=date(2026, 3, 12)),
            AgendaItem(id="item", meeting_id="meeting", place="a", title="Welcome"),
            *(
                Minute(id=f"m{at}", meeting_id="meeting", item_id="item", place="a", text="One")
                for at in range(ROWS)
            ),
        )
    return desk


def _bring_in(desk: DeskFile, transactions: list[Transaction]) -> tuple[float, float]:
    """Return how long it took by the clock, and in processor time, in seconds."""
    versions = {transactions[-1].device: len(transactions)}
    incoming = Incoming(transactions=transactions, versions=versions, files={})
    began, own = time.perf_counter(), time.thread_time()
    with desk.bring_in("Brought in a copy", incoming) as one:
        pass
    seconds, own = time.perf_counter() - began, time.thread_time() - own
    assert one.taken.new == len(transactions)
    desk.settle()
    return seconds, own


def _history(device: str, seen: dict[str, int], clock: int, count: int) -> list[Transaction]:
    """Write as another device would: each record now and then, always other words."""
    before, made, words = "", [], dict.fromkeys(range(ROWS), "One")
    for number in range(1, count + 1):
        row = number * 7 % ROWS
        text = f"{device} {number}"
        columns = json.dumps({"text": [words[row], text]})
        words[row] = text
        salt = f"{number:016x}"
        operation = ForeignOperation("minute", f"m{row}", "U", columns, salt, None)
        versions = json.dumps({**seen, device: number}, sort_keys=True, separators=(",", ":"))
        header = (
            device, number, clock + number, AT.isoformat(), device, "Wrote", None, versions,
        )  # fmt: skip
        before = transaction_hash(before, header, [operation_hash(salt, operation[:4])])
        made.append(Transaction._make([*header, before, (operation,)]))
    return made
