"""Plays a key log into the real window, and counts every press.

A letter is one press, a chord (Ctrl Down) is two. Capitals count one here and there alike. No
pointer is ever moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from chair_desk.gui.window import MainWindow

SCRIPT = Path(__file__).parent / "replay" / "meeting.txt"


def steps(script: Path = SCRIPT) -> list[str]:
    """Return the lines of a key log without its remarks."""
    lines = script.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Player:
    """Types into the window as a person does; `presses` counts."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.presses = 0

    def play(self, step: str) -> Iterator[str]:
        """Play a line of the log; yields after each press what was pressed."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        if step.startswith(">"):
            yield self._chord(Qt.Key.Key_K, "Ctrl K")
            yield from self._letters(step[1:])
            yield self._press(Qt.Key.Key_Return, "Enter")
            QApplication.processEvents()
        elif step == "=":
            yield self._press(Qt.Key.Key_Return, "Enter")
        elif step == "+":
            yield self._chord(Qt.Key.Key_Down, "Ctrl Down")
            QApplication.processEvents()
            self._editor().setFocus()
        else:
            yield from self._letters(step)
            yield self._press(Qt.Key.Key_Return, "Enter")

    def _letters(self, words: str) -> Iterator[str]:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        for letter in words:
            QTest.keyClicks(QApplication.focusWidget() or self._editor(), letter)
            self.presses += 1
            yield letter

    def _press(self, key: Qt.Key, name: str) -> str:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QTest.keyClick(QApplication.focusWidget() or self._editor(), key)
        self.presses += 1
        return name

    def _chord(self, key: Qt.Key, name: str) -> str:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        focus = QApplication.focusWidget() or self._editor()
        QTest.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier)
        self.presses += 2
        return name

    def _editor(self):  # noqa: ANN202  the editor of a module that is imported late
        return meeting_page(self._window).column.editor


def meeting_page(window: MainWindow):  # noqa: ANN201  the page of a module imported late
    """Return the meeting's page."""
    from chair_desk.gui.pages.meeting import MeetingPage

    assert window.shell is not None
    page = window.shell.page_named("meeting")
    assert isinstance(page, MeetingPage)
    return page
