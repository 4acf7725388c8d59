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
from tests.reports.reading import needs_poppler, words_of

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
    said = words_of(pdf_bytes(binder_document(BUNDLE)), tmp_path)
    assert "Chronology 2 Challenges, 1 3 C-014 Seniority 3" in said
