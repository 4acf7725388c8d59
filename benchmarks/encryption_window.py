"""One window over one board, plain or locked: how long each page takes, and one change.

The quickest of some rounds counts for a page, in processor time of the window's own thread: what
else the machine did is not in it.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow

ROUNDS = 5
CHANGES = 60


def main(board: Path, home: Path, passphrase: str) -> None:
    """Print the times in milliseconds as JSON."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from chair_desk.gui.application import make_application
    from chair_desk.gui.page_list import PAGES
    from chair_desk.gui.program import Program
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import unlock

    application = make_application()
    program = Program(settings_folder=home / "settings", home=home)
    key = unlock(board, passphrase, home=home, now=program.now) if passphrase else None
    window = MainWindow(program)
    window.show()
    window.opening.open(board, key=key)
    shell = window.shell
    assert shell is not None
    for entry in PAGES:  # all is made and imported once before anything counts
        shell.show_page(entry.name)
        application.processEvents()
    pages = {entry.name: _opened(window, entry.name) for entry in PAGES}
    writes = _writes(shell.session.desk, home / "bare.db", key)
    print(json.dumps({"pages": pages, **writes}), flush=True)
    os._exit(0)


def _opened(window: MainWindow, name: str) -> float:
    """Return how long a page takes to be read and painted, the quickest of some rounds."""
    from PySide6.QtWidgets import QApplication

    shell = window.shell
    assert shell is not None
    taken = []
    for _round in range(ROUNDS):
        shell.show_page(name)
        page = shell.page_named(name)
        page.is_stale = True
        started = time.thread_time()
        page.refresh()
        window.grab()
        taken.append((time.thread_time() - started) * 1000)
        QApplication.processEvents()
    return min(taken)


def _writes(desk: object, bare: Path, key: object) -> dict[str, list[float]]:
    """Return how long changes and bare writes take, by the clock and in processor time.

    One after the other in turn, so that both meet the same machine. The bare one is locked
    with the same key.
    """
    from chair_desk.services.boards import change_board
    from chair_desk.services.desk import Desk
    from chair_desk.store import engine

    assert isinstance(desk, Desk)
    bare.unlink(missing_ok=True)  # of an earlier turn
    connection = engine.connect(bare, "rwc", key)  # type: ignore[arg-type]
    engine.take_alone(connection)
    engine.write_ahead(connection)
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT)")
    connection.execute("INSERT INTO t VALUES (1, '')")
    taken: dict[str, list[tuple[float, float]]] = {"bare": [], "change": []}
    for number in range(CHANGES):
        place = f"Committee Room {number}"
        started = _times()
        connection.execute("UPDATE t SET words = ? WHERE id = 1", (place,))
        between = _times()
        change_board(desk, meeting_place=place)
        taken["bare"].append(_since(started, between))
        taken["change"].append(_since(between, _times()))
    connection.close()
    return {
        name: [statistics.median(column) * 1000 for column in zip(*pairs, strict=True)]
        for name, pairs in taken.items()
    }


def _times() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _since(started: tuple[float, float], ended: tuple[float, float]) -> tuple[float, float]:
    return ended[0] - started[0], ended[1] - started[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
