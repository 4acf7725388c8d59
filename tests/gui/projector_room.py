"""Displays to plug in by hand, and everything that a person or a reader gets from a window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from chair_desk.gui.projector import Projector
from chair_desk.gui.projector_screens import Display, Screens
from chair_desk.gui.window import MainWindow

LAPTOP = Display("Laptop", (0, 0, 1366, 768))
WALL = Display("Wall", (1366, 0, 1920, 1080))
COPY = Display("Copy", (0, 0, 1366, 768))


def projector_of(window: MainWindow, *displays: Display) -> tuple[Projector, Screens]:
    """Give the board that is open displays of its own."""
    assert window.shell is not None
    window.move(0, 0)
    screens = Screens(displays or (LAPTOP,), window)
    window.shell.projector.follow(screens)
    return window.shell.projector, screens


def said_by(widget: QWidget) -> list[str]:
    """Return every text that the tree of a window gives to those who cannot see it."""
    return list(_texts(QAccessible.queryAccessibleInterface(widget)))


def _texts(node: QAccessibleInterface | None) -> Iterator[str]:
    if node is None:
        return
    for kind in (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    ):
        if found := node.text(kind):
            yield found
    for number in range(node.childCount()):
        yield from _texts(node.child(number))
