"""Time and memory to the first usable window, beside an empty one."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.screen import screen

ROUNDS = 7


def _start(environment: dict[str, str], *arguments: str) -> dict[str, float]:
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    told = json.loads(done.stdout.strip().splitlines()[-1])
    if told["heavy"]:
        raise SystemExit(f"imported before it was needed: {', '.join(told['heavy'])}")
    return {"seconds": told["usable_at"] - before, "pss": told["pss"] / 1024}


def _median(rounds: list[dict[str, float]], name: str) -> float:
    return statistics.median(one[name] for one in rounds)


def measure(board: Path, home: Path) -> list[Figure]:
    """Start both windows in turn, so that a busy moment falls on both alike."""
    empty, desk = [], []
    with screen() as (environment, where):
        for number in range(ROUNDS + 1):
            pair = (
                _start(environment, "benchmarks.empty_window"),
                _start(environment, "benchmarks.desk_window", str(board), str(home)),
            )
            if number:  # the first pair only warms the disk and lets Python compile
                empty.append(pair[0])
                desk.append(pair[1])
    return [
        Figure(
            "first usable window, board of 20 years, against an empty window",
            _median(desk, "seconds") / _median(empty, "seconds"),
            1.5,
            f"{_median(desk, 'seconds'):.2f} s against {_median(empty, 'seconds'):.2f} s, {where}",
        ),
        Figure(
            "memory (PSS) at that window, against the empty window",
            _median(desk, "pss") / max(_median(empty, "pss"), 1),
            1.5,
            f"{_median(desk, 'pss'):.0f} MiB against {_median(empty, 'pss'):.0f} MiB",
        ),
    ]
