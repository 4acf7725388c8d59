"""Bringing a table into a register: read beside the window, looked over, then taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.parts.register_import import RegisterImport
from chair_desk.records.changes import CannotDo
from chair_desk.services.register_importing import (
    bring_in_register,
    plan_register,
)
from chair_desk.services.table_reading import TableRead, read_table
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.register import RegisterPage

TABLES = "Tables (*.csv *.xlsx *.xlsm *.txt);;All files (*)"


class _Reading:
    """Reads a table, on the other thread: it needs no board."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> TableRead:
        return read_table(self._path)


class RegisterBringing(QObject):
    """Holds the panel of one table at a time, in the place of the page's register."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self.panel: RegisterImport | None = None

    @property
    def is_open(self) -> bool:
        """Say whether a table is being looked over."""
        return self.panel is not None

    def ask(self) -> None:
        """Ask for a file, then read it."""
        ask_file(self._page.window(), _("Bring in a table"), self.read, kinds=TABLES)

    def read(self, name: str) -> None:
        """Read a file beside the work of the window, then show what it would do."""
        path = Path(name)
        self._page.message.say(_("Reading {name}.").format(name=path.name), tone="accent")
        self._background.run(_Reading(path), self._read, self._failed)

    def _failed(self, error: object) -> None:
        if isinstance(error, CannotDo):
            self._page.show_problem(error)
        elif isinstance(error, Exception):
            raise error

    def _read(self, table: object) -> None:
        if not isinstance(table, TableRead) or self._page.session.is_over:
            return  # the board was closed while the file was read
        try:
            plan = plan_register(self._page.session.desk, self._page.log, table)
        except CannotDo as problem:
            self._page.show_problem(problem)
            return
        self._page.message.hide()
        self.leave()
        self.panel = RegisterImport(plan)
        self.panel.wanted.connect(self.take)
        self.panel.left.connect(self.leave)
        self._page.stack.addWidget(self.panel)
        self._page.stack.setCurrentWidget(self.panel)
        self.panel.focus_first()

    def take(self) -> None:
        """Bring in what is ticked, as one change."""
        if self.panel is None:
            return
        plan, ticked = self.panel.plan, self.panel.ticked()
        changes = self._page.session.run(bring_in_register, plan, ticked)
        if changes is not None:
            self.leave()
            self._page.message.say(changes.label or _("Brought in."), tone="grn")

    def leave(self) -> None:
        """Put the panel away and show the register again."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        self._page.stack.removeWidget(panel)
        panel.deleteLater()
        self._page.reload()
