from __future__ import annotations

from chair_desk.gui.spelling import spelling_of
from chair_desk.gui.window import MainWindow


def _toggle(window: MainWindow) -> None:
    from chair_desk.gui.command_list import COMMANDS

    next(one for one in COMMANDS if one.name == "edit.spelling").do(window)


def test_spelling_is_on_for_a_board_that_was_opened(open_window: MainWindow) -> None:
    assert open_window.shell is not None
    spelling = spelling_of(open_window.shell.session)

    assert spelling.is_on
    assert not spelling.is_ready  # the dictionary waits until an editor is shown


def test_one_command_turns_it_off_and_on_for_good(open_window: MainWindow) -> None:
    assert open_window.shell is not None
    spelling = spelling_of(open_window.shell.session)

    _toggle(open_window)
    assert not spelling.is_on
    assert not open_window.program.settings.check_spelling

    _toggle(open_window)
    assert spelling.is_on


def test_there_is_one_spelling_for_each_board(open_window: MainWindow) -> None:
    assert open_window.shell is not None
    session = open_window.shell.session

    assert spelling_of(session) is spelling_of(session)
