"""In which order pages are drawn and read: what is seen first, the search through all last."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from chair_desk.gui.reading_jobs import DrawnSheet, Job, Wish, job_of, piece_of
from chair_desk.records.page_words import PageWords
from chair_desk.records.reading import Readable
from chair_desk.services.open_document import OutlineEntry


class ReadingOrder(QObject):
    """What is known of what is read, and what is to be done next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._read: Readable | None = None
        self._clear()

    def _clear(self) -> None:
        self._wanted: list[tuple[int, Wish]] = []
        self._ahead: list[tuple[int, Wish]] = []
        self._pages: dict[tuple[int, Wish], DrawnSheet] = {}
        self.words: dict[int, PageWords] = {}
        self.outlines: dict[str, tuple[OutlineEntry, ...]] = {}
        self.hits: dict[int, int] = {}
        self.looked_at = 0
        self._texts: dict[int, str] = {}
        self._broken: set[tuple[str, int]] = set()
        self._to_word: list[int] = []
        self._to_search: list[int] = []
        self._to_carry: list[int] = []
        self._carried: list[PageWords] = []
        self._asked = ""

    def _jobs(self) -> Iterator[Job]:
        """Yield what could be done next, the most wanted first."""
        if self._read is None:
            return
        for at, wish in self._wanted:
            if (at, wish) not in self._pages and self._may(at):
                yield job_of(self._read, self._turn, at, "draw", wish)
        for at in self._to_word:
            if at not in self.words and self._may(at):
                yield job_of(self._read, self._turn, at, "words")
        for at, wish in self._ahead:
            if (at, wish) not in self._pages and self._may(at):
                yield job_of(self._read, self._turn, at, "draw", wish)
        for at, _wish in self._wanted:
            if self._read.pages[at].source not in self.outlines and self._may(at):
                yield job_of(self._read, self._turn, at, "outline")
        yield from self._pieces()

    def _pieces(self) -> Iterator[Job]:
        if self._read is None:
            return
        for what, known in (("carry", {}), ("search", self._texts)):
            places = self._to_carry if what == "carry" else self._to_search
            if places and (what == "search" or self._may(places[0])):
                yield piece_of(self._read, self._turn, (what, places), known)

    def _may(self, at: int) -> bool:
        page = self._read.pages[at] if self._read else None
        return page is not None and not (
            {(page.source, 0), (page.source, page.number)} & self._broken
        )
