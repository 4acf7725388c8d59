from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.records.binder_bundle import (
    BinderBundle,
    BinderEvent,
    BinderPiece,
    BinderSection,
)
from chair_desk.reports.binder import binder_document
from chair_desk.reports.document import Contents
from chair_desk.reports.html import as_html
from chair_desk.reports.pdf import pdf_bytes
from tests.reports.reading import needs_poppler, run

PIECE = BinderPiece(
    key="entry-1", label="C-014", title="Seniority", on=date(2026, 5, 21),
    details=(("State", "Open"),), paragraphs=("What was said.",),
)  # fmt: skip
BUNDLE = BinderBundle(
    board="Westmarch SCP",
    title="Inspection binder",
    asked="“seniority”",
    readers="For members",
    sections=(BinderSection(key="challenges", title="Challenges", pieces=(PIECE,)),),
    events=(
        BinderEvent(on=date(2026, 5, 21), words="Seniority", label="C-014", piece="entry-1"),
    ),
)  # fmt: skip


def test_the_contents_lead_to_the_chronology_each_section_and_each_piece() -> None:
    document = binder_document(BUNDLE)
    contents = next(one for one in document.blocks if isinstance(one, Contents))
    assert [anchor for _text, anchor in contents.entries] == ["chronology", "challenges", "entry-1"]
    assert '<a href="#entry-1">C-014</a>' in as_html(document)


@needs_poppler
def test_the_contents_name_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "binder.pdf"
    path.write_bytes(pdf_bytes(binder_document(BUNDLE)))
    said = " ".join(run("pdftotext", "-raw", path, "-").split())  # in the order they are set
    assert "Chronology 2 Challenges, 1 3 C-014 Seniority 3" in said


@needs_poppler
def test_a_piece_stands_in_under_its_section(tmp_path: Path) -> None:
    path = tmp_path / "binder.pdf"
    path.write_bytes(pdf_bytes(binder_document(BUNDLE)))
    said = run("pdftotext", "-l", "1", "-bbox", path, "-").splitlines()

    left = {
        word: float(line.split('xMin="')[1].split('"')[0])
        for line in said
        for word in ("Challenges,", "C-014")
        if f">{word}<" in line
    }
    assert left["C-014"] > left["Challenges,"] + 8
    assert '<li class="under"><a href="#entry-1">C-014 Seniority</a></li>' in as_html(
        binder_document(BUNDLE)
    )
