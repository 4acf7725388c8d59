from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.preferences import PreferencesPage
from chair_desk.gui.program import Program
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from chair_desk.services.settings import Theme, load_settings


@pytest.fixture
def page(qtbot: QtBot, program: Program) -> PreferencesPage:
    made = PreferencesPage(program)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_holds_at_once_and_is_kept(page: PreferencesPage, program: Program) -> None:
    page.theme.choose("dark")
    page.theme.chosen.emit("dark")

    assert look().theme.name == "dark"
    assert load_settings(program.settings_folder).settings.theme is Theme.DARK


def test_the_name_is_kept_when_the_field_is_left(page: PreferencesPage, program: Program) -> None:
    page.who.setText("Ruth Lindqvist")
    page.who.editingFinished.emit()

    assert program.settings.who == "Ruth Lindqvist"


def test_escape_goes_back_and_keeps_what_was_typed(
    qtbot: QtBot, page: PreferencesPage, program: Program
) -> None:
    page.role.setText("Business manager")

    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert program.settings.role == "Business manager"


def test_names_are_kept_only_as_long_as_wanted(page: PreferencesPage, program: Program) -> None:
    page.names.setChecked(True)
    assert program.settings.keep_names

    page.names.setChecked(False)

    assert not program.settings.keep_names


def test_the_marks_of_spelling_can_be_turned_off(page: PreferencesPage, program: Program) -> None:
    assert page.spelling.isChecked()

    page.spelling.setChecked(False)

    assert not load_settings(program.settings_folder).settings.check_spelling


def test_settings_that_cannot_be_written_are_said_in_place(
    page: PreferencesPage, program: Program
) -> None:
    program.settings_folder.rename(program.settings_folder.with_name("gone"))
    program.settings_folder.write_text("a file where a folder was", encoding="utf-8")

    page.names.setChecked(True)

    assert page.message.isVisible()


def test_done_goes_back_to_what_was_open(open_window: MainWindow) -> None:
    open_window.show_preferences()
    page = open_window.stack.currentWidget()
    assert isinstance(page, PreferencesPage)

    page.done.click()

    assert open_window.stack.currentWidget() is open_window.shell
