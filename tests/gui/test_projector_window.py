from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.projector_window import ProjectorWindow
from chair_desk.gui.theme.look import look
from chair_desk.services.room_view import RoomView, RoomWords
from tests.gui.projector_room import said_by

PLACE = QRect(0, 0, 800, 800)  # the one screen of the offscreen platform
VIEW = RoomView(
    board="Westmarch Safeguarding Children Partnership", number="5",
    title="Return home interviews after missing episodes", time="12 minutes left", share=40,
)  # fmt: skip
WORDS = RoomWords(
    heading="Decision D-041", text="The Board agreed to publish the findings in full.",
    footing="by Thursday 17 December",
)  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> ProjectorWindow:
    made = ProjectorWindow()
    qtbot.addWidget(made)
    made.show_view(VIEW)
    made.cover(PLACE)
    qtbot.waitExposed(made)
    return made


def test_it_shows_board_item_title_and_time_and_says_them(window: ProjectorWindow) -> None:
    said = said_by(window)
    for words in (VIEW.board, "Item 5", VIEW.title, VIEW.time):
        assert words in said
    assert not window.words.isVisible()


def test_words_come_and_go(window: ProjectorWindow) -> None:
    window.show_words(WORDS)
    assert {WORDS.heading, WORDS.text, WORDS.footing} <= set(said_by(window))
    window.show_words(None)
    assert not {WORDS.heading, WORDS.text, WORDS.footing} & set(said_by(window))


def test_it_takes_neither_focus_nor_keys(window: ProjectorWindow) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_covers_the_whole_display(window: ProjectorWindow) -> None:
    assert window.geometry() == PLACE


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_the_letters_are_large_enough_for_eight_metres(
    window: ProjectorWindow, qapp: QApplication, theme: str
) -> None:
    """A line of a 15th of the height is 37 mm on one metre of screen: 16 minutes of arc."""
    look().wear(qapp, theme=theme, percent=100)
    for shown in (window.title, window.time):
        assert shown.fitted_pixels() * 15 >= PLACE.height()
    ground = window.grab().toImage().pixelColor(3, 3)
    assert ground == QColor(look().colour("sheet"))


def test_long_words_are_set_smaller_and_never_cut(window: ProjectorWindow) -> None:
    text = " ".join(["The partners agreed to share what they know of return home interviews."] * 5)
    window.show_words(RoomWords(heading="Decision D-041", text=text))
    window.layout().activate()  # type: ignore[union-attr]
    QApplication.processEvents()
    assert window.words.needed_height() <= window.words.height()
    assert window.words.fitted_pixels() * 34 >= PLACE.height() - 34


def test_an_item_with_no_number_shows_none(window: ProjectorWindow) -> None:
    window.show_view(RoomView(board="Board", title="Break", time="Back at 11:25"))
    assert not window.number.isVisible()
    assert "Back at 11:25" in said_by(window)


def test_time_run_over_turns_amber_in_words(window: ProjectorWindow) -> None:
    window.show_view(
        RoomView(board="Board", number="5", title="Item", time="3 minutes over", is_over=True)
    )
    assert window.time.tone == "amb"
    window.show_view(VIEW)
    assert window.time.tone == "ink"
