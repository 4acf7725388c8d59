"""The window for a whole meeting: a real file on disk, and a clock that the story moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from tests.gui.conftest import dressed

__all__ = ["dressed"]


@dataclass
class Clock:
    """The wall clock; instants in UTC."""

    at: datetime = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        self.at += timedelta(**span)

    def set(self, day: date, hour: int) -> None:
        self.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Program:
    home = tmp_path / "home"
    monkeypatch.setenv("CHAIR_DESK_HOME", str(home))
    made = Program(settings_folder=home / "settings", home=home, now=clock)
    made.change_settings(who="Gwen Tallowfield", theme="light")
    return made


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> Iterator[MainWindow]:
    made = MainWindow(program)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_board()
