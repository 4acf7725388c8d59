"""One window over one board, plain or locked: how long each page takes, and one change.

The quickest of some rounds counts for a page: what else the machine did is not in it.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

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
    pages: dict[str, float] = {}
    for entry in PAGES:
        taken = []
        for _round in range(ROUNDS):
            shell.show_page(entry.name)
            page = shell.page_named(entry.name)
            page.is_stale = True
            started = time.perf_counter()
            page.refresh()
            window.grab()
            taken.append((time.perf_counter() - started) * 1000)
            application.processEvents()
        pages[entry.name] = min(taken)
    print(json.dumps({"pages": pages, "change": _change(shell.session.desk)}), flush=True)
    os._exit(0)


def _change(desk: object) -> float:
    from chair_desk.services.boards import change_board
    from chair_desk.services.desk import Desk

    assert isinstance(desk, Desk)
    taken = []
    for number in range(CHANGES):
        started = time.perf_counter()
        change_board(desk, meeting_place=f"Committee Room {number}")
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
