"""Locking the open board: by key, by time and after sleep.

While a meeting is in session nothing locks: nobody is locked out of a discussion. A session that
nobody closed does not leave a stolen laptop open for ever: two hours after its planned end, and
after the last sign of life, the board locks, and warns ten minutes before.

Locked means closed: the file, the pages and their models are let go of, and the key is written
over. What stays is which board it was and where on which page, in numbers.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from chair_desk.gui.clipboard import ClipboardCare
from chair_desk.gui.guard import guarded
from chair_desk.gui.unlocking import Unlocking, left_at
from chair_desk.records.local_time import local
from chair_desk.records.meetings import Meeting
from chair_desk.records.timing import is_going_on
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow

WARN_SECONDS = 60
LEFT_OPEN, WARN_IN_SESSION_SECONDS = timedelta(hours=2), 600
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Locking(QObject):
    """Locks by key, by time and after sleep; never in a meeting, unless nobody closed it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.unlocking = Unlocking(window)
        self.clipboard = ClipboardCare(window)
        self._used_at: datetime = window.program.now()
        self._warned_at: datetime | None = None

    # -------------------------------------------------------------- when to lock

    def follow(self, shell: Shell) -> None:
        """Watch how long an open board is not used."""
        self.used()
        shell.projector.clock.ticked.connect(self.look)
        shell.projector.clock.slept.connect(self._slept)
        shell.status.lock_asked.connect(self.lock)

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; pass everything on."""
        if event.type() in _USES:
            self.used()
        return False

    def used(self) -> None:
        """Begin to count anew: somebody is there."""
        self._used_at = self._window.program.now()
        if self._warned_at is not None:
            self._warn(0)

    def look(self) -> None:
        """Lock when the time is over, and say so a minute before; in session ten minutes."""
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)
        unused = timedelta(minutes=self._window.program.settings.lock_after)
        meeting, now = self._meeting(), self._window.program.now()
        if not unused or self.reason() or _is_going_on(meeting, now):
            self.used()
            return
        warning = WARN_SECONDS
        if meeting is not None:
            unused, warning = max(unused, LEFT_OPEN), WARN_IN_SESSION_SECONDS
        self._used_at = min(self._used_at, now)  # a clock put back gives no time away
        left = int((unused - (now - self._used_at)).total_seconds())
        if meeting is not None:  # however long the laptop slept: never without the warning
            warned = now - (self._warned_at or now)
            left = max(left, warning - int(warned.total_seconds()))
        if left <= 0:
            self.lock()
        elif left <= warning:
            self._warn(left)

    def _warn(self, seconds: int) -> None:
        if not seconds:
            self._warned_at = None
        elif self._warned_at is None:
            self._warned_at = self._window.program.now()
        if self._window.shell is not None:
            self._window.shell.status.say_locking(seconds)

    def _slept(self, minutes: int) -> None:
        meeting, now = self._meeting(), self._window.program.now()
        is_a_break = meeting is not None and timedelta(minutes=minutes) < LEFT_OPEN
        if not self.reason() and not is_a_break and not _is_going_on(meeting, now):
            self.lock()

    def _meeting(self) -> Meeting | None:
        """Return the meeting in session."""
        shell = self._window.shell
        if shell is None:
            return None
        return shell.session.desk.get(Meeting, shell.projector.meeting_id_in_session())

    def reason(self) -> str:
        """Return why the board cannot be locked, or nothing."""
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        if not shell.session.desk.file.is_locked:
            return _("This board has no passphrase. Set one first.")
        return ""

    # -------------------------------------------------------------- locking

    def lock(self) -> None:
        """Keep what is being typed, let go of everything, and ask for the passphrase."""
        shell = self._window.shell
        if shell is None or self.reason():
            return
        if not self._window.elsewhere.may_leave(self.lock):
            return
        from chair_desk.gui.pages.lock import LockWords

        desk = shell.session.desk
        left, key = left_at(shell), desk.circumstances.key
        now = local(desk.now())
        said = LockWords(
            name=desk.board.name,
            above=_("Locked at {time}").format(time=f"{now:%H:%M}"),
            saved=_("Everything was saved at {time} before it locked.").format(
                time=f"{now:%H:%M:%S}"
            ),
            sheet=sheet_words(shell),
            lock_after=self._window.program.settings.lock_after,
        )
        short = desk.board.short_name or desk.board.name
        self._window.over.put_away()
        self.clipboard.clear()
        self._window.let_go()
        self._window.own_notes.forget()
        if key is not None:
            self._window.program.keyring.hold(key.salt)
            key.wipe()
        self.unlocking.show(left, said, _("{board}, locked – Chair Desk").format(board=short))


def _is_going_on(meeting: Meeting | None, now: datetime) -> bool:
    return meeting is not None and is_going_on(meeting, now)


def sheet_words(shell: Shell) -> str:
    """Say when the recovery sheet was printed and who has the other copy, where that is kept."""
    from chair_desk.services.recovery_sheet import said_of_sheet

    return said_of_sheet(shell.session.desk)
