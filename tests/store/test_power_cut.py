"""A power cut leaves a file that opens, with every change in it that was said to be saved.

What may stand on a disk after a cut is made from what was written: bytes that were flushed are
there; later ones each survive, vanish or are torn at a sector of 512 bytes. In write-ahead mode
only the log grows between checkpoints; while a checkpoint runs, pages of the file itself may be
half written, and the log still holds them all.
"""

from __future__ import annotations

import dataclasses
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, SALT_BYTES, Key
from chair_desk.store.rekeying import change_key
from tests.store.conftest import circumstances_in

SECTOR = 512
OPERATIONS = 40


@dataclass(frozen=True)
class Disk:
    """The bytes of the file and of its log at one moment, and the count that was saved by then."""

    file: bytes
    log: bytes
    count: int

    @classmethod
    def now(cls, path: Path, count: int) -> Disk:
        log = path.with_name(path.name + "-wal")
        return cls(path.read_bytes(), log.read_bytes() if log.exists() else b"", count)


def blend(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Return what may stand there when the power fails between two states, sector by sector."""
    style = chance.random()
    size = max(len(old), len(new)) if chance.random() < 0.5 else len(new)
    made = bytearray(size)
    for start in range(0, size, SECTOR):
        end = min(start + SECTOR, size)
        before, after = old[start:end], new[start:end]
        is_kept = style < 0.25 or (style >= 0.5 and chance.random() < 0.5)
        chosen = after if is_kept and after else before
        if not chosen and chance.random() < 0.3:
            chosen = chance.randbytes(end - start)  # what the disk held there before
        made[start : start + len(chosen)] = chosen
    return bytes(made)


def one_operation(file: DeskFile, count: int, chance: random.Random) -> str:
    """Change, type, or bring the log home; return which."""
    turn = chance.random()
    text = f"{count} " + "x" * chance.randrange(2500)
    if turn < 0.45:
        file.type_into(Minute, "minute", "text", text)
        return "typed"
    if turn < 0.85:
        with file.change("Write") as step:
            step.update(Minute, "minute", text=text)
            step.update(Meeting, "meeting", place=str(count))
            step.update(AgendaItem, "item", title=str(chance.random()))
        return "changed"
    file.settle()
    return "settled"


def locked_copy(board: Path, path: Path, home: Path) -> Circumstances:
    """Copy a board, lock the copy, and return the world that opens it."""
    shutil.copy(board, path)
    key = Key(b"p" * KEY_BYTES, b"\x9c" * SALT_BYTES)
    change_key(path, circumstances_in(home), key)
    return dataclasses.replace(circumstances_in(home), key=key)


def disk_states(path: Path, circumstances: Circumstances, seed: int) -> list[tuple[Disk, Disk]]:
    """Work on a file; return the disk before and after each operation."""
    chance = random.Random(seed)
    file = DeskFile.open(path, circumstances)
    with file.change("Begin to count") as step:
        step.update(Minute, "minute", text="0 ")
    count, found = 0, []
    before = Disk.now(path, count)
    for _turn in range(OPERATIONS):
        done = one_operation(file, count + 1, chance)
        count += done != "settled"
        after = Disk.now(path, count)
        found.append((before, after))
        before = after
    file.close()
    return found


def cut(before: Disk, after: Disk, folder: Path, chance: random.Random) -> Path:
    """Write what may stand on the disk when the power fails on the way from one to the other."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "board.chairdesk"
    is_checkpoint = after.file != before.file
    path.write_bytes(blend(before.file, after.file, chance) if is_checkpoint else before.file)
    log = before.log if is_checkpoint else blend(before.log, after.log, chance)
    # What the log held when it was flushed is there in any case.
    if not is_checkpoint and len(after.log) > len(before.log):
        log = before.log + log[len(before.log) :]
    path.with_name(path.name + "-wal").write_bytes(log)
    return path


def run_cuts(
    board: Path, tmp_path: Path, times: int, seed: int, *, is_locked: bool = False
) -> None:
    path = tmp_path / "worked on.chairdesk"
    if is_locked:
        own = locked_copy(board, path, tmp_path / "home")
    else:
        shutil.copy(board, path)
        own = circumstances_in(tmp_path / "home")
    states = disk_states(path, own, seed)
    chance = random.Random(seed)
    for number in range(times):
        before, after = chance.choice(states)
        cut_path = cut(before, after, tmp_path / "cut", chance)
        world = dataclasses.replace(circumstances_in(tmp_path / f"home {number}"), key=own.key)
        file = DeskFile.open(cut_path, world)
        minute = file.get(Minute, "minute")
        assert minute is not None
        kept = int(minute.text.split(" ")[0])
        assert before.count <= kept <= after.count, (seed, number)
        if number % 10 == 0:
            assert file.check() == []
        file.close()


def test_the_model_has_growing_logs_and_checkpoints(small_board: Path, tmp_path: Path) -> None:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)

    states = disk_states(path, circumstances_in(tmp_path / "home"), seed=1)

    assert sum(len(after.log) > len(before.log) for before, after in states) > 20
    assert any(after.file != before.file for before, after in states)


@pytest.mark.parametrize("seed", [1, 2])
def test_hundreds_of_power_cuts_lose_no_change_that_was_said_to_be_saved(
    small_board: Path, tmp_path: Path, seed: int
) -> None:
    run_cuts(small_board, tmp_path, 150, seed)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_locked_board_comes_through_power_cuts_too(
    small_board: Path, tmp_path: Path, seed: int
) -> None:
    run_cuts(small_board, tmp_path, 150, seed, is_locked=True)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20, 25))
def test_thousands_of_power_cuts_of_a_locked_board_lose_nothing(
    small_board: Path, tmp_path: Path, seed: int
) -> None:
    run_cuts(small_board, tmp_path, 1000, seed, is_locked=True)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_thousands_of_power_cuts_lose_nothing_either(
    small_board: Path, tmp_path: Path, seed: int
) -> None:
    run_cuts(small_board, tmp_path, 1000, seed)
