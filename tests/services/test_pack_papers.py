"""Papers on their way in: offered, kept in versions, made into PDF, asked for and chased."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, Paper, PaperState
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.pack_papers import (
    bring,
    keep_pdf,
    made_into_pdf,
    needs_pdf,
    offers,
    versions_of,
    waiting_files,
)
from chair_desk.services.pack_work import PackChild
from chair_desk.services.paper_files import as_paper_file, attach, paper_content
from tests.reports import hostile_papers as papers


@pytest.fixture
def item(desk: Desk, later: Meeting) -> str:
    return add_item(desk, later.id, "Return home interviews").made


def test_files_are_offered_to_items_and_to_papers_promised(
    desk: Desk, later: Meeting, item: str
) -> None:
    promised = add_paper(desk, item, "Police timeline").made
    found = offers(desk, later.id, ["police_timeline v2.pdf", "Return home.pdf", "Parking.pdf"])
    assert [one.item_id for one in found] == [item, item, ""]
    assert found[0].paper_id == promised

    bring(desk, found[0], as_paper_file("police_timeline v2.pdf", papers.paper()))
    assert desk.rows(Paper, id=promised)[0].state is PaperState.RECEIVED
    second = offers(desk, later.id, ["Return home.pdf"])[0]
    bring(desk, second, as_paper_file("Return home.pdf", papers.paper()))
    assert desk.count(Paper, item_id=item) == 2


def test_versions_stay_with_a_note_of_what_changed(desk: Desk, item: str) -> None:
    paper = add_paper(desk, item, "Performance").made
    attach(desk, paper, as_paper_file("one.pdf", papers.paper("One", 2)))
    attach(desk, paper, as_paper_file("two.pdf", papers.paper("Two", 3)), note="Figures of May")
    assert [(one.number, one.page_count, one.note) for one in versions_of(desk, paper)] == [
        (2, 3, "Figures of May"), (1, 2, ""),
    ]  # fmt: skip
    first = desk.get(Attachment, versions_of(desk, paper)[1].attachment_id)
    assert first is not None
    assert desk.file.get_blob(first.sha256) == papers.paper("One", 2)


def test_a_picture_becomes_a_page_and_the_original_stays(
    desk: Desk, later: Meeting, item: str
) -> None:
    made = io.BytesIO()
    Image.new("RGB", (400, 200), "navy").save(made, "PNG")
    picture = made.getvalue()
    paper = add_paper(desk, item, "Map").made
    attach(desk, paper, as_paper_file("map.png", picture))
    row = waiting_files(desk, later.id)[0]
    assert needs_pdf(row.name, picture)
    with PackChild() as child:
        made_of_it = made_into_pdf(row.name, picture, child)
        keep_pdf(desk, row.id, as_paper_file(row.name, made_of_it))
        with pytest.raises(CannotDo, match="picture could not"):
            made_into_pdf("broken.png", b"no picture", child)
        with pytest.raises(CannotDo, match="mail could not"):
            made_into_pdf("note.eml", b"no mail", child)
        with pytest.raises(CannotDo, match="only Outlook reads"):
            made_into_pdf("note.msg", b"\xd0\xcf", child)
        assert made_into_pdf("note.eml", b"From: x\n\nHello", child).startswith(b"%PDF")
    assert waiting_files(desk, later.id) == []
    assert desk.rows(Paper, id=paper)[0].page_count == 1
    assert paper_content(desk, paper)[1] == picture


def test_a_file_named_like_the_item_is_never_taken_for_a_paper_that_is_owed(
    desk: Desk, later: Meeting, item: str
) -> None:
    owed = add_paper(desk, item, "Answer of the force").made
    number = offers(desk, later.id, ["Return home interviews.pdf"])[0].number
    names = ["Return home interviews.pdf", "Force answer.pdf", f"{number} scan.pdf"]
    found = offers(desk, later.id, names)
    assert [one.item_id for one in found] == [item] * 3
    assert [one.paper_id for one in found] == ["", owed, owed]
