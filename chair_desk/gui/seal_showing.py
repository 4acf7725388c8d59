"""Shows the seals of confirmed minutes, and compares them with a counter-copy."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.file_asking import ask_file
from chair_desk.records.changes import CannotDo
from chair_desk.services.folders import boards_folder
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.seals_panel import SealsPanel
    from chair_desk.gui.window import MainWindow


class SealShowing(QObject):
    """Ties the panel of seals to the open board."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: SealsPanel | None = None

    def ask(self) -> None:
        """Show the seals of the open board."""
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.gui.parts.seals_panel import SealsPanel
        from chair_desk.services.sealing import look_at_seals

        self.panel = SealsPanel(self._window)
        self.panel.against_asked.connect(self._choose)
        self.panel.put_away.connect(self._forget)
        self.panel.present()
        self.panel.show_checks(look_at_seals(shell.session.desk))

    def _forget(self) -> None:
        self.panel = None

    def _choose(self) -> None:
        ask_file(
            self._window,
            _("A counter-copy"),
            self.compare,
            kinds="Chair Desk (*.chairdesk)",
            folder=str(boards_folder()),
        )

    def compare(self, name: str) -> None:
        """Compare with a copy of the board, opened to read with the same key."""
        shell = self._window.shell
        if shell is None or self.panel is None:
            return
        from chair_desk.services.desk import open_with
        from chair_desk.services.sealing import look_at_seals

        desk = shell.session.desk
        try:
            with contextlib.closing(
                open_with(Path(name), desk.circumstances, read_only=True)
            ) as other:
                checks = look_at_seals(desk, other)
        except CannotDo as problem:
            self.panel.say_problem(problem)
            return
        self.panel.show_checks(checks, compared_with=Path(name).name)
