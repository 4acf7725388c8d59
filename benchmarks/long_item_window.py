"""Type 10,000 keys into an item of 300 paragraphs; print the milliseconds of each key as JSON.

Each key is `[on the clock, of processor, its sign]`. What the clock shows beyond the processor's
time was spent waiting: for the disk, or for other programs on the machine.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

KEYS = 10_000
APART_SECONDS = 0.012
"""A key every 12 ms, about 1,000 words a minute: saving falls between keys and upon them."""
LINES = (
    "The board heard that most interviews took place within three days, and why some did not.",
    "@ada reported that the wards had seen fewer young people going missing than last winter.",
    "Members asked who reads the returns from partners outside the county, and how soon.",
    "/action @Cleo Birkdale to dip-sample 20 late interviews by 18 dec",
    "It was noted that neglect stood behind two in five of the cases that came back to panel.",
    "/decision the protocol stays as it is until the spring",
    "@gly asked whether health visitors are told on the same day when a child is found.",
    "/challenge @Westmarch Constabulary give the date from which every return is notified",
)


def keys() -> Iterator[str]:
    """Yield the keys of these lines over and over, each line ended by Enter."""
    while True:
        for line in LINES:
            yield from line
            yield "\r"


def main() -> int:
    """Open the board named first, with the home named second; type; print; end."""
    from PySide6.QtTest import QTest

    from benchmarks.large_meeting import enlarge
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.program import Program
    from chair_desk.gui.tour import story_time
    from chair_desk.gui.warming import Warming

    board, home = Path(sys.argv[1]), Path(sys.argv[2])
    item_id = enlarge(board, home, story_time())
    make_application()
    program = Program(settings_folder=home / "settings", home=home, now=story_time)
    program.dress()
    window = build_window(program, board)
    window.show()
    Warming(window)
    QTest.qWait(2000)
    assert window.shell is not None
    window.shell.show_page("meeting")
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    page.show_item(item_id)
    count = int(sys.argv[3]) if len(sys.argv) > 3 else KEYS
    taken = _type(page, count)
    print(json.dumps({"keys": taken}))
    sys.stdout.flush()
    window.close()
    return 0


def _type(page: object, count: int) -> list[tuple[float, float, str]]:
    """Type; the milliseconds from each key's due moment until its glyph was painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.pages.meeting import MeetingPage

    assert isinstance(page, MeetingPage)
    editor = page.column.editor
    editor.setFocus()
    editor.new_line()
    QTest.qWait(1500)
    plain = Qt.KeyboardModifier.NoModifier
    taken = []
    typed = keys()
    free_at, worked = time.perf_counter(), time.process_time()
    for _number in range(count):
        due = free_at + APART_SECONDS
        while time.perf_counter() < due:
            worked = time.process_time()
            QApplication.processEvents()
            # What ran by the clock may end after the key was due: the key waited for it.
        sign = next(typed)
        code = Qt.Key.Key_Return if sign == "\r" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor, QKeyEvent(kind, code, plain, sign))
        QApplication.processEvents()
        free_at = time.perf_counter()
        waited = (free_at - due) * 1000
        own = min(waited, (time.process_time() - worked) * 1000)
        taken.append((round(waited, 2), round(own, 2), sign))
    return taken


if __name__ == "__main__":
    sys.exit(main())
