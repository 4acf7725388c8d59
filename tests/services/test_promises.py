from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.desk import Desk
from chair_desk.services.private_notes import add_note, notes_of_meeting
from chair_desk.services.promises import (
    add_promise,
    change_promise,
    due_words,
    is_ticked,
    keep_promise,
    promises,
    remove_promise,
    tick_own,
)
from tests.services.conftest import Clock


def test_promises_stand_by_their_day_and_undated_ones_last(desk: Desk) -> None:
    add_promise(desk, "Sit with the front door team")
    add_promise(desk, " Ring the  Chief Constable ", date(2026, 9, 3))
    assert [one.text for one in promises(desk)] == [
        "Ring the Chief Constable",
        "Sit with the front door team",
    ]


def test_a_promise_that_says_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Say what you promised"):
        add_promise(desk, "  ")
    assert promises(desk) == []


def test_a_promise_kept_is_shown_until_the_day_after_and_can_be_taken_back(
    desk: Desk, clock: Clock
) -> None:
    made = add_promise(desk, "Ring the Chief Constable")
    keep_promise(desk, made.id)
    assert promises(desk)[0].done_on == date(2026, 9, 1)
    keep_promise(desk, made.id, is_kept=False)
    assert promises(desk)[0].done_on is None
    keep_promise(desk, made.id)
    clock.pass_by(days=2)
    assert promises(desk) == []


def test_a_promise_can_be_changed_and_removed(desk: Desk) -> None:
    made = add_promise(desk, "Ring")
    change_promise(desk, made.id, "Write to the force", date(2026, 12, 4))
    assert (promises(desk)[0].text, promises(desk)[0].due_on) == (
        "Write to the force", date(2026, 12, 4),
    )  # fmt: skip
    remove_promise(desk, made.id)
    assert promises(desk) == []
    with pytest.raises(Refused, match="no longer there"):
        keep_promise(desk, made.id)
    with pytest.raises(Refused, match="Say what"):
        change_promise(desk, made.id, "", None)


def test_a_promise_is_in_no_table_of_the_board(desk: Desk) -> None:
    before = desk.file.history()
    add_promise(desk, "Ring the Chief Constable")
    tick_own(desk, "briefing:1")
    assert desk.file.history() == before


def test_a_tick_is_no_promise_and_can_be_taken_away(desk: Desk) -> None:
    tick_own(desk, "briefing:1")
    assert promises(desk) == []
    assert is_ticked(desk, "briefing:1") == date(2026, 9, 1)
    assert is_ticked(desk, "briefing:2") is None
    tick_own(desk, "briefing:1", is_done=False)
    assert is_ticked(desk, "briefing:1") is None


def test_notes_made_before_there_were_promises_stay(desk: Desk, meeting: object) -> None:
    from chair_desk.records.meetings import AgendaItem

    item = desk.rows(AgendaItem)[0]
    add_note(desk, item.id, "Say nothing more on rank here.")
    add_promise(desk, "Ring")
    assert len(notes_of_meeting(desk, item.meeting_id)) == 1


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (None, "no date"),
        (date(2026, 8, 31), "was due 31 Aug"),
        (date(2026, 9, 1), "today"),
        (date(2026, 9, 3), "by Thursday"),
        (date(2026, 9, 30), "by 30 Sep"),
        (date(2027, 1, 4), "by 4 January 2027"),
    ],
)
def test_when_it_is_due_is_said_in_words(desk: Desk, due_on: date | None, said: str) -> None:
    made = add_promise(desk, "Ring", due_on)
    assert due_words(made, desk.today()) == said
