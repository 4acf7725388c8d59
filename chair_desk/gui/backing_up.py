"""Backs the open board up by itself, and shows the backups."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from chair_desk.gui.closed_meanwhile import ClosedMeanwhile
from chair_desk.gui.file_asking import ask_folder
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.backups_panel import BackupsPanel
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.backups import Backup, Inside, Taken

AFTER_OPENING_MS = 4_000
BETWEEN_MS = 4  # keys and paint come first


class BackingUp(ClosedMeanwhile):
    """Copies the board a little between two keys and looks the copy through on the other thread.

    Whoever needs one first sets `is_wanted` and has it look; `ended` then carries what was wrong,
    or nothing.
    """

    panel: BackupsPanel | None
    ended = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.is_wanted = self._is_at_it = False
        self._taken: Taken | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_OPENING_MS)
        self._timer.timeout.connect(self.look)
        self._copying = QTimer(self)
        self._copying.setSingleShot(True)
        self._copying.setInterval(BETWEEN_MS)
        self._copying.timeout.connect(self._copy_on)

    def follow(self, shell: Shell) -> None:
        """Back an opened board up soon, and each half hour that it is worked on."""
        self.is_wanted = False
        self._timer.start()
        shell.projector.clock.ticked.connect(self.look)

    def look(self) -> None:
        """Back the board up if that is due and hands rest.

        Never while words wait, and never twice at once.
        """
        shell = self._window.shell
        if shell is None or self._is_at_it or shell.session.waiting_for is not None:
            return
        from chair_desk.services.backups import is_due

        if not (self.is_wanted or is_due(shell.session.desk)):
            return
        if shell.is_at_rest:
            self.back_up()
        else:
            self._timer.start()

    def back_up(self) -> None:
        """Back the board up now."""
        shell = self._window.shell
        if shell is None or self._is_at_it:
            return
        from chair_desk.services.backups import begin

        self.is_wanted = self._is_at_it = True
        try:
            self._taken = begin(shell.session.desk)
        except (CannotDo, Refused) as problem:
            self._not_kept(problem)
        else:
            self._copying.start()

    def _copy_on(self) -> None:
        """Copy a little more; begin again later where the copy had to be given up."""
        from chair_desk.services.backups import finish_backup, go_on, is_copying

        shell, taken = self._window.shell, self._taken
        if shell is None or taken is None or not is_copying(shell.session.desk):
            self._is_at_it = False
            self._timer.start()
            return
        try:
            has_more = go_on(shell.session.desk)
        except CannotDo as problem:
            self._not_kept(problem)
            return
        if has_more:
            self._copying.start()
            return
        work = partial(finish_backup, taken, self._place())
        self._window.program.background.run(work, self._kept, self._not_kept)

    def _place(self) -> str:
        return str(self._window.program.settings.backup_place)

    def _kept(self, _copy: Path) -> None:
        self.is_wanted = self._is_at_it = False
        self._said = ""
        self.ended.emit(None)
        if self.panel is not None:
            self.panel.say(_("The board is backed up."), tone="grn")
            self._refresh()

    def _not_kept(self, problem: Exception) -> None:
        """Say once that a backup was not made; the next is tried in its turn."""
        self.is_wanted = self._is_at_it = False
        if not isinstance(problem, CannotDo):
            raise problem
        self.ended.emit(problem)
        if self.panel is not None:
            self.panel.say_problem(problem)
            self._refresh()
        elif self._window.shell is not None and self._said != problem.what:
            self._said = problem.what
            self._window.show_problem(problem)

    # -------------------------------------------------------------- the panel

    def ask(self) -> None:
        """Show the backups of the open board."""
        if self._window.shell is None:
            return
        from chair_desk.gui.parts.backups_panel import BackupsPanel

        self.panel = BackupsPanel(self._window, self._place())
        self.panel.look_asked.connect(self._look_into)
        self.panel.restore_asked.connect(self.restore)
        self.panel.now_asked.connect(self.back_up)
        self.panel.place_asked.connect(self._ask_for_place)
        self.panel.put_away.connect(self._forget)
        self.panel.present()
        self._refresh()

    def _refresh(self) -> None:
        from chair_desk.services.backups import backups

        shell = self._window.shell
        if shell is not None and self.panel is not None:
            self.panel.show_backups(backups(shell.session.desk, self._place()))

    def _look_into(self, backup: Backup) -> None:
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.services.backups import look_into

        work = partial(look_into, backup.path, shell.session.desk.circumstances)
        self._backup = backup
        self._window.program.background.run(
            partial(_beside, backup, work), self._show_inside, self._say_unreadable
        )

    def _show_inside(self, found: tuple[Backup, Inside]) -> None:
        from chair_desk.services.backups import undone_by

        shell = self._window.shell
        if shell is not None and self.panel is not None:
            backup, inside = found
            self.panel.show_inside(backup, inside, undone_by(shell.session.desk, inside))

    def _say_unreadable(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        backup = self.panel.chosen() if self.panel is not None else None
        if self.panel is not None and backup is not None:
            self.panel.say_unreadable(backup, problem)

    def _ask_for_place(self) -> None:
        ask_folder(self._window, _("A second place for backups"), self.set_place)

    def set_place(self, place: str) -> None:
        """Keep backups at a second place from now on, beginning at once."""
        try:
            self._window.program.change_settings(backup_place=place)
        except CannotDo as problem:
            self._window.show_problem(problem)
            return
        if self.panel is not None:
            self.panel.show_place(place)
        self.back_up()

    # -------------------------------------------------------------- going back

    def restore(self, backup: Backup) -> None:
        """Close the board; back it up, put the backup in its place, and open that."""
        desk = self._desk_to_leave()
        if desk is None:
            return
        from chair_desk.services.backups import go_back

        work = partial(go_back, desk.file.path, backup.path, desk.circumstances)
        self._run_closed(work, self._say_restored)

    def _say_restored(self, aside: Path | None) -> None:
        if self.panel is not None:
            self.panel.dismiss()
        shell = self._window.shell
        if shell is not None and shell.page is not None and aside is not None:
            shell.page.message.say(
                _("This is the board as it was backed up."),
                _("The board of just now is kept as {name}.").format(name=aside.name),
                tone="grn",
            )


def _beside(backup: Backup, work: Any) -> tuple[Backup, Inside]:
    return backup, work()
