"""Merges a copy that was looked at: the board is closed meanwhile, and opened again.

So the other thread has it alone. The window waits on a page that can be cancelled, and goes on
where the person was.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.unlocking import Left, left_at
from chair_desk.services.desk import open_with
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.merge_state import Coming
    from chair_desk.gui.pages.merging_wait import MergingWait
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.desk import Circumstances
    from chair_desk.services.exchange import BroughtTogether, Choice
    from chair_desk.services.passphrases import Key

PAGE = "merging"


class Told(QObject):
    """Carries how far the other thread is; once stopped, the next word of it ends the work."""

    went_on = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_stopped = False

    def __call__(self, done: int, of: int) -> None:
        """Pass on how far it is."""
        if self.is_stopped:
            from chair_desk.services.exchange import Stopped

            raise Stopped
        self.went_on.emit(done, of)


class MergingWork(QObject):
    """One merge at a time. `failed` carries why it was not done; the board is open again then."""

    failed = Signal(object)
    done = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left: Left | None = None
        self._own_key: Key | None = None
        self._coming: Coming | None = None
        self.told: Told | None = None
        self.page: MergingWait | None = None

    def begin(self, shell: Shell, coming: Coming, key: Key | None) -> None:
        """Close the board, merge on the other thread, and open it again."""
        if not self._window.elsewhere.may_leave(_nothing):
            return
        from chair_desk.gui.pages.merging_wait import MergingWait

        desk = shell.session.desk
        self._left, self._own_key, self._coming = left_at(shell), desk.circumstances.key, coming
        self.page = MergingWait(coming.path.name)
        self.told = Told(self)
        self.told.went_on.connect(self.page.at_work.go_on)
        self.page.at_work.cancel_asked.connect(self._stop)
        work = _Merging(desk.file.path, coming, desk.circumstances, key, self.told)
        title = self._window.windowTitle()
        self._window.let_go()
        self._window.show_beside(self.page, title)
        self._window.program.background.run(work, self._merged, self._not_merged)

    def _stop(self) -> None:
        if self.told is not None:
            self.told.is_stopped = True
        if self.page is not None:
            self.page.at_work.cancel.setEnabled(False)

    def _merged(self, done: BroughtTogether) -> None:
        who = self._coming.seen.who if self._coming is not None and self._coming.seen else ""
        self._go_on(None)
        self.done.emit()
        shell = self._window.shell
        if shell is None:
            return
        shell.show_page(PAGE)
        said = ngettext("Brought in {count} change.", "Brought in {count} changes.", done.new)
        if who:
            said = ngettext(
                "Brought in {count} change from {who}.",
                "Brought in {count} changes from {who}.",
                done.new,
            )
        notes = [_("Undo takes all of it back. A backup was made first."), *done.notes]
        shell.page_named(PAGE).message.say(
            said.format(count=done.new, who=who), " ".join(notes), tone="grn"
        )

    def _not_merged(self, problem: Exception) -> None:
        coming = self._coming
        self._go_on(coming)
        self.failed.emit(problem)

    def _go_on(self, coming: Coming | None) -> None:
        left, self._left = self._left, None
        key, self._own_key = self._own_key, None
        self.told, self.page, self._coming = None, None, None
        if left is not None:
            self._window.locking.unlocking.go_on(left, key)
        if self._window.shell is not None:
            self._window.shell.session.coming = coming


class _Merging:
    """Merges, on the other thread, in a desk of its own."""

    def __init__(
        self,
        board: Path,
        coming: Coming,
        circumstances: Circumstances,
        key: Key | None,
        told: Told,
    ) -> None:
        self._board, self._path, self._circumstances = board, coming.path, circumstances
        self._choices: dict[str, Choice] = coming.deciding.choices()
        self._key, self._told = key, told

    def __call__(self) -> BroughtTogether:
        from chair_desk.services.exchange import bring_in

        desk = open_with(self._board, self._circumstances)
        try:
            return bring_in(desk, self._path, self._choices, key=self._key, progress=self._told)
        finally:
            desk.close()


def _nothing() -> None:
    """Go on with nothing: the page is still there to be asked again."""
