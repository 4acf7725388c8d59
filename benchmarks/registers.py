"""Registers and challenges of a board of 20 years: opening each page, and finding as one types."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.screen import screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.session import Session

ROUNDS = 7
MOST_OPENING_MS, MOST_TYPING_MS = 50.0, 16.0
WORDS = "agreed"


def measure(board: Path, home: Path) -> list[Figure]:
    """Measure the pages on a screen, in a process of their own."""
    with screen() as (environment, where):
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.registers", str(board), str(home)],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = json.loads(told.stdout.splitlines()[-1])
    return [
        Figure(
            what, taken, MOST_TYPING_MS if "letter" in what else MOST_OPENING_MS,
            f"{rows} rows, median of processor time, on {where}", "ms",
        )
        for what, taken, rows in found
    ]  # fmt: skip


def _median(do: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS):
        started = time.process_time()
        do()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def _main(board: Path, home: Path) -> None:
    from chair_desk.gui.application import make_application
    from chair_desk.gui.pages.register import RegisterPage
    from chair_desk.gui.pages.registers import (
        DecisionsPage,
        EvidencePage,
        RegistersPage,
        ReviewsPage,
    )
    from chair_desk.gui.session import Session
    from chair_desk.gui.tour import story_time
    from chair_desk.services.desk import open_desk

    application = make_application()
    desk = open_desk(board, who="Kit Denholm", home=home, read_only=True, now=story_time)
    session, found = Session(desk), []
    for page_class in (DecisionsPage, EvidencePage, ReviewsPage, RegistersPage):
        page: RegisterPage = page_class(session)
        page.resize(1148, 770)
        page.show()
        application.processEvents()
        gc.disable()
        rows = len(page.register.rows) if page.register else 0

        def shown(page: RegisterPage = page) -> None:
            page.is_stale = True
            page.refresh()
            page.grab()

        found.append((f"opening {page_class.__name__}", _median(shown), rows))

        def typed(page: RegisterPage = page) -> None:
            for count in range(1, len(WORDS) + 1):
                page.table.search(WORDS[:count], page.record_id)

        letter = _median(typed) / len(WORDS)
        found.append((f"a letter typed, {page_class.__name__}", letter, rows))
        gc.enable()
    found += _challenges(application, session)
    sys.stdout.write(json.dumps(found) + "\n")
    desk.close()


def _challenges(application: QApplication, session: Session) -> list[tuple[str, float, int]]:
    """Measure the page of challenges as the registers are."""
    from chair_desk.gui.pages.challenges import ChallengesPage

    page = ChallengesPage(session)
    page.resize(1148, 770)
    page.show()
    application.processEvents()
    gc.disable()
    rows = page.list.shown.rowCount()

    def shown() -> None:
        page.is_stale = True
        page.refresh()
        page.grab()

    def typed() -> None:
        for count in range(1, len(WORDS) + 1):
            page.find_line.setText(WORDS[:count])
        page.find_line.clear()

    found = [("opening ChallengesPage", _median(shown), rows)]
    while not page.list.shown.is_ready:  # read a few at a time, while nobody types
        application.processEvents()
    found.append(("a letter typed, ChallengesPage", _median(typed) / len(WORDS), rows))
    gc.enable()
    return found


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
