from __future__ import annotations

import pytest

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.paper_files import as_paper_file, attach, paper_content
from chair_desk.services.paper_keeping import bring_pieces

LARGE = as_paper_file("Scans.bin", bytes(range(256)) * 4096)  # four pieces


@pytest.fixture
def paper_id(desk: Desk, meeting: Meeting) -> str:
    return add_paper(desk, add_item(desk, meeting.id, "Exploitation").made, "Scans").made


def test_a_large_paper_comes_in_steps_and_is_one_change(desk: Desk, paper_id: str) -> None:
    steps = list(bring_pieces(desk, LARGE))

    assert steps == [(done, 8) for done in range(1, 9)]
    assert desk.file.get_blob(LARGE.sha256) is None
    before = len(desk.file.history())
    attach(desk, paper_id, LARGE)
    assert len(desk.file.history()) == before + 1
    assert paper_content(desk, paper_id)[1] == LARGE.content
    undo(desk)
    assert desk.rows(Attachment) == []
    assert desk.file.check() == []


def test_words_are_recorded_between_two_steps(desk: Desk, paper_id: str) -> None:
    steps = bring_pieces(desk, LARGE)
    next(steps)
    with desk.change("Rename the paper") as step:
        step.update(Paper, paper_id, title="Scans of May")
    assert len(list(steps)) == 7

    attach(desk, paper_id, LARGE)

    assert desk.rows(Paper, id=paper_id)[0].title == "Scans of May"
    assert desk.file.check() == []


def test_a_paper_that_was_stopped_half_way_is_brought_again_with_the_rest(
    desk: Desk, paper_id: str
) -> None:
    steps = bring_pieces(desk, LARGE)
    for _step in range(4):
        next(steps)
    steps.close()

    assert [of for _done, of in bring_pieces(desk, LARGE)] == [4] * 4
    attach(desk, paper_id, LARGE)

    assert list(bring_pieces(desk, LARGE)) == []
    assert paper_content(desk, paper_id)[1] == LARGE.content


def test_what_is_not_whole_is_no_file_of_the_board(desk: Desk, paper_id: str) -> None:
    next(bring_pieces(desk, LARGE))

    with desk.change("Name it before it is in") as step:
        step.insert(Attachment(id="a", name="Scans.bin", sha256=LARGE.sha256))
        step.update(Paper, paper_id, attachment_id="a")

    with pytest.raises(CannotDo) as failed:
        paper_content(desk, paper_id)

    assert "is not in this board file" in failed.value.what
