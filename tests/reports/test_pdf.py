from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.reports.agenda import agenda_document
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Grid,
    Heading,
    MarginRecord,
    Note,
    NumberedParagraph,
    Paragraph,
    Run,
    Signature,
    plain,
    runs,
)
from chair_desk.reports.minutes import minutes_document
from chair_desk.reports.pdf import pdf_bytes, write_pdf
from reports.documents import DOCUMENTS, picture
from reports.reading import needs_poppler, run, structure_of, words_of

MADE = date(2026, 11, 20)


@pytest.fixture
def minutes(westmarch: MeetingBundle) -> Document:
    return minutes_document(for_audience(westmarch, Audience.MEMBERS), made_on=MADE)


def expected(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the elements that a document should have, with their words, in reading order."""
    yield "Document", ""
    for block in document.blocks:
        yield from expected_of(block)


def expected_of(block: Block) -> Iterator[tuple[str, str]]:  # noqa: PLR0912
    match block:
        case Heading():
            yield f"H{block.level}", f"{block.number} {block.text}".strip()
        case Paragraph():
            yield "P", plain(block.runs)
        case NumberedParagraph():
            yield "P", f"{block.number} {plain(block.runs)}".strip()
            for record in block.margin:
                words = record.lines if record.link else (record.title, *record.lines)
                yield "P", " ".join(words)
                if record.link:
                    yield "Link", record.title
        case Grid():
            yield "Table", ""
            yield "TR", ""
            yield from (("TH", label) for label in block.header)
            for row in block.rows:
                yield "TR", ""
                for index, cell in enumerate(row):
                    tag = "TH" if block.names_rows and index == 0 else "TD"
                    is_link = len(cell) == 1 and bool(cell[0].link)
                    yield tag, "" if is_link else plain(cell)
                    if is_link:
                        yield "Link", plain(cell)
        case BulletList():
            yield "L", ""
            for item in block.items:
                yield from (("LI", ""), ("Lbl", "•"), ("LBody", plain(item)))
        case Note():
            yield "P", block.title
            yield from (("P", plain(one)) for one in block.paragraphs)
        case Signature():
            yield "P", block.sentence
            yield from (("P", label) for label in block.labels)
        case Figure():
            yield "Figure", ""


def elements(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    """Return the elements of a PDF; poppler names the object of a link, which is no element."""
    found = structure_of(pdf, folder)
    return [(tag, words) for _depth, tag, words in found if tag != "Object"]


@needs_poppler
@pytest.mark.parametrize("layout", list(ActionLayout))
@pytest.mark.parametrize("audience", list(Audience))
def test_the_structure_of_minutes_is_that_of_their_document(
    westmarch: MeetingBundle, tmp_path: Path, audience: Audience, layout: ActionLayout
) -> None:
    document = minutes_document(for_audience(westmarch, audience), layout=layout)

    assert elements(pdf_bytes(document), tmp_path) == list(expected(document))


@needs_poppler
def test_the_structure_of_an_agenda_is_that_of_its_document(
    westmarch: MeetingBundle, tmp_path: Path
) -> None:
    document = agenda_document(westmarch)

    assert elements(pdf_bytes(document), tmp_path) == list(expected(document))


@needs_poppler
def test_text_and_tables_over_many_pages_stay_single_elements(tmp_path: Path) -> None:
    long = "Partners spoke of the form and the hours that it waits. " * 150
    grid = Grid(
        caption="Many",
        header=("One", "Two"),
        rows=tuple(((Run(f"Row {n}"),), (Run(long[:90]),)) for n in range(90)),
        widths=(1, 3),
    )
    document = Document(
        title="Long",
        blocks=(
            Heading(level=1, text="Long"),
            NumberedParagraph(number="1.1", runs=(Run(long.strip()),)),
            grid,
        ),
    )

    pdf = pdf_bytes(document)

    assert elements(pdf, tmp_path) == list(expected(document))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) > 4


@needs_poppler
def test_what_is_taller_than_a_page_is_parted_without_loss(tmp_path: Path) -> None:
    tall = " ".join(f"word{n}" for n in range(1500))
    record = MarginRecord(title="Action A-1", lines=(tall,))
    document = Document(
        title="Tall",
        margin_heading="Decisions and actions",
        continued="Tall, continued",
        blocks=(
            Heading(level=1, text="Tall"),
            NumberedParagraph(number="1", runs=runs("Short."), margin=(record, record)),
            Grid(caption="c", header=("a", "b"), rows=((runs(tall), runs("x")),), widths=(1, 1)),
            Note(title="Note", paragraphs=(runs(tall),)),
        ),
    )

    assert elements(pdf_bytes(document), tmp_path) == list(expected(document))


@needs_poppler
def test_no_two_words_run_together_at_the_end_of_a_line(minutes: Document, tmp_path: Path) -> None:
    assert "The minutes of 17 September 2026 were agreed as a true record." in words_of(
        pdf_bytes(minutes), tmp_path
    )


@needs_poppler
def test_header_footer_and_page_numbers_stand_on_each_page(
    minutes: Document, tmp_path: Path
) -> None:
    words = words_of(pdf_bytes(minutes), tmp_path)

    assert words.count("Westmarch Safeguarding Children Partnership") == 3
    assert words.count("OFFICIAL-SENSITIVE") == 3
    assert words.count("Minutes of the Board, Thursday 19 November 2026, continued") == 2
    assert words.count("Decisions and actions") == 3
    for number in (1, 2, 3):
        assert f"Page {number} of 3" in words


def test_the_properties_are_the_boards_and_nothing_else(minutes: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(minutes))) as pdf:
        found = {str(key): str(value) for key, value in pdf.docinfo.items()}
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as properties:
            assert properties["dc:title"] == minutes.title
            assert properties["pdfuaid:part"] == "1"

    assert found == {
        "/Title": "Minutes of the Board, Thursday 19 November 2026",
        "/Author": "Westmarch Safeguarding Children Partnership",
        "/Subject": "Draft, not yet confirmed by the Board. Version 2",
        "/Producer": "Chair Desk",
        "/CreationDate": "D:20261120000000+00'00",
        "/ModDate": "D:20261120000000+00'00",
    }


def test_every_font_is_embedded(minutes: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(minutes))) as pdf:
        fonts = [one for one in pdf.objects if _is(one, "/Font") and "/FontDescriptor" in one]
        used = [font for page in pdf.pages for font in page.Resources.Font.values()]

        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all("/FontDescriptor" in font for font in used)


def _is(found: pikepdf.Object, kind: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind


def test_the_outline_leads_to_each_item(minutes: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(minutes))) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]

    assert titles[0] == "Minutes of the Board"
    assert "4 Return home interviews within 72 hours" in titles
    assert titles[-1] == "Next meeting"


def test_links_belong_to_elements_and_lead_somewhere(westmarch: MeetingBundle) -> None:
    document = minutes_document(westmarch, layout=ActionLayout.FRONT)
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert len(links) >= 4
        assert all("/StructParent" in link and "/Contents" in link for link in links)
        assert all(link.Dest[0].Type == "/Page" for link in links)


def test_pictures_have_their_words(tmp_path: Path) -> None:
    figure = Figure(image=picture(), alt="Three of eight", width_mm=400, height_mm=900)
    document = Document(title="P", blocks=(figure,))

    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        element = pdf.Root.StructTreeRoot.K.K
        assert str(element.S) == "/Figure"
        assert str(element.Alt) == "Three of eight"
        assert len(element.A.BBox) == 4


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(minutes: Document, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    with path.open("wb") as stream:
        write_pdf(minutes, stream)

    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def test_the_same_document_gives_the_same_bytes(minutes: Document) -> None:
    assert pdf_bytes(minutes) == pdf_bytes(minutes)


def test_markup_in_a_note_prints_as_typed(tmp_path: Path) -> None:
    typed = '<b>no</b> <img src="http://127.0.0.1:9/x.png"/> & <a href="javascript:1">x</a>'
    document = Document(title=typed, blocks=(Paragraph(runs=runs(typed)),))
    pdf = pdf_bytes(document)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/Annots" not in opened.pages[0]
        assert "/XObject" not in opened.pages[0].Resources or all(
            one.Subtype == "/Form" for one in opened.pages[0].Resources.XObject.values()
        )
    assert words_of(pdf, tmp_path).count(typed) == 1


def test_every_mark_on_a_page_is_in_the_tree(minutes: Document) -> None:
    """Everything drawn is content with an element, or decoration: nothing stands between."""
    with pikepdf.open(io.BytesIO(pdf_bytes(minutes))) as pdf:
        for page in pdf.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in {"BDC", "BMC"}:
                    depth += 1
                elif name == "EMC":
                    depth -= 1
                elif name in {"Tj", "TJ", "f", "S", "B", "Do", "'", '"'}:
                    assert depth == 1, (name, operands)
            assert depth == 0


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_any_document_can_be_written(document: Document) -> None:
    pdf = pdf_bytes(replace(document, title=document.title or "x"))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 1
        assert "/StructTreeRoot" in opened.Root


def test_heavy_libraries_wait_until_a_document_is_written() -> None:
    heavy = ("reportlab", "pikepdf", "docx", "PIL", "lxml")
    program = (
        "import sys, chair_desk.reports.minutes, chair_desk.reports.agenda, chair_desk.reports.pdf,"
        " chair_desk.reports.docx, chair_desk.reports.html;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    assert run(sys.executable, "-c", program).strip() == "[]"
