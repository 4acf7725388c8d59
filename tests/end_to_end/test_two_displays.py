"""Two real displays, as Qt sees them: what hides, and where the room's window stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from chair_desk.gui.program import Program
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import Meeting
from chair_desk.services import minutes, private_notes
from chair_desk.services.surroundings import surroundings_of
from tests.end_to_end.conftest import Clock
from tests.end_to_end.room import make_board

SCREENS = [
    {"name": name, "x": left, "y": 0, "width": wide, "height": high,
     "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, left, wide, high in (("Laptop", 0, 1366, 768), ("Wall", 1366, 1920, 1080))
]  # fmt: skip
SECRET, DECISION = "Harrier", "The Board agreed to publish the findings."
IN_THE_ROOM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from chair_desk.gui.application import build_window, make_application
from chair_desk.gui.program import Program
from tests.gui.projector_room import said_by

application = make_application()
home = Path(sys.argv[2])
program = Program(settings_folder=home / "settings", home=home)
program.dress()
window = build_window(program, Path(sys.argv[1]))
window.setGeometry(0, 0, 1366, 768)
window.show()
window.shell.show_page("meeting")
page, projector = window.shell.page_named("meeting"), window.shell.projector
editor = page.column.editor
told = {"hidden": page.is_hidden_from_room, "said": said_by(window)}
told["alone"] = projector.window is None

def press(*key):
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 60000)
    QTest.keyClick(editor, *key)

def room():
    application.processEvents()
    return said_by(projector.window)

press(Qt.Key.Key_F8)
told["place"] = projector.window.geometry().getRect()
told["item"] = room()
editor.moveCursor(QTextCursor.MoveOperation.Start)
assert editor.find(sys.argv[3][:12])
told["before told"] = room()
press(Qt.Key.Key_F9)
told["told"] = room()
press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
told["taken away"] = room()
print(json.dumps(told))
window.close()
"""


def test_with_two_displays_the_room_sees_the_item_and_only_words_that_it_is_told(
    program: Program, tmp_path: Path, clock: Clock
) -> None:
    clock.at = datetime.now(UTC)
    board = make_board(program, tmp_path / "Westmarch.chairdesk")
    desk = program.open(board)
    (meeting,) = desk.rows(Meeting)
    item_id = meeting.current_item_id or ""
    around = surroundings_of(desk, meeting.id)
    minutes.record_line(desk, item_id, parse_line(f"/decision {DECISION}", around))
    closed = minutes.record_line(desk, item_id, parse_line(f"/decision {SECRET}", around)).made
    minutes.set_audience(desk, closed, Audience.CONFIDENTIAL)
    private_notes.add_note(desk, item_id, f"{SECRET} again")
    desk.close()
    places = tmp_path / "screens.json"
    places.write_text(json.dumps({"screens": SCREENS}))

    run = [sys.executable, "-c", IN_THE_ROOM, str(board), str(program.home), DECISION]
    around_it = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={places}"}
    done = subprocess.run(run, env=around_it, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)

    assert told["hidden"]
    assert told["alone"]
    assert not any(SECRET in one for one in told["said"])
    assert told["place"] == [1366, 0, 1920, 1080]
    for moment in ("item", "before told", "taken away"):
        assert "Return home interviews" in told[moment]
        assert not any(DECISION in one for one in told[moment])
    assert any(DECISION in one for one in told["told"])
    assert not any(SECRET in one for one in told["told"])
