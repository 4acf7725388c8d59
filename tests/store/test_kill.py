"""A program that is killed loses nothing that it had said was saved."""

from __future__ import annotations

import dataclasses
import json
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.backup import digest_of, list_backups
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.rekeying import change_key
from tests.store.conftest import circumstances_in
from tests.store.second_program import LOCK

SHORT_S, LONG_S = 0.09, 0.6  # of a life; opening and the first write take a fifth of the short
KILLS, SAVES, PARTS = 800, 90_000, 8
PROGRAM = Path(__file__).with_name("second_program.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")


def run_kills(board: Path, home: Path, seed: int, **wanted: float | str) -> dict[str, Any]:
    """Kill writers so many `times`, and until so many `saves` were told; `lock` is "locked"."""
    wanted = {"times": 100, "seed": seed, "saves": 0, "longest": SHORT_S, "lock": ""} | wanted
    told = [str(one) for one in wanted.values() if one != ""]
    done = subprocess.run(
        [sys.executable, PROGRAM, "kills", board, home, *told],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
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
    found = run_kills(board, circumstances.home, seed)

    assert found["kills"] == 100
    assert found["saves"] > 200
    assert found["lost"] == 0
    assert found["faults"] == []
    assert found["devices"] == 2  # the one that made the sample, and this installation


@pytest.mark.parametrize("moment", ["begun", "whole"])
def test_a_kill_at_the_backup_of_a_locked_board_leaves_a_part_that_is_locked_and_goes(
    board: Path, circumstances: Circumstances, moment: str
) -> None:
    own = dataclasses.replace(circumstances, key=LOCK)
    change_key(board, circumstances, LOCK)
    before = kept_files(own.home)
    program = [sys.executable, PROGRAM, "backup", board, own.home, moment]
    done = subprocess.run(program, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr

    (left,) = kept_files(own.home) - before
    assert left.suffix == ".part"
    assert not any(plain in left.read_bytes() for plain in (b"SQLite format", b"Westmarch"))
    file = DeskFile.open(board, own)
    assert left not in {path for _at, path in list_backups(own, file.board)}
    assert file.get(Minute, "minute").text == "0 "
    assert file.check() == []
    copy = file.back_up()
    file.close()
    assert left.exists()  # within the hour it may be another program's, at a copy of the board

    own.now.now = datetime.fromtimestamp(left.stat().st_mtime, UTC) + timedelta(hours=2)
    DeskFile.open(board, own).close()

    assert kept_files(own.home) == before | {copy, digest_of(copy)}


def kept_files(home: Path) -> set[Path]:
    return {path for path in (home / "backups").rglob("*") if path.is_file()}


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_thousands_of_kills_lose_nothing_either(
    board: Path, circumstances: Circumstances, seed: int
) -> None:
    found = run_kills(board, circumstances.home, seed, times=1000)

    assert found["lost"] == 0
    assert found["faults"] == []


@pytest.mark.soak
def test_ninety_thousand_saves_of_a_locked_board_outlive_eight_hundred_kills(
    board: Path, tmp_path: Path
) -> None:
    parts = []
    for seed in range(PARTS):
        home = tmp_path / f"home {seed}"
        path = tmp_path / f"{seed}.chairdesk"
        shutil.copy(board, path)
        change_key(path, circumstances_in(home), LOCK)
        wanted = {"saves": SAVES // PARTS, "longest": LONG_S, "lock": "locked"}
        parts.append(run_kills(path, home, seed, times=KILLS // PARTS, **wanted))
        print(parts[-1], flush=True)

    assert sum(one["kills"] for one in parts) >= KILLS
    assert sum(one["saves"] for one in parts) >= SAVES
    assert sum(one["lost"] for one in parts) == 0
    assert [fault for one in parts for fault in one["faults"]] == []
