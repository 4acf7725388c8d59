"""What is read: the papers as they came, then the pack that is out, with its labels."""

from __future__ import annotations

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk
from chair_desk.services.open_document import OpenDocument
from chair_desk.services.pack_papers import keep_pdf
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import issue_pack
from chair_desk.services.paper_files import add_file, as_paper_file, attach, file_of
from chair_desk.services.reading import cited_labels, cited_page, readable, source_content
from tests.reports import hostile_papers as papers
from tests.services.test_packs import bring, built


def test_papers_are_read_before_a_pack_is_out(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Return home interviews").made
    bring(desk, item, "Performance", papers.paper("Performance", 4))
    bring(desk, item, "To come")
    bring(desk, item, "Timeline", papers.paper("Timeline", 3))
    found = readable(desk, meeting.id)
    assert found.issue == 0
    assert [(part.title, part.first, part.count) for part in found.parts] == [
        ("Performance", 0, 4),
        ("Timeline", 4, 3),
    ]
    assert (found.pages[5].number, found.pages[5].label) == (2, "6")
    assert source_content(desk, found.pages[5].source).startswith(b"%PDF")
    assert cited_page(desk, meeting.id, "p5") is None


def test_a_word_file_is_read_by_the_pdf_that_was_made_of_it(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Return home interviews").made
    made = add_file(desk, item, as_paper_file("Performance.docx", b"PK words")).made
    assert readable(desk, meeting.id).parts == ()
    pdf = as_paper_file("Performance.pdf", papers.paper("Performance", 4))
    keep_pdf(desk, file_of(desk, made).id, pdf)
    (part,) = readable(desk, meeting.id).parts
    assert (part.paper_id, part.count, part.sha256) == (made, 4, pdf.sha256)
    assert source_content(desk, pdf.sha256) == pdf.content


def test_the_pack_that_is_out_is_read_by_its_labels(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Return home interviews").made
    paper = bring(desk, item, "Performance", papers.paper("Performance", 4))
    with PackChild() as child:
        issue_pack(desk, built(desk, meeting, child))
    found = readable(desk, meeting.id)
    assert found.issue == 1
    part = next(one for one in found.parts if one.paper_id == paper)
    document = OpenDocument(source_content(desk, found.pages[0].source))
    assert document.count == len(found.pages)
    for at in range(part.first, part.first + part.count):
        assert f"sheet {at - part.first + 1} of" in document.text(found.pages[at].number)
    document.close()
    label = found.pages[part.first + 2].label
    assert found.page_labelled(f"p{label}") == part.first + 2
    assert cited_page(desk, meeting.id, f"p{label}") == (part.key, 3)
    assert label in cited_labels(desk, meeting.id)
    assert found.page_of(part.key, 3) == part.first + 2


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(CannotDo):
        source_content(desk, "none")


def test_a_paper_that_came_after_the_pack_stands_behind_it_until_the_next_version(
    desk: Desk, meeting: Meeting
) -> None:
    item = add_item(desk, meeting.id, "Return home interviews").made
    bring(desk, item, "Performance", papers.paper("Performance", 2))
    owed = bring(desk, item, "Owed paper")
    with PackChild() as child:
        issue_pack(desk, built(desk, meeting, child))
        before = readable(desk, meeting.id)
        assert not any(part.is_late for part in before.parts)

        attach(desk, owed, as_paper_file("owed.pdf", papers.paper("Owed paper", 2)))
        late = bring(desk, item, "Late paper", papers.paper("Late paper", 3))
        read = readable(desk, meeting.id)
        assert read.pages[: len(before.pages)] == before.pages
        assert [part.title for part in read.parts if part.is_late] == [
            "Owed paper (came after the pack, not in it yet)",
            "Late paper (came after the pack, not in it yet)",
        ]
        at = len(before.pages)
        assert read.page_of(f"paper:{owed}", 1) == at
        assert read.page_of(f"paper:{late}", 3) == at + 4
        assert [page.label for page in read.pages[at:]] == [f"late {n}" for n in range(1, 6)]
        assert read.page_labelled("late 3") == at + 2
        assert [page.number for page in read.pages[at:]] == [1, 2, 1, 2, 3]

        issue_pack(desk, built(desk, meeting, child))
    after = readable(desk, meeting.id)
    assert not any(part.is_late for part in after.parts)
    assert after.pages[after.page_of(f"paper:{late}", 1) or 0].label.isalnum()
