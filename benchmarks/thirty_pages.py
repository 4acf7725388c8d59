"""Minutes of 30 pages to PDF, beside reportlab alone with the same things to set."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.figures import Figure
from chair_desk.reports.document import (
    Block,
    Document,
    Heading,
    MarginRecord,
    NumberedParagraph,
    Paragraph,
    Role,
    runs,
)
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.html import html_bytes
from chair_desk.reports.pdf import drawn_pages, pdf_bytes
from chair_desk.reports.pdf_tags import Structure

ITEMS, PARAGRAPHS, TRIES = 18, 8, 5
SAID = (
    "The Board heard that 58% of interviews took place within 72 hours, against the 90% that it "
    "set in February. Partners spoke of the form and the hours that it waits, and asked when "
    "this will change. "
)


def minutes() -> Document:
    """Return minutes of about 30 pages."""
    blocks: list[Block] = [Heading(level=1, text="Minutes of the Board")]
    for item in range(1, ITEMS + 1):
        blocks.append(Heading(level=2, number=str(item), text=f"Item of business {item}"))
        blocks.append(Paragraph(runs=runs("Led by a member. For challenge."), role=Role.LEAD))
        blocks.extend(_paragraph(item, number) for number in range(1, PARAGRAPHS + 1))
    return Document(
        title="Minutes of the Board",
        blocks=tuple(blocks),
        margin_heading="Decisions and actions",
        continued="Minutes of the Board, continued",
    )


def _paragraph(item: int, number: int) -> NumberedParagraph:
    record = MarginRecord(
        title=f"Action A-{item}{number}", lines=("A member", "by 18 December 2026")
    )
    return NumberedParagraph(
        number=f"{item}.{number}",
        runs=runs(SAID * (1 + number % 3)),
        margin=(record,) if number % 3 == 0 else (),
    )


def figures() -> list[Figure]:
    """Measure, and return the figures in the order of the issue."""
    import pikepdf

    document = minutes()
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        pages = len(pdf.pages)
    ours = _best(lambda: pdf_bytes(document))
    alone = _best(lambda: _untagged(document))
    word, page = _best(lambda: docx_bytes(document)), _best(lambda: html_bytes(document))
    detail = (
        f"{pages} pages in {ours:.2f} s, reportlab alone {alone:.2f} s; "
        f"Word {word:.2f} s, HTML {page:.3f} s"
    )
    return [Figure("minutes to PDF", ours / alone, 1.5, detail)]


def _best(work: Callable[[], object]) -> float:
    """Return the shortest of some tries, in seconds: the rest of the machine only adds."""
    taken = []
    for _try in range(TRIES):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def _untagged(document: Document) -> bytes:
    """Set the same things with no marks and no pass afterwards."""
    from chair_desk.reports import pdf_flowables, pdf_layout, pdf_tables

    modules: tuple[Any, ...] = (pdf_flowables, pdf_layout, pdf_tables)
    marked = pdf_flowables.marked
    try:
        for module in modules:
            module.marked = _unmarked
        return drawn_pages(document, Structure())
    finally:
        for module in modules:
            module.marked = marked


@contextmanager
def _unmarked(_canvas: Any, _node: Any) -> Iterator[None]:
    yield


if __name__ == "__main__":
    for figure in figures():
        print(figure.line())
