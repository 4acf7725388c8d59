"""Whatever is done on however many copies, and however it is exchanged, they come to the same."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import random
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.changes import Refused
from chair_desk.records.columns import Column, Kind
from chair_desk.records.meetings import MeetingState
from chair_desk.records.tables import BY_NAME, TABLES
from chair_desk.store.desk_file import DeskFile
from tests.store.conftest import NOON
from tests.store.copies import (
    desk_of,
    give,
    history_of,
    incoming_from,
    left_open,
    state_of,
)

PROGRAMS, RUNS = 50, 4
SOAK = int(os.environ.get("CHAIR_DESK_MERGES", "2000"))
WORDS = ("", "One.", "One.\nTwo.", "One.\nTwo.\nThree.", "Zwei\nThree.", "“é”", "x\n\ny")
ANSWERS = ("{}", '{"a": "1"}', '{"a": "2", "b": "1"}', '{"b": "3"}', "no object")
OFTEN = ("meeting", "agenda_item", "minute", "action", "person", "attendance", "movement")


def value_for(column: Column, chance: random.Random, there: Any) -> Any:
    if column.kind is Kind.LINK:
        found = there.execute(f'SELECT id FROM "{column.links_to}" ORDER BY id').fetchall()
        return chance.choice(
            [*(row_id for (row_id,) in found), *([None] if column.optional else [])]
        )
    if column.unit == "JSON object":
        return chance.choice(ANSWERS)
    if issubclass(column.python_type, int):
        return chance.randrange(2 if column.kind is Kind.YES_NO else 5)
    if column.choices:
        return str(chance.choice(column.choices))
    return chance.choice(WORDS)


def ids_of(table: str) -> list[str]:
    return [f"{table}-{number}" for number in (1, 2, 3)]


class World:
    """Some desks with copies of one board, and what may happen to them."""

    def __init__(self, folder: Path, blank: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder, self.blank = folder, blank
        self.desks: list[DeskFile] = []
        self.ever: set[Any] = set()
        self.read_upto: dict[str, int] = {}
        self.add()
        for table in TABLES:
            with self.desks[0].change("Set up") as step, contextlib.suppress(IndexError):
                for row_id in ids_of(table.name)[:2]:
                    values = {
                        one.name: value_for(one, self.chance, step._connection)
                        for one in table
                        if one.kind is Kind.LINK or one.name in ("text", "title", "name")
                    }
                    self.put(step, table.name, row_id, values)
        for _desk in range(self.chance.randrange(1, 3)):
            self.add(self.desks[0])

    def add(self, source: DeskFile | None = None) -> None:
        name = f"D{len(self.desks)}"
        path = self.folder / f"{name}.chairdesk"
        if source is None:
            shutil.copy(self.blank, path)
        else:
            source.copy_to(path)
        desk = desk_of(name, path, self.folder)
        desk._opened.circumstances.now.wrong = timedelta(  # type: ignore[attr-defined]
            seconds=self.chance.randrange(-90_000, 90_000)
        )
        self.desks.append(desk)

    def go(self, steps: int) -> None:
        doing = [
            *[self.write] * 8, *[self.remove] * 2, self.undo, self.redo, self.exchange,
            self.exchange, self.lose_some, self.set_clock,
            self.confirm, self.leave,
            self.type_words, self.copy,
        ]  # fmt: skip
        for _step in range(steps):
            desk = self.chance.choice(self.desks)
            with contextlib.suppress(Refused, IndexError):  # IndexError: nothing to link to yet
                self.chance.choice(doing)(desk)
            self.remember(desk)

    def remember(self, desk: DeskFile) -> None:
        """Keep for ever what a desk has in its journal now; it is read from where it was left."""
        upto = self.read_upto.get(desk.device, 0)
        self.ever.update(map(repr, history_of(desk, upto)))
        (self.read_upto[desk.device],) = desk._connection.execute(
            "SELECT coalesce(max(number), 0) FROM journal_transaction"
        ).fetchone()

    def write(self, desk: DeskFile) -> None:
        tables = [*[BY_NAME[name] for name in OFTEN] * 3, *TABLES]
        with desk.change("Wrote") as step:
            for _row in range(self.chance.choice((1, 1, 3))):
                table = self.chance.choice(tables)
                columns = self.chance.sample(list(table), min(3, len(table.columns)))
                columns += [one for one in table if one.kind is Kind.LINK and not one.optional]
                values = {
                    one.name: value_for(one, self.chance, step._connection) for one in columns
                }
                if values.get("state") == MeetingState.CONFIRMED.value:
                    del values["state"]
                self.put(step, table.name, self.chance.choice(ids_of(table.name)), values)

    def put(self, step: Any, table: str, row_id: str, values: dict[str, Any]) -> None:
        connection = step._connection
        if not values:
            return
        names = ", ".join(f'"{name}"' for name in values)
        if connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)).fetchone():
            setting = ", ".join(f'"{name}" = ?' for name in values)
            connection.execute(
                f'UPDATE "{table}" SET {setting} WHERE id = ?', (*values.values(), row_id)
            )
        else:
            places = ", ?" * len(values)
            connection.execute(
                f'INSERT INTO "{table}" (id, {names}) VALUES (?{places})',
                (row_id, *values.values()),
            )

    def remove(self, desk: DeskFile) -> None:
        table = self.chance.choice([*[BY_NAME[name] for name in OFTEN], *TABLES])
        with desk.change("Removed") as step:
            step.delete(table.record_class, self.chance.choice(ids_of(table.name)))

    def undo(self, desk: DeskFile) -> None:
        desk.undo()

    def redo(self, desk: DeskFile) -> None:
        desk.redo()

    def exchange(self, desk: DeskFile) -> None:
        other = self.chance.choice(self.desks)
        if other is not desk:
            give(other, desk, is_marked=self.chance.random() < 0.3)

    def lose_some(self, desk: DeskFile) -> None:
        """Bring in some of another's changes in disorder, some of them twice."""
        other = self.chance.choice(self.desks)
        if other is desk:
            return
        incoming = incoming_from(other)
        some = list(incoming.transactions)
        self.chance.shuffle(some)
        some = some[: self.chance.randrange(len(some) + 1)]
        part = dataclasses.replace(incoming, transactions=[*some, *some[:2]])
        with desk.bring_in("Some", part, is_marked=False):
            pass

    def set_clock(self, desk: DeskFile) -> None:
        desk._opened.circumstances.now.wrong = timedelta(  # type: ignore[attr-defined]
            seconds=self.chance.randrange(-90_000, 90_000)
        )

    def confirm(self, desk: DeskFile) -> None:
        with desk.change("Confirmed") as step:
            step.update(
                BY_NAME["meeting"].record_class,
                self.chance.choice(ids_of("meeting")),
                state=MeetingState.CONFIRMED,
            )

    def leave(self, desk: DeskFile) -> None:
        found = desk.differences()
        if not found:
            return
        one = self.chance.choice(found)
        column = "" if one.column == "*" else one.column.partition(".")[0]
        with desk.change("Left as it is") as step:
            step.leave_as_is(one.table, one.row_id, column)

    def type_words(self, desk: DeskFile) -> None:
        text = self.chance.choice(WORDS)
        minute = self.chance.choice(ids_of("minute"))
        desk.type_into(BY_NAME["minute"].record_class, minute, "text", text)

    def copy(self, desk: DeskFile) -> None:
        if len(self.desks) < 5:
            self.add(desk)

    def gossip(self) -> None:
        for desk in self.desks:
            desk.seal()
            self.remember(desk)
        is_going_on = True
        while is_going_on:
            pairs = [(a, b) for a in self.desks for b in self.desks if a is not b]
            self.chance.shuffle(pairs)
            is_going_on = sum(give(*pair).new for pair in pairs) > 0

    def see_that_all_agree(self) -> None:
        first = self.desks[0]
        wanted = state_of(first), left_open(first), history_of(first), first.versions()
        assert {repr(row) for row in wanted[2]} >= self.ever, "something written is lost"
        for other in self.desks[1:]:
            found = state_of(other), left_open(other), history_of(other), other.versions()
            for mine, theirs in zip(wanted, found, strict=True):
                assert mine == theirs
        give(self.desks[-1], first)
        for desk in self.desks:
            assert desk.check() == []
        path = self.folder / "fresh.chairdesk"
        shutil.copy(self.blank, path)
        fresh = desk_of("fresh", path, self.folder)
        incoming = incoming_from(first)
        for one in reversed(incoming.transactions):
            part = dataclasses.replace(incoming, transactions=[one])
            with fresh.bring_in("One by one", part, is_marked=False):
                pass
        self.desks.append(fresh)
        assert (state_of(fresh), left_open(fresh)) == wanted[:2]

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


def live_through(seed: int, blank: Path, steps: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), blank, seed)
        try:
            world.go(steps)
            world.gossip()
            world.see_that_all_agree()
            return len(left_open(world.desks[0]))
        finally:
            world.close()


@pytest.mark.parametrize("run", range(RUNS))
@settings(
    max_examples=PROGRAMS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32), st.integers(5, 45))
def test_copies_that_exchange_everything_are_one_board(
    blank_board: Path, run: int, seed: int, steps: int
) -> None:
    live_through(seed + run, blank_board, steps)


@pytest.mark.soak
def test_thousands_of_histories_end_as_one_board(blank_board: Path) -> None:
    first = NOON.toordinal()
    found = sum(live_through(first + number, blank_board, 60) for number in range(SOAK))
    assert found > SOAK, "hardly anything was in conflict"
