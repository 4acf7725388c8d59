from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.services import history
from chair_desk.services.action_tracker import is_for_next_board, tracker
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.new_actions import Asking, new_action, read_due
from chair_desk.services.organisations import organisations


def test_an_agency_leads_and_another_supports_as_one_change(desk: Desk) -> None:
    one, two = organisations(desk)[:2]
    made = new_action(
        desk, "Send it", Asking(owner=one.name, also=f"{two.name}, {one.name}", due="4 December")
    ).made
    row = existing(desk, Action, made)
    assert (row.organisation_id, row.owner_id, row.due_on) == (one.id, None, date(2026, 12, 4))
    assert [each.organisation_id for each in desk.rows(ActionOwner)] == [two.id]
    assert desk.file.undo_label == f"Added action {row.reference}"
    history.undo(desk)
    assert desk.count(Action) == desk.count(ActionOwner) == 0


def test_an_owner_nobody_knows_is_kept_in_words_and_a_supporter_has_to_be_known(desk: Desk) -> None:
    made = new_action(desk, "Send it", Asking(owner="all partners")).made
    assert existing(desk, Action, made).owner_words == "all partners"
    with pytest.raises(Refused):
        new_action(desk, "Send it", Asking(also="all partners"))
    assert desk.count(Action) == 1


def test_the_next_board_is_waited_for_and_counted_until_its_day_is_known(desk: Desk) -> None:
    made = new_action(desk, "Bring it back", Asking(due=" Next  Board ")).made
    new_action(desk, "Some day", Asking())
    row = existing(desk, Action, made)
    assert (row.due_on, row.due_words) == (None, "next board")
    assert is_for_next_board(row)
    standings = tracker(desk).standings
    assert (standings.undated, standings.next_board) == (1, 1)
    assert "1 has no date. 1 waits for the next board." in standings.words


def test_the_next_board_takes_the_day_of_the_one_that_is_planned(
    desk: Desk, meeting: Meeting
) -> None:
    assert read_due(desk, "next board") == (meeting.held_on, "next board")
    with pytest.raises(Refused):
        read_due(desk, "soon")
