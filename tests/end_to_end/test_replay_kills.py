"""A meeting is replayed into the real window, and the program is killed at random moments.

After each kill: no record that was said to be recorded is lost, at most one second of typing is,
the file is sound, and the next start is in the item where the caret was.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.replay_board import BEGINS, make_board
from benchmarks.replaying import steps
from chair_desk.records.actions import Action
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision, Minute
from chair_desk.services import attendance, session_clock
from chair_desk.services.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")

FIRST_STEP = 2  # the meeting is started and everybody marked before the first program begins
SHORTEST_LIFE, LONGEST_LIFE = 0.3, 4.0
WITHIN_SECONDS = 1.0
PAUSE = 0.1
"""A pause between two signs of life, each 0.02 seconds, that a busy machine may make."""
PRESENCE = ("apols", "dep", "left")
ROOT = Path(__file__).parents[2]


@dataclass
class Found:
    """What came of the kills."""

    kills: int = 0
    keys_seconds: float = 0.0
    lost_records: list[str] = field(default_factory=list)
    lost_words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lost_places: int = 0
    recorded: set[str] = field(default_factory=set)


def started_board(folder: Path) -> Path:
    board = make_board(folder / "Westmarch.chairdesk", folder / "home")
    desk = open_desk(board, who="Kit Denholm", home=folder / "home", now=lambda: BEGINS)
    meeting = desk.rows(Meeting)[0]
    session_clock.begin(desk, meeting.id)
    attendance.everyone_is_here(desk, meeting.id)
    desk.close()
    return board


def one_life(board: Path, home: Path, first: int, life: float) -> tuple[list[Any], float]:
    """Let the program play for some seconds and kill it; return what it told, and when it died.

    A machine with much else to do may give it no time before the kill: a second in which it did
    not run is none. So it died when it last ran.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.replay_program", board, home, str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    pipe = child.stdout.fileno()
    text, until = b"", time.monotonic() + 60
    while (left := until - time.monotonic()) > 0:
        if not select.select([pipe], [], [], left)[0]:
            break
        part = os.read(pipe, 1 << 16)
        assert part, "the program ended by itself"
        if not text:
            until = time.monotonic() + life
        text += part
    child.send_signal(signal.SIGKILL)
    died = time.monotonic()
    while part := os.read(pipe, 1 << 16):
        text += part
    child.wait()
    child.stdout.close()
    lines = text.decode().split("\n")[:-1]
    said = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in said if "at" in line], last_ran(said, died)


def last_ran(said: list[Any], died: float) -> float:
    """Return when the program died, less the time in which the machine did not let it run.

    Each stretch without a sign of life counts for no more than two such signs.
    """
    alive = [line["alive"] for line in said if "alive" in line] + [died]
    began = max((at for at in alive if at <= died - 3 * WITHIN_SECONDS), default=alive[0])
    signs = [at for at in alive if at >= began]
    idle = sum(max(0.0, later - at - PAUSE) for at, later in pairwise(signs))
    return died - idle


def look(board: Path, home: Path, told: list[Any], died: float, found: Found) -> None:
    """Compare the file with what the program had told."""
    desk = open_desk(board, who="Kit Denholm", home=home, now=lambda: BEGINS)
    try:
        found.faults += desk.file.check()
        there = {row.reference for kind in (Action, Decision, LogEntry) for row in desk.rows(kind)}
        found.lost_records += [one for one in told[-1]["made"] if one not in there]
        # A line that became a record just before the kill, and was not told any more.
        has_new = bool(there - found.recorded - set(told[-1]["made"]))
        found.recorded = there
        old = [line for line in told if line["at"] <= died - WITHIN_SECONDS]
        if not old:
            return
        then = old[-1]
        rows = [row.text for row in desk.rows(Minute, item_id=then["item"])]
        later = [line["words"] for line in told if line["item"] == then["item"]][-1]
        for words in then["words"]:
            is_changed = not any(other.startswith(words) for other in later)
            is_changed |= became_other(words, then["step"], told[-1]["step"], rows)
            is_changed |= is_finished(words, told[-1]["step"], rows, has_new=has_new)
            if not is_changed and not any(row.startswith(words) for row in rows):
                found.lost_words.append(story(words, then, told, died) + f", in the file: {rows}")
    finally:
        desk.close()


def story(words: str, then: Any, told: list[Any], died: float) -> str:
    """Say what was told of words that are not in the file: when, at which step, and after that."""
    ages = [f"{died - line['at']:.2f} s: step {line['step']}" for line in told]
    first = next(line for line in told if line["item"] == then["item"] and words in line["words"])
    return f"{words!r}, seen {died - first['at']:.2f} s before the end; told: {ages}"


def became_other(words: str, number: int, last: int, rows: list[str]) -> bool:
    """Say whether the line with these words was finished since, and is no longer what was typed.

    It is a record now (which `made` tells), a mark in the register, or has a name written out;
    then the words after the name must stand in the file. The next line may begin with the same
    letters, so what is on the screen does not show it.
    """
    step = steps()[number] if number < len(steps()) else ""
    if number >= last or not words or not step.startswith(words):
        return False
    after_name = words.partition(" ")[2]
    is_written_out = step.startswith("@") and any(after_name in row for row in rows)
    return step.startswith("/") or is_written_out or step.split(" ")[0] in PRESENCE


def is_finished(words: str, number: int, rows: list[str], *, has_new: bool) -> bool:
    """Say whether the line being typed became something else at Enter, just before the kill.

    The program had no time to tell of it; the file must show it: a new record, a name written
    out, or nothing where a line only marks who came.
    """
    everything = steps()
    step = everything[number] if number < len(everything) else ""
    if not words or not step.startswith(words):
        return False
    tail = step.partition(" ")[2]
    is_written_out = bool(tail) and any(row.endswith(tail) for row in rows)
    return has_new or is_written_out or step.split(" ")[0] in PRESENCE


def run_kills(folder: Path, times: int, seed: int) -> Found:
    """Replay and kill so many times; a meeting that came to its end begins anew."""
    chance, found = random.Random(seed), Found()
    number_of_steps = len(steps()) - 2  # all but closing the meeting
    board, first = None, FIRST_STEP
    before: Any = None
    while found.kills < times:
        if board is None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            board, first, before = started_board(folder), FIRST_STEP, None
            found.recorded = set()
        life = chance.uniform(SHORTEST_LIFE, LONGEST_LIFE)
        told, died = one_life(board, folder / "home", first, life)
        found.kills += 1
        found.keys_seconds += life
        if before is not None and told[0]["item"] != before:
            found.lost_places += 1
        look(board, folder / "home", told, died, found)
        settled = {line["item"] for line in told if line["at"] > died - 2 * WITHIN_SECONDS}
        before = told[-1]["item"] if len(settled) == 1 and len(told) > 1 else None
        first = told[-1]["step"] + 1
        if first >= number_of_steps:
            board = None
    return found


def is_well(found: Found) -> None:
    assert found.lost_records == []
    assert found.lost_words == []
    assert found.faults == []
    assert found.lost_places == 0


def test_a_few_kills_during_a_meeting_lose_no_record_and_at_most_a_second(tmp_path: Path) -> None:
    found = run_kills(tmp_path / "run", 4, seed=1)

    assert found.kills == 4
    is_well(found)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
def test_five_hundred_kills_during_meetings_lose_nothing_either(tmp_path: Path, seed: int) -> None:
    found = run_kills(tmp_path / "run", 50, seed)

    assert found.kills == 50
    is_well(found)
