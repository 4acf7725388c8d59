"""Files brought to an agenda: offered, made into PDF, kept in one change."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.services import office_files
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.office_files import Conversion
from chair_desk.services.pack_bringing import (
    Prepared,
    bring_prepared,
    offers_of_files,
    paper_places,
    prepared,
)
from chair_desk.services.pack_papers import PaperOffer, versions_of, waiting_files
from chair_desk.services.pack_work import PackChild
from chair_desk.services.paper_files import as_paper_file, attach
from tests.reports import hostile_papers as papers


@pytest.fixture
def item(desk: Desk, later: Meeting) -> str:
    return add_item(desk, later.id, "Return home interviews").made


def test_every_place_for_a_file_is_named(desk: Desk, later: Meeting, item: str) -> None:
    paper = add_paper(desk, item, "Timeline").made
    mine = [one for one in paper_places(desk, later.id) if one.item_id == item]
    number = mine[0].number
    assert [one.words for one in mine] == [
        f"{number} Return home interviews: a new paper",
        f"{number} Timeline: the paper that is awaited",
    ]
    attach(desk, paper, as_paper_file("t.pdf", papers.paper()))
    again = next(one for one in paper_places(desk, later.id) if one.paper_id == paper)
    assert again.words == f"{number} Timeline: its next version"


def test_a_file_of_the_same_name_is_the_next_version(desk: Desk, later: Meeting, item: str) -> None:
    paper = add_paper(desk, item, "Something else").made
    attach(desk, paper, as_paper_file("Figures.pdf", papers.paper()))
    offers = offers_of_files(desk, later.id, ["figures.pdf", "Figures.pdf", "return home.pdf"])
    assert [one.paper_id for one in offers] == [paper, "", ""]
    bring_prepared(
        desk, offers[0], prepared_of("figures.pdf", papers.paper("New", 2)), note="May added"
    )
    assert [(one.number, one.note) for one in versions_of(desk, paper)] == [
        (2, "May added"), (1, ""),
    ]  # fmt: skip


def prepared_of(name: str, content: bytes) -> Prepared:
    return Prepared(file=as_paper_file(name, content))


def test_a_mail_is_made_into_a_pdf_and_kept_with_its_original_in_one_change(
    desk: Desk, later: Meeting, item: str, tmp_path: Path
) -> None:
    path = tmp_path / "from police.eml"
    path.write_bytes(b"From: a@b.example\nSubject: Answer\n\nWe will send a superintendent.\n")
    with PackChild() as child:
        made = prepared(path, child, Conversion())
    assert made.pdf is not None
    assert made.pdf.content.startswith(b"%PDF")
    paper = bring_prepared(desk, PaperOffer(name=path.name, item_id=item), made).made
    row = desk.rows(Paper, id=paper)[0]
    file = desk.rows(Attachment, id=row.attachment_id)[0]
    assert (row.page_count, bool(file.pdf_sha256)) == (1, True)
    assert waiting_files(desk, later.id) == []
    undo(desk)
    assert desk.rows(Paper, id=paper) == []


def test_without_a_program_the_paper_waits_with_a_sentence(
    desk: Desk, later: Meeting, item: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_files, "find_office", str)
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK")
    with PackChild() as child:
        made = prepared(path, child, Conversion())
    assert "no LibreOffice" in made.waits
    bring_prepared(desk, PaperOffer(name=path.name, item_id=item), made)
    assert [row.name for row in waiting_files(desk, later.id)] == ["report.docx"]


def test_what_nothing_makes_a_pdf_of_waits_too(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    path.write_bytes(b"ID3")
    with PackChild() as child:
        assert "Ask its author" in prepared(path, child, Conversion()).waits


def test_an_item_that_is_gone_is_refused(desk: Desk, later: Meeting) -> None:
    with pytest.raises(Refused):
        bring_prepared(
            desk, PaperOffer(name="a.pdf", item_id="gone"), prepared_of("a.pdf", papers.paper())
        )
