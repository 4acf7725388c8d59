"""What a window does without until somebody asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

HEAVY = ("reportlab", "docx", "openpyxl", "pikepdf", "pypdfium2", "holidays", "sqlite_utils")
LATER = (
    "chair_desk.catalogue.dictionaries",
    "chair_desk.catalogue.dictionary_advice",
    "chair_desk.catalogue.ladders",
    "chair_desk.catalogue.log_types",
    "chair_desk.gui.parts.editor",
    "chair_desk.gui.parts.editor_blocks",
    "chair_desk.gui.parts.editor_keeping",
    "chair_desk.gui.projector_window",
    "chair_desk.records.line",
    "chair_desk.records.outline",
    "chair_desk.records.spoken_dates",
    "chair_desk.records.tables",
    "chair_desk.reports",
    "chair_desk.services.minutes",
    "chair_desk.services.register",
    "chair_desk.services.sample",
    "chair_desk.services.setting_up",
    "chair_desk.services.spelling",
    "chair_desk.services.style_check",
)

OPEN = """
import json, sys
from pathlib import Path
from chair_desk.gui.application import build_window, make_application
from chair_desk.gui.program import Program
board, home = Path(sys.argv[1]), Path(sys.argv[2])
application = make_application()
program = Program(settings_folder=home, home=home)
program.dress()
window = build_window(program, board)
window.show()
application.processEvents()
print(json.dumps([window.windowTitle(), window.shell.current, sorted(sys.modules)]))
window.close()
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, set[str]]:
    from chair_desk.services.sample import write_sample

    folder = tmp_path_factory.mktemp("start")
    board = write_sample(folder / "start.chairdesk", home=folder / "home")
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(board), str(folder / "home")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    title, page, modules = json.loads(done.stdout.strip().splitlines()[-1])
    return title, page, set(modules)


def test_the_window_shows_the_agenda_of_the_board(opened: tuple[str, str, set[str]]) -> None:
    title, page, _modules = opened

    assert title.startswith("Westmarch")
    assert page == "agenda"


@pytest.mark.parametrize("name", HEAVY)
def test_a_window_opens_without_a_heavy_library(
    opened: tuple[str, str, set[str]], name: str
) -> None:
    assert name not in opened[2]


@pytest.mark.parametrize("name", LATER)
def test_a_window_opens_without_what_only_later_work_needs(
    opened: tuple[str, str, set[str]], name: str
) -> None:
    assert name not in opened[2]
