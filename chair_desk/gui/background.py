"""Work that may take longer than a blink, done on one thread beside the window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from chair_desk.gui.guard import guarded

WAIT_AT_END_MS = 10_000


class _Relay(QObject):
    """Carries what came of a job back to the window's thread."""

    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], relay: _Relay) -> None:
        super().__init__()
        self._work, self._relay = work, relay

    @guarded()
    def run(self) -> None:
        """Do the work. Nothing is collected meanwhile: a widget must not end on this thread."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            made = self._work()
        except Exception as problem:
            self._relay.failed.emit(problem)
        else:
            self._relay.done.emit(made)
        finally:
            if was_on:
                gc.enable()


class Background(QObject):
    """Runs jobs one after another on one thread.

    A job must not touch widgets, nor a desk that the window has open: it reads through its own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
        relay = _Relay(self)
        self._relays.add(relay)
        relay.done.connect(done, Qt.ConnectionType.QueuedConnection)
        relay.failed.connect(failed, Qt.ConnectionType.QueuedConnection)
        relay.done.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        relay.failed.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Job(work, relay))

    def _forget(self) -> None:
        relay = self.sender()
        if isinstance(relay, _Relay):
            self._relays.discard(relay)
            relay.deleteLater()

    def wait(self) -> None:
        """Let the job in hand come to its end; called before the window closes."""
        self._pool.waitForDone(WAIT_AT_END_MS)
