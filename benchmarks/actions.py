"""The tracker of actions: opening it, and finding as one types, on 20 years and ten times that."""

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

    from chair_desk.gui.pages.actions import ActionsPage
    from chair_desk.gui.session import Session
    from chair_desk.records.changes import Changes

ROUNDS = 7
TIMES = 10
LIMITS = {1: (50.0, 16.0), TIMES: (100.0, 33.0)}
CHANGING = 50.0
WORDS = "agree the plan"


def measure(board: Path, home: Path) -> list[Figure]:
    """Measure the page on a screen, in a process of its own, on both sizes of board."""
    home.mkdir(parents=True, exist_ok=True)
    large = kept_board(home / "ten_times_actions.chairdesk", _multiplied(board, home),
                       of=Path(__file__))  # fmt: skip
    found = []
    with screen() as (environment, where):
        for times, path in ((1, board), (TIMES, large)):
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.actions", str(path), str(home)],
                env=environment, check=True, capture_output=True, text=True,
            )  # fmt: skip
            opening, typing = LIMITS[times]
            for what, taken, note in json.loads(told.stdout.splitlines()[-1]):
                most = typing if "letter" in what else opening
                most = CHANGING if "a change" in what else most
                said = f"{note}, processor time, on {where}"
                found.append(Figure(f"{what}, {times} times 20 years", taken, most, said, "ms"))
    large.unlink()
    return found


def _multiplied(board: Path, home: Path) -> Callable[[Path], None]:
    def make(fresh: Path) -> None:
        print("Making ten times its actions", flush=True)
        copyfile(board, fresh)
        multiply(fresh, home)

    return make


def multiply(path: Path, home: Path) -> None:
    """Give a board ten times its actions, open ones and closed ones."""
    from chair_desk.gui.tour import story_time
    from chair_desk.records.actions import Action
    from chair_desk.services.desk import open_desk

    desk = open_desk(path, who="Kit Denholm", home=home, now=story_time)
    rows = desk.rows(Action)
    number = len(rows)
    with desk.change("Ten times the actions") as step:
        for _time in range(TIMES - 1):
            for row in rows:
                number += 1
                step.insert(replace(row, id=desk.new_id(), reference=f"A-9{number}"))
    desk.close()


def _median(do: Callable[[], object]) -> float:
    taken = []
    for _round in range(ROUNDS):
        started = time.process_time()
        do()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def _others(session: Session, application: QApplication) -> list[tuple[str, float, str]]:
    from chair_desk.gui.pages.recommendations import RecommendationsPage
    from chair_desk.records.meetings import AgendaItem, Meeting
    from chair_desk.services.open_matters import open_on

    desk, page = session.desk, RecommendationsPage(session)
    page.resize(1148, 770)
    page.show()
    application.processEvents()

    def shown() -> None:
        page.refresh()
        page.grab()

    found = [("opening the recommendations", _median(shown), f"{len(page.lines)} rows")]
    (meeting,) = desk.rows(Meeting, order=("-held_on",), most=1)
    items = desk.rows(AgendaItem, meeting_id=meeting.id)

    def opened(item_id: str) -> float:
        return _median(lambda: open_on(desk, item_id))

    slowest = max(opened(item.id) for item in items)
    return [*found, ("what is open on an item, the slowest", slowest, f"{len(items)} items")]


def _changes(application: QApplication, page: ActionsPage) -> list[tuple[str, float, str]]:
    """Change an action, end it, take it back, and do so to twenty: written, shown, painted."""
    from chair_desk.services import history
    from chair_desk.services.action_triage import note_actions
    from chair_desk.services.actions import complete_action

    session = page.session
    ids = [line.action.id for line in page.list.rows.lines()]
    turns = iter(ids)
    note = f"{len(ids)} actions shown"

    def done(service: Callable[..., Changes], *args: object) -> Callable[[], None]:
        def do() -> None:
            session.run(service, *(one() if callable(one) else one for one in args))
            page.grab()

        return do

    def next_id() -> str:
        return next(turns)

    found = []
    for what, do in (
        ("a change to an action", done(note_actions, lambda: [next_id()], "It is on its way.")),
        ("a change that ends one", done(complete_action, next_id, "Done.")),
        ("a change taken back", done(history.undo)),
        ("a change to twenty", done(note_actions, ids[-20:], "It is on its way.")),
    ):
        found.append((what, _median(do), note))
        application.processEvents()
    return found


def _letters(
    application: QApplication, page: ActionsPage, showing: str, note: str
) -> list[tuple[str, float, str]]:
    """Type the words and paint each letter: the slowest, and the first after each opening."""
    rounds = []
    for _round in range(ROUNDS):
        page.refresh()
        while not page.list.rows.searched.is_ready:  # a few at a time, while nobody types
            application.processEvents()
        page.grab()
        taken = []
        for count in range(1, len(WORDS) + 1):
            started = time.process_time()
            page.find_line.setText(WORDS[:count])
            page.grab()
            taken.append((time.process_time() - started) * 1000)
        rounds.append(taken)
        page.find_line.clear()
    letters = [statistics.median(letter) for letter in zip(*rounds, strict=True)]
    return [
        (f"the first letter typed and painted, {showing}", letters[0], note),
        (f"a later letter, the slowest, {showing}", max(letters[1:]), note),
    ]


def _main(board: Path, home: Path) -> None:
    from chair_desk.gui.application import make_application
    from chair_desk.gui.pages.actions import ActionsPage
    from chair_desk.gui.session import Session
    from chair_desk.gui.tour import story_time
    from chair_desk.services.action_tracker import Showing
    from chair_desk.services.desk import open_desk

    application = make_application()
    copyfile(board, fresh := home / "changed.chairdesk")
    desk = open_desk(fresh, who="Kit Denholm", home=home, now=story_time)
    session, found = Session(desk), []
    page = ActionsPage(session)
    session.changed.connect(page.show_changes)
    page.resize(1148, 770)
    page.show()
    application.processEvents()
    gc.disable()

    def shown() -> None:
        page.refresh()
        page.grab()

    for showing in (Showing.OPEN, Showing.ALL):
        page.filter.choose(showing.value)
        page.refresh()
        note = f"{len(page.list.rows.lines())} actions shown"
        found.append((f"opening the actions, {showing}", _median(shown), note))

        found += _letters(application, page, showing, note)
    page.filter.choose(Showing.OPEN.value)
    page.refresh()
    found += _changes(application, page)
    found += _others(session, application)
    gc.enable()
    sys.stdout.write(json.dumps(found) + "\n")
    desk.close()
    fresh.unlink()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
