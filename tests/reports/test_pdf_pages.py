from __future__ import annotations

from pathlib import Path

from chair_desk.reports.document import Document, Heading, PageBreak, Paragraph, runs
from chair_desk.reports.pdf import pdf_bytes
from reports.reading import needs_poppler, words_of


@needs_poppler
def test_a_long_line_of_furniture_is_cut_and_says_so(tmp_path: Path) -> None:
    name = "Partnership of many names " * 20
    document = Document(title="x", header_left=name, marking=name, blocks=(PageBreak(),))

    words = words_of(pdf_bytes(document), tmp_path)

    assert "…" in words
    assert len(words) < 300


@needs_poppler
def test_a_document_that_continues_says_what_from_its_second_page(tmp_path: Path) -> None:
    blocks = (Paragraph(runs=runs("one")), PageBreak(), Paragraph(runs=runs("two")))
    said = Document(title="x", continued="Minutes, continued", blocks=blocks)
    silent = Document(title="x", blocks=blocks)

    assert words_of(pdf_bytes(said), tmp_path).count("Minutes, continued") == 1
    assert "Page 2 of 2" in words_of(pdf_bytes(silent), tmp_path)


def test_headings_may_begin_below_the_first_level_and_skip_levels() -> None:
    levels = (3, 1, 3, 2, 3)
    blocks = tuple(Heading(level=level, text=f"h{level}", anchor="same") for level in levels)

    assert pdf_bytes(Document(title="x", blocks=blocks)).startswith(b"%PDF-")


def test_a_document_of_nothing_is_a_page() -> None:
    assert pdf_bytes(Document(title="", blocks=())).startswith(b"%PDF-")
