"""Locking the open board, and going back to where the person was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.lock import LockPage
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.boards import Board
from chair_desk.services import boards, meetings, session_clock
from chair_desk.services.passphrases import is_locked, new_key
from chair_desk.services.recovery import lines_of
from chair_desk.store import key as keys

from .conftest import NAME, NOON

WORDS = "harbour lantern seven teapots"
PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive with little memory: the strength is tested where the key is."""
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)


class Clock:
    def __init__(self) -> None:
        self.at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock(program: Program) -> Clock:
    """A clock to be set by hand."""
    clock = Clock()
    program.now = clock
    return clock


@pytest.fixture
def locked_board(tmp_path: Path, program: Program) -> Path:
    path = tmp_path / "locked.chairdesk"
    desk = program.create(path, new_key(WORDS))
    boards.new_board(desk, boards.NewBoard(profile="lscp_2023", name=NAME, short_name="Westmarch"))
    desk.close()
    return path


@pytest.fixture
def opened(
    window: MainWindow, locked_board: Path, clock: Clock, qtbot: QtBot
) -> Iterator[MainWindow]:
    """A window with the locked board, unlocked."""
    window.opening.open(locked_board)
    unlock(window, WORDS, qtbot)
    yield window
    window.let_go()


def lock_page(window: MainWindow) -> LockPage:
    page = window.stack.currentWidget()
    assert isinstance(page, LockPage)
    return page


def unlock(window: MainWindow, words: str, qtbot: QtBot) -> None:
    page = lock_page(window)
    qtbot.keyClicks(page.field.line, words)
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)


def words_on(widget: QWidget) -> str:
    texts = [*widget.findChildren(QTextEdit), *widget.findChildren(QPlainTextEdit)]
    lines = [*widget.findChildren(QLabel), *widget.findChildren(QLineEdit)]
    said = [window_title(widget), *(each.text() for each in lines)]
    said += [each.toPlainText() for each in texts]
    return "\n".join(said)


def window_title(widget: QWidget) -> str:
    return widget.window().windowTitle()


def test_a_locked_board_asks_and_opens(opened: MainWindow) -> None:
    assert opened.shell is not None
    assert opened.shell.session.desk.file.is_locked
    assert "encrypted" in opened.shell.status.place.text()
    assert opened.shell.status.lock.isVisibleTo(opened)


def test_locking_closes_the_file_and_wipes_the_key(opened: MainWindow, locked_board: Path) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    key = desk.circumstances.key
    assert key is not None
    meetings.add_meeting(desk, boards.main_body(desk).id, desk.today(), place="Quillfeather Hall")
    opened.menus.actions["file.lock"].trigger()
    assert opened.shell is None
    assert key.is_wiped
    assert is_locked(locked_board)
    assert not list(locked_board.parent.glob(f".{locked_board.name}.lock"))
    assert "Quillfeather" not in words_on(opened)
    assert "locked" in opened.windowTitle()
    assert not opened.menus.actions["edit.undo"].isEnabled()


def test_unlocking_goes_back_to_the_page(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    opened.shell.show_page("actions")
    opened.locking.lock()
    unlock(opened, WORDS.upper(), qtbot)
    assert opened.shell is not None
    assert opened.shell.current == "actions"


def test_typing_is_sealed_before_it_locks(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    desk.file.type_into(Board, desk.board.id, "meeting_place", "Committee Room 2")
    opened.locking.lock()
    unlock(opened, WORDS, qtbot)
    desk = opened.shell.session.desk
    assert desk.board.meeting_place == "Committee Room 2"
    assert desk.file.undo_label


def test_a_wrong_passphrase_is_said_calmly_and_waits(
    window: MainWindow, locked_board: Path, clock: Clock, qtbot: QtBot
) -> None:
    window.opening.open(locked_board)
    page = lock_page(window)
    for _try in range(3):
        qtbot.keyClicks(page.field.line, "not these words")
        qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "ot the passphrase" in page.note.text(), timeout=PATIENCE_MS)
        assert page.field.text() == ""
        page.note.setText("")
    assert not page.unlock.isEnabled()
    page._count_down()
    page._count_down()
    assert page.unlock.isEnabled()
    clock.at += timedelta(seconds=5)
    unlock(window, WORDS, qtbot)
    window.let_go()


def test_the_recovery_sheet_opens_it(
    window: MainWindow, tmp_path: Path, program: Program, qtbot: QtBot
) -> None:
    path = tmp_path / "other.chairdesk"
    key = new_key(WORDS)
    desk = program.create(path, key)
    boards.new_board(desk, boards.NewBoard(profile="lscp_2023", name=NAME))
    desk.close()
    window.opening.open(path)
    page = lock_page(window)
    page.forgotten.linkActivated.emit("sheet")
    assert page.sheet.isVisibleTo(page)
    page.sheet.setPlainText("\n".join(lines_of(key.raw)[:3]))
    page.unlock.click()
    qtbot.waitUntil(lambda: "signs" in page.note.text(), timeout=PATIENCE_MS)
    page.sheet.setPlainText("\n".join(lines_of(key.raw)))
    page.unlock.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)
    window.let_go()


def test_it_locks_by_time_and_warns_a_minute_before(opened: MainWindow, clock: Clock) -> None:
    assert opened.shell is not None
    clock.at += timedelta(minutes=9, seconds=30)
    opened.locking.look()
    assert "Locks in 30 seconds" in opened.shell.status.place.text()
    opened.locking.eventFilter(opened, QEvent(QEvent.Type.KeyPress))
    assert "encrypted" in opened.shell.status.place.text()
    clock.at += timedelta(minutes=10)
    opened.locking.look()
    assert opened.shell is None


def test_it_locks_after_sleep(opened: MainWindow) -> None:
    assert opened.shell is not None
    opened.shell.projector.clock.slept.emit(5)
    assert opened.shell is None


@pytest.fixture
def in_session(opened: MainWindow) -> MainWindow:
    """The locked board, with a meeting of two and a half hours that begins now."""
    assert opened.shell is not None
    desk = opened.shell.session.desk
    made = meetings.add_meeting(desk, boards.main_body(desk).id, desk.today(), place="Hall").made
    session_clock.begin(desk, made)
    return opened


def test_it_never_locks_during_a_meeting(in_session: MainWindow, clock: Clock) -> None:
    """Not by time, not after sleep, not when the clock is set: nobody is locked out of it."""
    shell = in_session.shell
    assert shell is not None
    for minutes in (15, 100, 30):
        clock.at += timedelta(minutes=minutes)
        in_session.locking.look()
        shell.projector.clock.slept.emit(minutes)
        assert in_session.shell is shell
        assert "encrypted" in shell.status.place.text()
    shell.projector.clock.was_set.emit(clock.at - timedelta(days=1))
    in_session.locking.look()
    assert in_session.shell is shell


def test_a_session_that_nobody_closed_is_locked_long_after_a_long_warning(
    in_session: MainWindow, clock: Clock
) -> None:
    opened = in_session
    assert opened.shell is not None
    clock.at += timedelta(minutes=149)
    opened.locking.look()
    clock.at += timedelta(minutes=109)
    opened.locking.look()
    assert "encrypted" in opened.shell.status.place.text()
    clock.at += timedelta(hours=3)  # the laptop slept, or nobody looked
    opened.locking.look()
    assert "Locks in 10 minutes unless you go on" in opened.shell.status.place.text()
    opened.locking.eventFilter(opened, QEvent(QEvent.Type.MouseMove))
    assert "encrypted" in opened.shell.status.place.text()
    clock.at += timedelta(minutes=115)
    opened.locking.look()
    assert "Locks in 10 minutes" in opened.shell.status.place.text()
    clock.at += timedelta(minutes=10)
    opened.locking.look()
    assert opened.shell is None


def test_it_locks_after_a_night_even_in_a_session_that_nobody_closed(
    in_session: MainWindow, clock: Clock
) -> None:
    assert in_session.shell is not None
    clock.at += timedelta(hours=10)
    in_session.shell.projector.clock.slept.emit(600)
    assert in_session.shell is None


def test_a_clock_put_back_gives_no_time_away(opened: MainWindow, clock: Clock) -> None:
    clock.at -= timedelta(days=30)
    opened.locking.look()
    clock.at += timedelta(minutes=10)
    opened.locking.look()
    assert opened.shell is None


def test_a_plain_board_is_not_locked(
    window: MainWindow, new_desk: Callable[..., object], program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "plain.chairdesk"
    desk = program.create(path)
    boards.new_board(desk, boards.NewBoard(profile="lscp_2023", name=NAME))
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    assert "no passphrase" in window.shell.status.place.text()
    assert window.locking.reason()
    window.locking.lock()
    assert window.shell is not None
    window.let_go()


def test_another_board_can_be_opened_instead(opened: MainWindow, qtbot: QtBot) -> None:
    opened.locking.lock()
    qtbot.keyClick(lock_page(opened), Qt.Key.Key_Escape)
    assert opened.stack.currentWidget() is opened.front
