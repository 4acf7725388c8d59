"""In the room nothing is lost: power, kill, a full disk, a pulled stick, a laptop that slept.

Each test ends where the person would begin again: the words, the item with the caret, the clock
and the room are where they were.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.meetings import Meeting
from chair_desk.services import private_notes, rescued_words
from chair_desk.services.attendance import mark_here
from chair_desk.services.known_boards import known_boards
from chair_desk.services.soundness import faults
from tests.end_to_end.conftest import Clock
from tests.end_to_end.room import (
    WORDS,
    make_board,
    meeting_page,
    minuted,
    open_again,
    press,
    type_words,
)

ENTER = Qt.Key.Key_Return
PAUSE_MS = 20
LINE = "/action Nell Applegarth to look again by 18 dec"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that takes a rescued copy where the stick is out: of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(folder))
    return folder


@pytest.fixture
def board(program: Program, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return make_board(program, folder / "Westmarch.chairdesk")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, board: Path) -> MeetingPage:
    window.opening.open(board)
    return meeting_page(qtbot, window)


def mark_first_here(page: MeetingPage) -> str:
    desk = page.session.desk
    one = desk.rows(Attendance, meeting_id=page.meeting_id)[0]
    page.session.run(mark_here, one.id)
    return one.id


def is_as_it_was(again: MeetingPage, item_id: str, attendance_id: str) -> None:
    """Say that item, room and clock are where they were."""
    assert again.item_id == item_id
    line = again.session.desk.get(Attendance, attendance_id)
    assert line is not None
    assert line.presence is Presence.PRESENT
    meeting = again.session.desk.get(Meeting, again.meeting_id)
    assert meeting is not None
    assert meeting.current_item_id == item_id
    assert meeting.started_at is not None


# ------------------------------------------------------------------ within a second


def test_every_keystroke_is_in_the_file_within_a_second(
    qtbot: QtBot, page: MeetingPage, board: Path
) -> None:
    """Type without a pause; look each time for how many pauses the oldest unkept key waited.

    A machine that does other work lengthens the pauses, and so does not fail this.
    """
    longest = 0
    for typed in range(1, 126):
        type_words(page, "a")
        qtbot.wait(PAUSE_MS)
        kept = sum(len(text) for text in minuted(page.session.desk))
        longest = max(longest, typed - kept)

    assert longest * PAUSE_MS < 1000, f"a key waited {longest} pauses of {PAUSE_MS} ms"


# ------------------------------------------------------------------ the power, and kill -9


def test_after_a_power_cut_words_caret_clock_and_room_are_where_they_were(
    qtbot: QtBot, page: MeetingPage, board: Path, program: Program, tmp_path: Path, clock: Clock
) -> None:
    """A power cut leaves the bytes that reached the disk: the file and the log beside it."""
    here = mark_first_here(page)
    type_words(page, WORDS)
    press(page, ENTER)
    type_words(page, "Nell Applegarth reported")
    page.column.editor.keeping.flush()
    cursor = page.column.editor.textCursor()
    cursor.setPosition(cursor.position() - 8)
    page.column.editor.setTextCursor(cursor)
    page.window().shell.place_keeper.rest()
    item_id, column = page.item_id, cursor.positionInBlock()
    disk = tmp_path / "as it was on the disk"
    shutil.copytree(board.parent, disk)
    shutil.copytree(program.home, tmp_path / "home then")
    for note in disk.glob(".*.lock"):
        note.unlink()  # the lock went with the program; the note names a process that is no more

    shutil.rmtree(program.home)
    shutil.copytree(tmp_path / "home then", program.home)
    window = open_again(qtbot, program, disk / board.name)
    again = meeting_page(qtbot, window)

    assert minuted(again.session.desk) == [WORDS, "Nell Applegarth reported"]
    is_as_it_was(again, item_id, here)
    cursor = again.column.editor.textCursor()
    assert cursor.block().text() == "Nell Applegarth reported"
    assert cursor.positionInBlock() == column
    assert faults(again.session.desk) == []
    window.close_board()


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from chair_desk.gui.application import build_window, make_application
from chair_desk.gui.program import Program
application = make_application()
home = Path(sys.argv[2])
program = Program(settings_folder=home / "settings", home=home)
program.dress()
window = build_window(program, Path(sys.argv[1]))
window.show()
window.shell.show_page("meeting")
page = window.shell.page_named("meeting")
QTest.qWait(100)
page.column.editor.setFocus()
QTest.keyClicks(page.column.editor, sys.argv[3])
QTest.qWait(1000)
print("a second has passed", flush=True)
QTest.qWait(60000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_after_kill_9_the_words_of_a_second_ago_are_there_and_so_is_the_caret(
    qtbot: QtBot, program: Program, tmp_path: Path, clock: Clock
) -> None:
    from datetime import UTC, datetime

    clock.at = datetime.now(UTC)
    board = make_board(program, tmp_path / "Westmarch.chairdesk")
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(board), str(program.home), "Typed until the end"],
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline().startswith(b"a second")
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    window = open_again(qtbot, program, board)
    again = meeting_page(qtbot, window)

    assert minuted(again.session.desk) == ["Typed until the end"]
    assert again.column.editor.textCursor().position() == len("Typed until the end")
    assert again.item_id == again.meeting.current_item_id
    assert faults(again.session.desk) == []
    window.close_board()


def test_the_window_opens_in_the_item_with_the_caret_and_not_in_the_one_being_taken(
    qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow
) -> None:
    first = page.lines[0].item.id
    page.show_item(first)
    type_words(page, "Looked back at the first item")
    press(page, ENTER)
    window.close_board()

    window.opening.open(board)

    assert window.shell is not None
    assert window.shell.current == "meeting"
    again = meeting_page(qtbot, window)
    assert again.item_id == first
    cursor = again.column.editor.textCursor()
    assert cursor.blockNumber() == 1  # the blank line that was begun
    assert cursor.block().text() == ""


# ------------------------------------------------------------------ a full disk


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Give a disk of this size, where the system lets us have one."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("no small disk can be mounted here")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a disk to the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    return ballast


@pytest.fixture
def full(
    qtbot: QtBot, window: MainWindow, board: Path, tmp_path: Path
) -> Iterator[tuple[MeetingPage, Path]]:
    """A meeting on a disk without room, with words typed before and words that wait."""
    with small_disk(tmp_path / "disk", "6m") as disk:
        there = disk / board.name
        shutil.copy(board, there)
        window.opening.open(there)
        page = meeting_page(qtbot, window)
        type_words(page, WORDS)
        page.column.editor.keeping.flush()
        window.shell.seal()
        ballast = fill(disk)
        number = 0
        while page.session.waiting_for is None and number < 40:
            press(page, ENTER)
            type_words(page, f"Paragraph {number} " + "word " * 40)
            page.column.editor.keeping.flush()
            number += 1
        assert page.session.waiting_for is not None
        yield page, ballast
        ballast.unlink(missing_ok=True)
        window.close_board()


def words_in(page: MeetingPage) -> list[str]:
    return [line for line in page.column.editor.toPlainText().split("\n") if line]


def test_a_full_disk_is_said_and_takes_words_all_the_same(
    qtbot: QtBot, full: tuple[MeetingPage, Path], window: MainWindow
) -> None:
    page, ballast = full
    status = window.shell.status

    type_words(page, "and on and on")

    assert page.column.editor.toPlainText().endswith("and on and on")
    assert status.saved.text() == "Last words not in the file yet, kept in this window"
    assert "full" in status.saved.toolTip()
    assert status.elsewhere.isVisible()
    assert page.message.isVisible()
    assert window.over.panel is None
    assert window.elsewhere.panel is None

    ballast.unlink()
    qtbot.waitUntil(lambda: page.session.waiting_for is None, timeout=5000)

    assert minuted(page.session.desk) == words_in(page)
    assert not status.elsewhere.isVisible()
    assert page.message.isHidden()
    assert page.session.desk.file.check() == []


def test_on_a_full_disk_the_board_and_every_word_go_to_another_place(
    qtbot: QtBot, full: tuple[MeetingPage, Path], window: MainWindow, tmp_path: Path
) -> None:
    page, _ballast = full
    type_words(page, " typed last")
    press(page, ENTER)
    type_words(page, "/note ask her afterwards")
    said = [line for line in words_in(page) if not line.startswith("/note")]
    item_id = page.item_id

    assert window.elsewhere.write_to(tmp_path / "elsewhere")

    again = meeting_page(qtbot, window)
    desk = again.session.desk
    assert desk.file.path == tmp_path / "elsewhere.chairdesk"
    assert minuted(desk) == said
    assert again.item_id == item_id
    assert again.session.waiting_for is None
    assert "elsewhere.chairdesk" in again.message.text()
    assert [one.text for one in private_notes.notes_for(desk, item_id)] == ["ask her afterwards"]
    assert rescued_words.words_left(window.program.home) == []
    assert again.column.editor.hasFocus()
    assert window.shell.sidebar.isHidden()
    type_words(again, "Goes on.")
    again.column.editor.keeping.flush()
    assert minuted(desk) == [*said, "Goes on."]
    assert desk.file.check() == []


def test_on_a_full_disk_a_line_to_record_waits_as_words_and_the_next_stands_below_it(
    full: tuple[MeetingPage, Path], window: MainWindow
) -> None:
    page, ballast = full
    press(page, ENTER)
    type_words(page, LINE)
    press(page, ENTER)
    type_words(page, "Said after it")
    assert words_in(page)[-2:] == [LINE, "Said after it"]

    ballast.unlink()
    page.column.editor.keeping.flush()
    press(page, Qt.Key.Key_Up)
    press(page, Qt.Key.Key_End)
    press(page, ENTER)

    assert page.session.waiting_for is None
    assert [one.title for one in page.session.desk.rows(Action)] == ["Look again"]
    assert minuted(page.session.desk)[-1] == "Said after it"


def test_where_the_caret_stood_in_words_that_waited_they_go_on_in_the_other_place(
    full: tuple[MeetingPage, Path], window: MainWindow, tmp_path: Path
) -> None:
    page, _ballast = full
    editor = page.column.editor
    type_words(page, "ends here")
    for _back in range(len("here")):
        press(page, Qt.Key.Key_Left)

    assert window.elsewhere.write_to(tmp_path / "elsewhere")

    again = window.shell.page_named("meeting")
    assert again.column.editor is not editor
    type_words(again, "right ")
    again.column.editor.keeping.flush()
    assert minuted(again.session.desk)[-1].endswith("ends right here")


def test_the_other_place_stands_first_on_the_list_of_boards(
    qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow, tmp_path: Path
) -> None:
    assert window.elsewhere.write_to(tmp_path / "elsewhere")

    there = tmp_path / "elsewhere.chairdesk"
    qtbot.waitUntil(
        lambda: [one.path for one in known_boards(window.program.home)] == [there, board],
        timeout=60_000,
    )


def test_closing_over_words_that_wait_asks_first_and_esc_goes_back(
    qtbot: QtBot, full: tuple[MeetingPage, Path], window: MainWindow
) -> None:
    page, ballast = full
    words = words_in(page)

    window.close()

    panel = window.elsewhere.panel
    assert window.isVisible()
    assert panel is not None
    assert words[-1] in panel.shown.toPlainText()
    assert "full" in panel.message.text()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert window.elsewhere.panel is None
    assert words_in(page) == words

    window.close()
    ballast.unlink()
    window.elsewhere.panel.again.click()

    assert not window.isVisible()
    assert window.shell is None


def test_the_words_become_a_text_where_no_other_place_is_wanted(
    full: tuple[MeetingPage, Path], window: MainWindow
) -> None:
    page, _ballast = full
    words = words_in(page)
    window.close_board()
    panel = window.elsewhere.panel
    assert panel is not None

    panel.as_text.click()

    (text,) = rescued_words.words_left(window.program.home)
    assert str(text) in panel.message.text()
    assert "not in the board" in panel.message.text()
    assert all(word.strip() in text.read_text(encoding="utf-8") for word in words)
    panel.leave.click()
    assert window.shell is None
    assert rescued_words.words_left(window.program.home) == [text]


def test_where_even_the_text_finds_no_place_that_is_said_and_the_words_can_be_copied(
    full: tuple[MeetingPage, Path], window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ballast = full
    words = words_in(page)
    window.close_board()
    panel = window.elsewhere.panel

    def nowhere(*_anything: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chair_desk.services.rescued_words._write", nowhere)
    panel.as_text.click()

    assert "nowhere" in panel.message.text()
    assert panel.leave.text() == "Close without these words"
    assert words[-1] in panel.shown.toPlainText()
    assert window.shell is not None


# ------------------------------------------------------------------ the stick


def test_a_pulled_stick_keeps_the_words_here_and_goes_on_when_it_is_back(
    qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow, temporary: Path
) -> None:
    type_words(page, WORDS)
    page.column.editor.keeping.flush()
    out = temporary.with_name("pulled out")
    board.parent.rename(out)

    press(page, ENTER)
    type_words(page, "Said while the stick was out")
    page.column.editor.keeping.flush()

    assert page.session.waiting_for is not None
    assert [copy.name for copy in temporary.iterdir()] == ["Westmarch (rescued 1).chairdesk"]
    assert window.shell.status.elsewhere.isVisible()
    type_words(page, ", and on")
    assert page.message.isVisible()
    out.rename(board.parent)
    qtbot.waitUntil(lambda: page.session.waiting_for is None, timeout=5000)

    assert minuted(page.session.desk) == [WORDS, "Said while the stick was out, and on"]
    assert page.message.isHidden()  # it told them to go on in a copy that is old by now
    window.close_board()
    again = open_again(qtbot, window.program, board)
    assert minuted(again.shell.session.desk) == [WORDS, "Said while the stick was out, and on"]
    assert faults(again.shell.session.desk) == []
    again.close_board()


def test_a_stick_that_stays_out_costs_no_word_either(
    qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow, tmp_path: Path
) -> None:
    type_words(page, WORDS)
    page.column.editor.keeping.flush()
    board.parent.rename(tmp_path / "pulled out")
    press(page, ENTER)
    type_words(page, "Said while the stick was out")
    page.column.editor.keeping.flush()
    type_words(page, ", and on")
    page.column.editor.keeping.flush()

    assert window.elsewhere.write_to(tmp_path / "elsewhere.chairdesk")

    desk = window.shell.session.desk
    assert minuted(desk) == [WORDS, "Said while the stick was out, and on"]
    assert desk.file.check() == []


def test_a_disk_that_answers_with_errors_loses_no_word(
    qtbot: QtBot, page: MeetingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every write fails for a while, as on a stick with a bad contact."""
    from chair_desk.store.faults import unreachable
    from chair_desk.store.writing import Writing

    type_words(page, WORDS)
    page.column.editor.keeping.flush()

    def broken(self: Writing, _mode: int) -> object:
        raise unreachable(self.place.path)

    with monkeypatch.context() as bad:
        bad.setattr(Writing, "_transaction", broken)
        press(page, ENTER)
        type_words(page, "Said meanwhile")
        page.column.editor.keeping.flush()
        assert "does not answer" in window.shell.status.saved.toolTip()
        assert page.column.editor.keeping.is_unkept()

    qtbot.waitUntil(lambda: page.session.waiting_for is None, timeout=5000)
    assert minuted(page.session.desk) == [WORDS, "Said meanwhile"]


# ------------------------------------------------------------------ the laptop that slept


def test_a_laptop_that_slept_goes_on_in_the_same_file_item_and_clock(
    qtbot: QtBot, page: MeetingPage, board: Path, window: MainWindow, clock: Clock
) -> None:
    here = mark_first_here(page)
    type_words(page, "Before the lid was shut")
    page.column.editor.keeping.flush()
    item_id = page.item_id
    note = board.with_name(f".{board.name}.lock")
    assert note.exists()

    clock.pass_by(minutes=50)  # no timer of ours ran meanwhile
    page.showing.show_course()
    type_words(page, ", and after")
    page.column.editor.keeping.flush()

    assert minuted(page.session.desk) == ["Before the lid was shut, and after"]
    is_as_it_was(page, item_id, here)
    assert note.exists()
    assert page.session.desk.clock() in page.band.accessibleName() + "".join(
        label.text() for label in page.band.findChildren(type(window.shell.status.saved))
    )
    other = Program(
        settings_folder=window.program.settings_folder, home=window.program.home, now=clock
    )
    from chair_desk.services.desk import StoreBusy

    with pytest.raises(StoreBusy):  # the file is still ours
        other.open(board)
    assert page.session.desk.file.check() == []
