"""Open every page of a board, then type into the minutes; print the milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

KEYS = 250
APART_SECONDS = 0.06
"""A key every 60 ms: 200 words a minute, so that saving falls between keys and upon them."""
SAID = "The board heard that most interviews took place within three days. "


def main() -> int:
    """Open the board named first, with the home named second."""
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.page_list import PAGES
    from chair_desk.gui.program import Program
    from chair_desk.gui.tour import story_time
    from chair_desk.gui.warming import Warming

    board, home = Path(sys.argv[1]), Path(sys.argv[2])
    application = make_application()
    program = Program(settings_folder=home / "settings", home=home, now=story_time)
    program.dress()
    window = build_window(program, board)
    window.show()
    shown, warming = time.perf_counter(), Warming(window)
    while not warming.is_done:
        _rest(0.01)
    warmed = time.perf_counter() - shown
    _rest(1.0)
    shell = window.shell
    assert shell is not None
    first: dict[str, float] = {}
    again: dict[str, float] = {}
    for taken in (first, again):
        for entry in (*PAGES[1:], PAGES[0]):  # the window opened on the first
            started = time.perf_counter()
            shell.show_page(entry.name)
            application.processEvents()
            taken[entry.name] = (time.perf_counter() - started) * 1000
            _rest(0.3)
    shell.show_page("meeting")
    keys = _type(shell.page_named("meeting"))
    print(json.dumps({"warmed": warmed, "first": first, "again": again, "keys": keys}))
    sys.stdout.flush()
    window.close()
    return 0


def _rest(seconds: float) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(round(seconds * 1000))


def _type(page: object) -> list[float]:
    """Type with saving on; the milliseconds from each key's due moment until it was painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.pages.meeting import MeetingPage

    assert isinstance(page, MeetingPage)
    editor = page.column.editor
    editor.setFocus()
    editor.new_line()
    taken = []
    due = time.perf_counter() + APART_SECONDS
    for number in range(KEYS):
        while time.perf_counter() < due:
            QApplication.processEvents()
        letter = SAID[number % len(SAID)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, event)
        QApplication.processEvents()
        taken.append((time.perf_counter() - due) * 1000)
        due += APART_SECONDS
    if SAID not in editor.toPlainText():
        raise SystemExit("what was typed did not arrive in the minutes")
    return taken


if __name__ == "__main__":
    sys.exit(main())
