"""The panel of the shared folder, and noticing a board file that itself is synchronised."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.file_asking import ask_folder
from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.services.folders import boards_folder
from chair_desk.services.shared_places import share_through, shared_through
from chair_desk.services.synced_places import conflicted_copies, synced_by
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.shared_folder_panel import SharedFolderPanel
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow

AFTER_OPENING_MS = 1_500


@frozen
class Beside:
    """What synchronises the folder of a board file, and the copies left beside it."""

    program: str
    copies: tuple[Path, ...]


def look_beside(path: Path) -> Beside:
    """Look round a board file; on any thread."""
    return Beside(synced_by(path), tuple(conflicted_copies(path)))


class SharedFolder(QObject):
    """Ties the panel to the open board, and says once where a file lies that should not."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: SharedFolderPanel | None = None
        self.beside = Beside("", ())

    def follow(self, shell: Shell) -> None:
        """Look round an opened board's file soon."""
        self.beside = Beside("", ())
        self._timer = QTimer(shell)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_OPENING_MS)
        self._timer.timeout.connect(self.look_round)
        self._timer.start()

    def look_round(self) -> None:
        """Look on the other thread whether the file lies in a synchronised folder."""
        shell = self._window.shell
        if shell is not None:
            work = partial(look_beside, shell.session.desk.file.path)
            self._window.program.background.run(work, self._seen, self._not_seen)

    def _seen(self, beside: Beside) -> None:
        self.beside = beside
        shell = self._window.shell
        if self.panel is not None:
            self.panel.show_beside(beside.program, beside.copies)
        elif shell is not None and shell.page is not None and beside.copies:
            names = ", ".join(path.name for path in beside.copies)
            shell.page.message.say(
                _("There is a copy in conflict beside this board: {names}.").format(names=names),
                _("Nothing of it is lost. File menu, Shared folder, brings it in."),
                tone="amb",
            )
        elif shell is not None and shell.page is not None and beside.program:
            shell.page.message.say(
                _("This board lies in a folder that {program} synchronises.").format(
                    program=beside.program
                ),
                _("Two people writing in it there lose work. File menu, Shared folder, helps."),
                tone="amb",
            )

    def _not_seen(self, problem: Exception) -> None:
        raise problem

    # -------------------------------------------------------------- the panel

    def ask(self) -> None:
        """Show the panel."""
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.gui.parts.shared_folder_panel import SharedFolderPanel

        self.panel = SharedFolderPanel(self._window)
        self.panel.place_asked.connect(self._choose)
        self.panel.now_asked.connect(self._exchange)
        self.panel.stop_asked.connect(self._share_no_longer)
        self.panel.move_asked.connect(self._move)
        self.panel.copy_asked.connect(self._bring_in)
        self.panel.put_away.connect(self._forget)
        self.panel.show_beside(self.beside.program, self.beside.copies)
        self.panel.present()
        self.panel.show_place(shared_through(shell.session.desk))
        self.look_round()

    def _forget(self) -> None:
        self.panel = None

    def _choose(self) -> None:
        ask_folder(self._window, _("The shared folder"), self.share)

    def share(self, folder: str) -> None:
        """Share the open board through a folder from now on, beginning at once."""
        self._keep(Path(folder) if folder else None)
        self._exchange()

    def _share_no_longer(self) -> None:
        self._keep(None)

    def _keep(self, folder: Path | None) -> None:
        shell = self._window.shell
        if shell is None:
            return
        try:
            share_through(shell.session.desk, folder)
        except CannotDo as problem:
            self._window.show_problem(problem)
            return
        if self.panel is not None:
            self.panel.message.hide()
            self.panel.show_place(folder)

    def _exchange(self) -> None:
        if reason := self._window.bringing_in.reason():
            if self.panel is not None:
                self.panel.say(reason, tone="amb")
            return
        self._window.sharing.look()

    def exchanged(self, fault: str) -> None:
        """Say in the panel that an exchange ended, and what was wrong if anything was."""
        if self.panel is None:
            return
        if fault:
            self.panel.say(fault, tone="red")
            return
        shell = self._window.shell
        said = shell.status.news.text() if shell is not None else ""
        self.panel.say(_("Exchanged."), said, tone="grn")

    def _bring_in(self, path: Path) -> None:
        if self.panel is not None:
            self.panel.dismiss()
        self._window.bringing_in.look(path)

    def _move(self) -> None:
        """Go on in a file outside, and use the folder for exchange; the old file is left there."""
        shell = self._window.shell
        if shell is None:
            return
        path = shell.session.desk.file.path
        folder = path.parent
        place = boards_folder()
        if synced_by(place / path.name):
            place = self._window.program.home / "boards"
        place.mkdir(parents=True, exist_ok=True)
        if self.panel is not None:
            self.panel.dismiss()
        if self._window.elsewhere.write_to(place / path.name):
            self._keep(folder)
