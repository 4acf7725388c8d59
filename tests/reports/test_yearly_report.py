import io
import re
import zipfile
from dataclasses import replace

import pikepdf

from chair_desk.records.report_bundle import (
    Exhibit,
    ReportBundle,
    ReportHead,
    ReportNote,
    ReportWords,
)
from chair_desk.reports.document import Grid, Note, PageBreak
from chair_desk.reports.document_text import as_text
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.html import as_html
from chair_desk.reports.pdf import pdf_bytes
from chair_desk.reports.yearly_report import yearly_report_document

SAID = ReportWords(id="1-2", text="The Board met twice.", notes=(1, 12))
BARE = ReportWords(id="3-4", text="It went well.", needs_evidence=True)


def bundle(*heads: ReportHead, is_draft: bool = True) -> ReportBundle:
    return ReportBundle(
        board="Westmarch Safeguarding Children Partnership",
        year="2026–27",
        title="Yearly report",
        outline="Small",
        words="Headings follow nothing.",
        coverage="1 of 2 sentences have evidence behind them.",
        state="Draft",
        is_draft=is_draft,
        heads=heads,
        notes=(ReportNote(number=1, words="Meetings."), ReportNote(number=12, words="C-014.")),
    )


HEAD = ReportHead(number=1, title="The year", covers="What was done.", paragraphs=((SAID, BARE),))
DRAWN = Exhibit(
    kind="funding", title="Funding", key="Solid: paying.", alt="A bar for each partner.",
    bars=(("Westmarch", 5, 0, 4, "£5"),), caption="What each pays",
    header=("Partner", "Paying"), rows=(("Westmarch", "£5"),),
)  # fmt: skip
EMPTY = ReportHead(number=2, title="Ahead", covers="What is to come.", paragraphs=())


def test_numbers_of_notes_stand_raised_and_lead_to_them() -> None:
    said = as_text(yearly_report_document(bundle(HEAD)))
    assert "The Board met twice.¹ ->#note-1" in said
    assert "¹² ->#note-12" in said


def test_words_are_named_by_their_sentence() -> None:
    made = yearly_report_document(bundle(HEAD))
    runs = [run for block in made.blocks for run in getattr(block, "runs", ())]
    assert [run.anchor for run in runs if run.anchor] == ["s_12", "s_34"]


def test_nothing_is_dropped_in_silence() -> None:
    said = as_text(yearly_report_document(bundle(HEAD, EMPTY)))
    assert "[evidence needed]" in said
    assert "[nothing is recorded under this head: What is to come]" in said


def test_what_is_published_bears_no_note_of_a_draft() -> None:
    draft = yearly_report_document(bundle(HEAD))
    made = yearly_report_document(bundle(HEAD, is_draft=False))
    assert (draft.marking, made.marking) == ("DRAFT", "")
    assert any(isinstance(block, Note) for block in draft.blocks)
    assert not any(isinstance(block, Note) for block in made.blocks)
    assert any(isinstance(block, PageBreak) for block in made.blocks)


def test_labels_stand_in_both_languages_where_the_outline_asks() -> None:
    both = replace(HEAD, title_cy="Y flwyddyn")
    said = as_text(yearly_report_document(replace(bundle(both), language="cy")))
    assert "Yearly report · Adroddiad blynyddol" in said
    assert "Contents · Cynnwys" in said
    assert "1. The year · Y flwyddyn" in said
    assert "Year 2026–27 · Blwyddyn 2026–27" in said
    assert "to be checked by somebody who speaks Welsh" in said
    assert "Cynnwys" not in as_text(yearly_report_document(bundle(HEAD)))


def test_a_sum_of_money_has_room_in_a_table_of_many_columns() -> None:
    table = Exhibit(
        kind="funding", title="", key="", alt="", bars=(), caption="Funding",
        header=("Partner", "Agreed share", "Agreed", "Paying", "Actual share", "Against", "How"),
        rows=(("Westmarch", "40%", "£165,040", "£223,040", "54.1%", "+£58,000", "Alone"),),
    )  # fmt: skip
    made = yearly_report_document(bundle(replace(HEAD, exhibits=(table,))))
    grid = next(block for block in made.blocks if isinstance(block, Grid))
    assert sum(grid.widths) == 100
    assert grid.widths[2] >= 13
    assert grid.widths[0] >= 24


def test_a_table_shows_its_caption_and_the_words_over_the_chart_refer_to_it() -> None:
    made = yearly_report_document(bundle(replace(HEAD, exhibits=(DRAWN, replace(DRAWN, bars=())))))

    tables = [block for block in made.blocks if isinstance(block, Grid)]
    assert [one.caption for one in tables] == ["Table 1. What each pays", "Table 2. What each pays"]
    assert all(one.shows_caption for one in tables)
    assert "Solid: paying. Table 1 holds the numbers." in as_text(made)


def test_a_screen_reader_is_given_each_chart_and_table_in_words_in_word_and_in_pdf() -> None:
    made = yearly_report_document(bundle(replace(HEAD, exhibits=(DRAWN,))))

    with zipfile.ZipFile(io.BytesIO(docx_bytes(made))) as package:
        word = package.read("word/document.xml").decode()
    assert re.findall(r'<wp:docPr[^>]* descr="([^"]*)"', word) == ["A bar for each partner."]
    captions = ["Table 1. What each pays"]
    assert re.findall(r'<w:tblCaption w:val="([^"]*)"', word) == captions
    with pikepdf.open(io.BytesIO(pdf_bytes(made))) as pdf:
        figures = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        tables = [
            str(one["/A"]["/Summary"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Table"
        ]
    assert figures == ["A bar for each partner."]
    assert tables == captions
    assert 'alt="A bar for each partner."' in as_html(made)
