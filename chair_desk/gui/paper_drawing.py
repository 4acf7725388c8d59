"""Draws the pages of the open paper beside the window: one at a time, the next one ahead."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from chair_desk.gui.background import Background
from chair_desk.gui.pieces import Pieces
from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen

MOST_KEPT = 4


@frozen(kw_only=True)
class DrawnPage:
    """A page as it is painted: `number` of `count`, drawn for a width in pixels."""

    number: int
    count: int
    width: int
    image: QImage


class _Draw:
    """Draws one page on the other thread; what went wrong comes back as what was made."""

    def __init__(self, turn: int, content: bytes, number: int, width: int) -> None:
        self.turn, self.number, self.width = turn, number, width
        self._content = content
        self.made: DrawnPage | CannotDo | None = None

    def __call__(self) -> _Draw:
        from chair_desk.services.paper_pages import draw_page

        try:
            page = draw_page(self._content, self.number, self.width)
        except CannotDo as problem:
            self.made = problem
            return self
        image = QImage(page.pixels, page.width, page.height, page.stride,
                       QImage.Format.Format_RGB32)  # fmt: skip
        self.made = DrawnPage(
            number=page.number, count=page.count, width=self.width, image=image.copy()
        )
        return self


class PaperDrawing(QObject):
    """`drawn` carries the page that was asked for last, `failed` what stands in its way.

    `opened` says that the bytes of a paper are there, so that its pages can be asked for.
    """

    opened = Signal()
    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background(self)
        self._gathering = Pieces(self)
        self._gathering.done.connect(self._take)
        self._gathering.failed.connect(self.failed)
        self._content = b""
        self._turn = 0
        self._wanted: tuple[int, int] | None = None
        self._is_busy = False
        self._kept: dict[tuple[int, int], DrawnPage] = {}

    def open(self, pieces: Iterator[bytes]) -> None:
        """Take another paper, a little at a time; nothing of the one before is kept."""
        self.forget()
        self._gathering.gather(pieces)

    def _take(self, content: bytes) -> None:
        self._content = content
        self.opened.emit()

    @property
    def is_open(self) -> bool:
        """Say whether the bytes of a paper are there."""
        return bool(self._content)

    def forget(self) -> None:
        """Let the paper go; a page that is still being drawn is thrown away."""
        self._turn += 1
        self._gathering.stop()
        self._content, self._wanted = b"", None
        self._kept.clear()

    def ask(self, number: int, width: int) -> None:
        """Ask for a page at a width in pixels; `drawn` brings it, at once where it is kept."""
        if not self._content:
            return
        self._wanted = (number, width)
        self._go_on()

    def _go_on(self) -> None:
        """Show what is wanted, or draw it; then draw the page after it."""
        if self._wanted is None:
            return
        number, width = self._wanted
        found = self._kept.get(self._wanted)
        if found is None:
            self._draw(number, width)
            return
        self._wanted = None
        self.drawn.emit(found)
        if found.number < found.count and (number + 1, width) not in self._kept:
            self._draw(number + 1, width)

    def _draw(self, number: int, width: int) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self.background.run(
            _Draw(self._turn, self._content, number, width), self._done, self._broke
        )

    def _done(self, job: _Draw) -> None:
        self._is_busy = False
        if job.turn == self._turn:
            asked = (job.number, job.width)
            if isinstance(job.made, DrawnPage):
                self._keep(asked, job.made)
            elif asked == self._wanted:
                self._wanted = None
                self.failed.emit(job.made)
        self._go_on()

    def _keep(self, asked: tuple[int, int], page: DrawnPage) -> None:
        if self._wanted == asked:
            self._wanted = (page.number, page.width)
        self._kept[(page.number, page.width)] = page
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]

    def _broke(self, problem: Exception) -> None:
        self._is_busy = False
        raise problem

    def wait(self) -> None:
        """Let the page in hand be finished."""
        self.background.wait()
