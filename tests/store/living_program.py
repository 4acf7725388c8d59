"""A program of its own that lives with a locked board and is killed at a random moment of it.

It writes, merges another copy, brings an older file up to date, changes the passphrase or backs
up, and tells what is done as soon as it is. Whoever killed it then looks at what is there.

python living_program.py BOARD FOLDER COUNT SEED
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store import engine, migrations, schema
from chair_desk.store.backup import backups_in, is_as_written
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import Transaction
from chair_desk.store.key import Key
from chair_desk.store.locked import opens
from chair_desk.store.private_file import PrivateFile
from chair_desk.store.rekeying import change_key
from tests.store.rekeying_program import circumstances_in, keys

MODES = {"write": 0.12, "merge": 0.25, "migrate": 0.25, "rekey": 0.35, "back up": 0.3}
"""What is done, and the longest life in seconds while it is."""

CHECK_EVERY = 10
_PARTS = 12
_STATEMENT = 'CREATE INDEX "minute_kind" ON "minute" ("kind")'
Tell = Callable[[str, int], None]


def plain_circumstances(home: Path) -> Circumstances:
    """Return the world of somebody who has no key."""
    return dataclasses.replace(circumstances_in(home, keys()[0]), key=None)


@dataclass
class Lived:
    """What has been told so far, and what came of it."""

    kills: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MODES, 0))
    told: dict[str, int] = field(default_factory=lambda: {"mine": 0, "theirs": 0})
    acknowledged: int = 0
    checked: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass
class World:
    """Where all of it lies, and which of the two keys the board has."""

    folder: Path
    here: int = 0

    @property
    def board(self) -> Path:
        return self.folder / "board.chairdesk"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def key(self) -> Key:
        return keys()[self.here]

    def open(self) -> DeskFile:
        return DeskFile.open(self.board, circumstances_in(self.home, self.key()))


# ------------------------------------------------------------------ version 2 of the file


def live_in_version_two() -> None:
    """Let this process know a version 2 of the file, which has an index more."""
    first, statements = migrations.steps, schema.statements

    def steps() -> Any:
        made = first()

        @made(name="2")
        def second(database: Any) -> None:
            database.execute(_STATEMENT)
            database.execute("PRAGMA user_version=2")

        return made

    def of_version(version: int) -> tuple[str, ...]:
        return (*statements(1), _STATEMENT) if version == 2 else tuple(statements(1))

    migrations.steps = steps
    engine.SCHEMA_VERSION = 2
    schema.statements = of_version
    schema.expected.cache_clear()


def make_older(world: World) -> None:
    """Make the board one of version 1 again."""
    with contextlib.closing(engine.connect(world.board, "rw", world.key())) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP INDEX IF EXISTS minute_kind")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = '2'")
        connection.execute("PRAGMA user_version=1")
        connection.execute("COMMIT")


# ------------------------------------------------------------------ what a child does


def write(world: World, tell: Tell, chance: random.Random) -> None:
    """Write and type; tell each count."""
    file = world.open()
    count = _count(file)
    while True:
        count += 1
        text = f"{count} " + "x" * chance.randrange(2000)
        if chance.random() < 0.4:
            file.type_into(Minute, "minute", "text", text)
        else:
            with file.change("Write") as step:
                step.update(Minute, "minute", text=text)
                step.update(Meeting, "meeting", place=f"mine {count}")
        tell("mine", count)
        if chance.random() < 0.1:
            file.settle()


def merge(world: World, tell: Tell, chance: random.Random) -> None:
    """Take in what the other copy has, some changes at a time; tell how far."""
    other = world.folder / "other.chairdesk"
    with contextlib.closing(DeskFile.open(other, plain_circumstances(world.folder / "away"))) as it:
        count = int(it.get(AgendaItem, "item").title)  # type: ignore[union-attr]
        for _part in range(_PARTS * 4):
            count += 1
            with it.change("Over there") as step:
                step.update(AgendaItem, "item", title=str(count))
                step.update(Meeting, "meeting", place=f"theirs {count}")
        file = world.open()
        waiting = list(it.transactions(file.versions()))
        versions = it.versions()
    while waiting:
        part, waiting = waiting[:_PARTS], waiting[_PARTS:]
        with file.bring_in("Brought in", _incoming(part, versions), is_marked=False):
            pass
        tell("theirs", int(file.get(AgendaItem, "item").title))  # type: ignore[union-attr]
    file.close()


def _incoming(part: list[Transaction], versions: dict[str, int]) -> Incoming:
    return Incoming(transactions=part, versions=versions, files={})


def migrate(world: World, tell: Tell, chance: random.Random) -> None:
    """Open a board of version 1, which brings it up to date, and write at once."""
    write(world, tell, chance)


def rekey(world: World, tell: Tell, chance: random.Random) -> None:
    """Change the passphrase, and to and fro."""
    here = world.here
    while True:
        change_key(world.board, circumstances_in(world.home, keys()[here]), keys()[1 - here])
        here = 1 - here
        tell("key", here)


def back_up(world: World, tell: Tell, chance: random.Random) -> None:
    """Write and back up, in both ways; tell the count that is in a backup."""
    file = world.open()
    count = _count(file)
    while True:
        count += 1
        with file.change("Write") as step:
            step.update(Minute, "minute", text=f"{count} ")
        tell("mine", count)
        file.back_up()
        tell("kept", count)


def _count(file: DeskFile) -> int:
    minute = file.get(Minute, "minute")
    assert minute is not None
    return int(minute.text.split(" ")[0])


DOING = {"write": write, "merge": merge, "migrate": migrate, "rekey": rekey, "back up": back_up}


# ------------------------------------------------------------------ living and dying


def one_kill(world: World, mode: str, chance: random.Random) -> list[tuple[str, int]]:
    """Let a child do one thing until it is killed; return what it told."""
    told, pipe = os.pipe()
    life, own = 0.001 + chance.random() * MODES[mode], random.Random(chance.random())
    by_the_wall = chance.random() < 0.5
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            if not by_the_wall:  # the system ends it after so much work of its own
                signal.setitimer(signal.ITIMER_PROF, life)
            DOING[mode](world, lambda what, n: _tell(pipe, what, n), own)
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            traceback.print_exc()
            os._exit(3)
    os.close(pipe)
    text, until = b"", time.monotonic() + (life if by_the_wall else 600)
    while (left := until - time.monotonic()) > 0:
        if select.select([told], [], [], left)[0]:
            part = os.read(told, 1 << 16)
            if not part:
                break
            text += part
    os.kill(child, signal.SIGKILL)
    while part := os.read(told, 1 << 16):
        text += part
    os.close(told)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status), f"{mode} ended by itself: {status}"
    lines = [line.rsplit(" ", 1) for line in text.decode().split("\n")[:-1]]
    return [(what, int(number)) for what, number in lines]


def _tell(pipe: int, what: str, number: int) -> None:
    os.write(pipe, f"{what} {number}\n".encode())


def look(world: World, lived: Lived, *, is_whole: bool) -> None:
    """Open what was left behind and say what is wrong with it."""
    fitting = [number for number, key in enumerate(keys()) if opens(world.board, key)]
    if len(fitting) != 1:
        lived.wrong.append(f"{len(fitting)} keys open the board")
        return
    world.here = fitting[0]
    with contextlib.closing(world.open()) as file:
        mine, item = _count(file), file.get(AgendaItem, "item")
        theirs = int(item.title) if item is not None else -1
        for what, found in (("mine", mine), ("theirs", theirs)):
            if found < lived.told[what]:
                lived.wrong.append(f"{what}: {found} of {lived.told[what]}")
            lived.told[what] = found
        if is_whole:
            lived.wrong += file.check()
            lived.checked += 1
        board = file.board
    own = circumstances_in(world.home, world.key())
    with contextlib.closing(PrivateFile.open(world.board, own)) as notes:
        if len(notes.notes("i")) != 1:
            lived.wrong.append("the own notes do not open")
    if is_whole:
        lived.wrong += bad_backups(world, board)


def bad_backups(world: World, board: str) -> list[str]:
    """Return the backups that neither key opens, or that are not as they were written."""
    folder = world.home / "backups" / board
    newest = [path for _at, path in backups_in(folder)][:5]
    return [
        f"backup {path.name}"
        for path in newest
        if not (any(opens(path, key) for key in keys()) and is_as_written(path))
    ]


def trim(world: World) -> None:
    """Keep few backups, so that a run of thousands of kills stays quick."""
    for folder in (world.home / "backups").glob("*"):
        for _at, path in backups_in(folder)[3:]:
            path.unlink()
            path.with_suffix(".sha256").unlink(missing_ok=True)


def make_world(plain: Path, folder: Path) -> World:
    """Make two copies of a board, one of them locked, with own notes."""
    world = World(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(plain, world.board)
    plainly = plain_circumstances(world.home)
    with (
        contextlib.closing(DeskFile.open(world.board, plainly)) as file,
        file.change("Begin to count") as step,
    ):
        step.update(Minute, "minute", text="0 ")
        step.update(AgendaItem, "item", title="0")
    shutil.copy(world.board, folder / "other.chairdesk")
    change_key(world.board, plain_circumstances(world.home), world.key())
    own = circumstances_in(world.home, world.key())
    with contextlib.closing(PrivateFile.open(world.board, own)) as notes:
        notes.put(meeting_id="m", item_id="i", text="mine", note_id="one")
    return world


def live(plain: Path, folder: Path, times: int, seed: int) -> Lived:
    """Kill as often, in all that can be done; return what was told and what is wrong."""
    live_in_version_two()
    world, lived, chance = make_world(plain, folder), Lived(), random.Random(seed)
    for number in range(1, times + 1):
        mode = list(MODES)[number % len(MODES)]
        if mode == "migrate":
            make_older(world)
        told = one_kill(world, mode, chance)
        lived.kills[mode] += 1
        lived.acknowledged += len(told)
        for what, count in told:
            if what in lived.told:
                lived.told[what] = max(lived.told[what], count)
        look(world, lived, is_whole=number % CHECK_EVERY == 0 or number == times)
        trim(world)
        if lived.wrong:
            lived.wrong.append(f"at kill {number}, {mode}")
            break
    return lived


if __name__ == "__main__":
    done = live(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    print(json.dumps(vars(done)))
