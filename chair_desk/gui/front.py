"""What is shown before a board is open: the welcome page and its status line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chair_desk.gui.pages.welcome import WelcomePage
from chair_desk.gui.parts.status_line import WelcomeStatus
from chair_desk.gui.parts.widgets import column
from chair_desk.records.changes import CannotDo
from chair_desk.services import known_boards
from chair_desk.services.desk import StoreBusy
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow


class Front(QWidget):
    """Ties the welcome page to what opens boards."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page = WelcomePage()
        self.status = WelcomeStatus()
        self.setLayout(column(self.page, self.status))
        opening = window.opening
        self.page.open_asked.connect(opening.open)
        self.page.file_asked.connect(opening.choose_file)
        self.page.sample_asked.connect(opening.open_sample)
        self.page.read_asked.connect(opening.open_to_read)
        self.page.forget_asked.connect(self._forget)
        self.page.new_asked.connect(window.show_new_board)
        self.status.size_asked.connect(self._set_size)

    def refresh(self) -> None:
        """Show the boards of this laptop as they are now."""
        program = self._window.program
        self.page.show_boards(known_boards.known_boards(program.home), program.now())

    def say_busy_elsewhere(self, problem: StoreBusy) -> None:
        """Say who has the board open, and offer to read it."""
        self.page.say(problem, link=_("Open it to read"))

    def _forget(self, path: Path) -> None:
        try:
            known_boards.forget_board(self._window.program.home, path)
        except CannotDo as problem:
            self.page.say(problem)
        self.refresh()

    def _set_size(self, percent: int) -> None:
        try:
            self._window.program.change_settings(text_size=percent)
        except CannotDo as problem:
            self.page.say(problem)
