"""The replayed meeting in a program that is killed; it tells what stood on its screen.

python -m tests.end_to_end.replay_program BOARD HOME FIRST_STEP

Each line it prints is JSON: the instant (monotonic), the number of the step, the item, the words
that stand in the editor, and the references of the records that were said to be recorded.
A thread beside it says that the program runs at all: on a machine that gives it no time, no second
of it has gone by. A window that stands still does not silence that thread.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

TELL_EVERY_SECONDS = 0.05
APART_SECONDS = 0.004
ALIVE_EVERY_SECONDS = 0.02


_ONE_AT_A_TIME = threading.Lock()


def write_line(line: dict[str, object]) -> None:
    with _ONE_AT_A_TIME:
        os.write(1, (json.dumps(line) + "\n").encode())


def say_alive() -> None:
    while True:
        write_line({"alive": time.monotonic()})
        time.sleep(ALIVE_EVERY_SECONDS)


def main() -> int:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.replay_board import BEGINS
    from benchmarks.replaying import Player, meeting_page, steps
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.program import Program

    board, home, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    make_application()
    program = Program(settings_folder=home / "settings", home=home, now=lambda: BEGINS)
    program.dress()
    window = build_window(program, board)
    window.show()
    assert window.shell is not None
    window.shell.show_page("meeting")
    QTest.qWait(50)
    page = meeting_page(window)
    page.column.editor.setFocus()
    page.column.editor.caret.to_end()
    page.column.editor.new_line()
    player = Player(window)
    told_at = 0.0
    threading.Thread(target=say_alive, daemon=True).start()
    made: set[str] = set()

    def tell(number: int) -> None:
        known = page.column.editor.keeping.known
        blocks = page.column.editor.toPlainText().split("\n")
        made.update(one.record.reference for one in known.values() if one.record)
        line = {
            "at": time.monotonic(),
            "step": number,
            "item": page.item_id,
            "words": [block for block in blocks if block.strip()],
            "made": sorted(made),
        }
        write_line(line)

    tell(first)
    everything = steps()
    for number in range(first, len(everything)):
        for _key in player.play(everything[number]):
            QApplication.processEvents()
            time.sleep(APART_SECONDS)
            if time.monotonic() - told_at > TELL_EVERY_SECONDS:
                told_at = time.monotonic()
                tell(number)
        tell(number + 1)
    print("the end", flush=True)
    while True:
        QTest.qWait(100)


if __name__ == "__main__":
    sys.exit(main())
