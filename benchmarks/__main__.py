"""Measure all that was asked, print a line for each figure, and say what was not reached."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import pages, starting, thirty_pages
from benchmarks.figures import Figure

YEARS = 20


def _figures(folder: Path) -> Iterator[Figure]:
    from chair_desk.services.sample import write_sample

    board = folder / "twenty_years.chairdesk"
    print(f"Making a board of {YEARS} years", flush=True)
    write_sample(board, years=YEARS, seed=1, home=folder / "home")
    yield from starting.measure(board, folder / "home")
    yield from pages.measure(board, folder / "home")
    yield from thirty_pages.figures()


def main() -> int:
    """Print every figure as it is measured; the exit code says whether all were reached."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(Path(folder)):
            print(figure.line(), flush=True)
            missed += figure.measured > figure.most
    print("All reached." if not missed else f"Not reached: {missed}.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
