"""Writes the hand-over pack of a chair who leaves, with the board closed meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chair_desk.gui.closed_meanwhile import ClosedMeanwhile
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.leaving_panel import LeavingPanel
    from chair_desk.services.leaving import Leaving as Written


class Leaving(ClosedMeanwhile):
    """Ties the panel to the open board."""

    panel: LeavingPanel | None

    def ask(self) -> None:
        """Ask who takes over."""
        if self._window.shell is None:
            return
        from chair_desk.gui.parts.leaving_panel import LeavingPanel

        self.panel = LeavingPanel(self._window)
        self.panel.place_asked.connect(self._choose)
        self.panel.put_away.connect(self._forget)
        self.panel.present()

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
        desk = self._desk_to_leave()
        if desk is None or self.panel is None:
            return
        from chair_desk.services.leaving import leave_closed

        work = partial(
            leave_closed, desk.file.path, desk.circumstances, Path(name), self.panel.to.text()
        )
        self._run_closed(work, self._written)

    def _written(self, done: Written) -> None:
        if self.panel is not None:
            self.panel.say_done(done)
