"""A meeting in session in a real window, on a file that can be cut off, filled up or pulled out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Minute
from chair_desk.services import session_clock
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk
from tests.gui.meeting_room import add_meeting, people_the_board

WORDS = "The Chair welcomed everybody."


def make_board(program: Program, path: Path) -> Path:
    """Make a board whose meeting of today is in session, at its second item."""
    desk = program.create(path)
    new_board(
        desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            short_name="Westmarch SCP",
            chair="Rosalind Larkspur",
        ),
    )
    people_the_board(desk)
    meeting = add_meeting(desk, on=desk.today())
    session_clock.begin(desk, meeting.id)
    second = desk.rows(AgendaItem, meeting_id=meeting.id, order=("place",))[1]
    session_clock.start_item(desk, second.id)
    desk.close()
    return path


def meeting_page(bot: QtBot, window: MainWindow) -> MeetingPage:
    """Show the meeting, ready for keys."""
    assert window.shell is not None
    window.shell.show_page("meeting")
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    bot.waitUntil(page.isVisible)
    return page


def type_words(page: MeetingPage, words: str) -> None:
    page.column.editor.setFocus()
    QTest.keyClicks(page.column.editor, words)


def press(page: MeetingPage, key: Qt.Key) -> None:
    QTest.keyClick(page.column.editor, key)


def minuted(desk: Desk) -> list[str]:
    """Return every paragraph of the board, in order."""
    return [one.text for one in desk.rows(Minute, order=("item_id", "place"))]


def open_again(bot: QtBot, program: Program, path: Path) -> MainWindow:
    """Open a board in a new window, as after a crash."""
    window = MainWindow(program)
    bot.addWidget(window)
    window.show()
    window.opening.open(path)
    bot.waitUntil(lambda: window.shell is not None)
    return window
