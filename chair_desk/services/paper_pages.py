"""The pages of a paper as pictures. A paper is a stranger's file: it is drawn, and never run.

PDFium is built without JavaScript, opens no file and follows no link; the bytes stay in memory.
It works for one thread at a time, so every call stands behind one lock.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.words import _

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_SIDE = 8_000
MOST_PIXELS = 12_000_000
"""What one picture may have at most, however large its page says it is: 48 MB in memory."""

PDFIUM_LOCK = threading.Lock()
_PASSWORD = 4  # PDFium's FPDF_ERR_PASSWORD


@frozen(kw_only=True)
class PagePicture:
    """One page, drawn: `pixels` has four bytes for each, blue first, `stride` bytes a row.

    `number` counts from 1; `count` is how many pages the paper has.
    """

    number: int
    count: int
    width: int
    height: int
    stride: int
    pixels: bytes


def count_pages(content: bytes) -> int | None:
    """Count the pages of a PDF; nothing where they cannot be counted."""
    try:
        with _opened(content) as document:
            return len(document)
    except CannotDo:
        return None


def outline_pages(content: bytes) -> dict[str, int]:
    """Return on which page each entry of a PDF's outline stands, by title, counted from 1.

    Raises:
        CannotDo: The PDF is damaged or locked with a password.
    """
    with _opened(content) as document:
        found: dict[str, int] = {}
        for entry in document.get_toc():
            place = entry.get_dest()
            at = place.get_index() if place is not None else None
            if at is not None:
                found.setdefault(entry.get_title(), at + 1)
        return found


def draw_page(content: bytes, number: int, width: int) -> PagePicture:
    """Draw a page so that it is `width` pixels wide; a number beyond the ends is the end.

    A page too large for that is drawn smaller, within MOST_SIDE and MOST_PIXELS.

    Raises:
        CannotDo: The PDF is damaged, locked with a password, or has no pages; or the page would
            be drawn for hours.
    """
    from pypdfium2 import PdfiumError

    from chair_desk.reports.page_patterns import PatternLook

    with _opened(content) as document, closing(PatternLook(content)) as patterns:
        count = len(document)
        at = min(max(number, 1), count)
        try:
            page = document[at - 1]
            if patterns.is_endless(at):
                raise page_endless(at)
            scale = pixels_for(page.get_width(), page.get_height(), width)
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            return PagePicture(
                number=at, count=count, width=bitmap.width, height=bitmap.height,
                stride=bitmap.stride, pixels=bytes(bitmap.buffer),
            )  # fmt: skip
        except (PdfiumError, ValueError) as error:
            raise page_broken(at) from error


def pixels_for(wide: float, high: float, width: int) -> float:
    """Return pixels per point; at least one pixel each way, at most what a picture may have."""
    wide, high = max(wide, 1.0), max(high, 1.0)
    asked = (max(width, 1) - 0.01) / wide  # PDFium rounds up
    side = (MOST_SIDE - 1) / max(wide, high)
    area = math.sqrt(MOST_PIXELS / (wide * high)) * 0.99  # both sides are rounded up
    return min(asked, side, area)


@contextmanager
def _opened(content: bytes) -> Iterator[PdfDocument]:
    """Open a PDF from memory, with what is filled into its forms, and close it again.

    Raises:
        CannotDo: It is damaged, locked with a password, or has no pages.
    """
    with PDFIUM_LOCK:
        import pypdfium2

        document = open_pdf(content)
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise _not_opened(content, None) from error
        finally:
            document.close()


def open_pdf(content: bytes) -> PdfDocument:
    """Open a PDF from memory, with what is filled into its forms; only behind PDFIUM_LOCK.

    Raises:
        CannotDo: It is damaged, locked with a password, or has no pages.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _not_opened(content, error.err_code) from error
    try:
        document.init_forms()
        if len(document) < 1:
            raise _not_opened(content, None)
    except pypdfium2.PdfiumError as error:
        document.close()
        raise _not_opened(content, None) from error
    except CannotDo:
        document.close()
        raise
    return document


def page_endless(number: int) -> CannotDo:
    """Say that one page would be drawn for hours."""
    return CannotDo(
        _("Page {number} of this paper cannot be shown.").format(number=number),
        _("It is filled with a pattern of millions of parts, or its drawing cannot be followed."),
        _("Turn to another page, or ask its author for a plainer copy."),
    )


def page_broken(number: int) -> CannotDo:
    """Say that one page cannot be shown."""
    return CannotDo(
        _("Page {number} of this paper cannot be shown.").format(number=number),
        _("The file is damaged there."),
        _("Turn to another page, or ask its author for the file again."),
    )


def _not_opened(content: bytes, code: int | None) -> CannotDo:
    """Say why. PDFium keeps its last code where a later fault sets none, so we look as well."""
    if code == _PASSWORD and b"/Encrypt" in content:
        return CannotDo(
            _("This paper is locked with a password."),
            _("It cannot be shown here."),
            _("Ask its author for a file without a password."),
        )
    return CannotDo(
        _("This paper cannot be shown: its file is damaged, or has no pages."),
        remedy=_("Ask its author for the file again."),
    )
