"""A PDF that stays open while it is read: its pages, words and outline, one page at a time.

The bytes stay in memory and nothing in them is run. PDFium works for one thread at a time, so
every call stands behind the one lock; a page of 1,000 is drawn without opening the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from chair_desk.records.frozen import frozen
from chair_desk.records.page_words import Box, PageWords
from chair_desk.services.paper_pages import (
    PDFIUM_LOCK,
    PagePicture,
    open_pdf,
    page_broken,
    page_endless,
    pixels_for,
)

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_LETTERS = 60_000
_NO_LETTERS, _LAST = "\r\x00\ufffe\uffff", 0x10FFFF
_MOST_OUTLINE, _MOST_DEPTH = 5_000, 8


@frozen(kw_only=True)
class OutlineEntry:
    """An entry of a PDF's own outline; `page` counts from 1, `level` from 0."""

    title: str
    page: int
    level: int


class OpenDocument:
    """One PDF. Any thread may call it; each call waits for the one before."""

    def __init__(self, content: bytes) -> None:
        """Open it.

        Raises:
            CannotDo: It is damaged, locked with a password, or has no pages.
        """
        from chair_desk.reports.page_patterns import PatternLook

        with PDFIUM_LOCK:
            self._document: PdfDocument | None = open_pdf(content)
            self.count = len(self._document)
            self._patterns = PatternLook(content)

    def draw(self, number: int, width: int) -> PagePicture:
        """Draw a page so that it is `width` pixels wide, within what a picture may have.

        Raises:
            CannotDo: The page is damaged, or would be drawn for hours.
        """
        with self._page(number) as (page, at):
            if self._patterns.is_endless(at):
                raise page_endless(at)
            scale = pixels_for(page.get_width(), page.get_height(), width)
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            try:
                return PagePicture(
                    number=at, count=self.count, width=bitmap.width, height=bitmap.height,
                    stride=bitmap.stride, pixels=bytes(bitmap.buffer),
                )  # fmt: skip
            finally:
                bitmap.close()

    def size(self, number: int) -> tuple[float, float]:
        """Return the width and height of a page in points, as it is shown.

        Raises:
            CannotDo: The page is damaged.
        """
        with self._page(number) as (page, _at):
            return page.get_width(), page.get_height()

    def text(self, number: int) -> str:
        """Return the words of a page without their places: the fast way.

        Raises:
            CannotDo: The page is damaged.
        """
        with self._page(number) as (page, _at):
            words = page.get_textpage()
            try:
                return str(words.get_text_range()).replace("\r\n", "\n")
            finally:
                words.close()

    def words(self, number: int) -> PageWords:
        """Return the words of a page with the place of each letter.

        Raises:
            CannotDo: The page is damaged.
        """
        with self._page(number) as (page, at):
            width, height = page.get_width(), page.get_height()
            words = page.get_textpage()
            try:
                text, boxes = _letters(words, page)
            finally:
                words.close()
        return PageWords(number=at, width=width, height=height, text=text, boxes=boxes)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the PDF's own outline in its order; one that leads nowhere is left out."""
        import pypdfium2

        found: list[OutlineEntry] = []
        with PDFIUM_LOCK:
            if self._document is None:
                return ()
            try:
                for entry in self._document.get_toc(max_depth=_MOST_DEPTH):
                    place = entry.get_dest()
                    at = place.get_index() if place is not None else None
                    if at is not None:
                        title = " ".join(entry.get_title().split())
                        found.append(OutlineEntry(title=title, page=at + 1, level=entry.level))
                    if len(found) >= _MOST_OUTLINE:
                        break
            except pypdfium2.PdfiumError:
                return tuple(found)  # a broken outline ends where it breaks
        return tuple(found)

    def close(self) -> None:
        """Let it go; a second time does nothing."""
        with PDFIUM_LOCK:
            document, self._document = self._document, None
            self._patterns.close()
            if document is not None:
                document.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[tuple[Any, int]]:
        from pypdfium2 import PdfiumError

        at = min(max(number, 1), self.count)
        with PDFIUM_LOCK:
            if self._document is None:
                raise page_broken(at)
            try:
                page = self._document[at - 1]
                try:
                    yield page, at
                finally:
                    page.close()
            except (PdfiumError, ValueError) as error:
                raise page_broken(at) from error


def _letters(words: Any, page: Any) -> tuple[str, tuple[Box, ...]]:
    """Read each letter with its box, in places as the page is shown and not as it was made."""
    import ctypes

    from pypdfium2 import raw

    count = min(words.count_chars(), MOST_LETTERS)
    wide, high = page.get_width(), page.get_height()
    turn = _turned(page)
    edges = [ctypes.c_double() for _edge in range(4)]
    left, right, bottom, top = edges
    pointers = [ctypes.byref(edge) for edge in edges]
    letters, boxes = [], []
    for at in range(count):
        code = raw.FPDFText_GetUnicode(words, at)
        letters.append(_letter(code))
        if code > ord(" ") and raw.FPDFText_GetCharBox(words, at, *pointers):
            boxes.append(turn((left.value, bottom.value, right.value, top.value), wide, high))
        else:
            boxes.append((0.0, 0.0, 0.0, 0.0))
    return "".join(letters), tuple(boxes)


def _letter(code: int) -> str:
    """Return a letter; a blank for what is none, so that each keeps its place."""
    letter = chr(code) if 0 <= code <= _LAST else " "
    return " " if letter in _NO_LETTERS or "\ud800" <= letter <= "\udfff" else letter


def _turned(page: Any) -> Any:
    """Return what turns a box of the page's own space into one of the page as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation() % 360

    def plain(box: Box, _wide: float, _high: float) -> Box:
        return (box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom)

    def quarter(box: Box, _wide: float, high: float) -> Box:
        return (box[1] - bottom, high - (box[2] - left), box[3] - bottom, high - (box[0] - left))

    def half(box: Box, _wide: float, _high: float) -> Box:
        return (right - box[2], top - box[3], right - box[0], top - box[1])

    def three(box: Box, wide: float, _high: float) -> Box:
        return (wide - (box[3] - bottom), box[0] - left, wide - (box[1] - bottom), box[2] - left)

    return {0: plain, 90: quarter, 180: half, 270: three}.get(rotation, plain)
