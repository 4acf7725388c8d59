from __future__ import annotations

from pytestqt.qtbot import QtBot

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


def test_once_a_board_is_closed_its_words_are_not_looked_up_any_more(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("meeting")
    spelling = spelling_of(open_window.shell.session)
    spelling.read()
    qtbot.waitUntil(lambda: spelling.is_ready)
    assert spelling.doubts("Qwxzv")

    open_window.close_board()

    assert not spelling.is_ready
    assert not spelling.doubts("Vzxwq")
    assert not spelling.advice("Vzxwq")


def test_a_dictionary_that_comes_after_the_board_was_closed_is_not_used(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("meeting")
    spelling = spelling_of(open_window.shell.session)
    spelling.read()

    open_window.close_board()
    open_window.program.background.wait()
    qtbot.wait(10)

    assert not spelling.is_ready


def test_the_words_of_the_board_are_gathered_before_any_text_is_looked_at(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    """Else the first key after the dictionary came would wait for both."""
    from chair_desk.services.spelling import add_word

    assert open_window.shell is not None
    spelling = spelling_of(open_window.shell.session)
    gathered: list[bool] = []
    spelling.changed.connect(lambda: gathered.append(spelling._known is not None))
    spelling.read()
    qtbot.waitUntil(lambda: len(gathered) == 1)
    open_window.shell.session.run(add_word, "Qwxzv")
    qtbot.waitUntil(lambda: len(gathered) == 2)

    assert gathered == [True, True]
    assert not spelling.doubts("Qwxzv")
