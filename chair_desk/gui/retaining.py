"""Shows what is due to be disposed of, and does it with the board closed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.unlocking import Left, left_at
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.retention_panel import RetentionPanel
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key
    from chair_desk.services.retention_closed import Decided
    from chair_desk.services.retention_reach import Root


class Retaining(QObject):
    """Ties the panel of retention to the open board."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: RetentionPanel | None = None
        self._left: Left | None = None
        self._key: Key | None = None

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

    def _forget(self) -> None:
        self.panel = None

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
        shell = self._window.shell
        if shell is None or self.panel is None or not self._window.elsewhere.may_leave(_nothing):
            return
        from chair_desk.services.retention_closed import dispose_closed

        desk = shell.session.desk
        self.panel.say_busy()
        self._left, self._key = left_at(shell), desk.circumstances.key
        place = str(self._window.program.settings.backup_place)
        work = partial(
            dispose_closed,
            desk.file.path,
            desk.circumstances,
            roots,
            replace(decided, elsewhere=place),
        )
        self._window.let_go()
        self._window.program.background.run(work, self._disposed, self._not_disposed)

    def _disposed(self, proofs: list[str]) -> None:
        self._go_on()
        if self.panel is not None:
            self.panel.raise_()
            self.panel.say(_("It is gone. The proof is kept."), "\n".join(proofs), "grn")
            self._refresh()

    def _not_disposed(self, problem: Exception) -> None:
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
