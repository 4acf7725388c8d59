"""The key in this computer's keyring, through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.new_board import NewBoardPage
from chair_desk.gui.pages.new_board_steps import FileStep
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.services.boards import NewBoard
from chair_desk.services.system_keyring import SystemKeyring
from tests.services.memory_keyring import MemoryKeyring

from .conftest import NAME
from .test_locking import PATIENCE_MS, WORDS, Clock, clock, lock_page, locked_board, quick, unlock
from .test_passphrase_changing import OTHER, fill, plain, the_panel

__all__ = ["Clock", "clock", "locked_board", "plain", "quick"]


@pytest.fixture
def memory(program: Program) -> MemoryKeyring:
    """A keyring in memory, the only one the program knows."""
    made = MemoryKeyring()
    program.keyring = SystemKeyring(program.home, lambda: made)
    return made


def open_and_keep(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.opening.open(path)
    page = lock_page(window)
    qtbot.waitUntil(page.keep.box.isEnabled, timeout=PATIENCE_MS)
    assert not page.keep.box.isChecked()
    page.keep.box.click()
    unlock(window, WORDS, qtbot)
    qtbot.waitUntil(lambda: "is kept in" in the_words(window), timeout=PATIENCE_MS)


def the_words(window: MainWindow) -> str:
    assert window.shell is not None
    assert window.shell.page is not None
    return window.shell.page.message.text()


def again(window: MainWindow, path: Path) -> None:
    window.let_go()
    window.opening.open(path)


def test_the_key_of_a_board_that_is_set_up_is_kept_where_the_box_is_ticked(
    window: MainWindow, memory: MemoryKeyring, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_new_board()
    page = window.stack.currentWidget()
    assert isinstance(page, NewBoardPage)
    step = page.steps[-1]
    assert isinstance(step, FileStep)
    qtbot.waitUntil(page.keep.box.isEnabled, timeout=PATIENCE_MS)
    assert not page.keep.box.isChecked()
    page.asked = NewBoard(profile="lscp_2023", name=NAME)
    page.stack.setCurrentIndex(len(page.steps) - 1)
    step.propose(tmp_path / "new.chairdesk")
    step.passphrase.line.setText(WORDS)
    step.again.line.setText(WORDS)
    page.keep.box.click()
    page.go_on()
    qtbot.waitUntil(lambda: len(memory.kept) == 1, timeout=PATIENCE_MS)
    again(window, tmp_path / "new.chairdesk")
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_a_kept_key_opens_the_board_and_a_lock_asks_all_the_same(
    window: MainWindow, locked_board: Path, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    open_and_keep(window, locked_board, qtbot)
    assert len(memory.kept) == 1
    again(window, locked_board)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)
    window.locking.lock()
    page = lock_page(window)
    assert page.keep.isHidden()
    page.another_asked.emit()
    window.opening.open(locked_board)
    page = lock_page(window)
    qtbot.waitUntil(page.keep.box.isEnabled, timeout=PATIENCE_MS)
    assert window.shell is None
    assert page.keep.box.isChecked()
    unlock(window, WORDS, qtbot)
    qtbot.waitUntil(lambda: "is kept in" in the_words(window), timeout=PATIENCE_MS)
    again(window, locked_board)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_unlocking_after_a_lock_lets_the_key_open_again(
    window: MainWindow,
    program: Program,
    locked_board: Path,
    memory: MemoryKeyring,
    qtbot: QtBot,
) -> None:
    open_and_keep(window, locked_board, qtbot)
    window.locking.lock()
    assert not program.keyring.may_open(locked_board)
    unlock(window, WORDS, qtbot)
    assert program.keyring.may_open(locked_board)
    assert len(memory.kept) == 1
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_a_box_that_is_unticked_takes_the_key_out(
    window: MainWindow, locked_board: Path, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    open_and_keep(window, locked_board, qtbot)
    panel = the_panel(window)
    qtbot.waitUntil(panel.keep.box.isEnabled, timeout=PATIENCE_MS)
    panel.keep.box.click()
    qtbot.waitUntil(lambda: "is out of" in panel.message.text(), timeout=PATIENCE_MS)
    assert memory.kept == {}
    panel.keep.box.click()
    qtbot.waitUntil(lambda: "is kept in" in panel.message.text(), timeout=PATIENCE_MS)
    assert len(memory.kept) == 1
    memory.is_shut = True
    panel.keep.box.click()
    qtbot.waitUntil(lambda: "not opened" in panel.message.text(), timeout=PATIENCE_MS)
    assert panel.keep.box.isChecked()
    memory.is_shut = False
    window.locking.lock()
    page = lock_page(window)
    page.another_asked.emit()
    window.opening.open(locked_board)
    page = lock_page(window)
    qtbot.waitUntil(page.keep.box.isEnabled, timeout=PATIENCE_MS)
    page.keep.box.click()
    unlock(window, WORDS, qtbot)
    qtbot.waitUntil(lambda: memory.kept == {}, timeout=PATIENCE_MS)
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_a_key_that_is_gone_or_shut_in_is_said_and_the_passphrase_opens(
    window: MainWindow, locked_board: Path, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    open_and_keep(window, locked_board, qtbot)
    memory.is_shut = True
    again(window, locked_board)
    page = lock_page(window)
    qtbot.waitUntil(lambda: "not opened" in page.note.text(), timeout=PATIENCE_MS)
    memory.is_shut = False
    memory.kept.clear()
    page.another_asked.emit()
    window.opening.open(locked_board)
    page = lock_page(window)
    qtbot.waitUntil(lambda: "no key of this board" in page.note.text(), timeout=PATIENCE_MS)
    unlock(window, WORDS, qtbot)
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_a_key_that_comes_when_another_board_is_asked_for_opens_nothing(
    window: MainWindow, program: Program, locked_board: Path, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    open_and_keep(window, locked_board, qtbot)
    window.let_go()
    key = program.keyring.key_of(locked_board)
    assert key is not None
    window.opening.open(locked_board)
    window.locking.unlocking._leave()
    window.locking.unlocking._open_by_keyring(key)
    assert key.is_wiped
    assert window.shell is None
    assert len(memory.kept) == 1
    program.background.wait()


def test_a_new_passphrase_keeps_its_key_and_lets_the_old_one_go(
    window: MainWindow, plain: Path, memory: MemoryKeyring, qtbot: QtBot
) -> None:
    panel = the_panel(window)
    qtbot.waitUntil(panel.keep.box.isEnabled, timeout=PATIENCE_MS)
    panel.keep.box.click()
    fill(panel, WORDS)
    qtbot.waitUntil(lambda: len(memory.kept) == 1, timeout=PATIENCE_MS)
    first = dict(memory.kept)
    qtbot.waitUntil(lambda: "is kept in" in the_words(window), timeout=PATIENCE_MS)
    panel = the_panel(window)
    qtbot.waitUntil(panel.keep.box.isEnabled, timeout=PATIENCE_MS)
    assert panel.keep.box.isChecked()
    fill(panel, OTHER, old=WORDS)
    qtbot.waitUntil(lambda: "is kept in" in the_words(window), timeout=PATIENCE_MS)
    assert len(memory.kept) == 1
    assert memory.kept != first
    panel = the_panel(window)
    panel.off.setChecked(True)
    assert panel.keep.isHidden()
    fill(panel, "", old=OTHER)
    qtbot.waitUntil(lambda: "taken off" in the_words(window), timeout=PATIENCE_MS)
    assert memory.kept == {}
    again(window, plain)
    assert window.shell is not None
    window.let_go()


@pytest.mark.usefixtures("clock")
def test_without_a_keyring_the_box_is_greyed_with_its_reason(
    window: MainWindow, program: Program, locked_board: Path, qtbot: QtBot
) -> None:
    program.keyring = SystemKeyring(program.home, lambda: None)
    window.opening.open(locked_board)
    page = lock_page(window)
    qtbot.waitUntil(lambda: "no keyring" in page.keep.note.text(), timeout=PATIENCE_MS)
    assert not page.keep.box.isEnabled()
    unlock(window, WORDS, qtbot)
    panel = the_panel(window)
    qtbot.waitUntil(lambda: "no keyring" in panel.keep.note.text(), timeout=PATIENCE_MS)
    window.let_go()
