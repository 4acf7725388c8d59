"""Shows what is due to be disposed of, and does it with the board closed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from chair_desk.gui.closed_meanwhile import ClosedMeanwhile
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.retention_panel import RetentionPanel
    from chair_desk.services.retention_closed import Decided
    from chair_desk.services.retention_reach import Root


class Retaining(ClosedMeanwhile):
    """Ties the panel of retention to the open board."""

    panel: RetentionPanel | None

    def ask(self) -> None:
        """Show what is due."""
        if self._window.shell is None:
            return
        from chair_desk.gui.parts.retention_panel import RetentionPanel

        self.panel = RetentionPanel(self._window)
        self.panel.hold_asked.connect(self.hold)
        self.panel.hold_ended.connect(self.end_hold)
        self.panel.dispose_asked.connect(self.dispose)
        self.panel.put_away.connect(self._forget)
        self.panel.present()
        QTimer.singleShot(0, self._refresh)  # the panel is there before a large board is read

    def _refresh(self) -> None:
        from chair_desk.services.retention import classes, disposals, due, holds

        shell = self._window.shell
        if shell is not None and self.panel is not None:
            desk = shell.session.desk
            self.panel.show_due(due(desk), disposals(desk), holds(desk), classes(desk))

    def hold(self, reason: str) -> None:
        """Hold everything from disposal."""
        from chair_desk.services.retention import hold

        self._run(hold, reason)

    def end_hold(self, hold_id: str) -> None:
        """End a hold."""
        from chair_desk.services.retention import end_hold

        self._run(end_hold, hold_id)

    def _run(self, service: object, told: str) -> None:
        shell = self._window.shell
        if shell is None or self.panel is None or not callable(service):
            return
        try:
            changes = service(shell.session.desk, told)
        except (CannotDo, Refused) as problem:
            self.panel.say_problem(problem)
            return
        shell.session.changed.emit(changes)
        self.panel.message.hide()
        self._refresh()

    # -------------------------------------------------------------- disposing

    def dispose(self, roots: list[Root], decided: Decided) -> None:
        """Close the board, dispose of what is ticked, and open it again where the person was."""
        desk = self._desk_to_leave()
        if desk is None:
            return
        from chair_desk.services.retention_closed import dispose_closed

        place = str(self._window.program.settings.backup_place)
        work = partial(
            dispose_closed,
            desk.file.path,
            desk.circumstances,
            roots,
            replace(decided, elsewhere=place),
        )
        self._run_closed(work, self._disposed)

    def _disposed(self, proofs: list[str]) -> None:
        if self.panel is not None:
            self.panel.say(_("It is gone. The proof is kept."), "\n".join(proofs), "grn")
            self._refresh()
