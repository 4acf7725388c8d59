"""Draws and reads the pages of what is read, beside the window: what is asked for comes first.

One thread works at one thing at a time: the page that is wanted, its words, the pages before and
after it, then outlines, then the search through all pages, a few at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from chair_desk.gui.background import Background
from chair_desk.gui.pieces import Pieces
from chair_desk.gui.reading_jobs import Documents, DrawnSheet, Job, Wish
from chair_desk.gui.reading_order import ReadingOrder
from chair_desk.records.changes import CannotDo
from chair_desk.records.reading import Readable

MOST_DRAWN, MOST_WORDS, WORDS_AFTER_MS = 14, 80, 120
Content = Callable[[str], Iterator[bytes]]


class ReadingWork(ReadingOrder):
    """Brings pages, words and outlines to one view.

    `drawn` carries a DrawnSheet, `worded` the place of a page whose words are there, `outlined`
    the hash of a file whose outline is there, `failed` a page and its CannotDo; `searched` says
    how many pages were looked through.
    """

    drawn = Signal(object)
    worded = Signal(int)
    outlined = Signal(str)
    failed = Signal(int, object)
    searched = Signal(int)
    carried = Signal(object)

    def __init__(self, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background(self)
        self._content = content
        self._documents = Documents()
        self._turn = 0
        self._is_busy = False
        self._job: Job | None = None  # waits for the bytes of its file
        self._gathering = Pieces(self)
        self._gathering.done.connect(self._start)
        self._gathering.failed.connect(self._lack)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WORDS_AFTER_MS)
        self._rest.timeout.connect(self._want_words)

    def _want_words(self) -> None:
        """Read the words of what is seen once it rests: who leafs through is not held up."""
        self._to_word = [at for at, _wish in self._wanted if at not in self.words]
        self._go_on()

    # -------------------------------------------------------------- what is read

    def open(self, read: Readable) -> None:
        """Take something else to read; nothing of the one before is kept."""
        self.forget()
        self._read = read

    def forget(self) -> None:
        """Let everything go; what is in hand is thrown away when it comes."""
        self._turn += 1
        self._read = None
        if self._job is not None:
            self._gathering.stop()
            self._job, self._is_busy = None, False
        self._clear()
        documents, self._documents = self._documents, Documents()
        if self._is_busy or not documents.is_empty:
            self.background.run(documents.close, _nothing, _raise)

    def ask(self, pages: Sequence[int], wish: Wish) -> None:
        """Ask for pages that are to be seen now, from 0; `drawn` brings each."""
        if self._read is None:
            return
        count = len(self._read.pages)
        first, last = min(pages), max(pages)
        step = len(pages)
        self._wanted = [(at, wish) for at in pages]
        self._ahead = [
            (at, wish) for at in (*range(last + 1, last + 1 + step), *range(first - step, first))
            if 0 <= at < count
        ]  # fmt: skip
        self._to_word = []
        self._rest.start()
        for at in pages:
            found = self._pages.get((at, wish))
            if found is not None:
                self.drawn.emit(found)
        self._go_on()

    def is_ready(self, at: int, wish: Wish) -> bool:
        """Say whether a page is drawn already."""
        return (at, wish) in self._pages

    def search(self, words: str) -> None:
        """Look through every page for words; nothing ends the search."""
        self._asked = words.strip()
        self.hits.clear()
        self.looked_at = 0
        count = len(self._read.pages) if self._read else 0
        self._to_search = list(range(count)) if self._asked else []
        self._go_on()

    def carry(self, pages: Sequence[int]) -> None:
        """Read the words of all pages of a part; `carried` brings them when they are all there."""
        self._to_carry, self._carried = list(pages), []
        self._go_on()

    def wait(self) -> None:
        """Let the job in hand be finished."""
        self.background.wait()

    # -------------------------------------------------------------- one thing after another

    def _go_on(self) -> None:
        if self._is_busy or self._read is None:
            return
        for job in self._jobs():
            self._is_busy, self._job = True, job
            missing = self._documents.missing(job.source)
            self._gathering.gather(self._content(job.source) if missing else iter(()))
            return

    def _start(self, content: bytes) -> None:
        """Do what waited for its file, beside the window."""
        job, self._job = self._job, None
        if job is not None:
            job.prepare(self._documents, content)
            self.background.run(job, self._done, self._broke)

    def _lack(self, problem: CannotDo) -> None:
        """Say that the bytes of a file are not to be had, and go on with what is next."""
        job, self._job = self._job, None
        self._is_busy = False
        if job is not None:
            self._broken.add((job.source, 0))
            self.failed.emit(job.at, problem)
        self._go_on()

    def _broke(self, problem: Exception) -> None:
        self._is_busy = False
        raise problem

    def _done(self, job: Job) -> None:
        self._is_busy = False
        if job.turn == self._turn:
            if job.problem is not None:
                self._note_failure(job)
            else:
                getattr(self, f"_take_{job.kind}")(job)
        self._go_on()

    def _note_failure(self, job: Job) -> None:
        problem = job.problem
        whole = not self._documents.is_open(job.source)
        numbers = [0] if whole else [number for _at, number in job.pages]
        self._broken.update((job.source, number) for number in numbers)
        if job.kind == "search":
            self._to_search = self._to_search[len(job.pages) :]
        elif job.kind == "carry":
            self._to_carry = []
        elif problem is not None:
            self.failed.emit(job.at, problem)

    # -------------------------------------------------------------- what came

    def _take_draw(self, job: Job) -> None:
        if job.picture is None or job.wish is None:
            return
        picture = job.picture
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride,
                       QImage.Format.Format_RGB32)  # fmt: skip
        sheet = DrawnSheet(at=job.at, wish=job.wish, image=image.copy(), size=job.size)
        self._pages[(job.at, job.wish)] = sheet
        keep = {*self._wanted, *self._ahead}
        for key in [key for key in self._pages if key not in keep]:
            if len(self._pages) <= MOST_DRAWN:
                break
            del self._pages[key]
        if (job.at, job.wish) in self._wanted:
            self.drawn.emit(sheet)

    def _take_words(self, job: Job) -> None:
        for at, words in job.words:
            self.words[at] = words
            while len(self.words) > MOST_WORDS:
                del self.words[next(iter(self.words))]
            self.worded.emit(at)

    def _take_outline(self, job: Job) -> None:
        self.outlines[job.source] = job.outline
        self.outlined.emit(job.source)

    def _take_carry(self, job: Job) -> None:
        self._carried += [words for _at, words in job.words]
        self._to_carry = self._to_carry[len(job.pages) :]
        if not self._to_carry:
            self.carried.emit(self._carried)

    def _take_search(self, job: Job) -> None:
        from chair_desk.records.page_words import count_in

        self._texts.update(job.texts)
        for at, _number in job.pages:
            count = count_in(self._texts.get(at, ""), self._asked)
            if count and at in self._to_search:
                self.hits[at] = count
        done = {at for at, _number in job.pages}
        self._to_search = [at for at in self._to_search if at not in done]
        total = len(self._read.pages) if self._read else 0
        self.looked_at = total - len(self._to_search)
        self.searched.emit(self.looked_at)


def end_reading(window: QObject) -> None:
    """Let go of every file that is open to be read anywhere in a window."""
    for work in window.findChildren(ReadingWork):
        work.forget()
        work.wait()


def _nothing(_made: object) -> None:
    """Nobody waits for it."""


def _raise(problem: Exception) -> None:
    raise problem
