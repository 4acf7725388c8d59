from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.finding import Finder
from chair_desk.gui.parts.command_palette import FOUND, CommandPalette, Found
from chair_desk.gui.window import MainWindow


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    return window


def search_in(window: QWidget, *labels: str, done: list[str], reason: str = "") -> CommandPalette:
    class Do:
        def __init__(self, label: str) -> None:
            self.label = label

        def __call__(self) -> None:
            done.append(self.label)

    def search(text: str) -> list[Found]:
        return [
            Found(label=label, do=Do(label), reason=reason)
            for label in labels
            if text.casefold() in label.casefold()
        ]

    return CommandPalette(window, search)


def test_what_is_typed_narrows_what_is_shown_and_enter_does_it(qtbot: QtBot, host: QWidget) -> None:
    done: list[str] = []
    palette = search_in(host, "Undo", "Redo", "Quit", done=done)

    qtbot.keyClicks(palette.line, "do")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert done == ["Redo"]


def test_arrows_go_round_the_list(qtbot: QtBot, host: QWidget) -> None:
    palette = search_in(host, "Undo", "Redo", "Quit", done=[])

    qtbot.keyClick(palette.line, Qt.Key.Key_Up)

    assert palette.view.currentIndex().data() == "Quit"


def test_what_cannot_be_done_stays_and_says_why(qtbot: QtBot, host: QWidget) -> None:
    done: list[str] = []
    palette = search_in(host, "Undo", done=done, reason="There is nothing to undo.")
    palette.present()

    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert done == []
    said = palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Undo, There is nothing to undo."


def test_nothing_found_is_said(qtbot: QtBot, host: QWidget) -> None:
    palette = search_in(host, "Undo", done=[])

    palette.line.setText("zebra")

    assert palette.nothing.text() == "Nothing is called “zebra”."


def test_the_palette_finds_commands_people_and_partners(open_window: MainWindow) -> None:
    find = Finder(open_window)

    assert find("larger text")[0].label == "Larger text"
    assert "Gwen Hartley" in [found.label for found in find("gwen")]
    assert "Police force" in [found.label for found in find("pol")]


def test_choosing_a_partner_shows_its_page(open_window: MainWindow) -> None:
    shell = open_window.shell
    assert shell is not None
    found = next(each for each in Finder(open_window)("police") if each.note == "Partner")

    found.do()

    page = shell.page
    assert page is not None
    assert page._lines[page.key].name == "Police force"  # type: ignore[attr-defined]


def test_what_was_done_last_comes_first(open_window: MainWindow) -> None:
    open_window.menus.actions["view.larger"].trigger()

    first = Finder(open_window)("")[0]

    assert first.label == "Larger text"


def test_the_whole_line_is_kept_with_each_row(qtbot: QtBot, host: QWidget) -> None:
    palette = search_in(host, "Undo", done=[])

    assert isinstance(palette.view.currentIndex().data(FOUND), Found)
