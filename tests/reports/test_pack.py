"""Papers of every size, turned and cropped, broken and hostile: put together, stamped, linked."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from chair_desk.records.meetings import Purpose
from chair_desk.reports.pack_check import Fault, PaperCheck, check_paper, from_plain
from chair_desk.reports.pack_cover import Cover, CoverItem, draw_changes, draw_contents, draw_cover
from chair_desk.reports.pack_merge import merged
from chair_desk.reports.pack_order import (
    BookmarkOrder,
    LinkOrder,
    PackOrder,
    SheetOrder,
    SourceOrder,
    order_as_plain,
    order_from_plain,
)
from chair_desk.reports.pack_sheets import Head, Line, Notice, Sheets
from chair_desk.reports.pack_stamps import View
from chair_desk.reports.pack_text import all_words
from tests.reports import hostile_papers as papers
from tests.reports.hostile_kinds import kinds

STAMP = "Item 5, paper 5a, page"
WHOLE = [(name, content) for name, content in papers.named() if not check_paper(content).blocks]


def order_of(*checks: PaperCheck, **more: object) -> PackOrder:
    """Order a pack of these papers, one after another, each page with a stamp of its own."""
    sheets = []
    for source, check in enumerate(checks):
        for page in range(check.pages):
            if page not in check.broken:
                label = str(len(sheets) + 1)
                sheets.append(
                    SheetOrder(source=source, page=page, label=label, stamp=f"{STAMP} {label}",
                               leads_back=page == 0)
                )  # fmt: skip
    sources = tuple(
        SourceOrder(has_form=check.has(Fault.FORM), odd=check.odd, loose=check.loose)
        for check in checks
    )
    values: dict[str, object] = {
        "title": "Pack", "back_words": "Back to agenda", "edge_words": "Confidential part",
    } | more  # fmt: skip
    return PackOrder(sources=sources, sheets=tuple(sheets), **values)  # type: ignore[arg-type]


def made_of(*contents: bytes, **more: object) -> bytes:
    return merged(order_of(*map(check_paper, contents), **more), contents)


def corner(page: pypdfium2.PdfPage) -> str:
    """Return the words in the lower right of a page as it is seen, whatever its turn."""
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation()
    view = View(box=(left, bottom, right, top), turned=turned)
    box = view.on_page((view.wide * 0.4, 0, view.wide, 40))
    return " ".join(page.get_textpage().get_text_bounded(*box).split())


@pytest.mark.parametrize(("name", "content"), WHOLE, ids=[name for name, _content in WHOLE])
def test_the_stamp_is_in_the_lower_right_corner_of_every_page(name: str, content: bytes) -> None:
    document = pypdfium2.PdfDocument(made_of(content))
    assert len(document) >= 1
    for number, page in enumerate(document, start=1):
        assert f"{STAMP} {number}" in corner(page)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not on this machine")
def test_another_program_finds_the_stamp_in_that_corner_too(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(made_of(*(content for _name, content in WHOLE)))
    told = subprocess.run(
        ["pdftotext", "-cropbox", "-bbox", str(path), "-"], check=True, capture_output=True,
        text=True,
    ).stdout  # fmt: skip
    pages = re.split(r"<page ", told)[1:]
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(path)]
    assert len(pages) == len(sizes) > 50
    for number, (page, (wide, high)) in enumerate(zip(pages, sizes, strict=True), start=1):
        words = [
            (word, float(left), float(top))
            for left, top, word in re.findall(
                r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)"[^>]*>([^<]*)<', page
            )
        ]
        assert any(
            word == str(number) and left > wide * 0.8 and top > high - 40
            for word, left, top in words
        ), (number, wide, high, words[-6:])


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_stamp_stands_upright_as_the_page_is_seen(angle: int) -> None:
    document = pypdfium2.PdfDocument(made_of(papers.turned(angle)))
    page = document[0]
    text = page.get_textpage()
    found = text.search(STAMP)
    index, count = found.get_next()
    boxes = [text.get_charbox(index + at) for at in range(count) if at != count - 1]
    view = View(box=page.get_cropbox(), turned=angle)
    across = abs(boxes[-1][0] - boxes[0][0]), abs(boxes[-1][1] - boxes[0][1])
    assert (across[0] > across[1]) is (angle in (0, 180))
    assert view.wide == pytest.approx(papers.A4[0] if angle in (0, 180) else papers.A4[1])


def test_no_page_is_lost_and_its_own_words_stay() -> None:
    contents = [papers.paper(f"Paper {name}", 3, size) for name, size in papers.SIZES.items()]
    document = pypdfium2.PdfDocument(made_of(*contents))
    assert len(document) == 3 * len(contents)
    words = [page.get_textpage().get_text_bounded() for page in document]
    for number, name in enumerate(papers.SIZES):
        assert f"Paper {name}, sheet 1 of its own" in words[number * 3]


def test_nothing_of_a_paper_is_left_that_runs() -> None:
    found = dict(kinds())
    made = made_of(papers.scripted(), papers.form(), found["planted_ring"], found["planted_xfa"])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        whole = b"".join(
            bytes(one.unparse(resolved=True)) for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
        )  # fmt: skip
        assert "/Names" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
    for word in (b"/JavaScript", b"/Launch", b"/SubmitForm", b"/EmbeddedFile", b"/FileAttachment",
                 b"javascript:", b"/AA ", b"calc.exe", b"/GoToR", b"/RichMedia",
                 b"/XFA"):  # fmt: skip
        assert word not in whole


def test_what_was_filled_into_a_form_is_still_to_be_read() -> None:
    document = pypdfium2.PdfDocument(made_of(papers.form()))
    assert "Filled in" in document[0].get_textpage().get_text_bounded()


def test_links_inside_a_paper_lead_to_its_pages_in_the_pack() -> None:
    made = made_of(papers.paper("Before", 4), papers.linked())
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        notes = [note for note in pdf.pages[4].obj.Annots if "/Dest" in note]
        led = [pages.index(note.Dest[0].objgen) for note in notes]
    assert led[:3] == [5, 6, 5]
    assert led[3] == 0, "the way back to the agenda"


def test_bookmarks_hold_a_papers_own_outline_and_a_circle_ends() -> None:
    marks = (
        BookmarkOrder(title="5 An item", sheet=0),
        BookmarkOrder(title="5a A paper", sheet=0, level=1, outline_of=0),
        BookmarkOrder(title="5b Another", sheet=2, level=1, outline_of=1),
    )
    made = made_of(papers.paper("One", 2), papers.circle_of_outline(), bookmarks=marks)
    document = pypdfium2.PdfDocument(made)
    told = [(one.level, one.get_title()) for one in document.get_toc()]
    assert told[:5] == [
        (0, "5 An item"), (1, "5a A paper"), (2, "Part 1"), (2, "Part 2"), (1, "5b Another"),
    ]  # fmt: skip


def test_the_pages_have_labels_as_they_are_stamped() -> None:
    check = check_paper(papers.paper("One", 4))
    order = order_of(check)
    labels = ("1", "2", "2A", "27-43")
    sheets = tuple(
        SheetOrder(source=0, page=sheet.page, label=label, stamp=f"page {label}")
        for sheet, label in zip(order.sheets, labels, strict=True)
    )
    made = merged(PackOrder(title="t", sources=order.sources, sheets=sheets),
                  [papers.paper("One", 4)])  # fmt: skip
    document = pypdfium2.PdfDocument(made)
    assert tuple(document.get_page_label(number) for number in range(4)) == labels


def test_links_of_our_own_lead_where_they_say() -> None:
    links = (LinkOrder(sheet=0, box=(60, 700, 200, 720), to=1, words="Second"),)
    with pikepdf.open(io.BytesIO(made_of(papers.paper("One", 2), links=links))) as pdf:
        note = next(
            one for one in pdf.pages[0].obj.Annots if str(one.get("/Contents", "")) == "Second"
        )
        assert note.Dest[0].objgen == pdf.pages[1].obj.objgen


def test_confidential_pages_are_marked_in_words_and_a_watermark_hides_nothing() -> None:
    check = check_paper(papers.paper("One", 1))
    order = order_of(check, watermark="DRAFT (for Priya)")
    sheets = (SheetOrder(source=0, page=0, label="1", stamp=f"{STAMP} 1", is_edged=True),)
    made = merged(
        PackOrder(title="t", sources=order.sources, sheets=sheets, edge_words="Confidential part",
                  watermark=order.watermark),
        [papers.paper("One", 1)],
    )  # fmt: skip
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()
    assert "Confidential part" in text
    assert "One, sheet 1 of its own" in text
    assert "DRAFT (for Priya)" in text


def test_the_same_order_gives_the_same_bytes() -> None:
    assert made_of(papers.linked()) == made_of(papers.linked())


def test_an_order_goes_through_json_unchanged() -> None:
    links = (LinkOrder(sheet=0, box=(1, 2, 3, 4), to=0),)
    marks = (BookmarkOrder(title="x", sheet=0),)
    order = order_of(check_paper(papers.turned(90)), links=links, bookmarks=marks)
    assert order_from_plain(order_as_plain(order)) == order


EXPECTED = {
    "bomb": Fault.TOO_HEAVY, "bomb_twice": Fault.TOO_HEAVY, "huge_picture": Fault.HUGE_IMAGES,
    "locked": Fault.ENCRYPTED, "protected": Fault.PROTECTED, "scripted": Fault.SCRIPTS,
    "form": Fault.FORM, "no_pages": Fault.NO_PAGES, "empty": Fault.NOT_PDF, "zip": Fault.NOT_PDF,
    "sign_alone": Fault.DAMAGED, "circle_pages": Fault.DAMAGED, "size_landscape": Fault.LANDSCAPE,
    "size_a3": Fault.A3, "boxed_0_0_5_5": Fault.ODD_SIZE, "drawn_empty": Fault.NO_TEXT,
    "planted_tiles": Fault.BROKEN_PAGES, "planted_filters": Fault.BROKEN_PAGES,
    "planted_xfa": Fault.LIVE_FORM, "planted_ring": Fault.SCRIPTS, "planted_notes": Fault.SCRIPTS,
    "planted_unit": Fault.ODD_SIZE, "ten_thousand_pages": Fault.TOO_MANY_PAGES,
    "tables_in_a_ring": Fault.REPAIRED, "streams_in_a_loop": Fault.REPAIRED,
    "unknown_lock": Fault.ENCRYPTED, "tree_of_3000": Fault.DAMAGED, "linearised": Fault.DAMAGED,
}  # fmt: skip
NAMED = dict(papers.named()) | dict(kinds())


@pytest.mark.parametrize("name", EXPECTED)
def test_each_trouble_has_its_name(name: str) -> None:
    check = check_paper(NAMED[name])
    assert check.has(EXPECTED[name])
    assert from_plain(check.as_plain()) == check


def test_attachments_are_seen() -> None:
    assert check_paper(papers.scripted()).has(Fault.ATTACHMENTS)


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(Head(board="Westmarch", marking="OFFICIAL", foot=("Copy 1", "Shred")), "Pack")


def texts(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


def cover_items() -> Iterator[CoverItem]:
    for number, purpose in enumerate([*Purpose, None], start=1):
        yield CoverItem(starts="10:00", number=str(number), title=f"Matter {number}",
                        purpose=purpose, minutes=number * 5, words="decision", page=str(number + 1),
                        to=f"part{number}")  # fmt: skip


def test_the_cover_says_what_will_be_asked_and_where_each_item_is(sheets: Sheets) -> None:
    cover = Cover(title="Board pack", day="Thursday 19 November 2026", place="County Hall",
                  starts="10:00", ends="12:30", items=tuple(cover_items()),
                  asked=("Agree the shares (item 2).",), invitation="Please come.")  # fmt: skip
    draw_cover(sheets, cover)
    text = " ".join(texts(sheets.bytes())[0].split())
    for said in ("Board pack", "You will be asked to decide", "Agree the shares (item 2).",
                 "Matter 5", "for challenge", "Please come.", "OFFICIAL"):  # fmt: skip
        assert said in text
    assert [link.to for link in sheets.links] == [f"part{number}" for number in range(1, 7)]


def test_long_contents_go_on_over_pages_with_their_head(sheets: Sheets) -> None:
    lines = [Line(cells=("5", f"Paper {number}", "Author", "7"), to="x") for number in range(80)]
    draw_contents(sheets, "Contents", lines)
    draw_changes(sheets, "What changed", "Since version 1.", lines[:1])
    told = texts(sheets.bytes())
    assert len(told) == sheets.count >= 4
    assert all("Pages" in one for one in told)
    assert {link.page for link in sheets.links} == set(range(sheets.count))


def test_a_notice_says_why_and_leaves_room_to_write(sheets: Sheets) -> None:
    sheets.notice(Notice(over="Paper 7", title="The answer", paragraphs=("To follow.",),
                         facts=(("Author", "Priya Sandalwood"),), lines=40))  # fmt: skip
    text = texts(sheets.bytes())[0]
    assert all(said in text for said in ("Paper 7", "The answer", "To follow.", "Sandalwood"))


def test_words_hidden_in_a_file_are_read_too() -> None:
    words = all_words(papers.paper("Hidden title", 1))
    assert "Hidden title" in words
    assert "Part 1" in words, "the outline"
    assert all_words(b"nothing") == ""


def test_the_corpus_can_be_written_for_the_eye(tmp_path: Path) -> None:
    assert sum(1 for _one in papers.damaged(12)) == 12


@pytest.mark.parametrize("count", range(24, 64))
def test_no_line_of_the_contents_stands_alone_on_a_page(sheets: Sheets, count: int) -> None:
    lines = [Line(cells=(str(n), f"Paper {n}", "", str(n)), to=str(n)) for n in range(count)]
    draw_contents(sheets, "Contents", lines)
    pages = [link.page for link in sheets.links]
    assert len(pages) == count
    assert pages == sorted(pages)
    assert pages.count(pages[-1]) >= 3
