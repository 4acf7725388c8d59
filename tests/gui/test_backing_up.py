"""Backups by themselves, and going back to one."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.backups_panel import BackupsPanel
from chair_desk.gui.window import MainWindow
from chair_desk.services.backups import backups, look_into
from chair_desk.services.boards import change_board

from .meeting_room import in_session
from .test_locking import PATIENCE_MS, Clock, clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]


def the_panel(window: MainWindow) -> BackupsPanel:
    window.menus.actions["file.backups"].trigger()
    panel = window.backing_up.panel
    assert panel is not None
    return panel


def test_a_board_is_backed_up_soon_after_opening(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    opened.backing_up.look()
    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=PATIENCE_MS)
    opened.backing_up.look()
    assert len(backups(desk)) == 1


def test_a_backup_waits_until_hands_rest(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    assert opened.shell.session.run(change_board, meeting_place="Quillfeather Hall") is not None
    assert not opened.shell.is_at_rest

    opened.backing_up.look()

    assert backups(desk) == []
    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=3 * PATIENCE_MS)


def test_a_large_board_is_copied_a_little_at_a_time(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    desk.file.put_blob(random.Random(1).randbytes(5_000_000))
    opened.backing_up.back_up()

    QApplication.processEvents()
    assert backups(desk) == []
    assert change_board(desk, meeting_place="Quillfeather Hall")

    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=PATIENCE_MS)
    assert look_into(backups(desk)[0].path, desk.circumstances).faults == ()


def test_a_copy_that_was_given_up_is_begun_anew(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    opened.backing_up.back_up()
    desk.file.bring_home()

    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=PATIENCE_MS)


def test_a_backup_waits_for_the_first_key_already(opened: MainWindow, qtbot: QtBot) -> None:
    shell = opened.shell
    assert shell is not None
    meeting = in_session(shell.session.desk)
    shell.session.choose_meeting(meeting.id)
    shell.show_page("meeting")
    page = shell.pages["meeting"]
    assert isinstance(page, MeetingPage)
    qtbot.waitUntil(lambda: shell.is_at_rest, timeout=PATIENCE_MS)

    QTest.keyClick(page.column.editor, Qt.Key.Key_W)

    assert not shell.is_at_rest


def test_going_back_opens_the_board_as_it_was(
    opened: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    assert opened.shell is not None
    opened.shell.show_page("actions")
    opened.backing_up.back_up()
    desk = opened.shell.session.desk
    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=PATIENCE_MS)
    clock.at += timedelta(minutes=5)
    change_board(desk, meeting_place="Quillfeather Hall")
    panel = the_panel(opened)
    qtbot.waitUntil(lambda: "Good" in panel.title.text(), timeout=PATIENCE_MS)
    assert "undo 1 change" in panel.undone.text()
    panel.restore.click()
    assert opened.shell.session.desk is desk
    panel.restore.click()
    qtbot.waitUntil(lambda: opened.backing_up.panel is None, timeout=PATIENCE_MS)
    assert opened.shell is not None
    assert opened.shell.session.desk.board.meeting_place == ""
    assert opened.shell.current == "actions"
    assert opened.shell.page is not None
    assert "set aside" in opened.shell.page.message.text()


def test_a_damaged_backup_is_said_to_be_not_good(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.shell is not None
    desk = opened.shell.session.desk
    opened.backing_up.back_up()
    qtbot.waitUntil(lambda: len(backups(desk)) == 1, timeout=PATIENCE_MS)
    path = backups(desk)[0].path
    content = bytearray(path.read_bytes())
    content[700] ^= 1
    path.write_bytes(content)
    panel = the_panel(opened)
    qtbot.waitUntil(lambda: "Not good" in panel.title.text(), timeout=PATIENCE_MS)
    assert not panel.restore.isEnabled()


def test_a_second_place_gets_one_at_once(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert opened.shell is not None
    panel = the_panel(opened)
    assert "no backup yet" in panel.title.text()
    opened.backing_up.set_place(str(tmp_path / "stick"))
    desk = opened.shell.session.desk
    qtbot.waitUntil(lambda: len(backups(desk, str(tmp_path / "stick"))) == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: panel.list.count() == 2, timeout=PATIENCE_MS)
    assert "stick" in panel.place.text()
