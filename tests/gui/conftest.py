"""Every gui test: offscreen, our fonts and palette, and everything let go of at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
NAME = "Westmarch Safeguarding Children Partnership"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the application in our light theme at 100 per cent, and clear up afterwards."""
    QLocale.setDefault(QLocale("en_GB"))
    if look().theme.name != "light" or look().percent != 100 or not qapp.styleSheet():
        look().wear(qapp, theme="light", percent=100)
    yield
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Any]:
    """Make a board file on disk with a fixed clock and fixed ids: `new_desk(profile=...)`."""
    from chair_desk.services import boards
    from chair_desk.services.desk import create_desk

    made = []
    numbers = count(1)

    def make(profile: str = "lscp_2023") -> Any:
        desk = create_desk(
            tmp_path / f"board-{len(made)}.chairdesk",
            who="Gwen Hartley",
            home=tmp_path / "home",
            now=lambda: NOON,
            new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012x}",
        )
        boards.new_board(
            desk, boards.NewBoard(profile=profile, name=NAME, short_name="Westmarch SCP")
        )
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def session(new_desk: Any) -> Session:
    """A session on a new board of the partnership profile."""
    return Session(new_desk())
