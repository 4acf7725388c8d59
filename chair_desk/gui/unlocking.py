"""Asking for the passphrase of a locked board, and going on where the person was."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from chair_desk.gui.standing import Standing, go_back, standing_in
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.frozen import frozen
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.lock import LockPage, LockWords
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.last_place import LastPlace
    from chair_desk.services.passphrases import Key


@frozen(kw_only=True)
class Left:
    """Which board was left, and where: names of pages and ids, no words of the record."""

    path: Path
    read_only: bool = False
    page: str = ""
    meeting_id: str = ""
    place: LastPlace | None = None
    standing: Standing = Standing()


class Unlocking(QObject):
    """Shows the lock screen and tries what is typed, on the other thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: LockPage | None = None
        self._left: Left | None = None
        self._said: LockWords | None = None
        self._standing = Standing()
        self._looked_for: Path | None = None
        look().rescaled.connect(self._show_again)

    @property
    def is_asking(self) -> bool:
        """Say whether the lock screen is shown and no board is open behind it."""
        is_shown = self.page is not None and self._window.stack.currentWidget() is self.page
        return is_shown and self._window.shell is None

    def ask_for(self, path: Path, *, read_only: bool = False) -> None:
        """Ask for the passphrase of a board that is to be opened."""
        from chair_desk.gui.pages.lock import LockWords
        from chair_desk.services.known_boards import known_boards

        program = self._window.program
        names = {known.path: known.title for known in known_boards(program.home)}
        said = LockWords(
            name=names.get(path.resolve(), path.stem),
            above=_("Locked with a passphrase"),
            lock_after=program.settings.lock_after,
            may_keep=True,
            is_kept=program.keyring.is_kept(path),
        )
        self.show(Left(path=path, read_only=read_only), said, _("Open a board – Chair Desk"))
        if self.page is not None and program.keyring.may_open(path):
            self.page.say_looking()
            self._looked_for = path
            work = partial(program.keyring.key_of, path)
            program.background.run(work, self._open_by_keyring, self._say_not_kept)

    def show(self, left: Left, said: LockWords, title: str) -> None:
        """Show the lock screen for a board that was left, or is to be opened."""
        from chair_desk.gui.pages.lock import LockPage

        self._left, self._said = left, said
        page = LockPage(said)
        page.unlock_asked.connect(self._unlock)
        page.sheet_asked.connect(self._unlock_by_sheet)
        page.another_asked.connect(self._leave)
        page.destroyed.connect(self._gone)
        self.page = page
        self._window.show_beside(page, title)
        self._window.menus.refresh()
        page.focus_first()
        if said.may_keep:
            self._window.key_keeping.look_for(page.keep)

    def _gone(self, page: QObject) -> None:
        if self.page is page:
            self.page = None

    def _show_again(self) -> None:
        """Build the screen anew: the size of text changed."""
        is_shown = self.page is not None and self._window.stack.currentWidget() is self.page
        if is_shown and self._left is not None and self._said is not None:
            self.show(self._left, self._said, self._window.windowTitle())

    def _leave(self) -> None:
        if self.page is not None:
            self.page.forget()
        self._left = None
        self._window.show_shell()

    # -------------------------------------------------------------- unlocking

    def _unlock(self, typed: str) -> None:
        from chair_desk.services.passphrases import unlock

        self._try(unlock, typed)

    def _unlock_by_sheet(self, typed: str) -> None:
        from chair_desk.services.passphrases import unlock_by_sheet

        self._try(unlock_by_sheet, typed)

    def _try(self, way: object, typed: str) -> None:
        if self.page is None or self._left is None or not callable(way):
            return
        program, path = self._window.program, self._left.path
        self.page.say_busy()
        work = partial(way, path, typed, home=program.home, now=program.now)
        program.background.run(work, self._open, self._say_wrong)

    def _open(self, key: Key) -> None:
        left, page = self._left, self.page
        if left is None or page is None or self._window.stack.currentWidget() is not page:
            key.wipe()  # the person went elsewhere meanwhile
            return
        page.forget()
        self._left = None
        keep = page.keep.answer() if self._said is not None and self._said.may_keep else None
        self.go_on(left, key)
        self._window.key_keeping.settle(key, keep=keep)

    def _open_by_keyring(self, key: Key | None) -> None:
        left, page = self._left, self.page
        if key is None:
            self._say_not_kept(None)
        elif left is None or page is None or not self._is_looked_for(left):
            key.wipe()  # the person went elsewhere meanwhile
        else:
            page.forget()
            self._left = None
            self.go_on(left, key)

    def _is_looked_for(self, left: Left) -> bool:
        return self.is_asking and left.path == self._looked_for

    def _say_not_kept(self, problem: Exception | None) -> None:
        if problem is not None and not isinstance(problem, CannotDo):
            raise problem
        said = _("The keyring has no key of this board.") if problem is None else problem.what
        if self.page is not None and self._left is not None and self._is_looked_for(self._left):
            sentence = _("{what} Type the passphrase.").format(what=said)
            self.page.say_not_kept(sentence)

    def _say_wrong(self, problem: Exception) -> None:
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if self.page is None or self._left is None:
            return
        from chair_desk.services.passphrases import seconds_to_wait

        program = self._window.program
        wait = seconds_to_wait(self._left.path, home=program.home, now=program.now)
        self.page.say_wrong(problem, wait)

    def go_on(self, left: Left, key: Key | None) -> None:
        """Open a board with its key, and go back to where the person was."""
        self._window.opening.open(left.path, read_only=left.read_only, key=key)
        shell = self._window.shell
        if shell is None or not left.page:
            return
        if left.place is not None:
            shell.place_keeper.go_back(left.place)
            shell.place_keeper.take_focus()
            return
        if left.meeting_id:
            shell.session.choose_meeting(left.meeting_id)
        shell.show_page(left.page)
        self._standing = left.standing
        QTimer.singleShot(0, self._go_back)

    def _go_back(self) -> None:
        """Choose and scroll as it was, once the page has been read."""
        shell = self._window.shell
        page = shell.page if shell is not None else None
        if page is not None and isValid(page):  # the window may have been closed meanwhile
            go_back(page, self._standing)


def left_at(shell: Shell) -> Left:
    """Return where the person is in an open board."""
    session = shell.session
    page = shell.page
    return Left(
        path=session.desk.file.path,
        read_only=session.read_only,
        page=shell.current,
        meeting_id=session.meeting_id,
        place=shell.place_keeper.place() if shell.current == "meeting" else None,
        standing=standing_in(page) if page is not None else Standing(),
    )
