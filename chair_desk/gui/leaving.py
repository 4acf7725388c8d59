"""Writes the hand-over pack of a chair who leaves, with the board closed meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.unlocking import Left, left_at
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.leaving_panel import LeavingPanel
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.leaving import Leaving as Written
    from chair_desk.services.passphrases import Key


class Leaving(QObject):
    """Ties the panel to the open board."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: LeavingPanel | None = None
        self._left: Left | None = None
        self._key: Key | None = None

    def ask(self) -> None:
        """Ask who takes over."""
        if self._window.shell is None:
            return
        from chair_desk.gui.parts.leaving_panel import LeavingPanel

        self.panel = LeavingPanel(self._window)
        self.panel.place_asked.connect(self._choose)
        self.panel.put_away.connect(self._forget)
        self.panel.present()

    def _forget(self) -> None:
        self.panel = None

    def _choose(self) -> None:
        shell = self._window.shell
        if shell is None:
            return
        name = _("{board} handed over.zip").format(board=shell.session.desk.file.path.stem)
        ask_new_file(
            self._window,
            _("Where the pack is written"),
            self.write,
            offered=Path.home() / name,
            kinds="ZIP (*.zip)",
            may_replace=False,
        )

    def write(self, name: str) -> None:
        """Close the board, write the pack, and open it again where the person was."""
        shell = self._window.shell
        if shell is None or self.panel is None or not self._window.elsewhere.may_leave(_nothing):
            return
        from chair_desk.services.leaving import leave_closed

        desk = shell.session.desk
        self.panel.say_busy()
        self._left, self._key = left_at(shell), desk.circumstances.key
        work = partial(
            leave_closed, desk.file.path, desk.circumstances, Path(name), self.panel.to.text()
        )
        self._window.let_go()
        self._window.program.background.run(work, self._written, self._not_written)

    def _written(self, done: Written) -> None:
        self._go_on()
        if self.panel is not None:
            self.panel.raise_()
            self.panel.say_done(done)

    def _not_written(self, problem: Exception) -> None:
        self._go_on()
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if self.panel is not None:
            self.panel.raise_()
            self.panel.say_problem(problem)

    def _go_on(self) -> None:
        left, self._left = self._left, None
        key, self._key = self._key, None
        if left is not None:
            self._window.locking.unlocking.go_on(left, key)


def _nothing() -> None:
    """Go on with nothing: the panel is still there to be asked again."""
