"""A program that is killed loses nothing that it had said was saved."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

PROGRAM = Path(__file__).with_name("second_program.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")


def run_kills(board: Path, home: Path, times: int, seed: int) -> dict[str, object]:
    command = [sys.executable, PROGRAM, "kills", board, home, str(times), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture
def board(small_board: Path, tmp_path: Path, circumstances: Circumstances) -> Path:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    file = DeskFile.open(path, circumstances)
    with file.change("Begin to count") as step:
        step.update(Minute, "minute", text="0 ")
    file.close()
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_two_hundred_kills_lose_no_change_that_was_said_to_be_saved(
    board: Path, circumstances: Circumstances, seed: int
) -> None:
    found = run_kills(board, circumstances.home, 100, seed)

    assert found["kills"] == 100
    assert found["told"] > 200  # type: ignore[operator]
    assert found["lost"] == 0
    assert found["faults"] == []
    assert found["devices"] == 2  # the one that made the sample, and this installation


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_thousands_of_kills_lose_nothing_either(
    board: Path, circumstances: Circumstances, seed: int
) -> None:
    found = run_kills(board, circumstances.home, 1000, seed)

    assert found["lost"] == 0
    assert found["faults"] == []
