"""Watches the clock of the laptop: one that sleeps, or is set, makes it jump."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 5_000
WORTH_SAYING = timedelta(minutes=2)
BACK = timedelta(minutes=1)


class ClockWatch(QObject):
    """Looks at the clock every five seconds.

    `slept` carries the minutes that went by unseen. `put_back` carries the last instant before
    the clock went back. `ticked` is said each time.
    """

    ticked = Signal()
    slept = Signal(int)
    put_back = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._last = now, now()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Look at the clock now."""
        last, self._last = self._last, self._now()
        passed = self._last - last
        if passed >= WORTH_SAYING:
            self.slept.emit(passed // timedelta(minutes=1))
        elif passed <= -BACK:
            self.put_back.emit(last)
        self.ticked.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
