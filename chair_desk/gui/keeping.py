"""Large files on their way into the board: a little of them between two keys."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.services.paper_files import PaperFile
from chair_desk.services.paper_keeping import bring_pieces
from chair_desk.words import _

BETWEEN_MS = 4  # keys and paint come first


@frozen
class _Coming:
    files: tuple[PaperFile, ...]
    then: Callable[[], None]
    otherwise: Callable[[CannotDo | None], None]


class Keeping(QObject):
    """Brings bytes into the board piece by piece, one file after another.

    `went_on` carries a file's name, the steps done and how many there are; `rested` says that
    nothing is on its way any more.
    """

    went_on = Signal(str, int, int)
    rested = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._coming: deque[_Coming] = deque()
        self._steps: Iterator[tuple[str, int, int]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._go_on)

    def keep(
        self,
        files: tuple[PaperFile, ...],
        then: Callable[[], None],
        otherwise: Callable[[CannotDo | None], None],
    ) -> None:
        """Bring the bytes of these files in, then call `then`: what names them is one change.

        `otherwise` is called in its place with what the disk forbids, or with nothing where it
        was cancelled. The pieces that are in go when the board is closed.
        """
        self._coming.append(_Coming(files, then, otherwise))
        if len(self._coming) == 1:
            self._go_on()

    def cancel(self) -> None:
        """Bring nothing more in."""
        self._timer.stop()
        self._steps = None
        coming, self._coming = self._coming, deque()
        for one in coming:
            one.otherwise(None)
        if coming:
            self.rested.emit()

    def _go_on(self) -> None:
        if not self._coming or self._session.is_over:
            return
        one = self._coming[0]
        try:
            if self._steps is None:
                self._steps = self._pieces(one.files)
            step = next(self._steps, None)
        except CannotDo as problem:
            self._next()
            one.otherwise(problem)
        else:
            if step is not None:
                self.went_on.emit(*step)
                self._timer.start()
                return
            self._next()
            one.then()
        if not self._coming:
            self.rested.emit()

    def _next(self) -> None:
        self._steps = None
        self._coming.popleft()
        if self._coming:
            self._timer.start()

    def _pieces(self, files: tuple[PaperFile, ...]) -> Iterator[tuple[str, int, int]]:
        for file in files:
            for done, of in bring_pieces(self._session.desk, file):
                yield file.name, done, of


def progress_words(name: str, done: int, of: int) -> str:
    """Say how far a file has come: "40% of Report.pdf is in"."""
    return _("{part}% of {name} is in").format(name=name, part=100 * done // max(of, 1))
