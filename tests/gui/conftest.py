"""Every gui test: offscreen, our fonts and palette, and everything let go of at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.program import Program
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from chair_desk.services import boards
from chair_desk.services.desk import Desk, create_desk

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
NAME = "Westmarch Safeguarding Children Partnership"
WHO = "Gwen Hartley"


def now() -> datetime:
    return NOON


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the application in our light theme at 100 per cent, and clear up afterwards."""
    QLocale.setDefault(QLocale("en_GB"))
    qapp.setQuitOnLastWindowClosed(False)  # else a later test's event loops end at once
    if look().theme.name != "light" or look().percent != 100 or not qapp.styleSheet():
        look().wear(qapp, theme="light", percent=100)
    yield
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Make a board file on disk with a fixed clock and fixed ids: `new_desk(profile=...)`."""
    made: list[Desk] = []
    numbers = count(1)

    def new_id() -> str:
        return f"00000000-0000-4000-8000-{next(numbers):012x}"

    def make(profile: str = "lscp_2023", name: str = NAME) -> Desk:
        path = tmp_path / f"board-{len(made)}.chairdesk"
        desk = create_desk(path, who=WHO, home=tmp_path / "home", now=now, new_id=new_id)
        asked = boards.NewBoard(profile=profile, name=name, short_name="Westmarch SCP", chair=WHO)
        boards.new_board(desk, asked)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def session(new_desk: Callable[..., Desk]) -> Session:
    """A session on a new board of the partnership profile."""
    return Session(new_desk())


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program with folders of its own and a fixed clock."""
    monkeypatch.setenv("CHAIR_DESK_HOME", str(tmp_path / "home"))
    made = Program(settings_folder=tmp_path / "settings", home=tmp_path / "home", now=now)
    made.change_settings(who=WHO, theme="light")
    return made


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> MainWindow:
    """A window on screen with no board open."""
    made = MainWindow(program)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def open_window(window: MainWindow, new_desk: Callable[..., Desk]) -> MainWindow:
    """A window with a new board open in it."""
    desk = new_desk()
    path = desk.file.path
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    return window
