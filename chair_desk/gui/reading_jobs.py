"""What is done beside the window while somebody reads: one job at a time, on one thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QImage

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.page_words import PageWords
from chair_desk.records.reading import Readable
from chair_desk.services.open_document import OpenDocument, OutlineEntry
from chair_desk.services.paper_pages import PagePicture

MOST_OPEN, PIECE = 6, 8
FIT_WIDTH, FIT_PAGE = "width", "page"
POINTS = 72.0
STEPS = (50, 67, 80, 100, 125, 150, 200, 300)
"""How large a page may be shown, in per cent of its size on paper."""


@frozen(kw_only=True)
class Wish:
    """How large a page is wanted: fitted into pixels of the screen, or in per cent.

    `ratio` is how many pixels of the screen a pixel of the window has, in per cent; `dots` how
    many pixels of the window an inch has at 100 per cent.
    """

    fit: str
    wide: int
    high: int
    percent: int = 100
    ratio: int = 100
    dots: int = 96

    def pixels(self, size: tuple[float, float]) -> int:
        """Return how many pixels of the screen a page of so many points is wide."""
        wide, high = max(size[0], 1.0), max(size[1], 1.0)
        if self.fit == FIT_WIDTH:
            return max(self.wide, 1)
        if self.fit == FIT_PAGE:
            return max(round(min(self.wide / wide, self.high / high) * wide), 1)
        return max(round(wide / POINTS * self.dots * self.percent / 100 * self.ratio / 100), 1)


@frozen(kw_only=True)
class DrawnSheet:
    """A page as it is painted: `size` is in points."""

    at: int
    wish: Wish
    image: QImage
    size: tuple[float, float]


class Documents:
    """The files that are open while somebody reads; only the jobs touch them."""

    def __init__(self) -> None:
        self._open: dict[str, OpenDocument] = {}

    @property
    def is_empty(self) -> bool:
        """Say whether no file is open."""
        return not self._open

    def missing(self, source: str) -> bool:
        """Say whether the bytes of a file are needed to open it."""
        return source not in self._open

    def is_open(self, source: str) -> bool:
        """Say whether a file could be opened."""
        return source in self._open

    def take(self, source: str, content: bytes) -> OpenDocument:
        """Return an open file, opened now if need be.

        Raises:
            CannotDo: It is damaged, locked with a password, or has no pages.
        """
        if source not in self._open:
            self._open[source] = OpenDocument(content)
            while len(self._open) > MOST_OPEN:
                self._open.pop(next(iter(self._open))).close()
        return self._open[source]

    def close(self) -> None:
        """Let all of them go."""
        for document in self._open.values():
            document.close()
        self._open.clear()


class Job:
    """One thing to do with some pages of one file; what came of it stands in it afterwards."""

    def __init__(
        self,
        turn: int,
        kind: str,
        at: int,
        where: tuple[str, Sequence[tuple[int, int]]],
        wish: Wish | None,
        *,
        known: Mapping[int, str] | None = None,
    ) -> None:
        self.turn, self.kind, self.at, self.wish = turn, kind, at, wish
        self.source, self.pages = where
        self._known = frozenset(known or ())
        self._documents = Documents()
        self._content = b""
        self.problem: CannotDo | None = None
        self.picture: PagePicture | None = None
        self.size = (1.0, 1.0)
        self.words: list[tuple[int, PageWords]] = []
        self.texts: dict[int, str] = {}
        self.outline: tuple[OutlineEntry, ...] = ()

    def prepare(self, documents: Documents, content: bytes) -> None:
        """Take the open files, and the bytes of one that is not open yet."""
        self._documents, self._content = documents, content

    def __call__(self) -> Job:
        """Do it; what stands in the way is kept as what came of it."""
        try:
            document = self._documents.take(self.source, self._content)
            getattr(self, f"_{self.kind}")(document)
        except CannotDo as problem:
            self.problem = problem
        self._content = b""
        return self

    def _draw(self, document: OpenDocument) -> None:
        number = self.pages[0][1]
        self.size = document.size(number)
        if self.wish is not None:
            self.picture = document.draw(number, self.wish.pixels(self.size))

    def _words(self, document: OpenDocument) -> None:
        self.words = [(at, document.words(number)) for at, number in self.pages]

    def _carry(self, document: OpenDocument) -> None:
        for at, number in self.pages:
            try:
                self.words.append((at, document.words(number)))
            except CannotDo:  # no highlight finds its words on a damaged page
                self.words.append((at, PageWords(number=number, width=0.0, height=0.0)))

    def _outline(self, document: OpenDocument) -> None:
        self.outline = document.outline()

    def _search(self, document: OpenDocument) -> None:
        for at, number in self.pages:
            if at in self._known:
                continue
            try:
                self.texts[at] = document.text(number)
            except CannotDo:
                self.texts[at] = ""  # a damaged page holds nothing that can be found


def job_of(read: Readable, turn: int, at: int, kind: str, wish: Wish | None = None) -> Job:
    """Return a job for one page."""
    page = read.pages[at]
    return Job(turn, kind, at, (page.source, [(at, page.number)]), wish)


def piece_of(
    read: Readable, turn: int, what: tuple[str, Sequence[int]], known: Mapping[int, str]
) -> Job:
    """Return a job for the next few pages of one file: what is done, and all that wait for it."""
    kind, places = what
    source = read.pages[places[0]].source
    piece = []
    for at in places[:PIECE]:
        if read.pages[at].source != source:
            break
        piece.append((at, read.pages[at].number))
    return Job(turn, kind, places[0], (source, piece), None, known=known)
