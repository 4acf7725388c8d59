"""Brings a copy in: looks at it beside the window, and shows what it would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from chair_desk.gui.file_asking import ask_file
from chair_desk.gui.merging_work import PAGE, MergingWork, Told
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Locked, WrongKey
from chair_desk.services.folders import boards_folder
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.merging import MergingPage
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.desk import Circumstances
    from chair_desk.services.passphrases import Key
    from chair_desk.services.two_versions import Seen

FILTER = "Chair Desk (*.chairdesk *.chairdesk-changes)"


class BringingIn(QObject):
    """One copy at a time. Pages ask through `session.exchange_asked`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._key: Key | None = None
        self._told: Told | None = None
        self._unlocking = _Unlocking(self, window)
        self.work = MergingWork(window)
        self.work.failed.connect(self._not_seen)
        self.work.done.connect(self._forget_key)
        self._asks: Mapping[str, Callable[[Any], None]] = {
            "choose": self._choose,
            "hand over": self._hand_over,
            "stop": self._stop,
            "cancel": self._cancel,
            "unlock": self._unlocking.ask,
            "bring in": self._bring_in,
            "look": self.look,
        }

    @property
    def is_at_it(self) -> bool:
        """Say whether a copy is being looked at or brought in."""
        return self._told is not None or self.work.told is not None

    def follow(self, shell: Shell) -> None:
        """Listen to the pages of an opened board."""
        shell.session.exchange_asked.connect(self._asked)
        shell.session.changed.connect(self._changed)

    def _asked(self, what: str, more: object) -> None:
        self._asks[what](more)

    def _changed(self, _changes: object) -> None:
        shell = self._window.shell
        if shell is not None and shell.session.coming is not None:
            shell.session.coming.is_stale = True

    # -------------------------------------------------------------- when it may be

    def reason(self) -> str:
        """Return why no copy can be brought in now, or nothing."""
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        if shell.session.read_only:
            return _("This board is open to read only.")
        if self.is_at_it:
            return _("A copy is being brought in already.")
        if shell.session.desk.count(Meeting, state=MeetingState.IN_SESSION):
            return _("Not while a meeting is in session. End the meeting first.")
        return ""

    def ask(self) -> None:
        """Ask for a file; one of the few dialogs there are."""
        if self.reason():
            return
        folder = str(boards_folder())
        ask_file(self._window, _("Bring in a copy"), self._chosen, kinds=FILTER, folder=folder)

    def _choose(self, _more: object) -> None:
        self.ask()

    def _hand_over(self, _more: object) -> None:
        self._window.handing_over.ask()

    def _chosen(self, name: str) -> None:
        self.look(Path(name))

    # -------------------------------------------------------------- looking at it

    def merging_page(self) -> MergingPage | None:
        """Return the page that shows what two people changed."""
        shell = self._window.shell
        if shell is None:
            return None
        from chair_desk.gui.pages.merging import MergingPage

        page = shell.page_named(PAGE)
        return page if isinstance(page, MergingPage) else None

    def look(self, path: Path, key: Key | None = None) -> None:
        """Look at a copy beside the window, and show what bringing it in would do."""
        shell, page = self._window.shell, self.merging_page()
        if shell is None or page is None or self._told is not None:
            return
        if reason := self.reason():
            page.message.say(reason, tone="amb")
            return
        from chair_desk.gui.merge_state import Coming

        session = shell.session
        if session.coming is None or session.coming.path != path:
            session.coming = Coming(path)
            self._key = None
        self._key = key or self._key
        from chair_desk.services.backups import take

        try:
            taken = take(session.desk)
        except (CannotDo, Refused) as problem:
            self._not_seen(problem)
            return
        self._window.show_shell()
        shell.show_page(PAGE)
        page.show_looking(path.name)
        self._told = self._new_told(page.at_work.go_on)
        work = _Looking(taken, path, session.desk.circumstances, self._key, self._told)
        self._window.program.background.run(work, self._seen, self._not_seen)

    def _new_told(self, go_on: Callable[[int, int], None]) -> Told:
        told = Told(self)
        told.went_on.connect(go_on)
        return told

    def _seen(self, seen: Seen) -> None:
        self._told = None
        shell, page = self._window.shell, self.merging_page()
        if shell is None or page is None or shell.session.coming is None:
            return
        shell.session.coming.show(seen)
        if not (seen.new or seen.both):
            shell.session.coming = None
            page.refresh()
            page.message.say(*_nothing_to_show(seen), tone="amb" if seen.waiting else "grn")
            return
        page.refresh()
        page.list.setFocus()

    def _not_seen(self, problem: Exception) -> None:
        self._told = None
        shell, page = self._window.shell, self.merging_page()
        if shell is None or page is None:
            return
        if isinstance(problem, (Locked, WrongKey)) and shell.session.coming is not None:
            fault = "" if self._key is None else problem.what
            shell.show_page(PAGE)
            page.ask_for_passphrase(fault)
            return
        if shell.session.coming is None or shell.session.coming.seen is None:
            shell.session.coming = None
        shell.show_page(PAGE)
        self._say(problem, page)

    def _say(self, problem: Exception, page: MergingPage) -> None:
        """Say in place why it will not do, and what to do next."""
        from chair_desk.services.exchange import Stopped

        page.refresh()
        if isinstance(problem, Stopped):
            page.message.say(_("Cancelled. Nothing was changed."), tone="accent")
        elif isinstance(problem, CannotDo):
            page.show_problem(problem)
        elif isinstance(problem, Refused):
            page.show_refusal(problem)
        else:
            raise problem

    def _stop(self, _more: object) -> None:
        if self._told is not None:
            self._told.is_stopped = True

    def _cancel(self, _more: object) -> None:
        """Put the copy away; nothing of it was taken in."""
        self._stop(None)
        shell, page = self._window.shell, self.merging_page()
        if shell is None or page is None:
            return
        shell.session.coming = None
        self._forget_key()
        page.refresh()
        page.message.say(_("Cancelled. Nothing was changed."), tone="accent")

    def _forget_key(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            key.wipe()

    def _bring_in(self, _more: object) -> None:
        """Merge what was looked at; where the board changed meanwhile, look again first."""
        shell, page = self._window.shell, self.merging_page()
        if shell is None or page is None or shell.session.coming is None:
            return
        if reason := self.reason():
            page.message.say(reason, tone="amb")
        elif shell.session.coming.is_stale:
            self.look(shell.session.coming.path)
        else:
            self.work.begin(shell, shell.session.coming, self._key)


def _nothing_to_show(seen: Seen) -> tuple[str, str]:
    """Say why there is nothing to bring in: all is here, or what it builds on is not."""
    if seen.waiting:
        return (
            _("It builds on changes that are not here yet, and nothing of it was taken in."),
            _("Bring in the earlier file first, then this one; or ask for a copy of all."),
        )
    return _("There is nothing new in it."), _("All of it is in your board already.")


class _Unlocking(QObject):
    """Tries the passphrase of a copy that has one of its own, on the other thread."""

    def __init__(self, bringing: BringingIn, window: MainWindow) -> None:
        super().__init__(bringing)
        self._bringing, self._window = bringing, window

    def ask(self, typed: object) -> None:
        """Try what was typed, and look at the copy again with the key."""
        shell = self._window.shell
        if shell is None or shell.session.coming is None:
            return
        from chair_desk.services.passphrases import unlock

        program, path = self._window.program, shell.session.coming.path
        work = partial(unlock, path, str(typed), home=program.home, now=program.now)
        program.background.run(work, self._unlocked, self._not_unlocked)

    def _unlocked(self, key: Key) -> None:
        shell = self._window.shell
        if shell is not None and shell.session.coming is not None:
            self._bringing.look(shell.session.coming.path, key)

    def _not_unlocked(self, problem: Exception) -> None:
        page = self._bringing.merging_page()
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if page is not None:
            said = problem.what if isinstance(problem, CannotDo) else str(problem)
            page.ask_for_passphrase(said)


class _Looking:
    """Looks at a copy, on the other thread: the board is backed up first, and tried out on that."""

    def __init__(
        self, taken: Any, path: Path, circumstances: Circumstances, key: Key | None, told: Told
    ) -> None:
        self._taken, self._path, self._circumstances = taken, path, circumstances
        self._key, self._told = key, told

    def __call__(self) -> Seen:
        from chair_desk.services.backups import finish_backup
        from chair_desk.services.trial import try_out

        copy = finish_backup(self._taken)
        return try_out(copy, self._path, self._circumstances, key=self._key, progress=self._told)
