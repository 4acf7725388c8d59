"""The walls of the house: how large a file, a class and a function may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "chair_desk"
FILES = sorted(PACKAGE.rglob("*.py"))

FILE_LINES = 400
CLASS_LINES = 250
CLASS_METHODS = 20
FUNCTION_LINES = 40
INIT_LINES = 60
PARAMETERS = 6


def _length(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _faults(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if len(text.splitlines()) > FILE_LINES:
        yield f"{path.name}: {len(text.splitlines())} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            if _length(node) > CLASS_LINES or len(methods) > CLASS_METHODS:
                size = f"{_length(node)} lines, {len(methods)} methods"
                yield f"{path.name}: class {node.name}, {size}"
        if isinstance(node, ast.FunctionDef):
            wall = INIT_LINES if node.name == "__init__" and "gui" in path.parts else FUNCTION_LINES
            if _length(node) > wall:
                yield f"{path.name}: {node.name}, {_length(node)} lines"
            names = [argument.arg for argument in node.args.args + node.args.kwonlyargs]
            if len([name for name in names if name not in {"self", "cls"}]) > PARAMETERS + 2:
                yield f"{path.name}: {node.name}, {len(names)} parameters"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_has_outgrown_its_walls(path: Path) -> None:
    assert list(_faults(path)) == []
