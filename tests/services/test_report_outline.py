from __future__ import annotations

from datetime import date

import pytest

from chair_desk.catalogue.outlines import outline_text, read_outline
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.changes import Refused
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.report_gaps import GapKind, gaps
from chair_desk.services.report_outline import add_head, change_head, leave_out_head, move_head
from chair_desk.services.report_reading import ReportView, read_report
from chair_desk.services.report_writing import add_sentence
from chair_desk.services.yearly_reports import begin_report


@pytest.fixture
def report(desk: Desk) -> str:
    return begin_report(desk, date(2027, 3, 31)).made


def titles(view: ReportView) -> list[str]:
    return [f"{head.number} {head.head.title}" for head in view.heads]


@pytest.mark.parametrize("name", Shelf().outline_names())
def test_an_outline_is_written_as_it_is_read(name: str) -> None:
    outline = Shelf().outline(name)
    assert read_outline(outline_text(outline), name) == outline


def test_a_head_is_added_after_another_and_taken_back(desk: Desk, report: str) -> None:
    key = add_head(desk, report, title=' The  "Chair’s" view\\', after="partners").made
    view = read_report(desk, report)
    assert titles(view)[1] == '2 The "Chair’s" view\\'
    assert key not in view.required
    add_sentence(desk, report, key, "It was a hard year.")
    assert read_report(desk, report).heads[1].of == 1
    undo(desk)
    undo(desk)
    assert len(read_report(desk, report).heads) == 11


def test_a_renamed_head_is_still_asked_for(desk: Desk, report: str) -> None:
    change_head(desk, report, "scrutiny", title="Holding one another to account")
    view = read_report(desk, report)
    assert "8 Holding one another to account" in titles(view)
    assert "scrutiny" in view.required
    with pytest.raises(Refused):
        change_head(desk, report, "scrutiny", title="  ")


def test_a_head_moves_among_those_that_are_printed(desk: Desk, report: str) -> None:
    leave_out_head(desk, report, "impact")
    move_head(desk, report, "priorities", by=-1)
    assert titles(read_report(desk, report))[:2] == [
        "1 Priorities not moving",
        "2 What partners did",
    ]
    move_head(desk, report, "priorities", by=1)
    assert titles(read_report(desk, report))[0] == "1 What partners did"
    with pytest.raises(Refused):
        move_head(desk, report, "partners", by=-1)


def test_a_required_head_left_out_is_a_gap_and_comes_back_with_its_words(
    desk: Desk, report: str
) -> None:
    add_sentence(desk, report, "education", "Schools came.")
    leave_out_head(desk, report, "education")
    view = read_report(desk, report)
    assert all(head.head.key != "education" for head in view.heads)
    assert [gap.head for gap in gaps(view) if gap.kind is GapKind.LEFT_OUT] == ["education"]
    leave_out_head(desk, report, "education", is_left_out=False)
    assert read_report(desk, report).heads[6].sentences[0].text == "Schools came."
