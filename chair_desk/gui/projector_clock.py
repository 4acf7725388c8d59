"""Watches the clock of the laptop: one that sleeps, or is set, makes it jump."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 5_000
WORTH_SAYING = timedelta(minutes=2)
SET = timedelta(minutes=1)


# The clock that goes on in sleep: Linux has one of its own; that of Windows has no number.
_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def seconds_lived() -> float:
    """Return seconds that nobody can set, those asleep included; only differences mean a thing."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


class ClockWatch(QObject):
    """Looks at the clock every five seconds.

    `slept` carries the minutes that went by unseen. `was_set` carries what the clock would show
    now, had nobody set it. `ticked` is said each time. Without `lived` a clock that goes forward
    tells of sleep, and only one that goes back was set.
    """

    ticked = Signal()
    slept = Signal(int)
    was_set = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._last = now, now()
        self._lived: Callable[[], float] | None = None
        self._lived_last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def measure_by(self, lived: Callable[[], float]) -> None:
        """Measure what passes by a clock that nobody can set, in seconds."""
        self._lived, self._lived_last = lived, lived()

    def tick(self) -> None:
        """Look at the clock now."""
        last, self._last = self._last, self._now()
        passed = self._passed(last)
        if abs(self._last - last - passed) >= SET:
            self.was_set.emit(last + passed)
        if passed >= WORTH_SAYING:
            self.slept.emit(passed // timedelta(minutes=1))
        self.ticked.emit()

    def _passed(self, last: datetime) -> timedelta:
        if self._lived is None:
            return max(self._last - last, timedelta(0))
        lived_last, self._lived_last = self._lived_last, self._lived()
        return timedelta(seconds=self._lived_last - lived_last)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
