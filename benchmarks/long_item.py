"""A key and its glyph in the longest item there could be, with everything on."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.screen import screen

MOST_KEY_MS, MOST_STALL_MS = 16.0, 50.0


def measure(board: Path, home: Path) -> list[Figure]:
    """Type 10,000 keys into 300 paragraphs, 60 seats, on a copy of the board of 20 years."""
    with tempfile.TemporaryDirectory() as folder, screen() as (environment, where):
        copy = Path(folder) / board.name
        shutil.copy(board, copy)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.long_item_window", str(copy), str(home)],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    taken = json.loads(done.stdout.strip().splitlines()[-1])["keys"]
    clock = _figures(taken, 0, f"on {where}")
    return clock + _figures(taken, 1, "in processor time: our own work, whoever else is busy")


def _figures(taken: list[tuple[float, float, str]], at: int, how: str) -> list[Figure]:
    """Say the slow and the slowest of these keys, by the clock (0) or by the processor (1)."""
    times = sorted(key[at] for key in taken)
    number, worst = max(enumerate(taken, 1), key=lambda key: key[1][at])
    stalls = sum(one > MOST_STALL_MS for one in times)
    enter = "Enter" if worst[2] == "\r" else repr(worst[2])
    return [
        Figure(
            "key to glyph, 60 seats, 300 paragraphs, 20 years",
            times[int(len(times) * 0.99)],
            MOST_KEY_MS,
            f"99th percentile of {len(times):,}, median {statistics.median(times):.1f} ms, {how}",
            "ms",
        ),
        Figure(
            "the longest stall of these keys",
            worst[at],
            MOST_STALL_MS,
            f"at key {number:,}, {enter}; {stalls} above {MOST_STALL_MS:.0f} ms, {how}",
            "ms",
        ),
    ]
