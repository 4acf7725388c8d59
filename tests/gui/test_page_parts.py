from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem
from pytestqt.qtbot import QtBot

from chair_desk.gui.finding import Finder
from chair_desk.gui.session import Session
from chair_desk.gui.shell import Shell
from chair_desk.gui.window import MainWindow
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import create_desk
from chair_desk.services.log_types import keep_log_type


@pytest.fixture
def shell(open_window: MainWindow) -> Shell:
    open_window.resize(1360, 830)
    open_window.show()
    open_window.activateWindow()
    assert open_window.shell is not None
    return open_window.shell


def lines(shell: Shell) -> list[str]:
    nav = shell.sidebar.pages
    return [nav.item(number).text() for number in range(nav.count())]


def line(shell: Shell, label: str) -> QListWidgetItem:
    (found,) = shell.sidebar.pages.findItems(label, Qt.MatchFlag.MatchExactly)
    return found


def heading(shell: Shell) -> str:
    assert shell.page is not None
    return shell.page.heading.text()


def marked(shell: Shell) -> list[str]:
    return [item.text() for item in shell.sidebar.pages.selectedItems()]


def test_each_register_has_a_line_while_registers_are_shown_and_folds_after(shell: Shell) -> None:
    folded = lines(shell)
    assert "Training" not in folded

    shell.show_page("registers")

    shown = lines(shell)
    at = shown.index("Registers")
    labels = [part.label for part in shell.page_named("registers").side_parts]
    assert shown[at + 1 : at + 1 + len(labels)] == labels
    assert {"Training", "Priorities and business plan", "Related boards", "Risks"} <= set(labels)
    assert marked(shell) == ["Risks"] == [heading(shell)]
    shell.show_page("funding")
    assert lines(shell) == folded
    assert marked(shell) == ["Funding"]


def test_the_arrows_go_through_the_registers_and_past_both_their_ends(shell: Shell) -> None:
    shell.show_page("recommendations")
    nav = shell.sidebar.pages
    nav.setFocus()
    labels = []
    QTest.keyClick(nav, Qt.Key.Key_Down)
    while shell.current == "registers":
        assert marked(shell) == [heading(shell)]
        labels.append(heading(shell))
        QTest.keyClick(nav, Qt.Key.Key_Down)
    assert labels == [part.label for part in shell.page_named("registers").side_parts]
    assert marked(shell) == ["Attendance"]

    QTest.keyClick(nav, Qt.Key.Key_Up)
    assert marked(shell) == [labels[-1]] == [heading(shell)], "as it was left"
    for _label in labels:
        QTest.keyClick(nav, Qt.Key.Key_Up)
    assert marked(shell) == ["Recommendations"]
    assert "Training" not in lines(shell)


def test_the_mark_follows_the_page(shell: Shell) -> None:
    shell.show_page("registers")
    labels = [part.label for part in shell.page_named("registers").side_parts]
    shell.page_named("registers").do("registers.next")
    assert marked(shell) == [labels[1]]

    shell.show_page("registers", ("part", "training"))
    assert marked(shell) == ["Training"] == [heading(shell)]
    shell.show_page("funding")
    shell.show_page("registers")
    assert marked(shell) == ["Training"]
    shell.rebuild()
    assert marked(shell) == [heading(shell)]


def test_a_register_taken_up_has_its_line_at_once_and_goes_with_undo(shell: Shell) -> None:
    shell.show_page("registers")
    assert "Requests for information" not in lines(shell)

    shell.session.run(keep_log_type, "information_request")
    assert "Requests for information" in lines(shell)
    shell.undo()
    assert "Requests for information" not in lines(shell)
    assert marked(shell) == [heading(shell)]


def test_a_press_chooses_one_line_however_the_lines_move_under_it(shell: Shell) -> None:
    shell.show_page("registers")
    nav = shell.sidebar.pages
    nav.scrollToItem(line(shell, "Attendance"))
    place = nav.visualItemRect(line(shell, "Attendance")).center()
    QTest.mousePress(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(place.x() + 1, place.y() + 1)
    moved = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, left, plain)
    QApplication.sendEvent(nav.viewport(), moved)
    QTest.mouseRelease(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert shell.current == "attendance"
    assert marked(shell) == ["Attendance"]


def test_the_words_of_no_register_are_cut(shell: Shell) -> None:
    shell.show_page("registers")
    nav = shell.sidebar.pages
    room = nav.viewport().width()
    high = {
        item.text(): nav.visualItemRect(item).height()
        for item in (nav.item(number) for number in range(nav.count()))
    }
    assert high["What the board was asked to take on"] > high["Risks"], "on two lines"
    assert all(nav.visualItemRect(nav.item(n)).width() <= room for n in range(nav.count()))


def test_find_or_do_goes_to_a_register_by_its_name(open_window: MainWindow, shell: Shell) -> None:
    assert Finder(open_window)("training")[0].label == "Training"
    first = Finder(open_window)("related boards")[0]
    assert (first.label, first.note) == ("Related boards", "Register")

    first.do()
    assert (shell.current, heading(shell)) == ("registers", "Related boards")
    assert marked(shell) == ["Related boards"]


@pytest.mark.parametrize(("profile", "has_requests"), [("wales_children", True), ("sbni", False)])
def test_the_profile_decides_which_registers_there_are(
    qtbot: QtBot, tmp_path: Path, profile: str, has_requests: bool
) -> None:
    desk = create_desk(tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home")
    new_board(desk, NewBoard(profile=profile, name="Westmarch Board"))
    shell = Shell(Session(desk))
    qtbot.addWidget(shell)
    shell.show()
    shell.show_page("registers")

    assert ("Requests for information" in lines(shell)) is has_requests
    shell.close_board()
