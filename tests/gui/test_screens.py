"""The laws of every screen: named, reachable by Tab, nothing clipped, at all sizes and themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.guard import guarded
from chair_desk.gui.page_list import PAGES
from chair_desk.gui.pages.new_board import NewBoardPage
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from tests.gui.lints import clipped, spilt, tab_stops, unnamed

NAMES = [entry.name for entry in PAGES]
SIZES = [(100, 1360, 830), (100, 1280, 690), (150, 1360, 830), (150, 1280, 690)]


TURNS = 60  # of the event loop: a page that folds lays its sheet out once more


def faults(window: MainWindow, qtbot: QtBot) -> dict[str, list[str]]:
    left: dict[str, list[str]] = {}
    for _turn in range(TURNS):
        qtbot.wait(1)
        found = {"unnamed": unnamed(window), "clipped": clipped(window), "spilt": spilt(window)}
        left = {what: where for what, where in found.items() if where}
        if not left:
            break
    return left


def prepare(window: MainWindow, qapp: QApplication, size: tuple[int, int, int]) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    window.resize(width, height)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_named_and_whole(
    qtbot: QtBot,
    qapp: QApplication,
    open_window: MainWindow,
    name: str,
    size: tuple[int, int, int],
) -> None:
    prepare(open_window, qapp, size)
    assert open_window.shell is not None
    open_window.shell.show_page(name)

    assert faults(open_window, qtbot) == {}


class _Flashes(QObject):
    """Notes every part that shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and not isinstance(watched, MainWindow):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_a_page_flashes_up_as_a_window(
    qtbot: QtBot, qapp: QApplication, open_window: MainWindow, name: str
) -> None:
    flashes = _Flashes()
    qapp.installEventFilter(flashes)
    try:
        assert open_window.shell is not None
        open_window.shell.show_page(name)
        qtbot.wait(20)
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_front_is_named_and_whole(
    qtbot: QtBot, qapp: QApplication, open_window: MainWindow, size: tuple[int, int, int]
) -> None:
    prepare(open_window, qapp, size)
    open_window.close_board()

    assert faults(open_window, qtbot) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_preferences_are_named_and_whole(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, size: tuple[int, int, int]
) -> None:
    prepare(window, qapp, size)
    window.show_preferences()

    assert faults(window, qtbot) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("number", range(6))
def test_each_question_of_a_new_board_is_named_and_whole(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    number: int,
    size: tuple[int, int, int],
) -> None:
    prepare(window, qapp, size)
    window.show_new_board()
    page = window.stack.currentWidget()
    assert isinstance(page, NewBoardPage)
    page.asked = page.steps[0].answers(page.asked)
    page.show_question(number)

    assert faults(window, qtbot) == {}


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_round_a_page_and_comes_back(
    qtbot: QtBot, open_window: MainWindow, name: str
) -> None:
    shell = open_window.shell
    assert shell is not None
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    shell.show_page(name)

    assert len(tab_stops(shell.sidebar.pages)) > 2


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_painted_in_every_theme(
    qtbot: QtBot, qapp: QApplication, open_window: MainWindow, name: str, theme: str
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page(name)
    look().wear(qapp, theme=theme, percent=100)

    picture = open_window.grab().toImage()

    ground = look().colour("sheet").name()
    assert picture.pixelColor(picture.width() - 4, picture.height() // 2).name() == ground
