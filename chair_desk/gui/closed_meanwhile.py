"""Work behind a panel that needs the board closed: it opens again where the person was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from chair_desk.gui.unlocking import Left, left_at
from chair_desk.records.changes import CannotDo, Refused

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.desk import Desk
    from chair_desk.services.passphrases import Key


class SayingPanel(Protocol):
    """What such work asks of its panel."""

    def raise_(self) -> None:
        """Come before the page that was opened again."""

    def say_busy(self) -> None:
        """Say that the work goes on."""

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what went wrong."""


class ClosedMeanwhile(QObject):
    """Holds a panel over the window, and closes the board for what it asks."""

    panel: SayingPanel | None

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel = None
        self._left: Left | None = None
        self._key: Key | None = None
        self._say: Callable[[Any], None] = _nothing_of

    def _forget(self) -> None:
        self.panel = None

    def _desk_to_leave(self) -> Desk | None:
        """Return the open board, or nothing where it may not be left now."""
        shell = self._window.shell
        if shell is None or self.panel is None or not self._window.elsewhere.may_leave(_nothing):
            return None
        return shell.session.desk

    def _run_closed(self, work: Callable[[], Any], say: Callable[[Any], None]) -> None:
        """Close the board, do the work beside the window, and say in the panel what it made."""
        shell = self._window.shell
        if shell is None or self.panel is None:
            return
        self.panel.say_busy()
        self._say = say
        self._left, self._key = left_at(shell), shell.session.desk.circumstances.key
        self._window.let_go()
        self._window.program.background.run(work, self._done, self._not_done)

    def _done(self, made: object) -> None:
        self._go_on()
        if self.panel is not None:
            self.panel.raise_()
            self._say(made)

    def _not_done(self, problem: Exception) -> None:
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


def _nothing_of(_made: object) -> None:
    """Say nothing before anything was asked."""
