"""Collect garbage on the window's thread alone, in small steps, the large one when all is quiet.

Left to itself, Python collects on whichever thread happens to make the object that is one too
many. Where that is a thread beside the window's, a widget that nobody holds any longer ends
there. Qt cannot stop the timers of a widget from another thread: they stay with the window's
thread, and the next tick of one reaches into freed memory and ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

LOOK_EVERY_MS = 500
YOUNG = 2_000
"""So many new objects are worth a look through them: well under a millisecond."""
MIDDLE = OLD = 10
QUIET_GROWTH, QUIET_LOOKS = 10, 4
"""Two seconds in which next to nothing was made: nobody is typing."""


class Collecting(QObject):
    """Collects by a timer of its own. Python's own collecting is off from the moment it is made.

    New objects are looked through as they gather. All of them are, some 20 to 30 ms of work,
    once the program is at rest, or after `OLD` rounds of the middle ones if it never is.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._young_before, self._quiet_looks = 0, 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is worth it by now."""
        young, middle, old = gc.get_count()
        is_quiet = abs(young - self._young_before) < QUIET_GROWTH
        self._quiet_looks = self._quiet_looks + 1 if is_quiet else 0
        if old >= OLD or (self._quiet_looks >= QUIET_LOOKS and (middle or old)):
            gc.collect()
        elif middle >= MIDDLE:
            gc.collect(1)
        elif young >= YOUNG:
            gc.collect(0)
        self._young_before = gc.get_count()[0]


def collect_here() -> None:
    """See to it that from now on this thread collects, the window's, and no other."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collecting) is None:
        Collecting(application)


def set_aside() -> None:
    """Look no more through what is there now: it stays while the board is open.

    A window with all its pages made ready is some 120,000 objects. To look through them took
    100 ms, and may fall upon a key where the program is never at rest.
    """
    gc.freeze()


def look_at_all() -> None:
    """Look through everything again: a board was closed, or its pages are built anew."""
    gc.unfreeze()
