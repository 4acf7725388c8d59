"""Opening boards: from the list, from a file, the made-up one; and what is said if it fails."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.session import Session
from chair_desk.gui.spelling import spelling_of
from chair_desk.gui.word_offers import offers_of
from chair_desk.records.changes import CannotDo
from chair_desk.services.desk import Desk, Locked, StoreBusy
from chair_desk.services.folders import boards_folder
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key

FILTER = "Chair Desk (*.chairdesk)"
SAMPLE_NAME = "Westmarch (made up).chairdesk"


class Opening(QObject):
    """Opens boards for a window. `busy` names the file that another Chair Desk has open."""

    opened = Signal(object)
    failed = Signal(object)
    busy = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.busy_path: Path | None = None

    def open(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> None:
        """Open a board file and hand the session over; else say why not, in three sentences."""
        program = self._window.program
        shell = self._window.shell
        if shell is not None and shell.session.desk.file.path.resolve() == path.resolve():
            self._window.show_shell()
            return
        if not self._window.elsewhere.may_leave(
            partial(self.open, path, read_only=read_only, key=key)
        ):
            return
        try:
            desk = program.open(path, read_only=read_only, key=key)
        except Locked:
            self._window.locking.unlocking.ask_for(path, read_only=read_only)
            return
        except StoreBusy as problem:
            self.busy_path = path
            self.busy.emit(problem)
            return
        except CannotDo as problem:
            self.failed.emit(problem)
            return
        if not desk.is_set_up:
            self._window.show_new_board(desk)
            return
        self.take_over(desk)

    def open_to_read(self) -> None:
        """Open the file that is busy elsewhere, to read it."""
        if self.busy_path is not None:
            self.open(self.busy_path, read_only=True)

    def take_over(self, desk: Desk) -> None:
        """Hand over the session of a board that was opened or made."""
        self.opened.emit(self.begin(desk))

    def begin(self, desk: Desk) -> Session:
        """Return the session of an open board, and remember the board once it is shown."""
        session = Session(desk)
        spelling_of(session).follow(self._window.program)
        offers_of(session).follow(self._window.program)
        QTimer.singleShot(0, self._remember)
        return session

    def _remember(self) -> None:
        """Put the board on the list of this laptop, once its window is painted."""
        from chair_desk.services import known_boards

        shell = self._window.shell
        if shell is None:
            return
        try:
            desk = shell.session.desk
            known_boards.remember_board(desk, keep_names=self._window.program.settings.keep_names)
        except CannotDo as problem:
            self.failed.emit(problem)

    def choose_file(self) -> None:
        """Ask for a file; one of the few dialogs there are."""
        folder = str(boards_folder())
        ask_file(self._window, _("Open a board"), self._file_chosen, kinds=FILTER, folder=folder)

    def _file_chosen(self, name: str) -> None:
        self.open(Path(name))

    def open_sample(self) -> None:
        """Open the made-up board, written first where it is not there yet."""
        path = self._window.program.home / SAMPLE_NAME
        if path.exists():
            self.open(path)
            return
        self._say_writing()
        self._window.program.background.run(
            partial(_write_sample, path, self._window.program.home),
            self._sample_written,
            self._sample_failed,
        )

    def _say_writing(self) -> None:
        sentence = _("Writing the made-up board. This takes a few seconds.")
        shell = self._window.shell
        page = shell.page if shell is not None else None
        message = page.message if page is not None else self._window.front.page.message
        message.say(sentence)

    def _sample_written(self, path: Path) -> None:
        self.open(path)

    def _sample_failed(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self.failed.emit(problem)


def _write_sample(path: Path, home: Path) -> Path:
    from chair_desk.services.sample import write_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    return write_sample(path, home=home, has_pack=True)
