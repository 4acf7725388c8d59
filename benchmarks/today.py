"""The page of today: what it reads of a board of 20 years, and of one ten times that size."""

from __future__ import annotations

import gc
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.kept_boards import kept_board
from benchmarks.screen import screen

if TYPE_CHECKING:
    from chair_desk.records.actions import Action
    from chair_desk.records.logs import LogEntry
    from chair_desk.services.desk import Desk

TIMES = 10
ROUNDS = 7
MOST_MS, MOST_GROWN_MS, MOST_RATIO = 50.0, 100.0, 5.0


def measure(board: Path, home: Path) -> list[Figure]:
    """Measure the page on a copy of the board and on one grown to ten times, then in a window."""
    with tempfile.TemporaryDirectory() as folder, screen() as (environment, where):
        plain, grown = Path(folder) / board.name, Path(folder) / "ten_times_today.chairdesk"
        shutil.copy(board, plain)
        kept_board(grown, _grown(board, home), of=Path(__file__))
        once, ten = _reading(plain, home), _reading(grown, home)
        window = [_window(path, home, environment) for path in (plain, grown)]
    ratio = f"{ten:.1f} ms beside {once:.1f} ms of processor time"
    return [
        Figure("reading all of today", once, MOST_MS, "processor time, board of 20 years", "ms"),
        Figure("today at ten times the size", ten / once, MOST_RATIO, ratio),
        _opening("opening the page today", window[0], MOST_MS, where),
        _opening("opening it at ten times the size", window[1], MOST_GROWN_MS, where),
    ]


def _opening(what: str, taken: list[float], most: float, where: str) -> Figure:
    detail = f"median of {len(taken)}, processor time of the longest turn of the window, on {where}"
    return Figure(what, statistics.median(taken), most, detail, "ms")


def _open(board: Path, home: Path, *, read_only: bool) -> Desk:
    from chair_desk.gui.tour import story_time
    from chair_desk.services.desk import open_desk

    return open_desk(board, who="Kit Denholm", home=home, read_only=read_only, now=story_time)


def _reading(board: Path, home: Path) -> float:
    desk = _open(board, home, read_only=True)
    gc.disable()  # as the window does: gui/collecting.py collects when nobody waits
    try:
        return _median(lambda: read_all(desk))
    finally:
        gc.enable()
        desk.close()


def read_all(desk: Desk) -> object:
    """Read everything that the page shows, as it does."""
    from chair_desk.services import promises, readiness, statutory_dates, today, today_counts
    from chair_desk.services.today_authority import authority, last_matrix
    from chair_desk.services.year_wheel import duty_lines

    meeting = readiness.next_meeting(desk)
    found = last_matrix(desk)
    waiting, late = today.awaited(desk), today.late_by_partner(desk)
    ready = readiness.readiness(desk, meeting.id, found) if meeting else None
    return (
        today.sentence(desk, ready, waiting, late.count), statutory_dates.statutory_dates(desk, 4),
        statutory_dates.late_in_registers(desk), duty_lines(desk), authority(found),
        promises.promises(desk), today_counts.page_counts(desk),
    )  # fmt: skip


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS + 2):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken[2:])


def _grown(board: Path, home: Path) -> Callable[[Path], None]:
    def make(fresh: Path) -> None:
        print("Making ten times its meetings, actions and logs", flush=True)
        shutil.copy(board, fresh)
        _grow(fresh, home)

    return make


def _grow(board: Path, home: Path) -> None:
    """Make ten times as many actions, challenges and past meetings, all other things equal."""
    from chair_desk.records.actions import Action, ActionState
    from chair_desk.records.between import Between
    from chair_desk.records.logs import LogEntry
    from chair_desk.records.meetings import Meeting, MeetingState

    desk = _open(board, home, read_only=False)
    held = (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.CONFIRMED)
    days = Between(last=desk.today())
    try:
        with desk.change("Grew the board") as step:
            for meeting in desk.rows(Meeting, state=held, held_on=days):
                step.insert(*(
                    replace(meeting, id=f"{meeting.id}-{number}", state=MeetingState.CHECKED,
                            current_item_id=None, confirmed_at_id=None)
                    for number in range(1, TIMES)
                ))  # fmt: skip
            for action in desk.rows(Action):
                times = TIMES if action.state is ActionState.DONE else 2
                step.insert(*_again(action, times))
            for entry in desk.rows(LogEntry):
                step.insert(*_again(entry, TIMES))
    finally:
        desk.close()


def _again(row: Action | LogEntry, times: int) -> list[Action | LogEntry]:
    """Return copies that with the row itself make `times` of it, each with its own number."""
    return [
        replace(row, id=f"{row.id}-{number}", reference=f"{row.reference}{number}")
        for number in range(1, times)
    ]


def _window(board: Path, home: Path, environment: dict[str, str]) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.today_window", str(board), str(home)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    taken: list[float] = json.loads(done.stdout.strip().splitlines()[-1])
    return taken
