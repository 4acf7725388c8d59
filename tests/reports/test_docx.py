from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.reports.document import (
    Document,
    Figure,
    Grid,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    plain,
    runs,
)
from chair_desk.reports.docx import docx_bytes, write_docx
from chair_desk.reports.minutes import minutes_document
from reports.documents import DOCUMENTS, picture
from reports.reading import run

MADE = date(2026, 11, 20)


@pytest.fixture
def minutes(westmarch: MeetingBundle) -> Document:
    bundle = for_audience(westmarch, Audience.MEMBERS)
    return minutes_document(bundle, layout=ActionLayout.FRONT, made_on=MADE)


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(docx_bytes(document)))


def test_headings_are_real_headings(minutes: Document) -> None:
    found = [
        (paragraph.style.name, paragraph.text.replace("\t", " "))
        for paragraph in opened(minutes).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]

    assert found == [
        (f"Heading {one.level}", f"{one.number} {one.text}".strip())
        for one in minutes.blocks
        if isinstance(one, Heading)
    ]


def test_tables_have_a_repeated_header_row_and_no_merged_cells(minutes: Document) -> None:
    grids = [block for block in minutes.blocks if isinstance(block, Grid)]
    tables = opened(minutes).tables

    assert len(tables) == len(grids)
    for table, grid in zip(tables, grids, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == list(grid.header)
        assert rows[1:] == [[plain(cell) for cell in row] for row in grid.rows]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not table._tbl.findall(".//" + qn("w:gridSpan"))
        assert not table._tbl.findall(".//" + qn("w:vMerge"))
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == grid.caption


def test_a_record_stands_under_its_paragraph(westmarch: MeetingBundle) -> None:
    paragraphs = opened(minutes_document(westmarch)).paragraphs
    at = next(n for n, one in enumerate(paragraphs) if one.text.startswith("4.5\t"))

    assert paragraphs[at].style.name == "Minute"
    assert [one.style.name for one in paragraphs[at + 1 : at + 3]] == ["Record", "Record"]
    assert paragraphs[at + 2].text == (
        "Action A-124\nNell Applegarth and Tobias Fernley\nby 18 December 2026"
    )


def test_declarations_are_a_real_list(minutes: Document) -> None:
    listed = [one for one in opened(minutes).paragraphs if one.style.name == "List Bullet"]

    assert [one.text[:16] for one in listed] == ["18 February 2027", "Shazia Pemberly,"]


def test_the_language_is_british_english(minutes: Document) -> None:
    styles = opened(minutes).styles.element

    assert styles.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_the_properties_are_the_boards_and_nothing_else(minutes: Document) -> None:
    found = opened(minutes).core_properties

    assert found.title == minutes.title
    assert found.author == "Westmarch Safeguarding Children Partnership"
    assert (found.last_modified_by, found.comments, found.keywords) == ("", "", "")
    assert found.created.date() == found.modified.date() == MADE


def test_header_and_footer_stand_on_each_page(minutes: Document) -> None:
    section = opened(minutes).sections[0]
    footer = section.footer.paragraphs[0]

    assert section.header.paragraphs[0].text == (
        "Westmarch Safeguarding Children Partnership\tOFFICIAL-SENSITIVE"
    )
    fields = [one.get(qn("w:instr")) for one in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_links_lead_to_bookmarks(minutes: Document) -> None:
    body = opened(minutes).element.body
    names = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]

    assert len(links) >= 4
    assert set(links) <= names


def test_pictures_have_their_words() -> None:
    figure = Figure(image=picture(), alt="Three of eight", width_mm=300, height_mm=100)
    word = opened(Document(title="P", blocks=(figure,)))

    assert word.inline_shapes[0]._inline.docPr.get("descr") == "Three of eight"


def test_the_same_document_gives_the_same_bytes(minutes: Document) -> None:
    stream = io.BytesIO()
    write_docx(minutes, stream)

    assert docx_bytes(minutes) == stream.getvalue()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_it(minutes: Document, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx_bytes(minutes))
    home = f"-env:UserInstallation=file://{tmp_path}/office"

    run("soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, path)

    text = (tmp_path / "minutes.txt").read_text(encoding="utf-8-sig")
    assert "Return home interviews within 72 hours" in text
    assert "Priya Sandalwood said the form waits 19 hours for a supervisor." in text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_any_document_can_be_written(document: Document) -> None:
    assert zipfile.is_zipfile(io.BytesIO(docx_bytes(document)))
    assert len(opened(document).tables) == sum(isinstance(one, Grid) for one in document.blocks)


def test_a_title_of_a_note_and_the_words_over_a_picture_stay_with_them() -> None:
    figure = Figure(image=picture(), alt="x", width_mm=60, height_mm=40)
    note = Note(title="Counted", paragraphs=(runs("Follows"),))
    word = opened(Document(title="x", blocks=(Paragraph(runs=runs("Over")), figure, note)))

    kept = {one.text: one.paragraph_format.keep_with_next for one in word.paragraphs}
    assert kept["Over"]
    assert kept["Counted"]
    assert not kept["Follows"]


def test_a_caption_that_is_shown_stays_over_its_table() -> None:
    grid = Grid(caption="Table 1. Sums", header=("A",), rows=(), widths=(1,), shows_caption=True)
    word = opened(Document(title="x", blocks=(grid, replace(grid, shows_caption=False))))

    over = [one for one in word.paragraphs if one.text == "Table 1. Sums"]
    assert [one.style.name for one in over] == ["Caption"]
    assert over[0].style.paragraph_format.keep_with_next
    assert over[0]._p.getnext() is word.tables[0]._tbl


def test_a_heading_on_a_new_page_leaves_no_page_empty() -> None:
    blocks = (Paragraph(runs=runs("Before.")), PageBreak(), Heading(level=2, text="After"))
    made = opened(Document(title="x", blocks=blocks))
    said = [one.text for one in made.paragraphs]
    assert said == ["Before.", "After"]
    assert made.paragraphs[-1].paragraph_format.page_break_before
