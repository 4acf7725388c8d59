from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.challenge_clocks import (
    board_clocks,
    change_board_clocks,
    change_clocks_of,
    ran_out,
)
from chair_desk.services.challenges import raise_challenge, record_answer
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.escalating import escalate
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry
from chair_desk.services.meeting_states import close_session, start_session
from chair_desk.services.open_matters import open_on
from chair_desk.services.open_on_item import open_on_item
from chair_desk.services.organisations import organisations


def raised(desk: Desk, on: date = date(2026, 8, 3)) -> str:
    partner = organisations(desk)[1].id
    return raise_challenge(desk, "Say who leads", to_organisation_id=partner, opened_on=on).made


def due(desk: Desk, challenge_id: str) -> date | None:
    return existing(desk, LogEntry, challenge_id).due_on


def test_a_board_sets_its_own_clocks_and_undo_brings_the_old_ones_back(desk: Desk) -> None:
    assert board_clocks(desk)["at_the_table"] == 20
    before = raised(desk)
    change_board_clocks(desk, at_the_table=5, delegated_partner=None)

    assert board_clocks(desk)["at_the_table"] == 5
    assert due(desk, before) == date(2026, 9, 1), "a date already given stays"
    assert due(desk, raised(desk)) == date(2026, 8, 10)
    assert board_clocks(desk)["delegated_partner"] is None
    undo(desk)
    undo(desk)
    assert board_clocks(desk)["at_the_table"] == 20


def test_one_challenge_has_clocks_of_its_own_over_a_bank_holiday(desk: Desk) -> None:
    made = raised(desk, date(2026, 8, 27))
    change_clocks_of(desk, made, at_the_table=3, delegated_partner=4)

    # Friday, then Monday 31 August is a bank holiday
    assert due(desk, made) == date(2026, 9, 2)
    escalate(desk, made, "No answer", date(2026, 8, 28))
    assert due(desk, made) == date(2026, 9, 4)
    change_clocks_of(desk, made, delegated_partner=None)
    assert due(desk, made) == date(2026, 9, 14)


@pytest.mark.parametrize("days", [{"moon": 3}, {"at_the_table": 0}, {"at_the_table": 999}])
def test_days_out_of_reason_are_refused(desk: Desk, days: dict[str, int]) -> None:
    made = raised(desk)
    with pytest.raises(Refused):
        change_board_clocks(desk, **days)
    with pytest.raises(Refused):
        change_clocks_of(desk, made, **days)


def test_a_clock_that_ran_out_stands_on_the_item_of_what_is_overdue(
    desk: Desk, meeting: Meeting
) -> None:
    made = raised(desk, date(2026, 7, 1))
    assert [line.entry.id for line in ran_out(desk)] == [made]

    item = desk.rows(AgendaItem, meeting_id=meeting.id, standing_key="actions")[0]
    assert [line.entry.id for line in open_on_item(desk, item.id).entries] == [made]
    other = desk.rows(AgendaItem, meeting_id=meeting.id, standing_key="welcome")[0]
    assert open_on_item(desk, other.id).entries == ()


def test_it_is_read_on_that_item_in_the_window_until_the_meeting_is_over(
    desk: Desk, meeting: Meeting
) -> None:
    made = raised(desk, date(2026, 7, 1))
    dispute = add_entry(desk, "dispute", "Who pays", opened_on=date(2026, 7, 2)).made
    add_entry(desk, "complaint", "The letters are late", opened_on=date(2026, 7, 1))
    item = desk.rows(AgendaItem, meeting_id=meeting.id, standing_key="actions")[0]

    assert {one.id for one in open_on(desk, item.id)} == {made, dispute}
    other = desk.rows(AgendaItem, meeting_id=meeting.id, standing_key="welcome")[0]
    assert open_on(desk, other.id) == []
    record_answer(desk, made, "Two inspectors a night")
    assert [one.id for one in open_on(desk, item.id)] == [dispute]
    start_session(desk, meeting.id)
    assert [one.id for one in open_on(desk, item.id)] == [dispute]
    close_session(desk, meeting.id)
    assert open_on(desk, item.id) == []
