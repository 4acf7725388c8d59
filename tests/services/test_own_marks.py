"""The chair's own highlights: kept apart, carried over, destroyed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.reading import ReadPart
from chair_desk.services.agenda import agenda
from chair_desk.services.briefing import briefing
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_states import mark_checked
from chair_desk.services.own_marks import (
    Chosen,
    carry_over,
    change_note,
    destroy_all_as_ruled,
    destroy_as_ruled,
    destroy_marks,
    destroyed_words,
    item_marks,
    keep_marks,
    mark_lines,
    mark_words,
    marks_of,
    remove_mark,
    set_rule,
    to_carry,
)
from tests.records.test_page_words import page

BOX = (1.0, 2.0, 3.0, 4.0)


@pytest.fixture
def part(desk: Desk, meeting: Meeting) -> ReadPart:
    item = agenda(desk, meeting.id).lines[0].item
    return ReadPart(
        key="paper:p", title="Timeline", first=0, count=3, item_id=item.id, sha256="old"
    )


def test_a_highlight_is_kept_and_listed_by_item(
    desk: Desk, meeting: Meeting, part: ReadPart
) -> None:
    made = mark_words(
        desk, meeting.id, part, Chosen(page=2, words=" the form waits ", quads=(BOX,))
    )
    assert marks_of(desk, meeting.id) == [made]
    assert made.words == "the form waits"
    assert item_marks(desk, part.item_id) == [made]
    changed = change_note(desk, made, "Ask why.")
    assert marks_of(desk, meeting.id) == [changed]
    remove_mark(desk, made.id)
    assert marks_of(desk, meeting.id) == []
    keep_marks(desk, [changed])
    assert marks_of(desk, meeting.id) == [changed]


def test_nothing_is_not_marked(desk: Desk, meeting: Meeting, part: ReadPart) -> None:
    with pytest.raises(Refused):
        mark_words(desk, meeting.id, part, Chosen(page=1, words=" "))


def test_the_board_itself_holds_no_word_of_it(desk: Desk, meeting: Meeting, part: ReadPart) -> None:
    mark_words(
        desk, meeting.id, part, Chosen(page=1, words="secret of the chair"), note="mine alone"
    )
    desk.file.settle()
    content = desk.file.path.read_bytes()
    assert b"secret of the chair" not in content
    assert b"mine alone" not in content


def test_marks_follow_their_words_into_a_new_paper(
    desk: Desk, meeting: Meeting, part: ReadPart
) -> None:
    from dataclasses import replace

    found = mark_words(
        desk, meeting.id, part, Chosen(page=1, words="waits for a supervisor", quads=(BOX,))
    )
    lost = mark_words(desk, meeting.id, part, Chosen(page=2, words="no longer there", quads=(BOX,)))
    alone = mark_words(desk, meeting.id, part, Chosen(page=1), note="Read again")
    new = replace(part, sha256="new")
    assert to_carry(marks_of(desk, meeting.id), [part]) == {}
    ((key, marks),) = to_carry(marks_of(desk, meeting.id), [new]).items()
    assert key == part.key
    moved = {
        mark.id: mark
        for mark in carry_over(marks, new, [page("Other", 1), page("waits for a supervisor", 2)])
    }
    assert (moved[found.id].page, moved[found.id].is_lost) == (2, False)
    assert moved[found.id].quads != (BOX,)
    assert moved[lost.id].is_lost
    assert moved[lost.id].words == "no longer there"
    assert (moved[alone.id].page, moved[alone.id].is_lost) == (1, False)
    keep_marks(desk, moved.values())
    assert to_carry(marks_of(desk, meeting.id), [new]) == {}


def test_all_of_a_meeting_are_destroyed(desk: Desk, meeting: Meeting, part: ReadPart) -> None:
    mark_words(desk, meeting.id, part, Chosen(page=1, words="one"))
    mark_words(desk, "another", part, Chosen(page=1, words="two"))
    assert destroy_marks(desk, meeting.id) == 1
    assert marks_of(desk, meeting.id) == []
    assert len(marks_of(desk, "another")) == 1


def test_marks_end_with_the_minutes_only_where_the_board_says_so(
    desk: Desk, meeting: Meeting, later: Meeting, part: ReadPart, hold: Callable[[Meeting], None]
) -> None:
    mark_words(desk, meeting.id, part, Chosen(page=1, words="one"))
    hold(meeting)
    mark_checked(desk, meeting.id)
    hold(later)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)
    assert destroy_as_ruled(desk, meeting.id) == destroy_all_as_ruled(desk) == 0
    set_rule(desk, destroys=True)
    assert destroy_as_ruled(desk, later.id) == 0
    mark_words(desk, later.id, part, Chosen(page=1, words="two"))
    assert destroy_all_as_ruled(desk) == 1
    assert marks_of(desk, meeting.id) == []
    assert destroy_all_as_ruled(desk) == 0
    assert len(marks_of(desk, later.id)) == 1
    assert destroyed_words(1).startswith("1 highlight of your own was destroyed")


def test_marks_stand_in_the_briefing(desk: Desk, meeting: Meeting, part: ReadPart) -> None:
    mark_words(desk, meeting.id, part, Chosen(page=2, words="waits"), note="Ask why.")
    assert mark_lines(desk, part.item_id) == ["page 2: “waits” Ask why."]
    found = briefing(desk, meeting.id, with_confidential=True)
    assert any("Ask why." in note for item in found.items for note in item.notes)
