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

SPARED = 2
CLOSING = ("", ".", ",", ";", ":", "!", "?", ")")
SCRIPT = Path(__file__).parent / "replay" / "meeting.txt"


def steps(script: Path = SCRIPT) -> list[str]:
    """Return the lines of a key log without its remarks."""
    lines = script.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def worth_taking(offered: str, wanted: str) -> tuple[int, int]:
    """Return how many of the wanted letters an offer writes, and for how many presses; or 0, 0.

    End takes all of it, Right one word after another, whichever spares more. A space at its end
    that is not wanted goes by itself where a sign or Enter follows.
    """
    words = offered.rstrip(" ").split(" ")
    ways = [(offered, 1)]
    ways += [(" ".join(words[:number]) + " ", number) for number in range(1, len(words))]
    letters, presses = 0, 0
    for written, pressed in ways:
        bare = written.rstrip(" ")
        fits = len(written) if wanted.startswith(written) else 0
        if not fits and wanted.startswith(bare) and wanted[len(bare) :][:1] in CLOSING:
            fits = len(bare)
        if fits - pressed >= SPARED and fits - pressed > letters - presses:
            letters, presses = fits, pressed
    return letters, presses


class Player:
    """Types into the window as a person does; `presses` counts.

    `takes_offers` says that words offered behind the caret are taken where that spares at least
    `SPARED` presses: all of them with End, or word by word with Right. `taken` counts that, and
    `shown` after how many letters something was offered.
    """

    def __init__(self, window: MainWindow, *, takes_offers: bool = False) -> None:
        self._window = window
        self._takes_offers = takes_offers
        self.presses = self.taken = self.shown = 0

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
            yield from self._line(step)
            yield self._press(Qt.Key.Key_Return, "Enter")

    def _line(self, words: str) -> Iterator[str]:
        """Type a line into the minutes, taking what is offered where that is worth it."""
        from PySide6.QtWidgets import QApplication

        typed = 0
        while typed < len(words):
            yield from self._letters(words[typed])
            typed += 1
            if not self._takes_offers:
                continue
            while typed < len(words):
                QApplication.processEvents()
                offered = self._editor().offer.rest
                self.shown += bool(offered)
                letters, presses = worth_taking(offered, words[typed:])
                if not letters:
                    break
                self.taken += 1
                typed += letters
                is_all = presses == 1 and letters >= len(offered.rstrip(" "))
                yield from self._take(presses, is_all=is_all)

    def _take(self, presses: int, *, is_all: bool) -> Iterator[str]:
        from PySide6.QtCore import Qt

        for _number in range(presses):
            key, name = (Qt.Key.Key_End, "End") if is_all else (Qt.Key.Key_Right, "Right")
            yield self._press(key, name)

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
