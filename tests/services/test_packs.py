"""Packs from the board to the file: checked, built for each reader, issued, issued again."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem, Meeting, Paper, PaperState
from chair_desk.records.pack_pages import PartKind
from chair_desk.records.packs import PackEdition, PackIssue
from chair_desk.records.people import Person
from chair_desk.reports.pack_check import Fault
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.pack_checks import Outcome, check_papers, fault_words
from chair_desk.services.pack_issued import issue_meant, issued_editions, read_issued
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_reading import parts_of, read_pack
from chair_desk.services.pack_search import pieces
from chair_desk.services.pack_withholding import send_after_all, withhold
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import (
    BuiltPack,
    build_pack,
    copies_of,
    edition_words,
    find_page,
    issue_pack,
    issued_content,
    issues,
    note_copies,
    reader_for,
)
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import change_paper
from tests.reports import hostile_papers as papers

HELD = PackChoices(holds_places=True)


@pytest.fixture
def child() -> Iterator[PackChild]:
    with PackChild() as one:
        yield one


def bring(desk: Desk, item_id: str, title: str, content: bytes = b"", **values: object) -> str:
    """Add a paper with a file; without one it is expected."""
    paper_id = add_paper(desk, item_id, title, **values).made  # type: ignore[arg-type]
    if content:
        attach(desk, paper_id, as_paper_file(f"{title}.pdf", content))
    return paper_id


@pytest.fixture
def item(desk: Desk, later: Meeting) -> str:
    """An item in the open part with two papers."""
    made = add_item(desk, later.id, "Return home interviews", asked="Agree the plan").made
    bring(desk, made, "Performance of the county", papers.paper("Performance of the county", 4))
    bring(desk, made, "Timeline of a return", papers.paper("Timeline of a return", 3))
    return made


@pytest.fixture
def closed(desk: Desk, later: Meeting) -> str:
    """A confidential item with a paper."""
    made = add_item(
        desk, later.id, "Rapid review", closed_title="Injuries to Child Wren",
        audience=Audience.CONFIDENTIAL,
    ).made  # fmt: skip
    secret = papers.paper("Secret chronology of one family", 5)
    bring(desk, made, "Chronology of the family", secret, audience=Audience.CONFIDENTIAL)
    return made


def built(desk: Desk, meeting: Meeting, child: PackChild, *editions: PackEdition,
          choices: PackChoices = HELD, person: str = "") -> BuiltPack:  # fmt: skip
    reading = read_pack(desk, meeting.id)
    readers = [reader_for(reading, edition, person) for edition in editions]
    return build_pack(reading, readers, choices, child)


def texts(content: bytes) -> list[str]:
    found = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    return [" ".join(text.split()) for text in found]


def labels(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [document.get_page_label(number) for number in range(len(document))]


def test_every_link_lands_on_the_page_whose_text_holds_the_title(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    pack = built(desk, later, child)
    words = texts(pack.full.content)
    parts = {part.labels[0]: part for part in pack.layout.parts}
    seen = 0
    with pikepdf.open(io.BytesIO(pack.full.content)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        named = labels(pack.full.content)
        for page in list(pdf.pages)[:3]:
            for note in page.obj.get("/Annots", ()):
                to = pages.index(note.Dest[0].objgen)
                part = parts[named[to]]
                if part.kind in (PartKind.PAPER, PartKind.DIVIDER, PartKind.TO_FOLLOW):
                    assert part.title in words[to]
                    seen += 1
    assert seen >= 8


def test_the_contents_give_a_page_for_an_item_without_papers_too(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    add_item(desk, later.id, "A word on winter")
    pack = built(desk, later, child)
    divider = next(one for one in pack.layout.parts if one.title == "A word on winter")
    contents = " ".join(texts(pack.full.content)[1:3])
    assert f"A word on winter {divider.labels[0]}" in contents


def test_every_page_says_its_number_and_the_first_leads_back(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    pack = built(desk, later, child)
    told = texts(pack.full.content)
    for label, text in zip(labels(pack.full.content), told, strict=True):
        assert f"page {label}" in text or f"Page {label}" in text
    first = next(part for part in pack.layout.parts if part.title == "Performance of the county")
    assert "Back to agenda" in told[int(first.labels[0]) - 1]


def test_a_live_section_stands_at_its_item(desk: Desk, later: Meeting, child: PackChild) -> None:
    pack = built(desk, later, child)
    kinds = [part.kind for part in pack.layout.parts]
    assert kinds[:4] == [
        PartKind.COVER, PartKind.CONTENTS, PartKind.INTERESTS, PartKind.ATTENDANCE,
    ]  # fmt: skip
    assert {PartKind.MINUTES, PartKind.ACTIONS, PartKind.DIVIDER} <= set(kinds)
    words = dict(zip(labels(pack.full.content), texts(pack.full.content), strict=True))
    for part in pack.layout.parts:
        if part.kind in (PartKind.INTERESTS, PartKind.ATTENDANCE, PartKind.ACTIONS):
            assert part.title in words[part.labels[0]]
    log = next(part for part in pack.layout.parts if part.kind is PartKind.ACTIONS)
    assert "as they stood when this pack was issued" in words[log.labels[0]]
    assert "agreed at this meeting" not in words[log.labels[0]]  # it is not held yet


def test_a_late_paper_moves_no_number_and_has_a_change_sheet(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    first = built(desk, later, child)
    issue_pack(desk, first)
    bring(desk, item, "The late paper", papers.paper("The late paper", 6))
    second = built(desk, later, child)

    old = {part.key: part.labels for part in first.layout.parts}
    new = {part.key: part for part in second.layout.parts}
    assert all(new[key].labels[: len(was)] == was for key, was in old.items())
    late = next(part for part in second.layout.parts if part.title == "The late paper")
    base = next(p for p in second.layout.parts if p.title == "Timeline of a return").labels[-1]
    assert late.labels == tuple(f"{base}{letter}" for letter in "ABCDEF")
    assert late.label == f"{late.number}c"
    sheet = next(part for part in second.layout.parts if part.kind is PartKind.CHANGES)
    page = texts(second.full.content)[labels(second.full.content).index(sheet.labels[0])]
    assert "The late paper" in page
    assert "New" in page


def test_a_paper_that_was_to_follow_takes_the_page_held_for_it(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    paper_id = bring(desk, item, "The answer of the force")
    first = built(desk, later, child)
    issue_pack(desk, first)
    held = next(part for part in first.layout.parts if part.paper_id == paper_id)
    attach(desk, paper_id, as_paper_file("a.pdf", papers.paper("The answer of the force", 3)))
    second = built(desk, later, child)
    now = next(part for part in second.layout.parts if part.paper_id == paper_id)
    assert now.labels == (held.labels[0], f"{held.labels[0]}A", f"{held.labels[0]}B")
    assert (now.kind, now.label) == (PartKind.PAPER, held.label)


def test_an_issue_is_kept_whole_with_its_hash_and_never_changes(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    pack = built(desk, later, child, PackEdition.MEMBERS)
    issue_id = issue_pack(desk, pack).made
    assert issued_content(desk, issue_id) == pack.full.content
    assert [one.edition for one in copies_of(desk, issue_id)] == [
        PackEdition.FULL, PackEdition.MEMBERS,
    ]  # fmt: skip
    with pytest.raises(Refused, match="This pack is out"), desk.change("Meddled") as step:
        step.update(PackIssue, issue_id, note="other")
    with pytest.raises(Refused, match="This pack is out"):
        desk.file.undo()
    with pytest.raises(Refused, match="meanwhile"):
        issue_pack(desk, pack)
    assert parts_of(issues(desk, later.id)[0]) == pack.layout.parts


def test_an_old_page_is_found_in_the_newest_issue(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    issue_pack(desk, built(desk, later, child))
    bring(desk, item, "The late paper", papers.paper("The late paper", 2))
    issue_pack(desk, built(desk, later, child))
    parts = parts_of(issues(desk, later.id)[-1])
    late = next(part for part in parts if part.title == "The late paper")
    issue, part = find_page(desk, later.id, f"p{late.labels[1].lower()}")  # type: ignore[misc]
    assert (issue.number, part.title) == (2, "The late paper")
    assert find_page(desk, later.id, "999") is None


def test_editions_have_the_same_page_numbers_and_hold_nothing_withheld(
    desk: Desk, later: Meeting, item: str, closed: str, child: PackChild
) -> None:
    pack = built(desk, later, child, PackEdition.MEMBERS, PackEdition.PUBLIC)
    full = labels(pack.full.content)
    secret = next(p for p in pack.layout.parts if p.title == "Chronology of the family")
    for edition in (PackEdition.MEMBERS, PackEdition.PUBLIC):
        copy = pack.copy(edition)
        assert copy is not None
        told = " ".join(texts(copy.content))
        assert "Secret chronology" not in told
        assert "Child Wren" not in told
        assert f"pages {secret.labels[0]}-{secret.labels[-1]}" in told
        assert "confidential part" in copy.withheld or "members" in copy.withheld
        own = [label for label in labels(copy.content) if "-" not in label]
        assert set(own) <= set(full)
    assert "Child Wren" in " ".join(texts(pack.full.content))


def test_the_confidential_part_is_marked_at_the_edge(
    desk: Desk, later: Meeting, closed: str, child: PackChild
) -> None:
    pack = built(desk, later, child)
    part = next(p for p in pack.layout.parts if p.title == "Chronology of the family")
    page = texts(pack.full.content)[int(part.labels[0]) - 1]
    assert "Confidential part" in page


def test_an_edition_that_holds_something_withheld_is_not_written(
    desk: Desk, later: Meeting, item: str, closed: str, child: PackChild
) -> None:
    leak = papers.paper("As the Secret chronology of one family, sheet 3 of its own", 1)
    other = bring(desk, item, "Injuries to Child Wren, summary", leak, audience=Audience.PUBLIC)
    change_paper(desk, other, title="Summary", author="about Injuries to Child Wren")
    with pytest.raises(CannotDo, match="withheld"):
        built(desk, later, child, PackEdition.PUBLIC)


def test_one_persons_copy_leaves_out_what_is_withheld_from_them(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    person = desk.rows(Person)[0].id
    paper = desk.rows(Paper, item_id=item)[1].id
    made = withhold(desk, paper, person, "Declared an interest in the provider.").made
    with pytest.raises(Refused, match="already"):
        withhold(desk, paper, person, "Again.")
    with pytest.raises(Refused, match="Say why"):
        withhold(desk, paper, desk.rows(Person)[1].id, " ")
    pack = built(desk, later, child, PackEdition.PERSON, person=person)
    copy = pack.copy(PackEdition.PERSON, person)
    assert copy is not None
    told = " ".join(texts(copy.content))
    assert "Declared an interest in the provider." in told
    assert "Timeline of a return, sheet" not in told
    issue_id = issue_pack(desk, pack).made
    note_copies(desk, issue_id, pack, "By courier")
    assert [one.sent_to for one in copies_of(desk, issue_id)][-1] == "By courier"
    send_after_all(desk, made)


def test_a_blocked_paper_stops_the_pack_or_a_page_holds_its_place(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    bring(desk, item, "Locked report", papers.encrypted())
    with pytest.raises(Refused, match="Locked report: It is locked with a password"):
        built(desk, later, child, choices=PackChoices())
    pack = built(desk, later, child)
    part = next(p for p in pack.layout.parts if p.title == "Locked report")
    page = texts(pack.full.content)[int(part.labels[0]) - 1]
    assert "locked with a password" in page


def test_the_check_says_what_comes_of_each_paper(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    bring(desk, item, "Verbal", state=PaperState.VERBAL)
    bring(desk, item, "Missing")
    bring(desk, item, "Scripts", papers.scripted())
    word = add_paper(desk, item, "Word file").made
    attach(desk, word, as_paper_file("report.docx", b"PK\x03\x04 no pdf"))
    found = check_papers(read_pack(desk, later.id), child)
    outcomes = {one.paper.title: one.outcome for one in found.findings}
    assert outcomes == {
        "Performance of the county": Outcome.FINE, "Timeline of a return": Outcome.FINE,
        "Verbal": Outcome.VERBAL, "Missing": Outcome.TO_FOLLOW, "Scripts": Outcome.MENDED,
        "Word file": Outcome.WAITING,
    }  # fmt: skip
    assert not found.is_ready
    assert "its pages 1, 2" in fault_words(Fault.A3, (0, 1))


def test_papers_begin_on_odd_pages_where_that_is_wanted(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    pack = built(desk, later, child, choices=PackChoices(on_odd=True, holds_places=True))
    starts = [part.labels[0] for part in pack.layout.parts if part.kind is PartKind.PAPER]
    assert starts
    assert all(int(label) % 2 == 1 for label in starts)


def test_a_cover_sheet_and_a_watermark_are_set(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    paper = desk.rows(Paper, item_id=item)[0]
    change_paper(desk, paper.id, has_cover_sheet=True, sponsor="Director of Children",
                 priority="Exploitation", asked="Note the figures")  # fmt: skip
    pack = built(desk, later, child, choices=PackChoices(watermark="DRAFT", holds_places=True))
    part = next(p for p in pack.layout.parts if p.paper_id == paper.id)
    page = texts(pack.full.content)[int(part.labels[0]) - 1]
    assert part.count == 5
    for said in ("Director of Children", "Exploitation", "Note the figures", "DRAFT"):
        assert said in page


def test_the_same_pack_built_twice_has_the_same_bytes(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    assert built(desk, later, child).full.sha256 == built(desk, later, child).full.sha256


class Watched(PackChild):
    """A child that counts what it is asked to build."""

    def __init__(self) -> None:
        super().__init__()
        self.again = self.whole = 0

    def build_again(self, *args: Any, **kwargs: Any) -> bytes:
        self.again += 1
        return super().build_again(*args, **kwargs)

    def build(self, *args: Any, **kwargs: Any) -> bytes:
        self.whole += 1
        return super().build(*args, **kwargs)


def test_a_later_issue_is_made_in_the_one_before_and_its_editions_can_be_made_later(
    desk: Desk, later: Meeting, item: str
) -> None:
    with Watched() as child:
        issue_pack(desk, built(desk, later, child))
        bring(desk, item, "The late paper", papers.paper("The late paper", 2))
        issue_pack(desk, built(desk, later, child))
        assert (child.again, child.whole) == (1, 1)
        issued = read_issued(desk, issue_meant(desk, later.id).id)
        readers = [reader_for(issued.reading, PackEdition.MEMBERS)]
        again = issued_editions(issued, readers, child)
        assert (child.again, child.whole) == (1, 2)
    text = texts(again.full.content)
    assert sum("The late paper" in one for one in text) >= 3


def test_a_base_that_does_not_fit_is_put_together_whole(
    desk: Desk, later: Meeting, item: str
) -> None:
    with Watched() as child:
        issue_pack(desk, built(desk, later, child))
        reading = read_pack(desk, later.id)
        for base in (papers.paper("Something else", 9), b"no pdf"):
            other = replace(reading, bases={reading.issues[-1].id: base})
            pack = build_pack(other, [], HELD, child)
            assert any("Performance of the county" in one for one in texts(pack.full.content))
        assert (child.again, child.whole) == (2, 3)


def test_a_withdrawn_paper_keeps_its_numbers(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    from chair_desk.services.papers import remove_paper

    first = built(desk, later, child)
    issue_pack(desk, first)
    gone = desk.rows(Paper, item_id=item)[0]
    remove_paper(desk, gone.id)
    second = built(desk, later, child)
    part = next(p for p in second.layout.parts if p.paper_id == gone.id)
    assert part.count == 0
    assert f"{part.labels[0]}-{part.labels[-1]}" in labels(second.full.content)
    assert desk.get(AgendaItem, item) is not None


def test_words_of_editions_and_pieces() -> None:
    assert edition_words(PackEdition.PERSON, "Ada") == "the copy for Ada"
    assert "public" in edition_words(PackEdition.PUBLIC)
    assert list(pieces("one two three four five six seven")) == [
        "one two three four five six seven"
    ]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here")
def test_every_item_in_the_outline_leads_to_a_page_that_names_it(
    desk: Desk, later: Meeting, closed: str, child: PackChild, tmp_path: Path
) -> None:
    """Its first paper may have another title; another program reads the page."""
    long = "Return home interviews – what the county’s children told us, " * 4
    titles = ("Ŵyl y Gaeaf: café (a “trial”)", long.strip(" ,"))
    for title in titles:
        bring(desk, add_item(desk, later.id, title).made, "Other words",
              papers.paper("Other words", 2))  # fmt: skip
    for edition in built(desk, later, child, PackEdition.MEMBERS).copies:
        words = read_by_poppler(edition.content, tmp_path)
        seen = [one for one in outline(edition.content) if one[0][0].isdigit()]
        assert len(seen) > len(titles)
        for title, sheet in seen:
            assert title.rpartition(" (page")[0] in words[sheet]
        said = " ".join(words)
        assert all(title in said for title in titles)


def read_by_poppler(content: bytes, folder: Path) -> list[str]:
    path = folder / "pack.pdf"
    path.write_bytes(content)
    found = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in found.stdout.decode().split("\f")]


def outline(content: bytes) -> list[tuple[str, int]]:
    """The lines of the top of an outline, with the page that each leads to, from 0."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        line, found = pdf.Root.Outlines.First, []
        while line is not None:
            found.append((str(line.Title), pages.index(line.Dest[0].objgen)))
            line = line.get("/Next")
    return found
