"""Copies of an open board that nobody waits for."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store.backup import list_backups
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, Key, new_salt
from chair_desk.store.snapshots import finish

from .conftest import put_small_board


@pytest.mark.parametrize("is_locked", [False, True])
def test_the_copy_is_what_was_saved_and_is_locked_alike(
    tmp_path: Path, circumstances: Circumstances, is_locked: bool
) -> None:
    key = Key(b"k" * KEY_BYTES, new_salt()) if is_locked else None
    own = dataclasses.replace(circumstances, key=key)
    path = tmp_path / "one.chairdesk"
    file = DeskFile.create(path, own)
    put_small_board(file)
    taken = file.snapshots.take()
    with file.change("Later") as step:
        step.update(Board, "board", name="Later")
    copy = finish(taken)
    assert [found for _at, found in list_backups(own, file.board)] == [copy]
    again = DeskFile.open(copy, own, read_only=True)
    assert again.rows(Board)[0].name == "Westmarch"
    assert again.check() == []
    assert again.is_locked is is_locked
    again.close()
    file.close()


@pytest.fixture
def large(tmp_path: Path, circumstances: Circumstances) -> Iterator[DeskFile]:
    """A board of several megabytes, so that a copy takes several steps."""
    file = DeskFile.create(tmp_path / "large.chairdesk", circumstances)
    put_small_board(file)
    file.put_blob(random.Random(1).randbytes(3_000_000))
    yield file
    file.close()


def test_what_is_written_between_two_steps_is_in_the_board_and_not_in_the_copy(
    large: DeskFile, circumstances: Circumstances
) -> None:
    taken = large.snapshots.begin()
    steps = 0
    while large.snapshots.go_on():
        steps += 1
        with large.change("Later") as step:
            step.update(Board, "board", name=f"Later {steps}" * 100)
        large.settle()
    copy = finish(taken)

    assert steps > 2
    assert large.rows(Board)[0].name == f"Later {steps}" * 100
    again = DeskFile.open(copy, circumstances, read_only=True)
    assert again.rows(Board)[0].name == "Westmarch"
    assert again.check() == []
    again.close()
    log = large.path.with_name(large.path.name + "-wal")
    assert log.stat().st_size > 0
    large.settle()
    assert log.stat().st_size == 0


def test_no_step_waits_until_the_disk_has_all_of_the_copy(large: DeskFile) -> None:
    """Closing it may take a tenth of a second: that is for the thread that looks it through."""
    taken = large.snapshots.begin()
    while large.snapshots.go_on():
        pass
    assert not large.snapshots.is_copying
    assert not taken.target.closed

    finish(taken)

    assert taken.target.closed


def bring_home(file: DeskFile) -> None:
    file.bring_home()


def close(file: DeskFile) -> None:
    file.close()


def take_another(file: DeskFile) -> None:
    file.snapshots.take().part.unlink()


@pytest.mark.parametrize("comes_first", [bring_home, close, take_another])
def test_a_copy_is_given_up_where_something_else_comes_first(
    large: DeskFile, comes_first: Callable[[DeskFile], None]
) -> None:
    taken = large.snapshots.begin()
    assert large.snapshots.go_on()

    comes_first(large)

    assert not large.snapshots.is_copying
    assert not large.snapshots.go_on()
    assert list(taken.part.parent.iterdir()) == []


def test_a_copy_that_is_not_whole_is_thrown_away(desk_file: DeskFile) -> None:
    taken = desk_file.snapshots.take()
    content = bytearray(taken.part.read_bytes())
    content[len(content) // 2 :] = b"x" * (len(content) - len(content) // 2)
    taken.part.write_bytes(content)
    with pytest.raises(CannotDo):
        finish(taken)
    assert list(taken.part.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks are other there")
def test_the_lock_is_kept_while_copies_are_taken(desk_file: DeskFile) -> None:
    finish(desk_file.snapshots.take())
    tried = (
        "import sqlcipher3, sys\n"
        "c = sqlcipher3.connect(sys.argv[1], timeout=0)\n"
        "try:\n    c.execute('BEGIN IMMEDIATE')\n"
        "except sqlcipher3.DatabaseError as e:\n    print(e)\n"
    )
    run = [sys.executable, "-c", tried, str(desk_file.path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "locked" in said
