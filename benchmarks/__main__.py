"""Measure all that was asked, print a line for each figure, and say what was not reached.

`--only NAME` measures one part: starting, pages, typing, meeting, attendance, today,
registers, actions, encryption, merge, documents, pack or report.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import (
    attendance,
    encryption,
    long_item,
    merging,
    pages,
    registers,
    replay_meeting,
    report,
    starting,
    thirty_pages,
    today,
)
from benchmarks.figures import Figure
from benchmarks.kept_boards import kept_board

YEARS = 20


NAMES = (
    "starting",
    "pages",
    "typing",
    "meeting",
    "attendance",
    "today",
    "registers",
    "actions",
    "encryption",
    "merge",
    "documents",
    "pack",
    "reading",
    "report",
)


def _board(folder: Path) -> Path:
    from chair_desk.services.sample import write_sample

    def make(fresh: Path) -> None:
        print(f"Making a board of {YEARS} years", flush=True)
        write_sample(fresh, years=YEARS, seed=1, home=folder / "home")

    return kept_board(folder / "twenty_years.chairdesk", make, of=Path(__file__))


def _figures(folder: Path, wanted: Sequence[str]) -> Iterator[Figure]:
    home = folder / "home"
    needs_board = {"starting", "pages", "typing", "today", "registers", "encryption",
                   "actions", "report"} & set(wanted)  # fmt: skip
    board = _board(folder) if needs_board else folder / "none"
    if "starting" in wanted:
        yield from starting.measure(board, home)
    if "pages" in wanted:
        yield from pages.measure(board, home)
    if "typing" in wanted:
        yield from long_item.measure(board, home)
    if "meeting" in wanted:
        yield from replay_meeting.measure()
    if "attendance" in wanted:
        yield from attendance.measure()
    if "today" in wanted:
        yield from today.measure(board, home)
    if "registers" in wanted:
        yield from registers.measure(board, home)
    yield from _action_figures(wanted, board, home)
    yield from report.figures(wanted, board, home)
    if "encryption" in wanted:
        yield from encryption.measure(board)
    if "merge" in wanted:
        yield from merging.measure()
    yield from _pack_figures(wanted)


def _action_figures(wanted: Sequence[str], board: Path, home: Path) -> Iterator[Figure]:
    from benchmarks import actions

    if "actions" in wanted:
        yield from actions.measure(board, home)


def _pack_figures(wanted: Sequence[str]) -> Iterator[Figure]:
    from benchmarks import pack

    if "documents" in wanted:
        yield from thirty_pages.figures()
    if "pack" in wanted:
        yield from pack.measure()
    if "reading" in wanted:
        from benchmarks import reading

        yield from reading.measure()


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    match list(arguments):
        case []:
            return NAMES
        case ["--only", name] if name in NAMES:
            return (name,)
    sys.exit(f"--only takes one of: {', '.join(NAMES)}")


def main() -> int:
    """Print every figure as it is measured; the exit code says whether all were reached."""
    wanted = _wanted(sys.argv[1:])
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(Path(folder), wanted):
            print(figure.line(), flush=True)
            missed += figure.measured > figure.most
    print("All reached." if not missed else f"Not reached: {missed}.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
