"""How far a pack is, from the rows alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chair_desk.records.meetings import Meeting, PaperState
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.pack_papers import keep_pdf, waiting_files
from chair_desk.services.pack_readiness import pack_readiness
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import PackChoices, build_pack, issue_pack, read_pack
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import change_paper, remove_paper
from chair_desk.services.papers_owed import ask_for_paper
from tests.reports import hostile_papers as papers


@pytest.fixture
def item(desk: Desk, later: Meeting) -> str:
    return add_item(desk, later.id, "Return home interviews").made


def issue(desk: Desk, meeting: Meeting) -> None:
    with PackChild() as child:
        issue_pack(desk, build_pack(read_pack(desk, meeting.id), [], PackChoices(), child))


def test_a_meeting_without_papers_is_ready(desk: Desk, later: Meeting) -> None:
    found = pack_readiness(desk, later.id)
    assert found.is_ready
    assert (found.ready_words, found.open_words) == ("No papers are asked for", "")
    assert found.version_words == "no version yet"
    assert pack_readiness(desk, "nowhere").is_ready


def test_each_way_of_not_being_in_is_counted(desk: Desk, later: Meeting, item: str) -> None:
    late = add_paper(desk, item, "Late").made
    ask_for_paper(desk, late, author="Nell Applegarth", due_on=desk.today() - timedelta(days=2))
    add_paper(desk, item, "Awaited")
    follows = add_paper(desk, item, "Follows").made
    change_paper(desk, follows, state=PaperState.TO_FOLLOW)
    verbal = add_paper(desk, item, "Verbal").made
    change_paper(desk, verbal, state=PaperState.VERBAL)
    word = add_paper(desk, item, "Word").made
    attach(desk, word, as_paper_file("word.docx", b"PK"))
    paper = add_paper(desk, item, "In").made
    attach(desk, paper, as_paper_file("in.pdf", papers.paper("In", 3)))

    found = pack_readiness(desk, later.id)
    assert (found.total, found.ready, found.waiting, found.late, found.pages) == (6, 2, 1, 1, 3)
    assert found.open_words == "1 late, 1 awaited, 1 to follow, 1 no PDF yet"
    assert found.ready_words == "2 of 6 papers in"
    assert found.version_words == "3 pages of papers"
    assert found.soonest_due_on == desk.today() - timedelta(days=2)

    keep_pdf(
        desk,
        waiting_files(desk, later.id)[0].id,
        as_paper_file("Word.docx", papers.paper("Word", 1)),
    )
    assert pack_readiness(desk, later.id).waiting == 0


def test_what_changed_since_it_went_out_is_named(desk: Desk, later: Meeting, item: str) -> None:
    kept, follows = (add_paper(desk, item, title).made for title in ("Kept", "Follows"))
    attach(desk, kept, as_paper_file("kept.pdf", papers.paper("Kept", 1)))
    issue(desk, later)
    found = pack_readiness(desk, later.id)
    assert found.version == 1
    assert found.changed == ()
    assert len(found.held) == 1
    assert found.held_words.startswith(f"Page {found.held[0]} holds the place")
    assert found.version_words == f"{found.issued_pages} pages, version 1"

    attach(desk, follows, as_paper_file("came.pdf", papers.paper("Came", 2)))
    add_paper(desk, item, "New")
    assert len(pack_readiness(desk, later.id).changed) == 2
    issue(desk, later)
    assert pack_readiness(desk, later.id).changed == ()
    remove_paper(desk, kept)
    assert len(pack_readiness(desk, later.id).changed) == 1
