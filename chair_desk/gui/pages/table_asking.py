"""A table asked for and read beside the window, until it is plain what its rows would do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.pages.page import Page
from chair_desk.records.changes import CannotDo
from chair_desk.services.register_importing import RegisterPlan
from chair_desk.services.table_reading import TableRead, read_table
from chair_desk.words import _

TABLES = "Tables (*.csv *.xlsx *.xlsm *.txt);;All files (*)"


class TableAsking(QObject):
    """Asks on behalf of a page. `planned` carries what the table would do."""

    planned = Signal(object)

    def __init__(self, page: Page, plan: Callable[[TableRead], RegisterPlan]) -> None:
        super().__init__(page)
        self._page, self._plan = page, plan
        self._background = Background(self)

    def ask(self) -> None:
        """Ask for a file, then read it."""
        ask_file(self._page.window(), _("Bring in a table"), self.read, kinds=TABLES)

    def read(self, name: str) -> None:
        """Read a file beside the work of the window, then say what it would do."""
        path = Path(name)
        self._page.message.say(_("Reading {name}.").format(name=path.name), tone="accent")
        self._background.run(partial(read_table, path), self.take_up, self._failed)

    def _failed(self, error: object) -> None:
        if isinstance(error, CannotDo):
            self._page.show_problem(error)
        elif isinstance(error, Exception):
            raise error

    def take_up(self, table: object) -> None:
        """Plan what a table that was read would do; nothing once the board is closed."""
        if not isinstance(table, TableRead) or self._page.session.is_over:
            return
        try:
            plan = self._plan(table)
        except CannotDo as problem:
            self._page.show_problem(problem)
            return
        self._page.message.hide()
        self.planned.emit(plan)
