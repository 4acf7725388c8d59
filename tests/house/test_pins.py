"""What is installed tomorrow is what was tried today."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import PySide6

ROOT = Path(__file__).parents[2]


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~ ]", requirement)[0].lower().replace("_", "-")


def test_qt_is_the_version_that_keeps_its_references() -> None:
    assert PySide6.__version__ == "6.11.3"


def test_every_dependency_is_pinned_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_name(text) for text in project["dependencies"]}
    wanted |= {_name(text) for text in project["optional-dependencies"]["test"]}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_name(line) for line in lines if "==" in line}

    assert wanted <= pinned


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]

    for requirement in project["dependencies"]:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert "#" in line, requirement
