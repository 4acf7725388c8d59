"""The search over an open board: its index filled beside the window, and asked while one types.

The board belongs to the window's thread, so its rows are read there, a few at a time and only
when nothing else is to be done; all else happens on two other threads, one to fill, one to ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.search import SearchAsked, SearchText

if TYPE_CHECKING:
    from chair_desk.services.search_texts import PaperToRead, Slice
    from chair_desk.services.searching import SearchFile, Standing

ROWS, BETWEEN_MS, AGAIN_MS = 120, 12, 1_500
TABLES = (
    "meeting", "agenda_item", "minute", "decision", "action", "log_entry", "paper", "attachment",
)  # fmt: skip


class Searching(QObject):
    """`found` carries what was asked and the results; `went_on` says that more is in the index."""

    found = Signal(object, object)
    went_on = Signal()
    failed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.count = 0
        self.is_whole = False
        self._filling, self._asking = Background(self), Background(self)
        self._to_fill: SearchFile | None = None
        self._to_ask: SearchFile | None = None
        self._slices: Iterator[Slice] | None = None
        self._papers: list[PaperToRead] = []
        self._pieces: list[bytes] = []  # of the first of these
        self._is_new = self._is_begun = self._is_over = False
        self._is_busy = self._is_asking = False
        self._wanted: SearchAsked | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        session.changed.connect(self._changed)

    # -------------------------------------------------------------- filling

    def begin(self) -> None:
        """Open the index and bring it up to the board; a second time does nothing."""
        if self._is_begun or self._is_over:
            return
        from chair_desk.services.searching import opener

        self._is_begun = self._is_busy = True
        self._filling.run(partial(_open, opener(self.session.desk)), self._opened, self._broke)

    def _opened(self, made: tuple[SearchFile, SearchFile, Standing | None, int] | CannotDo) -> None:
        self._is_busy = False
        if isinstance(made, CannotDo):
            self.failed.emit(made)
            return
        self._to_fill, self._to_ask, standing, self.count = made
        if self._is_over or self.session.is_over:
            self._close()
            return
        self._read_since(standing)
        if self._wanted is not None:
            self._ask_now()

    def _read_since(self, standing: Standing | None) -> None:
        from chair_desk.services.searching import slices

        self._is_new, self._slices = slices(self.session.desk, standing, ROWS)
        self.is_whole = not self._is_new
        if self._is_new and self._to_fill is not None:
            self._fill(self._to_fill.clear)
        else:
            self._timer.start(BETWEEN_MS)

    def _changed(self, changes: Changes) -> None:
        """Take in what changed, when there has been some rest."""
        if self._is_begun and changes.touches(*TABLES):
            self._timer.start(AGAIN_MS)

    def _step(self) -> None:
        """Read a little of the board, and have it put into the index."""
        if self._is_busy or self._to_fill is None or self.session.is_over or self._is_over:
            return
        try:
            if self._papers:
                self._fill_paper(self._papers[0])
            elif self._slices is None:
                self._fill(self._to_fill.standing, then=self._stands)
            else:
                self._fill_slice()
        except CannotDo as problem:
            self.failed.emit(problem)

    def _stands(self, standing: Standing | None) -> None:
        self._read_since(standing)

    def _fill_slice(self) -> None:
        from chair_desk.services.searching import put_slice

        one = next(self._slices, None) if self._slices is not None else None
        if one is None or self._to_fill is None:
            self._slices = None
            self.is_whole = True
            if self._is_new:
                self._timer.start(AGAIN_MS)  # what changed while the board was read
            self.went_on.emit()
            return
        self._papers += one.papers
        self._fill(partial(put_slice, self._to_fill, one, is_new=self._is_new))

    def _fill_paper(self, paper: PaperToRead) -> None:
        """Read one piece of a paper; after the last, have all of it put into the index."""
        piece = self.session.desk.file.get_piece(paper.sha256, len(self._pieces))
        if piece is not None:
            self._pieces.append(piece)
            self._timer.start(BETWEEN_MS)
            return
        self._papers.pop(0)
        pieces, self._pieces = self._pieces, []
        if not pieces or self._to_fill is None:
            self._timer.start(BETWEEN_MS)
            return
        self._fill(partial(_put_pieces, self._to_fill, paper, pieces))

    def _fill(self, work: object, then: object = None) -> None:
        self._is_busy = True
        self._filling.run(_Work(work, then), self._filled, self._broke)

    def _filled(self, work: _Work) -> None:
        self._is_busy = False
        if self._is_over:
            self._close()
            return
        if isinstance(work.made, CannotDo):
            self.failed.emit(work.made)
            return
        if callable(work.then):
            work.then(work.made)
        elif self._slices is not None or self._papers:
            self._timer.start(BETWEEN_MS)
            self.went_on.emit()

    def _broke(self, problem: Exception) -> None:
        self._is_busy = False
        raise problem

    # -------------------------------------------------------------- asking

    def ask(self, asked: SearchAsked) -> None:
        """Look for words; `found` brings the results of what was asked last."""
        self.begin()
        self._wanted = asked
        if self._is_asking and self._to_ask is not None:
            self._to_ask.interrupt()
        else:
            self._ask_now()

    def _ask_now(self) -> None:
        if self._wanted is None or self._to_ask is None or self._is_asking:
            return
        asked, self._wanted = self._wanted, None
        self._is_asking = True
        self._asking.run(partial(_find, self._to_ask, asked), self._found, self._ask_broke)

    def _found(self, made: tuple[SearchAsked, list[SearchText] | CannotDo]) -> None:
        self._is_asking = False
        if self._is_over:
            return
        if self._wanted is not None:
            self._ask_now()
            return
        asked, results = made
        if isinstance(results, CannotDo):
            self.failed.emit(results)
        else:
            self.found.emit(asked, results)

    def _ask_broke(self, problem: Exception) -> None:
        self._is_asking = False
        raise problem

    # -------------------------------------------------------------- the end

    def end(self) -> None:
        """Let go of the index; called before the board is closed."""
        self._is_over = True
        self._timer.stop()
        if self._to_ask is not None:
            self._to_ask.interrupt()
        self._filling.wait()
        self._asking.wait()
        self._close()

    def _close(self) -> None:
        for index in (self._to_fill, self._to_ask):
            if index is not None:
                index.close()
        self._to_fill = self._to_ask = None


class _Work:
    """Something to do with the index on the other thread, and what then."""

    def __init__(self, work: object, then: object) -> None:
        self._work, self.then = work, then
        self.made: object = None

    def __call__(self) -> _Work:
        """Do it; what the world forbids comes back as what was made."""
        try:
            self.made = self._work() if callable(self._work) else None
        except CannotDo as problem:
            self.made = problem
        return self


def _open(
    opening: partial[SearchFile],
) -> tuple[SearchFile, SearchFile, Standing | None, int] | CannotDo:
    try:
        first = opening()
        return first, opening(), first.standing(), first.count()
    except CannotDo as problem:
        return problem


def _put_pieces(index: SearchFile, paper: PaperToRead, pieces: list[bytes]) -> None:
    from chair_desk.services.searching import put_paper

    put_paper(index, paper, b"".join(pieces))


def _find(index: SearchFile, asked: SearchAsked) -> tuple[SearchAsked, list[SearchText] | CannotDo]:
    try:
        return asked, index.find(asked)
    except CannotDo as problem:
        return asked, problem


def searching_of(session: Session) -> Searching:
    """Return the search of a board that is open; made when it is first asked for."""
    found = session.findChild(Searching)
    return found if isinstance(found, Searching) else Searching(session)
