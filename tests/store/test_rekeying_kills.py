"""A change of passphrase that is killed loses nothing: the old or the new one opens the board."""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.locked import opens
from chair_desk.store.private_file import PrivateFile
from chair_desk.store.rekeying import change_key

from .conftest import circumstances_in as plain_circumstances
from .rekeying_program import circumstances_in, keys

PROGRAM = Path(__file__).with_name("rekeying_program.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")


def live_and_die(path: Path, home: Path, here: int, count: int, seconds: float) -> int:
    """Run the program until it is killed; return the last count that it told."""
    command = [sys.executable, PROGRAM, path, home, str(here), str(count)]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=PROGRAM.parents[2], stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    assert first, child.stderr.read() if child.stderr else ""
    time.sleep(seconds)
    child.kill()
    told = child.stdout.read().splitlines()
    child.wait()
    for stream in (child.stdout, child.stderr):
        if stream is not None:
            stream.close()
    whole = [line for line in [first, *told] if line.strip().isdigit()]
    return int(whole[-1])


def kill_often(path: Path, home: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    own = circumstances_in(home, keys()[0])
    change_key(path, plain_circumstances(home), keys()[0])
    with contextlib.closing(PrivateFile.open(path, own)) as notes:
        notes.put(meeting_id="m", item_id="i", text="0", note_id="one")
    here = told = 0
    for _time in range(times):
        told = live_and_die(path, home, here, told, chance.uniform(0, 0.35))
        fitting = [number for number, key in enumerate(keys()) if opens(path, key)]
        assert len(fitting) == 1, "neither passphrase opens the board"
        here = fitting[0]
        now = circumstances_in(home, keys()[here])
        with contextlib.closing(DeskFile.open(path, now)) as file:
            minute = file.get(Minute, "minute")
            assert minute is not None
            assert int(minute.text) >= told, "a change that was said to be saved is lost"
            told = int(minute.text)
            assert file.check() == []
        with contextlib.closing(PrivateFile.open(path, now)) as notes:
            assert len(notes.notes("i")) == 1, "the person's own notes do not open"


@pytest.fixture
def board(small_board: Path, tmp_path: Path) -> Path:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    return path


def test_a_few_kills(board: Path, tmp_path: Path) -> None:
    kill_often(board, tmp_path / "home", 8, 1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_hundreds_of_kills(board: Path, tmp_path: Path, seed: int) -> None:
    kill_often(board, tmp_path / "home", 100, seed)
