"""Saving a copy of the paper that is open, with no question asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from chair_desk.gui.background import Background
from chair_desk.gui.parts.paper_pane import PaperPane
from chair_desk.gui.pieces import Pieces
from chair_desk.records.changes import CannotDo
from chair_desk.words import _


class WriteCopy:
    """Writes a copy of a paper, on the other thread; a file of that name is left alone."""

    def __init__(self, folder: Path, name: str, content: bytes) -> None:
        self._folder, self._name, self._content = folder, name, content

    def __call__(self) -> Path:
        """Write it, and say where."""
        from chair_desk.services.file_names import safe_file
        from chair_desk.services.publishing import write_document

        path = self._folder / safe_file(self._name)
        stem, ending, number = path.stem, path.suffix, 2
        while path.exists():
            path = path.with_name(f"{stem} {number}{ending}")
            number += 1
        return write_document(path, self._content)


class PaperCopying(QObject):
    """Writes among the person's documents and says in the pane where the copy is."""

    def __init__(self, pane: PaperPane, background: Background) -> None:
        super().__init__(pane)
        self._pane, self._background = pane, background
        self._name = ""
        self._pieces: Callable[[], Iterator[bytes]] | None = None
        self._gathering = Pieces(self)
        self._gathering.done.connect(self._write)
        self._gathering.failed.connect(self._not_saved)
        pane.save_asked.connect(self.save)

    def take(self, name: str, pieces: Callable[[], Iterator[bytes]]) -> None:
        """Take the file that is shown now; its bytes are read when a copy is asked for."""
        self._name, self._pieces = name, pieces

    def forget(self) -> None:
        """Let it go."""
        self._gathering.stop()
        self._pieces = None

    def save(self) -> None:
        """Save a copy; there is one already where the name is taken, and it stays."""
        if self._pieces is not None:
            self._gathering.gather(self._pieces())

    def _write(self, content: bytes) -> None:
        from chair_desk.gui.file_asking import usual_folder

        copy = WriteCopy(usual_folder(), self._name, content)
        self._background.run(copy, self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self._pane.say_saved(_("Saved: {place}").format(place=path))

    def _not_saved(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._pane.say_saved(f"{problem.what} {problem.why}")
