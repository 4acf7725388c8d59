"""Show the page of today again and again, read anew each time; print milliseconds of work."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

ROUNDS = 9


def main() -> int:
    """Open the board named first, with the home named second."""
    from PySide6.QtTest import QTest

    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.program import Program
    from chair_desk.gui.tour import story_time
    from chair_desk.gui.warming import Warming

    board, home = Path(sys.argv[1]), Path(sys.argv[2])
    application = make_application()
    program = Program(settings_folder=home / "settings", home=home, now=story_time)
    program.dress()
    window = build_window(program, board)
    window.show()
    Warming(window)
    shell = window.shell
    assert shell is not None
    QTest.qWait(3_000)
    taken = []
    shell.show_page("today")
    for _round in range(ROUNDS):
        QTest.qWait(200)
        shell.show_page("agenda")
        shell.page_named("today").is_stale = True
        QTest.qWait(200)
        started = time.process_time()
        shell.show_page("today")
        shown = time.process_time()
        application.processEvents()  # paints, and reads what was put off to the next turn
        ended = time.process_time()
        taken.append(max(shown - started, ended - shown) * 1000)
    print(json.dumps(taken[2:]))
    sys.stdout.flush()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
