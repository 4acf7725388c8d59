from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.briefing import BriefedItem, Briefing, Heard, Owed
from chair_desk.records.briefing_length import shortened
from chair_desk.reports.briefing import briefing_document
from chair_desk.reports.document import BulletList, Grid, Heading, Note, Paragraph, plain
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.pdf import pdf_bytes

ITEM = BriefedItem(
    number="6",
    title="Rapid review <b>WM-07</b>",
    starts="11:00",
    minutes=20,
    purpose="for decision",
    lead="Marcus Wrenfield",
    asked="Decide whether to review further.",
    papers=("Rapid review, 12 pages",),
    heard=(Heard(on=date(2026, 9, 17), words="Opened.", decisions=("Decided D-01: go on.",)),),
    owed=(
        Owed(reference="A-1", words="Write", owner="Nell", due="3 days late", slipped="moved once"),
        Owed(reference="C-1", words="Why", owner="ICB", due="4 Dec", is_action=False),
    ),
    ask=("each in turn to commit.",),
    notes=("Careful.",),
    is_confidential=True,
)


def made(**more: object) -> Briefing:
    values = {
        "board": "Westmarch", "body": "Board", "held_on": date(2026, 11, 19), "starts": "10:00",
        "ends": "12:30", "place": "County Hall", "marking": "OFFICIAL", "quorum": "Quorum expected",
        "items": (ITEM,), "has_confidential": True,
    } | more  # fmt: skip
    return Briefing(**values)  # type: ignore[arg-type]


def test_an_item_stands_under_its_number_with_all_that_the_chair_needs() -> None:
    document = briefing_document(made())
    headings = [one for one in document.blocks if isinstance(one, Heading)]
    assert (headings[1].number, headings[1].text) == ("6", "Rapid review <b>WM-07</b>")
    (points,) = [one for one in document.blocks if isinstance(one, BulletList)]
    assert [plain(one) for one in points.items] == [
        "Paper: Rapid review, 12 pages",
        "17 Sep 2026: Opened. Decided D-01: go on.",
        "Open action A-1: Write (Nell, 3 days late, moved once)",
        "Unanswered challenge C-1: Why (ICB, 4 Dec)",
        "Ask each in turn to commit.",
        "My note: Careful.",
    ]


def test_a_confidential_item_is_marked_and_each_page_says_which_edition_it_is() -> None:
    document = briefing_document(made())
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert any(one.startswith("Confidential. From 11:00, 20 minutes, for decision") for one in said)
    assert document.footer_state == "The chair’s own edition, with confidential parts"


def test_what_is_left_out_is_counted() -> None:
    document = briefing_document(made(items=(), has_confidential=False, withheld=2))
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert said[-1] == "2 confidential items are left out."
    assert document.footer_state == "Without the confidential part"


def test_notes_stand_only_where_there_is_something_to_say() -> None:
    document = briefing_document(made(to_do=("Papers",), script=("“Any interests?”",), year=("X",)))
    titles = [one.title for one in document.blocks if isinstance(one, Note)]
    assert titles == ["Not ready yet", "To say at the start"]
    assert not [one for one in briefing_document(made()).blocks if isinstance(one, Note)]


# ------------------------------------------------------------------ how many pages it takes

TITLES = (
    "Police seniority at this Board",
    "Return home interviews: how many within 72 hours, and what the children said",
    "Multi-agency child protection teams: progress, staffing, and what each partner still owes",
    "Rapid review WM-07",
)
SAID = "The force sent an officer who could not commit it. A chief officer comes from now on. " * 2
OPEN = ("Chief officer at every Board meeting, with a delegation in writing", "Bring the figures")


def full(number: int) -> BriefedItem:
    """Return an item that has as much behind it as an item may have."""
    owed = tuple(
        Owed(reference=f"A-{number}{place}", words=OPEN[place % 2], owner="Yasmin Thornbury",
             due="25 days late", slipped="date moved 3 times", is_late=True)
        for place in range(6)
    )  # fmt: skip
    heard = tuple(
        Heard(on=date(2026, month, 17), words=SAID, decisions=("Decided D-01: go on.",))
        for month in (9, 6, 3)
    )
    return replace(
        ITEM, number=str(number), title=TITLES[number % 4], starts="11:00", owed=owed, heard=heard,
        papers=("Figures for the second quarter, 12 pages",) * 3, more_owed=2,
        asked="Hear the answer to C-014, say whether it is good enough, and if not who writes to "
        "the Chief Constable and by which day.",
        ask=("each in turn to commit: County Council, Constabulary, NHS ICB.",) * 6,
        is_confidential=False,
        notes=("Ask quietly first whether the new chief knows of it, and be fair to the deputy.",),
    )  # fmt: skip


def long(count: int) -> Briefing:
    """Return the briefing of so many full items, with much before and after them."""
    whole = made(
        items=tuple(full(number) for number in range(1, count + 1)),
        script=("“Does anybody have an interest in an item on this agenda, for themselves, their "
                "family or another body? Please say which item.”",
                "The register holds of Marcus Wrenfield: Trustee of the Westmarch refuge.",
                "Your own agency leads or answers for item 4, 12. Say so, and offer the chair to "
                "somebody else for it."),
        to_do=("Papers in: 9 of 11", "Constabulary at the agreed level"),
        authority=("Constabulary: 3 of 8, falling", "Schools: 4 of 8, rising"),
        year=("Threshold document: last considered in September 2025",) * 6,
    )  # fmt: skip
    return shortened(whole)


def pages(found: Briefing) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf_bytes(briefing_document(found)))) as document:
        return len(document.pages)


@pytest.mark.parametrize("count", [1, 2, 4, 8, 12, 16, 20, 24, 30, 36, 40])
def test_a_meeting_of_up_to_forty_full_items_has_one_to_four_pages(count: int) -> None:
    assert 1 <= pages(long(count)) <= 4


def test_more_notes_of_ones_own_push_out_what_is_open_and_that_is_counted() -> None:
    items = tuple(replace(item, notes=full(1).notes * 2) for item in map(full, range(1, 41)))
    found = shortened(replace(long(1), items=items, is_shortened=False))
    assert pages(found) == 4
    assert [item.notes for item in found.items] == [full(1).notes * 2] * 40
    (table,) = [one for one in briefing_document(found).blocks if isinstance(one, Grid)]
    assert all("8 matters are open." in plain(said) for _when, said in table.rows)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_it_has_four_pages_in_word_too(tmp_path: Path) -> None:
    import pikepdf

    counts = (8, 20, 36, 40)
    files = []
    for count in counts:
        files.append(tmp_path / f"{count}.docx")
        files[-1].write_bytes(docx_bytes(briefing_document(long(count))))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for count in counts:
        with pikepdf.open(tmp_path / f"{count}.pdf") as document:
            assert len(document.pages) <= 4, count


def test_a_long_agenda_is_a_table_with_whole_titles_and_ones_own_notes() -> None:
    found = long(40)
    (table,) = [one for one in briefing_document(found).blocks if isinstance(one, Grid)]
    assert len(table.rows) == 40
    for item, (when, said) in zip(found.items, table.rows, strict=True):
        assert plain(when) == f"{item.number}  11:00\n20 minutes\nMarcus Wrenfield"
        title, about, note = plain(said).split("\n")
        assert title == full(int(item.number)).title
        assert about.startswith("For decision. Decision sought: Hear the answer to C-014")
        assert f" A-{item.number}0: Chief officer at every" in about
        assert about.endswith("(Yasmin Thornbury, 25 days late); 7 more are open.")
        assert note == f"My note: {full(1).notes[0]}"


def test_a_short_agenda_keeps_each_item_under_its_heading() -> None:
    document = briefing_document(long(8))
    assert len([one for one in document.blocks if isinstance(one, Heading) and one.number]) == 8
    assert not [one for one in document.blocks if isinstance(one, Grid)]
