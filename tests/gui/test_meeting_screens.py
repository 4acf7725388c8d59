"""The laws of the screens, on agenda, meeting and minutes with much in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from chair_desk.records.grammar import parse_line
from chair_desk.services import attendance, minutes, private_notes, session_clock
from chair_desk.services.desk import Desk
from chair_desk.services.surroundings import surroundings_of
from tests.gui.lints import faults, tab_stops
from tests.gui.meeting_room import in_session, people_the_board, type_keys

SIZES = [(100, 1360, 830), (100, 1280, 690), (115, 1280, 690), (150, 1360, 830), (100, 1180, 660)]
LINES = (
    "Nell Applegarth reported that 58% of interviews took place within 72 hours.",
    "/challenge @Priya Sandalwood Give the date by 18 dec",
    "/decision Agreed to publish the findings",
    "!! Words for the confidential part.",
)


@pytest.fixture
def busy_window(window: MainWindow, new_desk: Callable[..., Desk]) -> MainWindow:
    """A window on a meeting in session with minutes, notes and people."""
    desk = new_desk()
    people_the_board(desk)
    meeting = in_session(desk)
    attendance.everyone_is_here(desk, meeting.id)
    around = surroundings_of(desk, meeting.id)
    item_id = meeting.current_item_id or ""
    for line in LINES:
        minutes.record_line(desk, item_id, parse_line(line, around))
    session_clock.next_item(desk, meeting.id)
    session_clock.start_item(desk, item_id)
    private_notes.add_note(desk, item_id, "Say nothing more here.")
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    return window


TURNS = 10  # of the event loop: a long sheet is laid out in several


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["agenda", "meeting", "minutes"])
def test_a_full_page_is_named_and_whole(
    qtbot: QtBot,
    qapp: QApplication,
    busy_window: MainWindow,
    name: str,
    size: tuple[int, int, int],
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    busy_window.resize(width, height)
    shell = busy_window.shell
    assert shell is not None
    shell.show_page(name)

    assert faults(busy_window, qtbot.wait, turns=TURNS, pause=60) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_panel_under_the_line_is_whole(
    qtbot: QtBot, qapp: QApplication, busy_window: MainWindow, size: tuple[int, int, int]
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    busy_window.resize(width, height)
    shell = busy_window.shell
    assert shell is not None
    shell.show_page("meeting")
    page = shell.page
    assert isinstance(page, MeetingPage)
    busy_window.activateWindow()
    qtbot.waitUntil(busy_window.isActiveWindow)
    page.column.editor.setFocus()
    type_keys(page.column.editor, "\r")
    type_keys(
        page.column.editor, "/action @Nell Applegarth to dip-sample late interviews by 18 dec"
    )
    panel = page.writing.panel
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: "A-001" in panel.enter.text())

    assert faults(busy_window, qtbot.wait, turns=TURNS, pause=60) == {}
    line = page.column.editor.cursorRect()
    assert line.top() >= 0


@pytest.mark.parametrize("name", ["agenda", "minutes"])
def test_tab_goes_round_a_full_page(qtbot: QtBot, busy_window: MainWindow, name: str) -> None:
    shell = busy_window.shell
    assert shell is not None
    busy_window.activateWindow()
    qtbot.waitUntil(busy_window.isActiveWindow)
    shell.show_page(name)

    assert len(tab_stops(shell.sidebar.pages)) > 4


def test_tab_goes_round_a_meeting(qtbot: QtBot, busy_window: MainWindow) -> None:
    shell = busy_window.shell
    assert shell is not None
    busy_window.activateWindow()
    qtbot.waitUntil(busy_window.isActiveWindow)
    shell.show_page("meeting")
    page = shell.page
    assert isinstance(page, MeetingPage)

    stops = tab_stops(page.room.list)

    assert page.column.editor in stops
    assert page.agenda in stops
    assert page.band.next in stops


def test_the_sidebar_is_away_in_a_meeting_and_back_after_it(
    qtbot: QtBot, busy_window: MainWindow
) -> None:
    shell = busy_window.shell
    assert shell is not None
    shell.show_page("meeting")
    assert not shell.sidebar.isVisible()
    page = shell.page
    assert isinstance(page, MeetingPage)

    page.band.desk.click()

    assert shell.sidebar.isVisible()
    assert isinstance(shell.page, AgendaPage)


def test_a_board_closed_while_words_are_typed_keeps_them(
    qtbot: QtBot, busy_window: MainWindow
) -> None:
    shell = busy_window.shell
    assert shell is not None
    shell.show_page("meeting")
    page = shell.page
    assert isinstance(page, MeetingPage)
    path = shell.session.desk.file.path
    page.column.editor.setFocus()
    type_keys(page.column.editor, "The last words")

    busy_window.close_board()
    qtbot.wait(50)
    busy_window.opening.open(path)

    assert busy_window.shell is not None
    busy_window.shell.show_page("minutes")
    again = busy_window.shell.page
    assert isinstance(again, MinutesPage)
    assert "The last words" in again.sheet.editors[0].toPlainText()


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
@pytest.mark.parametrize("name", ["agenda", "meeting", "minutes"])
def test_a_full_page_can_be_painted_in_every_theme(
    qapp: QApplication, busy_window: MainWindow, name: str, theme: str
) -> None:
    shell = busy_window.shell
    assert shell is not None
    shell.show_page(name)
    look().wear(qapp, theme=theme, percent=100)

    picture = busy_window.grab().toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 40)
        for y in range(60, picture.height(), 40)
    }
    assert look().colour("sheet").name() in colours


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_last_words_of_the_item_are_in_sight(
    qtbot: QtBot, qapp: QApplication, busy_window: MainWindow, size: tuple[int, int, int]
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    busy_window.resize(width, height)
    shell = busy_window.shell
    assert shell is not None
    shell.show_page("meeting")
    page = shell.page
    assert isinstance(page, MeetingPage)
    qtbot.wait(60)

    line, view = page.column.editor.cursorRect(), page.column.editor.viewport().rect()
    assert view.top() <= line.top()
    assert line.bottom() <= view.bottom()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_words_are_out_of_sight_above_while_room_is_left_below(
    qtbot: QtBot, qapp: QApplication, busy_window: MainWindow, size: tuple[int, int, int]
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    busy_window.resize(width, height)
    shell = busy_window.shell
    assert shell is not None
    shell.show_page("meeting")
    page = shell.page
    assert isinstance(page, MeetingPage)
    qtbot.wait(60)

    editor = page.column.editor
    line_high = editor.cursorRect().height()
    is_above = editor.verticalScrollBar().value() > 0
    left_below = editor.viewport().height() - editor.cursorRect().bottom()
    assert not (is_above and left_below > 3 * line_high)
