from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, Paper, PaperState
from chair_desk.services import paper_files
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import redo, undo
from chair_desk.services.paper_files import (
    add_file,
    attach_file,
    attachments_of,
    export_paper,
    paper_content,
    read_file,
    size_words,
)
from chair_desk.services.papers import add_paper, papers
from tests.services.test_paper_pages import paper as pdf


@pytest.fixture
def item_id(desk: Desk, meeting: Meeting) -> str:
    return agenda(desk, meeting.id).lines[1].item.id


@pytest.fixture
def paper_id(desk: Desk, item_id: str) -> str:
    return add_paper(desk, item_id, "Performance").made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Performance_July.pdf"
    path.write_bytes(pdf(3))
    return path


def test_a_file_is_kept_under_its_hash_with_name_and_size(
    desk: Desk, paper_id: str, file: Path
) -> None:
    changes = attach_file(desk, paper_id, file)

    kept = existing(desk, Attachment, changes.made)
    assert changes.label == "Attached a file to the paper “Performance”"
    assert (kept.name, kept.media_type) == ("Performance_July.pdf", "application/pdf")
    assert kept.size == file.stat().st_size
    assert kept.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert paper_content(desk, paper_id) == (kept, file.read_bytes())


def test_the_paper_is_in_and_has_the_pages_of_its_file(
    desk: Desk, paper_id: str, file: Path
) -> None:
    attach_file(desk, paper_id, file)

    row = existing(desk, Paper, paper_id)
    assert (row.state, row.page_count) == (PaperState.RECEIVED, 3)


def test_undo_takes_the_file_off_and_redo_brings_it_back(
    desk: Desk, paper_id: str, file: Path
) -> None:
    made = attach_file(desk, paper_id, file).made

    undo(desk)
    assert existing(desk, Paper, paper_id).attachment_id is None
    assert desk.get(Attachment, made) is None

    redo(desk)
    assert paper_content(desk, paper_id)[1] == file.read_bytes()
    assert desk.file.check() == []


def test_another_file_takes_the_place_of_the_first(
    desk: Desk, paper_id: str, file: Path, tmp_path: Path
) -> None:
    attach_file(desk, paper_id, file)
    words = tmp_path / "notes.txt"
    words.write_text("Only words.", encoding="utf-8")

    attach_file(desk, paper_id, words)

    kept, content = paper_content(desk, paper_id)
    assert (kept.media_type, content) == ("text/plain", b"Only words.")
    assert existing(desk, Paper, paper_id).page_count == 3


def test_a_name_does_not_make_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "said.pdf"
    path.write_bytes(b"Words that call themselves a PDF.")

    assert read_file(path).media_type == "application/octet-stream"


def test_a_damaged_pdf_is_attached_and_its_pages_are_not_counted(
    desk: Desk, paper_id: str, file: Path
) -> None:
    file.write_bytes(pdf(3)[:60])

    attach_file(desk, paper_id, file)

    assert existing(desk, Paper, paper_id).page_count is None


def test_a_file_alone_becomes_a_paper_in_one_change(desk: Desk, item_id: str, file: Path) -> None:
    changes = add_file(desk, item_id, read_file(file))

    assert changes.label == "Added the paper “Performance July”"
    assert [row.title for row in papers(desk, item_id)] == ["Performance July"]
    assert add_file(desk, item_id, read_file(file), " Told ").label == "Added the paper “Told”"

    undo(desk)
    undo(desk)
    assert papers(desk, item_id) == []
    assert desk.count(Attachment) == 0


def test_a_file_that_is_too_large_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_files, "MOST_BYTES", 500)

    with pytest.raises(Refused, match=r"Performance_July.pdf has \d KB. A paper may have 1 KB"):
        read_file(file)


def test_no_file_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()

    with pytest.raises(Refused, match=r"empty\.pdf is empty"):
        read_file(empty)
    with pytest.raises(Refused, match="Choose one file"):
        read_file(tmp_path)
    with pytest.raises(Refused, match="Choose one file"):
        read_file(tmp_path / "gone.pdf")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read_is_said(file: Path) -> None:
    file.chmod(0)

    with pytest.raises(CannotDo, match="could not be read"):
        read_file(file)


def test_a_paper_is_saved_elsewhere_byte_for_byte(
    desk: Desk, paper_id: str, file: Path, tmp_path: Path
) -> None:
    attach_file(desk, paper_id, file)
    there = tmp_path / "out" / "copy.pdf"
    there.parent.mkdir()

    assert export_paper(desk, paper_id, there) == there
    assert there.read_bytes() == file.read_bytes()


def test_a_paper_is_not_saved_over_the_board(desk: Desk, paper_id: str, file: Path) -> None:
    attach_file(desk, paper_id, file)

    with pytest.raises(Refused, match="board file"):
        export_paper(desk, paper_id, desk.file.path)


def test_a_paper_without_a_file_is_refused(desk: Desk, paper_id: str) -> None:
    with pytest.raises(Refused, match="No file is attached to “Performance”"):
        paper_content(desk, paper_id)


def test_attachments_are_found_by_their_papers(
    desk: Desk, item_id: str, paper_id: str, file: Path
) -> None:
    add_paper(desk, item_id, "To follow")
    made = attach_file(desk, paper_id, file).made

    found = attachments_of(desk, tuple(papers(desk, item_id)))

    assert list(found) == [made]
    assert attachments_of(desk, ()) == {}


def test_sizes_are_said_as_people_do() -> None:
    assert [size_words(size) for size in (1, 640_000, 2_430_000)] == ["1 KB", "640 KB", "2.4 MB"]
