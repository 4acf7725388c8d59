"""The attendance matrix of a board of 60 seats and 120 meetings: analysis, opening, scrolling."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from benchmarks.screen import screen

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk

SEATS, MEETINGS, PARTNERS = 60, 120, 20
FIRST, TODAY = date(2006, 12, 14), date(2026, 11, 22)
MOST_TIMES, MOST_OPENING_MS, MOST_FRAME_MS = 1.5, 50.0, 16.0
ROUNDS = 15
RANKS = (("ACC", 4), ("Ch Supt", 3), ("Supt", 3), ("DCI", 2))


def now() -> datetime:
    """Stand still on the day the board is looked at."""
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


def make_board(path: Path, home: Path) -> None:
    """Make the board: 60 seats of 20 partners, each held by six people in turn."""
    from chair_desk.services.boards import NewBoard, main_body, new_board
    from chair_desk.services.desk import create_desk

    desk = create_desk(path, who="Kit Denholm", home=home, now=now)
    try:
        new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch Board"))
        _fill(desk, main_body(desk).id)
    finally:
        desk.close()


def _fill(desk: Desk, body_id: str) -> None:
    from chair_desk.records.attendance import Attendance, Presence
    from chair_desk.records.meetings import Meeting, MeetingState
    from chair_desk.records.people import (
        AgreedLevel,
        Appointment,
        AppointmentKind,
        Organisation,
        OrganisationKind,
        Person,
        Seat,
    )

    ways = (Presence.PRESENT, Presence.PRESENT, Presence.PRESENT, Presence.DEPUTY, Presence.APOLOGY,
            Presence.NO_SHOW)  # fmt: skip
    with desk.change("Made a large board") as step:
        for number in range(PARTNERS):
            step.insert(Organisation(id=f"o{number}", name=f"Partner {number}",
                                     kind=OrganisationKind.POLICE))  # fmt: skip
        days = [FIRST + timedelta(days=60 * number) for number in range(MEETINGS)]
        for number, day in enumerate(days):
            step.insert(Meeting(id=f"m{number}", body_id=body_id, held_on=day,
                                state=MeetingState.MINUTES_DRAFT))  # fmt: skip
        for seat in range(SEATS):
            step.insert(
                Seat(id=f"s{seat}", body_id=body_id, role=f"Seat {seat}",
                     organisation_id=f"o{seat % PARTNERS}", place=f"{seat:03}")
            )  # fmt: skip
            step.insert(AgreedLevel(id=f"g{seat}", seat_id=f"s{seat}", level=3,
                                    starts_on=FIRST))  # fmt: skip
            for turn in range(6):
                rank, level = RANKS[(seat + turn) % len(RANKS)]
                person = f"p{seat}-{turn}"
                step.insert(Person(id=person, name=f"Member {seat} of turn {turn}"))
                starts = FIRST + timedelta(days=1220 * turn)
                step.insert(
                    Appointment(id=f"a{seat}-{turn}", seat_id=f"s{seat}", person_id=person,
                                kind=AppointmentKind.HOLDER, rank=rank, level=level,
                                starts_on=starts, ends_on=starts + timedelta(days=1219))
                )  # fmt: skip
            for number in range(len(days)):
                rank, level = RANKS[(seat + number) % len(RANKS)]
                step.insert(
                    Attendance(id=f"l{seat}-{number}", meeting_id=f"m{number}", seat_id=f"s{seat}",
                               person_id=f"p{seat}-{min(number // 20, 5)}",
                               presence=ways[(seat * 7 + number * 3) % len(ways)],
                               rank=rank, level=level)
                )  # fmt: skip


def measure() -> list[Figure]:
    """Make the board, take the analysis beside its raw SQL, then the page in a window."""
    with tempfile.TemporaryDirectory() as folder, screen() as (environment, where):
        board, home = Path(folder) / "large.chairdesk", Path(folder) / "home"
        make_board(board, home)
        return [_analysis(board, home), *_window(board, home, environment, where)]


def _analysis(board: Path, home: Path) -> Figure:
    from chair_desk.services.attendance_matrix import By, matrix
    from chair_desk.services.boards import main_body
    from chair_desk.services.desk import open_desk

    desk = open_desk(board, who="Kit Denholm", home=home, read_only=True, now=now)
    gc.disable()  # as the window does: gui/collecting.py collects when nobody waits
    try:
        body = main_body(desk).id
        whole = _median(lambda: matrix(desk, body, by=By.SEAT))
        every = _median(lambda: [len(row.cells) for row in matrix(desk, body, by=By.SEAT).rows])
        raw = _median(lambda: _read_raw(desk, body))
    finally:
        gc.enable()
        desk.close()
    detail = (
        f"{whole:.1f} ms beside {raw:.1f} ms of SQL, {SEATS} seats by {MEETINGS} meetings; "
        f"{every:.1f} ms with every cell made, which a screen of rows does not need"
    )
    return Figure("attendance by seniority, beside its raw SQL", whole / raw, MOST_TIMES, detail)


def _read_raw(desk: Desk, body: str) -> list[object]:
    """Read what the matrix is made of, as plain rows: nothing is made of them."""
    from chair_desk.store.register_facts import _LINES

    connection = desk.file._connection
    rows = connection.execute(_LINES, (body, FIRST.isoformat(), TODAY.isoformat())).fetchall()
    for table in ("meeting", "seat", "organisation", "agreed_level", "appointment", "delegation"):
        rows += connection.execute(f"SELECT * FROM {table}").fetchall()
    return rows


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS + 2):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken[2:])


def _window(board: Path, home: Path, environment: dict[str, str], where: str) -> list[Figure]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.attendance_window", str(board), str(home)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    told = json.loads(done.stdout.strip().splitlines()[-1])
    frames = sorted(told["frames"])
    late = frames[int(len(frames) * 0.99)]
    middle = statistics.median(frames)
    return [
        Figure("opening the attendance of 60 seats", statistics.median(told["opening"]),
               MOST_OPENING_MS, f"all years, matrix and paint, on {where}", "ms"),
        Figure("a frame of scrolling it", late, MOST_FRAME_MS,
               f"99th percentile of {len(frames)}, median {middle:.1f} ms, on {where}", "ms"),
    ]  # fmt: skip
