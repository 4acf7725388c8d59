"""The list of meetings on the page of minutes, found by typing any part of their line."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.minute_list import MinuteList
from chair_desk.words import _


class MinutesList(MinuteList):
    """Typing goes to the next meeting whose line holds the letters: "sep", "2025", "checked"."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleDescription(_("Newest first. Type a month, a year or a state to find."))
        self._typed = ""
        self._since = QElapsedTimer()

    @guarded()
    def keyboardSearch(self, search: str) -> None:
        """Go to the next line that holds what was typed, from the top once past the end."""
        pause = QApplication.keyboardInputInterval()
        is_new = not self._typed or not self._since.isValid() or self._since.elapsed() > pause
        self._typed = search if is_new else self._typed + search
        self._since.restart() if self._since.isValid() else self._since.start()
        wanted = self._typed.casefold()
        count = self.shown.rowCount()
        first = self.currentIndex().row() + (1 if is_new else 0)
        for at in range(count):
            index = self.shown.index((first + at) % count, 0)
            said = str(index.data(Qt.ItemDataRole.AccessibleTextRole)).casefold()
            if wanted in said:
                self.setCurrentIndex(index)
                return
