"""In quiet moments after the start, import what the next click will need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.page_list import PAGES

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow
    from chair_desk.records.boards import Nation

WAIT_MS = 150


class Warming(QObject):
    """Imports the pages one by one, and the bank holidays on the thread beside the window's.

    Without it the first opening of a page is spent on imports for the most part.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[Callable[[], object]] = [self._read_holidays]
        self._steps += [entry.page_class for entry in PAGES]
        self._timer = QTimer(self)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._take_step)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Say whether all is imported."""
        return not self._steps

    def _take_step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        else:
            self._timer.stop()

    def _read_holidays(self) -> None:
        shell = self._window.shell
        if shell is None:
            return
        desk = shell.session.desk
        work = partial(_holidays, desk.board.nation, desk.today())
        self._window.program.background.run(work, _ignore, _raise)


def _holidays(nation: Nation, day: date) -> None:
    from chair_desk.catalogue.calendars import bank_holidays

    bank_holidays(nation, day.year)


def _ignore(_made: object) -> None:
    """Leave what came of it where it is kept."""


def _raise(problem: Exception) -> None:
    raise problem
