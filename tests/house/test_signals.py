"""Signals connect to methods: a lambda that holds its widget keeps it alive for ever."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

GUI = Path(__file__).parents[2] / "chair_desk" / "gui"
FILES = sorted(GUI.rglob("*.py"))


def _calls(path: Path, method: str) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GUI)))
def test_no_signal_is_connected_to_a_lambda_or_a_partial(path: Path) -> None:
    bad = [
        node.lineno
        for node in _calls(path, "connect")
        for argument in node.args
        if isinstance(argument, ast.Lambda)
        or (isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == "partial")
    ]

    assert bad == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GUI)))
def test_no_widget_sets_a_style_sheet_of_its_own(path: Path) -> None:
    if path.parent.name == "theme":
        return

    assert [node.lineno for node in _calls(path, "setStyleSheet")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GUI)))
def test_nobody_pumps_the_event_loop(path: Path) -> None:
    if path.name == "tour.py":  # the tour has no person at it and must see each page painted
        return

    assert [node.lineno for node in _calls(path, "processEvents")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GUI)))
def test_files_are_asked_for_in_one_place(path: Path) -> None:
    if path.name == "file_asking.py":
        return

    assert "QFileDialog" not in path.read_text(encoding="utf-8")
