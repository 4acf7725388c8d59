"""The two keys of a panel in a page: Enter does what it is for, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def take_key(
    panel: QWidget, event: QKeyEvent, *, enter: Callable[[], None], escape: Callable[[], None]
) -> bool:
    """Take Enter or Esc and say so; on a button of the panel Enter presses that."""
    if event.key() == Qt.Key.Key_Escape:
        escape()
        return True
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    focus = QApplication.focusWidget()
    if isinstance(focus, QPushButton) and panel.isAncestorOf(focus):
        focus.click()
    else:
        enter()
    return True
