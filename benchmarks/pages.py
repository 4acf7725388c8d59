"""Opening each page of a board of 20 years, and a keystroke in its minutes."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.screen import screen

ROUNDS = 3
MOST_OPENING_MS, MOST_KEY_MS = 50.0, 16.0


def measure(board: Path, home: Path) -> list[Figure]:
    """Open the pages of a copy of the board in some programs one after another; type in each."""
    with tempfile.TemporaryDirectory() as folder, screen() as (environment, where):
        copy = Path(folder) / board.name
        shutil.copy(board, copy)
        rounds = [_round(environment, copy, home) for _number in range(ROUNDS + 1)][1:]
    return [*_openings(rounds, where), _keystroke(rounds, where)]


def _round(environment: dict[str, str], board: Path, home: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages_window", str(board), str(home)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _openings(rounds: list[dict[str, Any]], where: str) -> list[Figure]:
    figures = []
    warmed = statistics.median(one["warmed"] for one in rounds)
    for name in rounds[0]["first"]:
        first = statistics.median(one["first"][name] for one in rounds)
        again = statistics.median(one["again"][name] for one in rounds)
        detail = f"the first time, the window warm ({warmed:.1f} s), {again:.0f} ms later, {where}"
        figures.append(Figure(f"opening the page {name}", first, MOST_OPENING_MS, detail, "ms"))
    return figures


def _keystroke(rounds: list[dict[str, Any]], where: str) -> Figure:
    keys = sorted(key for one in rounds for key in one["keys"])
    late = keys[int(len(keys) * 0.99)]
    detail = f"99th percentile of {len(keys)}, median {statistics.median(keys):.1f} ms, on {where}"
    return Figure("keystroke to paint, with saving on", late, MOST_KEY_MS, detail, "ms")
