"""Killed while it writes, merges, brings a file up to date, changes its key or backs up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("living_program.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


def live(board: Path, folder: Path, times: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.store.living_program", board, folder]
    done = subprocess.run(
        [*command, str(times), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROGRAM.parents[2],
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_killed_in_each_of_them_nothing_is_lost(small_board: Path, tmp_path: Path) -> None:
    found = live(small_board, tmp_path / "world", 30, 1)

    assert found["wrong"] == []
    assert set(found["kills"].values()) == {6}
    assert found["checked"] == 3


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_two_thousand_kills_in_all_of_them(small_board: Path, tmp_path: Path, seed: int) -> None:
    found = live(small_board, tmp_path / "world", 200, seed)

    assert found["wrong"] == []
    assert found["acknowledged"] > 200
