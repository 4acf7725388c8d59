"""A program of its own: uses the whole window on a locked board with marked words, and is killed.

Arguments: the folder of the board. Home and temporary folders come from the environment.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from chair_desk.records.columns import Kind
from tests.gui.leaking_papers import make_documents

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
    take_over(desk, folder.parent / "plain" / "sample.chairdesk")
    attach_paper(desk, item.id)
    start_session(desk, meeting)
    desk.close()
    return folder / "board.chairdesk", key


def take_over(desk: Any, plain: Path) -> None:
    """Take over the rows of the sample board, each with the mark in all that is prose."""
    from chair_desk.records.boards import Board, Body, ProfileInForce
    from chair_desk.records.meetings import Meeting, MeetingState
    from chair_desk.records.safekeeping import Seal
    from chair_desk.records.tables import TABLES
    from chair_desk.store.desk_file import DeskFile

    own = dataclasses.replace(desk.circumstances, key=None)
    other = DeskFile.open(plain, own, read_only=True)
    boards = {one.id: desk.board.id for one in other.rows(Board)}
    with desk.change(f"{MARK} took over") as step:
        for table in TABLES:
            for row in other.rows(table.record_class):
                if isinstance(row, (Board, ProfileInForce, Seal)):
                    continue
                values = marked(row, table) | _links_to_the_board(row, boards)
                if isinstance(row, Meeting):  # what is confirmed takes no rows in
                    values["state"] = MeetingState.DRAFT
                if isinstance(row, Body):
                    values["name"] = f"{MARK} {row.name}"
                step.insert(dataclasses.replace(row, **values))
    for sha256 in other.files_kept():
        desk.file.put_blob(other.get_blob(sha256))
    other.close()


def _links_to_the_board(row: Any, boards: dict[str, str]) -> dict[str, Any]:
    return {"board_id": boards[row.board_id]} if getattr(row, "board_id", None) in boards else {}


def marked(row: Any, table: Any) -> dict[str, Any]:
    """Return the mark before each value that is prose: keys and JSON have to stay as they are."""
    return {
        column.name: f"{MARK} {value}"
        for column in table
        if column.kind in (Kind.LINE, Kind.TEXT)
        and isinstance(value := getattr(row, column.name), str)
        and " " in value
        and value[0] not in "{["
        and " = " not in value
    }


def attach_paper(desk: Any, item_id: str) -> None:
    """Attach a paper whose bytes carry the mark in plain, with own words to it."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from chair_desk.services.paper_files import add_file, as_paper_file
    from chair_desk.services.private_notes import add_note

    written = BytesIO()
    canvas = Canvas(written, pageCompression=0)
    canvas.drawString(90, 700, f"{MARK} about a child")
    canvas.save()
    assert MARK.encode() in written.getvalue()
    add_file(desk, item_id, as_paper_file("report.pdf", written.getvalue()), f"{MARK} paper")
    add_note(desk, item_id, f"{MARK} to myself")


def use_services(window: Any, folder: Path) -> None:
    """Make documents, search, hand over, and let the program have a fault."""
    from chair_desk.records.minutes import Minute
    from chair_desk.records.search import SearchAsked
    from chair_desk.services.exchange import hand_over
    from chair_desk.services.searching import search

    desk = window.shell.session.desk
    (minute,) = desk.rows(Minute, id="m")
    make_documents(desk, minute.item_id, MARK, folder.parent / "asked")
    found = search(desk, SearchAsked(words=MARK, most=20))
    assert found, "the index is empty"
    hand_over(desk, folder / "handed over.chairdesk-changes", None)
    try:
        raise ValueError(f"{MARK} in a fault")
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def use_pages(window: Any, process: Callable[[], None]) -> None:
    """Show every page and type the mark into whatever takes words."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    from chair_desk.gui.page_list import OTHER_PAGES, PAGES

    for entry in (*PAGES, *OTHER_PAGES):
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
    from chair_desk.gui.problem import Problems
    from chair_desk.gui.program import Program
    from chair_desk.gui.window import MainWindow
    from chair_desk.records.minutes import Minute
    from chair_desk.services.folders import home_folder, settings_folder

    path, key = make_board(folder)
    application = make_application()
    program = Program(settings_folder=settings_folder(), home=home_folder())
    program.change_settings(who="Chair")
    problems = Problems(home_folder() / "logs", program.now, application)
    problems.take_over()
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
    use_services(window, folder)
    window.shell.show_page("reader")
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
