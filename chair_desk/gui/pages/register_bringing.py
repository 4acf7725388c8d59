"""Bringing a table into a register: read beside the window, looked over, then taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.pages.table_asking import TableAsking
from chair_desk.gui.parts.register_import import RegisterImport
from chair_desk.services.register_importing import (
    RegisterPlan,
    bring_in_register,
    plan_register,
)
from chair_desk.services.table_reading import TableRead
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.register import RegisterPage


class RegisterBringing(QObject):
    """Holds the panel of one table at a time, in the place of the page's register."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page = page
        self._asking = TableAsking(page, self._plan)
        self._asking.planned.connect(self._show)
        self.panel: RegisterImport | None = None

    @property
    def is_open(self) -> bool:
        """Say whether a table is being looked over."""
        return self.panel is not None

    def ask(self) -> None:
        """Ask for a file, then read it."""
        self._asking.ask()

    def read(self, name: str) -> None:
        """Read a file beside the work of the window, then show what it would do."""
        self._asking.read(name)

    def _plan(self, table: TableRead) -> RegisterPlan:
        return plan_register(self._page.session.desk, self._page.log, table)

    def _show(self, plan: RegisterPlan) -> None:
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
