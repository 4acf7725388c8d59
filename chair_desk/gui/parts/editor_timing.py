"""When to keep what is typed: after a short pause, at the latest within a second.

The timer rings after half of it. The other half is for a machine that has much else to do.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextDocument

from chair_desk.gui.parts.editor_blocks import blocks_of, mark
from chair_desk.gui.parts.editor_document import ItemDocument
from chair_desk.gui.parts.editor_notes import NoteBeingTyped
from chair_desk.gui.parts.editor_rows import Row
from chair_desk.gui.parts.editor_unkept import adopt
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo

IDLE_MS = 300
CEILING_MS = 500


class TimedDocument(ItemDocument):
    """Notices what is typed and calls `flush` in time; tries again what the file did not take."""

    def __init__(self, session: Session, document: QTextDocument, parent: QObject) -> None:
        super().__init__(session, document, parent)
        self.note = NoteBeingTyped(session)
        self._failed = False
        self._blocks = document.blockCount()
        self._idle = self._timer(IDLE_MS, self.flush)
        self._ceiling = self._timer(CEILING_MS, self.flush)
        self._structure = self._timer(0, self.keep_structure)
        document.contentsChange.connect(self._changed)

    def _timer(self, wait: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer

    def is_unkept(self) -> bool:
        """Say whether words are waiting that the file would not take."""
        return bool(self._dirty) or self._structure.isActive()

    def _changed(self, position: int, _removed: int, added: int) -> None:
        first = self._document.findBlock(position).blockNumber()
        end = self._document.findBlock(position + added)
        last = end.blockNumber() if end.isValid() else self._document.blockCount() - 1
        self._renumber(first, last)
        if self._is_ours or not self.item_id:
            return
        self._dirty.update(range(first, last + 1))
        if self._document.blockCount() != self._count or (end.isValid() and first != last):
            self._structure.start(0)
        self._idle.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def _renumber(self, first: int, last: int) -> None:
        """Let the numbers of blocks that wait follow the blocks: those above came or went.

        `first` and `last` bound what changed, as it stands now.
        """
        came, self._blocks = self._document.blockCount() - self._blocks, self._document.blockCount()
        if not came:
            return
        was = range(first, last - came + 1)
        now = set(range(first, last + 1)) if self._dirty.intersection(was) else set()
        self._dirty = now | {n + came * (n > first) for n in self._dirty if n not in was}

    def touch(self, number: int) -> None:
        """Say that a block is to be kept although no key changed it."""
        self._dirty.add(number)
        self._idle.start()

    def take_out(self) -> None:
        """Say that a block lost its row although no block went."""
        self._structure.start(0)

    def wake(self) -> None:
        """Go on trying to keep what could not be kept."""
        if self._dirty:
            self._ceiling.start()

    def rest(self) -> None:
        """Do nothing more by the clock: the page is hidden, and was settled before.

        Where the file would not take the words, go on trying.
        """
        if not self.is_unkept():
            self._stop()

    def end(self) -> None:
        """Stop trying: the board is closed, and what waited is elsewhere."""
        self._stop()
        self._dirty.clear()
        self.item_id = ""

    def _stop(self) -> None:
        for timer in (self._idle, self._ceiling, self._structure):
            timer.stop()

    def _say_kept(self) -> None:
        """Say that the file took what it would not take before."""
        if self._failed and not self.is_unkept():
            self._failed = False
            self._session.all_kept()

    def _can_read(self) -> bool:
        """Read the rows; where the disk does not answer, say so and try again."""
        try:
            self._read()
        except CannotDo as problem:
            self._session.wait_for(problem)
            self._failed = True
            self._structure.start(CEILING_MS)
            return False
        return True

    def _take_up(self, rows: list[Row], was: Mapping[str, str] | None = None) -> None:
        """Try again later; what reached the file all the same is not written a second time."""
        before = dict(self._texts) if was is None else was
        self._failed = True
        if self._can_read() and adopt(rows, before, self.kept):
            self._mark_all(rows)
        self._structure.start(CEILING_MS)

    def _mark_all(self, rows: list[Row]) -> None:
        for block, row in zip(blocks_of(self._document), rows, strict=True):
            mark(block, row.id)

    def flush(self) -> None:
        """Keep every word that was typed since the last time; what fails is tried again."""

    def keep_structure(self) -> None:
        """Keep blocks that were split, joined, put in or taken out, as one change."""
