"""Exchanges through the shared folder, quietly: on opening, on coming back, and every minute.

The folder is read and written on the other thread. What came is taken in a few changes at a
time between two looks of the window, so that nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.local_time import local
from chair_desk.services.shared_places import shared_through
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.folder_steps import FolderFound, FolderTask, FolderWrite
    from chair_desk.services.shared_folder import FolderNews

AFTER_OPENING_MS = 2_500
EVERY_MS = 60_000


class Sharing(QObject):
    """One exchange at a time, of the board that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shell: Shell | None = None
        self._task: FolderTask | None = None
        self._found: FolderFound | None = None
        self._parts: Iterator[FolderNews] | None = None
        self._is_waiting = False
        self._new = 0
        self._people: dict[str, None] = {}
        self._notes: list[str] = []
        self._faults: list[str] = []
        window.backing_up.ended.connect(self._backed_up)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._came_back)

    def follow(self, shell: Shell) -> None:
        """Exchange for an opened board; its timers end with it."""
        self._shell, self._task, self._parts = shell, None, None
        self._is_waiting = False
        self._soon = QTimer(shell)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_OPENING_MS)
        self._soon.timeout.connect(self.look)
        self._soon.start()
        self._minute = QTimer(shell)
        self._minute.setInterval(EVERY_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self._next = QTimer(shell)
        self._next.setInterval(0)
        self._next.timeout.connect(self._take_part)

    @property
    def is_at_it(self) -> bool:
        """Say whether an exchange is going on."""
        return self._task is not None and self._open_shell() is not None

    def _open_shell(self) -> Shell | None:
        shell = self._shell
        return shell if shell is not None and not shell.session.is_over else None

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Exchange now, unless nothing is shared, a meeting is on, or words wait."""
        shell = self._open_shell()
        if shell is None or shell.session.read_only or self._task is not None:
            return
        desk = shell.session.desk
        folder = shared_through(desk)
        if folder is None or shell.session.waiting_for is not None or shell.is_typing:
            return
        from chair_desk.services.exchange import is_in_session
        from chair_desk.services.folder_steps import begin, read_folder

        if is_in_session(desk):
            return
        try:
            self._task = begin(desk, folder)
        except CannotDo as problem:
            self._failed(problem)
            return
        self._new, self._people, self._notes, self._faults = 0, {}, [], []
        work = partial(read_folder, self._task)
        self._window.program.background.run(work, self._read, self._failed)

    def _read(self, found: FolderFound) -> None:
        shell, task = self._open_shell(), self._task
        if shell is None or task is None:
            self._task = None
            return
        from chair_desk.services.folder_steps import needs_backup

        self._found, self._faults = found, list(found.faults)
        if needs_backup(shell.session.desk, found):
            self._is_waiting = self._window.backing_up.is_wanted = True
            self._window.backing_up.look()
        else:
            self._begin_to_take()

    def _backed_up(self, problem: CannotDo | None) -> None:
        """Go on after the backup; where none can be made the news stay where they are."""
        is_waiting, self._is_waiting = self._is_waiting, False
        if is_waiting and problem is not None:
            self._failed(problem)
        elif is_waiting:
            self._begin_to_take()

    def _begin_to_take(self) -> None:
        shell, task, found = self._open_shell(), self._task, self._found
        if shell is None or task is None or found is None:
            self._task = None
            return
        from chair_desk.services.folder_steps import take_in

        self._parts = take_in(shell.session.desk, task.folder, found)
        self._next.start()

    def _take_part(self) -> None:
        """Take in a few changes, then let the window look round."""
        shell, parts = self._open_shell(), self._parts
        if shell is None or parts is None:
            return
        from chair_desk.services.exchange import is_in_session

        if is_in_session(shell.session.desk):
            self._end()  # a meeting began: the rest is taken in when it has ended
            return
        try:
            news = next(parts, None)
        except (CannotDo, Refused) as problem:
            self._end()
            self._failed(problem)
            return
        if news is None:
            self._next.stop()
            self._write(shell)
            return
        self._new += news.new
        self._people |= dict.fromkeys(news.people)
        self._notes += news.notes
        self._faults += news.faults
        if news.changes:
            shell.session.changed.emit(news.changes)

    def _write(self, shell: Shell) -> None:
        task, found = self._task, self._found
        if task is None or found is None:
            return
        from chair_desk.services.folder_steps import news_to_write, write_news

        news = news_to_write(shell.session.desk, task.folder, found)
        self._say_news(shell)
        if news is None:
            self._end()
            return
        self._window.program.background.run(
            partial(write_news, task, news), self._written, self._failed
        )

    def _written(self, news: FolderWrite) -> None:
        shell, task = self._open_shell(), self._task
        if shell is not None and task is not None:
            from chair_desk.services.folder_steps import note_written

            note_written(shell.session.desk, task.folder, news)
        self._end()

    def _end(self) -> None:
        self._task, self._parts, self._found = None, None, None
        if self._open_shell() is not None:
            self._next.stop()
        self._window.shared_folder.exchanged("")

    def _say_news(self, shell: Shell) -> None:
        if self._new:
            sentence = ngettext(
                "Took in {count} change from {people}, {time}",
                "Took in {count} changes from {people}, {time}",
                self._new,
            )
            time = f"{local(shell.session.desk.now()):%H:%M}"
            people = ", ".join(self._people)
            said = sentence.format(count=self._new, people=people, time=time)
            shell.status.say_news(said)
            shell.status.news.setToolTip("\n".join([*self._notes, *self._faults]))
            self._say_notes(shell)
        elif self._faults:
            shell.status.say_news(_("A file in the shared folder cannot be used"))
            shell.status.news.setToolTip("\n".join(self._faults))

    def _say_notes(self, shell: Shell) -> None:
        """Say on the page what was put right: somebody may have quoted the old number."""
        if self._notes and shell.page is not None:
            lead = _("Something was put right when changes were taken in.")
            shell.page.message.say(lead, " ".join(self._notes), tone="amb")

    def _failed(self, problem: Exception) -> None:
        """Say it in the status line, once; the next minute tries again."""
        self._task, self._parts, self._found = None, None, None
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        shell = self._open_shell()
        said = problem.what if isinstance(problem, CannotDo) else str(problem)
        if shell is not None:
            shell.status.say_news(said)
            if isinstance(problem, CannotDo):
                shell.status.news.setToolTip(f"{problem.why} {problem.remedy}".strip())
        self._window.shared_folder.exchanged(said)
