from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.problem_panel import ProblemPanel
from chair_desk.gui.problem import LARGEST_LOG, LOG_NAME, Problems
from chair_desk.gui.window import MainWindow

SECRET = "what a child said"


def now() -> datetime:
    return datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


def fail() -> None:
    raise KeyError(SECRET)


@pytest.fixture
def problems(qapp: QApplication, tmp_path: Path) -> Problems:
    return Problems(tmp_path / "logs", now)


def hear(problems: Problems) -> None:
    try:
        fail()
    except KeyError as problem:
        problems.hear(type(problem), problem, problem.__traceback__)


def test_a_fault_is_logged_without_a_word_of_the_record(problems: Problems, tmp_path: Path) -> None:
    problems.recent.append("partners.add")

    hear(problems)

    text = (tmp_path / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "test_problem.py" in text
    assert "partners.add" in text
    assert SECRET not in text
    assert str(tmp_path) not in text


def test_a_fault_is_said_once_for_each_place(qtbot: QtBot, problems: Problems) -> None:
    with qtbot.waitSignal(problems.happened):
        hear(problems)
    with qtbot.assertNotEmitted(problems.happened):
        hear(problems)


def test_a_long_log_is_put_aside(problems: Problems, tmp_path: Path) -> None:
    path = tmp_path / "logs" / LOG_NAME
    path.parent.mkdir()
    path.write_text("x" * (LARGEST_LOG + 1), encoding="utf-8")

    hear(problems)

    assert path.stat().st_size < LARGEST_LOG
    assert path.with_suffix(".old.log").exists()


def test_a_log_that_cannot_be_written_is_said_on_standard_error(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    hear(Problems(blocked / "logs", now))

    assert "KeyError" in capsys.readouterr().err


def test_taking_over_puts_the_hook_in_place(
    problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    problems.take_over()

    assert sys.excepthook == problems.hear


def test_the_panel_copies_the_report_and_lets_one_carry_on(window: MainWindow) -> None:
    window.over.show_fault("Fault: KeyError")
    panel = window.over.panel
    assert isinstance(panel, ProblemPanel)

    panel.copy.click()
    panel.carry_on.click()

    assert QApplication.clipboard().text() == "Fault: KeyError"
    assert window.over.panel is None
