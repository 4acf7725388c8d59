"""Registers and challenges, opened and searched, on a board of 20 years and ten times that."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.kept_boards import kept_board
from benchmarks.screen import screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.pages.challenges import ChallengesPage
    from chair_desk.gui.pages.register import RegisterPage
    from chair_desk.gui.parts.challenge_list import ChallengeModel
    from chair_desk.gui.parts.register_model import RegisterModel
    from chair_desk.gui.session import Session

ROUNDS = 7
TIMES = 10
LIMITS = {1: (50.0, 16.0), TIMES: (100.0, 33.0)}
WORDS = "agreed"


def measure(board: Path, home: Path) -> list[Figure]:
    """Measure the pages on a screen, in a process of their own, on both sizes of board."""
    home.mkdir(parents=True, exist_ok=True)
    large = kept_board(home / "ten_times_logs.chairdesk", _multiplied(board, home),
                       of=Path(__file__))  # fmt: skip
    found = []
    with screen() as (environment, where):
        for times, path in ((1, board), (TIMES, large)):
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.registers", str(path), str(home)],
                env=environment, check=True, capture_output=True, text=True,
            )  # fmt: skip
            opening, typing = LIMITS[times]
            for what, taken, rows in json.loads(told.stdout.splitlines()[-1]):
                most = typing if "letter" in what else opening
                said = f"{rows} rows, median of processor time, on {where}"
                found.append(Figure(f"{what}, {times} times 20 years", taken, most, said, "ms"))
    large.unlink()
    return found


def _multiplied(board: Path, home: Path) -> Callable[[Path], None]:
    def make(fresh: Path) -> None:
        print("Making ten times its logs and decisions", flush=True)
        copyfile(board, fresh)
        multiply(fresh, home)

    return make


def multiply(path: Path, home: Path) -> None:
    """Give a board ten times the entries of its logs and its decisions, with what came of them."""
    from chair_desk.gui.tour import story_time
    from chair_desk.records.follow_ups import FollowUp
    from chair_desk.records.logs import LogEntry
    from chair_desk.records.minutes import Decision
    from chair_desk.services.desk import open_desk

    desk = open_desk(path, who="Kit Denholm", home=home, now=story_time)
    entries, decisions, follow_ups = desk.rows(LogEntry), desk.rows(Decision), desk.rows(FollowUp)
    for number in range(1, TIMES):
        with desk.change("Ten times the logs") as step:
            for entry in entries:
                reference = f"{entry.reference}{number}"
                step.insert(replace(entry, id=f"{entry.id}-{number}", reference=reference))
            for row in decisions:  # of no meeting: confirmed minutes take no more
                step.insert(
                    replace(row, id=f"{row.id}-{number}", reference=f"{row.reference}{number}",
                            meeting_id=None, item_id=None, minute_id=None)
                )  # fmt: skip
            for told in follow_ups:
                decision_id = f"{told.decision_id}-{number}"
                step.insert(replace(told, id=f"{told.id}-{number}", decision_id=decision_id))
    desk.close()


def _median(do: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS):
        started = time.process_time()
        do()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def _main(board: Path, home: Path) -> None:
    from chair_desk.gui.application import make_application
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

        found += _letters(application, page, page.table.shown, rows)
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

    found = [("opening ChallengesPage", _median(shown), rows)]
    found += _letters(application, page, page.list.shown, rows)
    gc.enable()
    return found


def _letters(
    application: QApplication,
    page: RegisterPage | ChallengesPage,
    model: RegisterModel | ChallengeModel,
    rows: int,
) -> list[tuple[str, float, int]]:
    """Type the words and paint each letter: the slowest of them, and the first of all."""
    name = type(page).__name__
    while not model.is_ready:  # read a few at a time, while nobody types
        application.processEvents()
    rounds = []
    for _round in range(ROUNDS):
        taken = []
        for count in range(1, len(WORDS) + 1):
            started = time.process_time()
            page.find_line.setText(WORDS[:count])
            page.grab()
            taken.append((time.process_time() - started) * 1000)
        rounds.append(taken)
        page.find_line.clear()
        application.processEvents()
    slowest = max(statistics.median(letter) for letter in zip(*rounds, strict=True))
    return [
        (f"a letter typed and painted, the slowest, {name}", slowest, rows),
        (f"the first letter after the start, {name}", rounds[0][0], rows),
    ]


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
