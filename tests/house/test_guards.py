"""Every override of a Qt virtual goes through the guard (Python 3.11 dies otherwise)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

GUI = Path(__file__).parents[2] / "chair_desk" / "gui"
FILES = sorted(GUI.rglob("*.py"))


def _virtuals() -> set[str]:
    """Return the names of Qt's methods that a subclass may be called back through."""
    names: set[str] = set()
    for module in (QtCore, QtGui, QtWidgets):
        for cls in vars(module).values():
            if isinstance(cls, type):
                names |= {name for name in dir(cls) if name[:1].islower() and name != name.lower()}
    plain = {"data", "flags", "index", "parent", "paint", "event", "pixmap", "clone", "addPixmap"}
    return (names | plain) - {"setData"}


VIRTUALS = _virtuals()


def _is_guarded(function: ast.FunctionDef) -> bool:
    return any("guarded" in ast.unparse(decorator) for decorator in function.decorator_list)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GUI)))
def test_each_override_of_a_qt_virtual_is_guarded(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [
        f"{cls.name}.{function.name}"
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef) and cls.bases
        for function in cls.body
        if isinstance(function, ast.FunctionDef)
        and function.name in VIRTUALS
        and not _is_guarded(function)
    ]

    assert bare == []
