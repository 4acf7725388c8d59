from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting, Paper, PaperState
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.papers import add_paper, change_paper, papers, remove_paper


@pytest.fixture
def item_id(desk: Desk, meeting: Meeting) -> str:
    return agenda(desk, meeting.id).lines[1].item.id


def test_papers_are_kept_in_the_order_they_came(desk: Desk, item_id: str) -> None:
    changes = add_paper(desk, item_id, "Cover sheet", author="Gwen", page_count=2)
    add_paper(desk, item_id, "Action log", state=PaperState.TO_FOLLOW, due_on=date(2026, 9, 10))

    assert changes.label == "Added a paper to item 2"
    assert [paper.title for paper in papers(desk, item_id)] == ["Cover sheet", "Action log"]
    assert existing(desk, Paper, changes.made).state is PaperState.EXPECTED


def test_a_paper_comes_in(desk: Desk, item_id: str) -> None:
    made = add_paper(desk, item_id, "Cover sheet").made

    changes = change_paper(desk, made, state=PaperState.RECEIVED, page_count=4)

    assert changes.label == "Changed the paper “Cover sheet”"
    assert existing(desk, Paper, made).state is PaperState.RECEIVED


@pytest.mark.parametrize(
    ("values", "column"), [({"title": ""}, "title"), ({"page_count": "four"}, "page_count")]
)
def test_what_a_paper_cannot_say_is_refused(
    desk: Desk, item_id: str, values: dict[str, str], column: str
) -> None:
    made = add_paper(desk, item_id, "Cover sheet").made

    with pytest.raises(Refused) as refused:
        change_paper(desk, made, **values)

    assert set(refused.value.problems) == {column}


def test_a_paper_is_removed_and_comes_back(
    desk: Desk, item_id: str, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    made = add_paper(desk, item_id, "Cover sheet").made
    before = snapshot()

    remove_paper(desk, made)
    assert papers(desk, item_id) == []
    undo(desk)

    assert snapshot() == before
