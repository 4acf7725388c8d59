"""What every screen must keep to; used by the tests of all pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from chair_desk.gui.parts.widgets import ShortLabel

PASSED_BY = ("qt_scrollarea_viewport", "qt_spinbox_lineedit")
MOST_STOPS = 400


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that take focus and have no name for a screen reader."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.objectName() in PASSED_BY:
            continue
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is not None and not seen.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {widget.parent()}")
    return found


def clipped(root: QWidget) -> list[str]:
    """Return labels and buttons that have less room than their words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ShortLabel):
            continue
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        least = widget.minimumSizeHint()
        needed = least.height()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
        if widget.width() < least.width() or widget.height() < needed:
            found.append(f"{widget.text()!r}: {widget.size().toTuple()}, {least.toTuple()}")
    return found


def spilt(root: QWidget) -> list[str]:
    """Return what is laid out beyond the right edge of the window."""
    window = root.window()
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        right = widget.mapTo(window, widget.rect().topRight()).x()
        if right > window.width():
            found.append(f"{type(widget).__name__} {widget.accessibleName()!r} at {right}")
    return found


def tab_stops(start: QWidget) -> list[QWidget]:
    """Go round by Tab from a widget until it comes back; empty where it never does."""
    start.setFocus()
    stops = []
    for _turn in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is None:
            return []
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None:
            return []
        stops.append(focus)
        if focus is start:
            return stops
    return []


def faults(
    window: QWidget, wait: Callable[[int], None], *, turns: int, pause: int
) -> dict[str, list[str]]:
    """Return what is unnamed, clipped or spilt once the screen had `turns` to settle.

    `wait` lets the event loop run for `pause` milliseconds.
    """
    left: dict[str, list[str]] = {}
    for _turn in range(turns):
        wait(pause)
        found = {"unnamed": unnamed(window), "clipped": clipped(window), "spilt": spilt(window)}
        left = {what: where for what, where in found.items() if where}
        if not left:
            break
    return left
