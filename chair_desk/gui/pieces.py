"""The bytes of a long file read a few pieces at a time between two keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.records.changes import CannotDo

AT_ONCE = 8
"""Pieces in one turn of the event loop: 2 MB, some 5 ms of a locked board."""


class Pieces(QObject):
    """Gathers the bytes of one file after another; `done` brings them, `failed` a CannotDo.

    What fits into one turn is there at once, within `gather`.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coming: Iterator[bytes] = iter(())
        self._there: list[bytes] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def gather(self, coming: Iterator[bytes]) -> None:
        """Begin with a file; what was being gathered is let go of."""
        self._coming, self._there = coming, []
        self._go_on()

    def stop(self) -> None:
        """Let go of what is being gathered; nothing more is asked of the board."""
        self._next.stop()
        self._coming, self._there = iter(()), []

    def _go_on(self) -> None:
        try:
            some = list(islice(self._coming, AT_ONCE))
        except CannotDo as problem:
            self.stop()
            self.failed.emit(problem)
            return
        self._there += some
        if len(some) == AT_ONCE:
            self._next.start()
            return
        content = b"".join(self._there)
        self.stop()
        self.done.emit(content)
