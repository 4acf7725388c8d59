from __future__ import annotations

import io

import pikepdf

from chair_desk.reports.document import (
    Document,
    Figure,
    Grid,
    Heading,
    MarginRecord,
    Note,
    NumberedParagraph,
    Paragraph,
    runs,
)
from chair_desk.reports.pdf import pdf_bytes
from chair_desk.reports.pdf_layout import flowables_of, shows_margin
from chair_desk.reports.pdf_tags import Structure
from reports.documents import picture

RECORD = MarginRecord(title="Action A-1", lines=("Nell",))


def _pages(document: Document) -> list[str]:
    """Return the text operators of each page, so that a word's page can be found."""
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        return [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]


def test_the_margin_is_there_when_records_need_it() -> None:
    paragraph = NumberedParagraph(number="1", runs=runs("a"))
    with_record = NumberedParagraph(number="1", runs=runs("a"), margin=(RECORD,))

    assert not shows_margin(Document(title="x", blocks=(paragraph,)))
    assert shows_margin(Document(title="x", blocks=(with_record,)))


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    # However far down the page a heading comes, the first line after it is on its page.
    for lines in range(36, 46):
        filler = tuple(Paragraph(runs=runs(f"Line {n}")) for n in range(lines))
        after = NumberedParagraph(number="2.1", runs=runs("Follows"), margin=(RECORD, RECORD))
        document = Document(
            title="x", blocks=(*filler, Heading(level=2, text="Heading", number="2"), after)
        )

        assert [("Heading" in page, "Follows" in page) for page in _pages(document)] in (
            [(True, True)],
            [(False, False), (True, True)],
        )


def test_the_title_of_a_note_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(36, 46):
        filler = tuple(Paragraph(runs=runs(f"Line {n}")) for n in range(lines))
        note = Note(title="Counted", paragraphs=(runs("Follows"), runs("a " * 600)))
        pages = _pages(Document(title="x", blocks=(*filler, note)))

        assert all(("Counted" in page) == ("Follows" in page) for page in pages)


def test_a_record_never_breaks_over_two_pages() -> None:
    record = MarginRecord(title="Begins", lines=("one", "two", "three", "Ends"))
    for lines in range(36, 46):
        filler = tuple(Paragraph(runs=runs(f"Line {n}")) for n in range(lines))
        paragraph = NumberedParagraph(number="1", runs=runs("a " * 900), margin=(record,))
        pages = _pages(Document(title="x", blocks=(*filler, paragraph)))

        assert all(("Begins" in page) == ("Ends" in page) for page in pages)


def test_a_picture_is_made_to_fit_its_page() -> None:
    figure = Figure(image=picture(), alt="x", width_mm=999, height_mm=999)
    [made] = flowables_of(Document(title="x", blocks=(figure,)), Structure())

    assert made.drawWidth <= 172 * 72 / 25.4 + 1


def test_a_caption_that_is_shown_never_stands_alone_at_the_foot_of_a_page() -> None:
    rows = tuple((runs("Follows"),) for _row in range(3))
    grid = Grid(caption="Caption", header=("A",), rows=rows, widths=(1,), shows_caption=True)
    for lines in range(30, 46):
        filler = tuple(Paragraph(runs=runs(f"Line {n}")) for n in range(lines))
        pages = _pages(Document(title="x", blocks=(*filler, grid)))

        assert all(("Caption" in page) == ("Follows" in page) for page in pages)
        assert any("Caption" in page for page in pages)
