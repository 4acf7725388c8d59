"""The laws of every screen once more, on a board that is full, at the sizes that are tight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.page_list import PAGES
from chair_desk.gui.program import Program
from chair_desk.gui.theme.look import look
from chair_desk.gui.window import MainWindow
from tests.gui.lints import faults

NAMES = [entry.name for entry in PAGES]
SIZES = [(100, 1280, 690), (150, 1280, 690)]
TURNS = 400
"""Of the event loop, two milliseconds each: some pages read beside the window, and fold after."""


@pytest.fixture
def full_window(
    program: Program, qtbot: QtBot, tmp_path: Path, sample_bytes: bytes
) -> Iterator[MainWindow]:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    made = MainWindow(program)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    made.opening.open(path)
    qtbot.waitUntil(lambda: made.shell is not None)
    yield made
    made.close_board()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_page_of_a_full_board_is_named_and_whole(
    qtbot: QtBot, qapp: QApplication, full_window: MainWindow, size: tuple[int, int, int]
) -> None:
    percent, width, height = size
    look().wear(qapp, theme="light", percent=percent)
    full_window.resize(width, height)
    assert full_window.shell is not None

    found = {}
    for name in NAMES:
        full_window.shell.show_page(name)
        if left := faults(full_window, qtbot.wait, turns=TURNS, pause=2):
            found[name] = left

    assert found == {}
