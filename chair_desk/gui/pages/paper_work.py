"""Reading files and making PDFs of them beside the window, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.keeping import Keeping
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.office_files import Conversion
from chair_desk.services.pack_bringing import Prepared, prepared
from chair_desk.services.pack_work import Cancelled, PackChild


class _Prepare:
    """Prepares one file on the other thread."""

    def __init__(self, work: PaperWork, path: Path) -> None:
        self._work, self._path = work, path

    def __call__(self) -> Prepared:
        with self._work.child as child:
            return prepared(self._path, child, self._work.conversion)


class PaperWork(QObject):
    """Some files on their way in. `began` and `came` carry the number of a file.

    One that came is in the board already, and nothing names it yet. `went_on` says how far its
    bytes are. `failed` says why one cannot come, `ended` that all are done with, cancelled or not.
    """

    began = Signal(int)
    went_on = Signal(str, int, int)
    came = Signal(int, object)
    failed = Signal(int, str)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._keeping = Keeping(session, self)
        self._keeping.went_on.connect(self.went_on)
        self._waiting: list[tuple[int, Path]] = []
        self._number = -1
        self._is_cancelled = False
        self.child = PackChild()
        self.conversion = Conversion()

    def prepare(self, files: Sequence[tuple[int, Path]]) -> None:
        """Prepare these files, each with its number."""
        self._waiting = list(files)
        self._is_cancelled = False
        self._next()

    def _next(self) -> None:
        if self._is_cancelled or not self._waiting:
            self._waiting = []
            self.ended.emit()
            return
        self._number, path = self._waiting.pop(0)
        self.child, self.conversion = PackChild(), Conversion()
        self.began.emit(self._number)
        self._background.run(_Prepare(self, path), self._came, self._failed)

    def _came(self, made: Prepared) -> None:
        if self._is_cancelled:
            self._next()
            return
        files = (made.file, made.pdf) if made.pdf else (made.file,)
        self._keeping.keep(files, partial(self._is_in, made), self._not_kept)

    def _is_in(self, made: Prepared) -> None:
        self.came.emit(self._number, made)
        self._next()

    def _not_kept(self, problem: CannotDo | None) -> None:
        self._failed(problem or Cancelled())

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.failed.emit(self._number, " ".join(problem.problems.values()))
        elif isinstance(problem, CannotDo):
            self.failed.emit(self._number, f"{problem.what} {problem.why}".strip())
        elif not isinstance(problem, Cancelled):
            raise problem
        self._next()

    def cancel(self) -> None:
        """Stop: what is brought already stays."""
        self._is_cancelled = True
        self.conversion.cancel()
        self.child.cancel()
        self._keeping.cancel()

    def wait(self) -> None:
        """Let the file in hand come to its end."""
        self._background.wait()

    def end(self) -> None:
        """Stop for good: no process is left behind."""
        self.cancel()
        self.wait()
