from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.page_list import ALL_PAGES
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.room_cover import HIDE_THEMSELVES, CoverSheet
from chair_desk.gui.shell import Shell
from chair_desk.gui.window import MainWindow


@pytest.fixture
def shell(open_window: MainWindow) -> Shell:
    open_window.resize(1360, 830)
    open_window.show()
    open_window.activateWindow()
    assert open_window.shell is not None
    return open_window.shell


def test_every_page_is_covered_but_those_that_hide_by_themselves(shell: Shell) -> None:
    shell.session.is_hidden_from_room = True

    for entry in ALL_PAGES:
        shell.show_page(entry.name)
        is_covered = isinstance(shell.stack.currentWidget(), CoverSheet)
        assert is_covered is (entry.name not in HIDE_THEMSELVES), entry.name
        assert shell.page_named(entry.name).isVisible() is not is_covered


def test_a_page_is_covered_the_moment_something_is_hidden(shell: Shell) -> None:
    shell.show_page("actions")
    assert shell.page_named("actions").isVisible()

    shell.session.is_hidden_from_room = True
    assert not shell.page_named("actions").isVisible()

    shell.session.is_hidden_from_room = False
    assert shell.page_named("actions").isVisible()


def test_enter_shows_one_page_until_it_is_left(shell: Shell, qtbot: QtBot) -> None:
    shell.session.is_hidden_from_room = True
    shell.show_page("actions")
    sheet = shell.room_cover.sheet
    assert sheet is not None
    shell.enter_page()
    qtbot.waitUntil(sheet.page_button.hasFocus)

    QTest.keyClick(sheet.page_button, Qt.Key.Key_Space)

    assert shell.page_named("actions").isVisible()
    shell.show_page("challenges")
    assert not shell.page_named("challenges").isVisible()
    shell.show_page("actions")
    assert not shell.page_named("actions").isVisible()


def test_everything_is_shown_again_in_the_meeting_too(shell: Shell) -> None:
    shell.show_page("meeting")
    page = shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    page.hide_notes()
    assert shell.session.is_hidden_from_room
    shell.show_page("today")
    sheet = shell.room_cover.sheet
    assert sheet is not None

    sheet.all_button.click()

    assert not shell.session.is_hidden_from_room
    assert not page.is_hidden_from_room
    assert shell.page_named("today").isVisible()


def test_words_being_typed_are_kept_before_a_page_is_covered(shell: Shell) -> None:
    settled = []
    shell.show_page("report")
    page = shell.page_named("report")
    page.settle = lambda: settled.append(True)  # type: ignore[method-assign]

    shell.session.is_hidden_from_room = True

    assert settled
    assert QApplication.focusWidget() is not page
