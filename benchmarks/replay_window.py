"""Play the whole meeting into the real window in the folder named first; print the counts."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chair_desk.records.word_offers import WordOffers
    from chair_desk.services.desk import Desk


def earlier_offers(folder: Path, desk: Desk) -> WordOffers:
    """Count the minutes of the sample board, and names and items of this one: never what is played.

    The people of the sample board are known as the people of its minutes.
    """
    from chair_desk.services.desk import open_desk
    from chair_desk.services.sample import write_sample
    from chair_desk.services.word_offers import count_offers, earlier_minutes, names, titles

    path = write_sample(folder / "earlier.chairdesk", years=3, seed=1, home=folder / "earlier")
    earlier = open_desk(path, who="Kit Denholm", home=folder / "earlier", read_only=True)
    texts = [text for texts in earlier_minutes(earlier) for text in texts.values()]
    known = [*names(desk), *(name for name in names(earlier) if " " in name)]
    earlier.close()
    return count_offers(texts, known, titles(desk))


def _wait_for_focus() -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for _tenth in range(100):
        QTest.qWait(100)
        if QApplication.focusWidget() is not None:
            return
    sys.exit("nothing in the window took the keys")


def main() -> int:
    """Make the board, play the log, read the board, print one line of JSON."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.replay_board import BEGINS, make_board
    from benchmarks.replay_document import whole_document
    from benchmarks.replay_meeting import in_a_word_processor
    from benchmarks.replaying import Player, meeting_page, steps
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.program import Program
    from chair_desk.gui.word_offers import offers_of

    folder = Path(sys.argv[1])
    board = make_board(folder / "Westmarch.chairdesk", folder / "home")
    make_application()
    program = Program(settings_folder=folder / "settings", home=folder / "home", now=lambda: BEGINS)
    program.dress()
    window = build_window(program, board)
    window.show()
    assert window.shell is not None
    window.shell.show_page("meeting")
    _wait_for_focus()
    offers_of(window.shell.session).use(earlier_offers(folder, window.shell.session.desk))
    player = Player(window, takes_offers="--offers" in sys.argv)
    prose = 0
    for step in steps():
        before = player.presses
        for _key in player.play(step):
            QApplication.processEvents()
        prose += player.presses - before if step[0] not in ">+/=" else 0
    meeting_page(window).settle()
    other = in_a_word_processor(window.shell.session.desk)
    document = whole_document(window.shell.session.desk)
    told = {
        "ours": player.presses,
        "prose_typed": prose,
        "taken": player.taken,
        "shown": player.shown,
        "other": dataclasses.asdict(other),
        "document": dataclasses.asdict(document),
    }
    print(json.dumps(told))
    sys.stdout.flush()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
