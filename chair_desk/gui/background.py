"""Work that may take longer than a blink, done on one thread beside the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from chair_desk.gui.collecting import collect_here
from chair_desk.gui.guard import guarded

WAIT_AT_END_MS = 10_000
TURN_SECONDS = 0.0005
"""So long a thread may go on while another waits. Python's own is ten times that, and a page lets
go of its turn at each call of Qt: built beside a busy thread it would wait again and again."""


class _Relay(QObject):
    """Carries a job to the other thread, and what came of it back to the window's.

    It holds the work and what was made until they are told, so that both end on the window's
    thread: a widget may hang on either.
    """

    ended = Signal()
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work: Callable[[], Any] | None = work
        self._made: Any = None
        self._problem: Exception | None = None
        self._at_work = Lock()
        self.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def do(self) -> None:
        """Do the work; called on the other thread, which keeps nothing of it."""
        with self._at_work:
            try:
                self._made = self._work() if self._work else None
            except Exception as problem:
                self._problem = problem
            self.ended.emit()

    def _tell(self) -> None:
        with self._at_work:  # the other thread has left: this may be deleted from now on
            problem, self._problem = self._problem, None
            made, self._made = self._made, None
            self._work = None  # now, and not when the collector finds the relay
        if problem is None:
            self.done.emit(made)
        else:
            self.failed.emit(problem)


class _Job(QRunnable):
    def __init__(self, relay: _Relay) -> None:
        super().__init__()
        self._relay = relay

    @guarded()
    def run(self) -> None:
        """Do the work."""
        self._relay.do()


class Background(QObject):
    """Runs jobs one after another on one thread. Where there is one, this thread collects.

    A job must not touch widgets, nor a desk that the window has open: it reads through its own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_here()
        sys.setswitchinterval(TURN_SECONDS)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._relays: set[_Relay] = set()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work`, then call `done` with what it made, or `failed`, on the window's thread."""
        relay = _Relay(work, self)
        self._relays.add(relay)
        relay.done.connect(done)
        relay.failed.connect(failed)
        relay.done.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        relay.failed.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Job(relay))

    def _forget(self) -> None:
        relay = self.sender()
        if isinstance(relay, _Relay):
            self._relays.discard(relay)
            relay.deleteLater()

    def wait(self) -> None:
        """Let the job in hand come to its end; called before the window closes."""
        self._pool.waitForDone(WAIT_AT_END_MS)
