"""The page that is quoted, asked for from anywhere."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.program import Program
from chair_desk.gui.reading_commands import READING_COMMANDS
from chair_desk.gui.window import MainWindow


def test_it_says_why_not_where_nothing_is_written(program: Program, qtbot: QtBot) -> None:
    window = MainWindow(program)
    qtbot.addWidget(window)
    (command,) = READING_COMMANDS
    assert command.when(window) == "Write in the minutes first."
    command.do(window)
