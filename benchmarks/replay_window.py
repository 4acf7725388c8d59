"""Play the whole meeting into the real window in the folder named first; print the counts."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path


def main() -> int:
    """Make the board, play the log, read the board, print one line of JSON."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.replay_board import BEGINS, make_board
    from benchmarks.replay_meeting import in_a_word_processor
    from benchmarks.replaying import Player, meeting_page, steps
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.program import Program

    folder = Path(sys.argv[1])
    board = make_board(folder / "Westmarch.chairdesk", folder / "home")
    make_application()
    program = Program(settings_folder=folder / "settings", home=folder / "home", now=lambda: BEGINS)
    program.dress()
    window = build_window(program, board)
    window.show()
    assert window.shell is not None
    window.shell.show_page("meeting")
    QTest.qWait(200)
    player = Player(window)
    prose = 0
    for step in steps():
        for _key in player.play(step):
            QApplication.processEvents()
        prose += len(step) + 1 if step[0] not in ">+/=" else 0
    meeting_page(window).settle()
    other = in_a_word_processor(window.shell.session.desk)
    told = {"ours": player.presses, "prose_typed": prose, "other": dataclasses.asdict(other)}
    print(json.dumps(told))
    sys.stdout.flush()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
