from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.welcome import WelcomePage, said_of
from chair_desk.gui.window import MainWindow
from chair_desk.services.desk import Desk
from chair_desk.services.known_boards import KnownBoard

NOW = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Tarnside.chairdesk"
    path.write_text("", encoding="utf-8")
    return path


def test_a_board_says_when_it_meets_and_when_it_was_opened(file: Path) -> None:
    board = KnownBoard(path=file, next_meeting_on=date(2026, 12, 8), opened_at=NOW)

    assert said_of(board, NOW) == ("The board meets Tuesday 8 December. Last opened today, 12:00.")


def test_a_meeting_that_is_over_is_not_said(file: Path) -> None:
    board = KnownBoard(
        path=file, next_meeting_on=date(2026, 11, 3), opened_at=NOW - timedelta(days=14)
    )

    assert said_of(board, NOW) == "Last opened 3 November."


def test_a_board_whose_file_is_gone_can_be_taken_off_the_list(
    window: MainWindow, new_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = new_desk()
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    qtbot.waitUntil((window.program.home / "boards.json").exists)
    window.close_board()
    path.unlink()
    window.show_front()
    line = window.front.page.rows[0]
    assert not line.button.isVisible()

    line.forget.click()

    assert window.front.page.rows == []


def test_without_boards_it_says_where_to_start(window: MainWindow) -> None:
    page = window.front.page

    assert page.rows == []
    assert page.heading.text() == "Start here"
    assert page.new_row.isVisible()


def test_names_are_shown_only_where_the_person_asked_for_it(
    window: MainWindow, new_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = new_desk()
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    qtbot.waitUntil((window.program.home / "boards.json").exists)
    window.close_board()

    line = window.front.page.rows[0]

    assert line.button.accessibleName() == "Open board-0"


def test_at_most_six_boards_are_offered(qtbot: QtBot, file: Path) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)

    page.show_boards([KnownBoard(path=file, name=str(number)) for number in range(9)], NOW)

    assert len(page.rows) == 6


def test_a_long_name_is_whole_in_little_room(qtbot: QtBot, file: Path) -> None:
    name = "Westmarch Safeguarding Children Partnership and Tarnside Safeguarding Adults Board"
    page = WelcomePage()
    qtbot.addWidget(page)
    page.show_boards([KnownBoard(path=file, name=name, opened_at=NOW)], NOW)
    page.resize(600, 700)
    page.show()

    shown = next(label for label in page.rows[0].findChildren(QLabel) if label.text() == name)
    assert shown.heightForWidth(shown.width()) > shown.fontMetrics().height() * 2 - 2
    assert shown.height() >= shown.heightForWidth(shown.width())


def test_the_text_size_can_be_chosen_before_a_board_is_open(window: MainWindow) -> None:
    largest = list(window.front.status._sizes)[-1]

    largest.click()

    assert window.program.settings.text_size == 150
