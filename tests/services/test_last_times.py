from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.boards import Body
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.services.agenda import add_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.last_times import first_sentences, last_times
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record

Hold = Callable[[Meeting], None]
TITLE = "Return home interviews"


@pytest.fixture
def before(desk: Desk, meeting: Meeting, later: Meeting, hold: Hold) -> AgendaItem:
    """An item of September, held, with words, a decision, an action and a challenge."""
    item_id = add_item(desk, meeting.id, TITLE).made
    add_paragraph(desk, item_id, "58.5% took place in time. The Board noted it. A third. A fourth.")
    for kind, words in (
        (MinuteKind.DECISION, "The Board agreed to ask again."),
        (MinuteKind.ACTION, "Sign the protocol"),
        (MinuteKind.CHALLENGE, "72-hour interviews"),
    ):
        add_record(desk, item_id, NewRecord(kind=kind, words=words))
    hold(meeting)
    return existing(desk, AgendaItem, item_id)


def test_the_same_title_was_discussed_before_with_what_came_of_it(
    desk: Desk, before: AgendaItem, later: Meeting
) -> None:
    again = add_item(desk, later.id, "Return Home Interviews").made

    (found,) = last_times(desk, again)

    assert found.meeting.held_on == date(2026, 9, 17)
    assert found.item.id == before.id
    assert found.number
    assert found.words == "58.5% took place in time. The Board noted it. A third."
    assert [row.text for row in found.decisions] == ["The Board agreed to ask again."]
    assert [line.action.title for line in found.actions] == ["Sign the protocol"]


def test_an_item_that_names_a_challenge_brings_back_where_it_was_made(
    desk: Desk, before: AgendaItem, later: Meeting
) -> None:
    again = add_item(desk, later.id, "Another title", asked="Are the answers to C-001 enough?").made

    assert [found.item.id for found in last_times(desk, again)] == [before.id]


def test_another_matter_was_never_discussed(desk: Desk, before: AgendaItem, later: Meeting) -> None:
    assert last_times(desk, add_item(desk, later.id, "Contributions").made) == []


def test_a_meeting_still_ahead_is_no_last_time(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    add_paragraph(desk, add_item(desk, meeting.id, TITLE).made, "Too early.")

    assert last_times(desk, add_item(desk, later.id, TITLE).made) == []


def test_hidden_from_the_room_nothing_confidential_comes_back(
    desk: Desk, before: AgendaItem, later: Meeting
) -> None:
    add_paragraph(desk, before.id, "Secret words.", audience=Audience.CONFIDENTIAL)
    add_paragraph(desk, before.id, "Open [[closed words]] open.")
    again = add_item(desk, later.id, TITLE).made

    (shown,) = last_times(desk, again, with_confidential=False)

    assert "Secret" not in shown.words
    assert "closed words" not in shown.words


def test_a_confidential_item_is_left_out_where_the_room_looks_on(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    closed = add_item(desk, meeting.id, TITLE, audience=Audience.CONFIDENTIAL).made
    add_paragraph(desk, closed, "Closed words.")
    hold(meeting)
    again = add_item(desk, later.id, TITLE).made

    assert last_times(desk, again, with_confidential=False) == []
    assert len(last_times(desk, again)) == 1


def test_three_at_most_come_back_the_newest_first(desk: Desk, body: Body, hold: Hold) -> None:
    days = [date(2026, month, 10) for month in (9, 10, 11, 12)]
    for day in days:
        meeting = existing(desk, Meeting, add_meeting(desk, body.id, day).made)
        add_paragraph(desk, add_item(desk, meeting.id, TITLE).made, "Discussed.")
        hold(meeting)
    coming = add_meeting(desk, body.id, date(2027, 1, 14)).made
    again = add_item(desk, coming, TITLE).made

    held = [found.meeting.held_on for found in last_times(desk, again)]

    assert held == days[:0:-1]


@pytest.mark.parametrize(
    ("text", "first"),
    [("", ""), ("One.", "One."), ("At 10.30 it began. Two.", "At 10.30 it began."), ("A? B", "A?")],
)
def test_the_first_sentence_ends_at_its_stop(text: str, first: str) -> None:
    assert first_sentences(text, 1) == first
