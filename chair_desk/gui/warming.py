"""In quiet moments after the start, make ready what the next click will need."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from chair_desk.gui.collecting import set_aside
from chair_desk.gui.page_list import ALL_PAGES, PAGES
from chair_desk.records.changes import CannotDo

if TYPE_CHECKING:
    from chair_desk.gui.pages.page import Page
    from chair_desk.gui.window import MainWindow
    from chair_desk.records.boards import Nation

FIRST_MS, WAIT_MS = 250, 10
"""The window is painted before anything else is done."""
LARGE = (
    "chair_desk.records.line",
    "chair_desk.services.surroundings",
    "chair_desk.services.minutes",
    "chair_desk.gui.parts.editor_blocks",
    "chair_desk.gui.parts.editor",
    "chair_desk.gui.pages.editor_column",
    "chair_desk.gui.pages.meeting_writing",
    "chair_desk.gui.pages.room_column",
)
"""Modules that the page in the meeting needs: together they take longer than one moment may."""
READ_AHEAD = tuple(entry.name for entry in PAGES if entry.name != "meeting")
"""Pages that are read before they are asked for; the meeting follows what the room does."""


class Warming(QObject):
    """Imports and builds the pages step by step, so that the first opening finds them there.

    A step takes well under the 50 ms after which a person notices, and the steps lie apart, so
    that a key or a click comes in between. While somebody types no step is taken at all. When all
    pages are built, each is read and painted once where nobody sees it: Qt lays out and shapes its
    words then, and its first opening only shows them. The bank holidays are read on the thread
    beside the window's.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_step)
        window.board_shown.connect(self.begin)
        self.begin()

    def begin(self) -> None:
        """Begin with the first step: the program started, or a board was opened."""
        self._steps = [set_aside, self._read_holidays, self._get_ready, self._get_ready]
        self._steps += [partial(importlib.import_module, name) for name in LARGE]
        self._steps.append(self._know_tables)
        for entry in ALL_PAGES:
            self._steps.append(entry.page_class)
            self._steps += [partial(self._build, entry.name), partial(self._dress, entry.name)]
        for name in READ_AHEAD:
            self._steps += [partial(self._read, name), partial(self._paint, name)]
        self._steps.append(self._get_ready_to_draft)
        self._timer.start(FIRST_MS)

    @property
    def is_done(self) -> bool:
        """Say whether all is ready."""
        return not self._steps

    def _take_step(self) -> None:
        shell = self._window.shell
        if shell is not None and not shell.is_at_rest:
            return  # somebody types: what they do not wait for may wait for them
        if self._timer.interval() != WAIT_MS:
            self._timer.setInterval(WAIT_MS)
        if self._steps:
            self._steps.pop(0)()
        else:
            self._timer.stop()
            set_aside()

    def _get_ready_to_draft(self) -> None:
        """Import what drafts the yearly report, a module to a step, and then draft."""
        from chair_desk.services.report_drafting import DRAFTERS

        modules = dict.fromkeys(place.partition(":")[0] for place in DRAFTERS.values())
        names = [f"chair_desk.services.{module}" for module in modules]
        self._steps[:0] = [partial(importlib.import_module, name) for name in names]
        self._steps.append(self._draft_ahead)

    def _draft_ahead(self) -> None:
        """Draft the yearly report feed by feed, so that its first reading finds most of it done."""
        from chair_desk.services.yearly_reports import draft_ahead

        if self._window.shell is not None and draft_ahead(self._window.shell.session.desk):
            self._steps.insert(0, self._draft_ahead)

    def _know_tables(self) -> None:
        """Have every kind of record read once: what it takes is worked out at the first reading."""
        from chair_desk.records.tables import RECORDS

        if self._window.shell is not None:
            for record_class in RECORDS:
                self._window.shell.session.desk.rows(record_class, most=0)

    def _get_ready(self) -> None:
        """Have the file ready for its first change before somebody types."""
        if self._window.shell is not None:
            self._window.shell.session.desk.file.get_ready()

    def _build(self, name: str) -> None:
        if self._window.shell is not None:
            self._window.shell.page_named(name)

    def _dress(self, name: str) -> None:
        """Let the sheet find its rules for each part of a page."""
        shell = self._window.shell
        if shell is None or name not in shell.pages:
            return
        for part in shell.pages[name].findChildren(QWidget):
            part.ensurePolished()

    def _read(self, name: str) -> None:
        """Read a page that was not shown yet; where the file is out of reach, it waits for that."""
        page = self._unseen(name)
        if page is not None and page.is_stale and self._window.shell is not None:
            page.resize(self._window.shell.stack.size())
            try:
                page.refresh()
            except CannotDo:
                page.is_stale = True

    def _paint(self, name: str) -> None:
        """Paint a page that was read into a picture that nobody sees."""
        page = self._unseen(name)
        if page is not None and page.is_read:
            page.grab()

    def _unseen(self, name: str) -> Page | None:
        shell = self._window.shell
        page = shell.pages.get(name) if shell is not None else None
        return None if page is None or page.isVisible() else page

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
