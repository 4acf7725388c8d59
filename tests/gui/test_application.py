from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from chair_desk.gui.application import make_application, run_window
from chair_desk.gui.window import MainWindow
from chair_desk.services.desk import Desk


class Visitor:
    """Looks at the window once it is up, then closes it."""

    def __init__(self) -> None:
        self.title = ""
        self.hook: object = None

    def __call__(self) -> None:
        window = next(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, MainWindow) and each.isVisible()
        )
        self.title = window.windowTitle()
        self.hook = sys.excepthook
        window.close()
        QApplication.quit()


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setenv("CHAIR_DESK_HOME", str(tmp_path / "home"))
    made = Visitor()
    QTimer.singleShot(50, made)
    return made


def test_the_application_is_made_once(qapp: QApplication) -> None:
    assert make_application() is qapp


def test_the_window_opens_at_the_front_and_leaves_nothing_behind(visitor: Visitor) -> None:
    before = sys.excepthook

    assert run_window(None) == 0

    assert visitor.title == "Open a board – Chair Desk"
    assert visitor.hook is not before
    assert sys.excepthook is before


def test_a_file_that_is_named_is_opened(visitor: Visitor, new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    path = desk.file.path
    desk.close()

    run_window(path)

    assert visitor.title == "Westmarch Safeguarding Children Partnership – Chair Desk"


def test_a_file_that_is_not_there_is_said_at_the_front(visitor: Visitor, tmp_path: Path) -> None:
    run_window(tmp_path / "nowhere.chairdesk")

    assert visitor.title == "Open a board – Chair Desk"
