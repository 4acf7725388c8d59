"""A program of its own: uses the whole window on a locked board with marked words, and is killed.

Arguments: the folder of the board. Home and temporary folders come from the environment.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

MARK = "Quillfeather"
PASSPHRASE = "harbour lantern seven teapots"


def make_board(folder: Path) -> tuple[Path, Any]:
    """Make a locked board with a meeting in session; return its place and its key."""
    from chair_desk.records.meetings import AgendaItem, Meeting
    from chair_desk.records.minutes import Minute
    from chair_desk.services.boards import NewBoard, main_body, new_board
    from chair_desk.services.desk import Circumstances, create_with, new_uuid, now_utc
    from chair_desk.services.folders import home_folder
    from chair_desk.services.meetings import add_meeting, start_session
    from chair_desk.services.passphrases import new_key
    from chair_desk.services.people import add_person

    key = new_key(PASSPHRASE)
    own = Circumstances(now=now_utc, new_id=new_uuid, who="Chair", home=home_folder(), key=key)
    desk = create_with(folder / "board.chairdesk", own)
    new_board(desk, NewBoard(profile="lscp_2023", name=f"{MARK} Partnership", short_name="QP"))
    meeting = add_meeting(desk, main_body(desk).id, desk.today()).made
    item = desk.rows(AgendaItem, meeting_id=meeting)[0]
    add_person(desk, f"{MARK} Ada", email=f"{MARK}@example.org")
    with desk.change("Minuted") as step:
        step.insert(
            Minute(id="m", meeting_id=meeting, item_id=item.id, place="a", text=f"{MARK} said.")
        )
        step.update(Meeting, meeting, place=f"{MARK} Hall")
    start_session(desk, meeting)
    desk.close()
    return folder / "board.chairdesk", key


def use_pages(window: Any, process: Callable[[], None]) -> None:
    """Show every page and type the mark into whatever takes words."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    from chair_desk.gui.page_list import PAGES

    for entry in PAGES:
        window.shell.show_page(entry.name)
        turn(process)
        for field in window.shell.findChildren(QLineEdit):
            if field.isVisible() and field.isEnabled():
                field.setText(f"{MARK} in a form")
        for words in window.shell.findChildren(QPlainTextEdit):
            if words.isVisible() and not words.isReadOnly():
                words.insertPlainText(f"{MARK} typed ")
        turn(process)
        window.grab()


def main(folder: Path) -> None:
    """Open the locked board in the window, write the mark everywhere, and end by force."""
    from PySide6.QtWidgets import QApplication

    from chair_desk.gui.application import make_application
    from chair_desk.gui.program import Program
    from chair_desk.gui.window import MainWindow
    from chair_desk.records.minutes import Minute
    from chair_desk.services.folders import home_folder, settings_folder

    path, key = make_board(folder)
    application = make_application()
    program = Program(settings_folder=settings_folder(), home=home_folder())
    program.change_settings(who="Chair")
    window = MainWindow(program)
    window.resize(1360, 830)
    window.show()
    window.opening.open(path, key=key)
    assert window.shell is not None
    turn(application.processEvents)
    use_pages(window, application.processEvents)
    window.shell.session.desk.file.type_into(Minute, "m", "text", f"{MARK} half typed")
    QApplication.clipboard().setText(f"{MARK} confidential")
    window.backing_up.back_up()
    for name in ("file.seals", "file.backups", "file.retention", "file.person"):
        window.menus.actions[name].trigger()
        turn(application.processEvents)
    window.over.show_palette()
    time.sleep(1)
    turn(application.processEvents)
    sys.stdout.write("used\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def turn(process: Callable[[], None]) -> None:
    """Let the window do what waits."""
    for _time in range(6):
        process()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
