from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation
from chair_desk.services import history
from chair_desk.services.action_tracker import tracker
from chair_desk.services.action_triage import (
    NewDate,
    challenge_from_action,
    complete_actions,
    complete_at_meeting,
    extend_actions,
    give_actions,
    mark_actions_at_risk,
    note_actions,
)
from chair_desk.services.actions import add_action, updates
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def of(desk: Desk, *references: str) -> list[str]:
    rows = {row.reference: row.id for row in desk.rows(Action)}
    return [rows[one] for one in references]


def test_several_are_completed_as_one_change_and_come_back_by_one_undo(desk: Desk) -> None:
    ids = of(desk, "A-098", "A-104")
    before = tracker(desk).standings
    complete_actions(desk, ids, "The figures came.", evidence="Paper of 12 November")
    after = tracker(desk).standings
    assert desk.file.undo_label == "Marked 2 actions complete"
    assert (after.open, after.closed) == (before.open - 2, before.closed + 2)
    assert after.with_evidence == before.with_evidence + 2
    history.undo(desk)
    assert tracker(desk).standings == before


def test_an_action_closed_without_evidence_is_counted_as_such(desk: Desk) -> None:
    before = tracker(desk).standings
    complete_actions(desk, of(desk, "A-098"))
    after = tracker(desk).standings
    assert desk.file.undo_label == "Closed A-098 without evidence"
    assert (after.closed, after.with_evidence) == (before.closed + 1, before.with_evidence)


def test_one_that_is_closed_leaves_all_as_they_were(desk: Desk) -> None:
    ids = of(desk, "A-098", "A-104")
    complete_actions(desk, ids[1:], "Done.")
    with pytest.raises(Refused):
        mark_actions_at_risk(desk, ids)
    action = desk.get(Action, ids[0])
    assert action is not None
    assert action.state is ActionState.OPEN


def test_a_later_date_keeps_who_asked_and_who_agreed(desk: Desk) -> None:
    ids = of(desk, "A-098", "A-109")
    new = NewDate(due_on=date(2026, 12, 4), asked_by="Priya Sandalwood", agreed_by="The chair")
    extend_actions(desk, ids, new)
    assert desk.file.undo_label == "Extended 2 actions to 4 December"
    moves = [row for row in desk.rows(ActionUpdate, action_id=ids) if row.due_after]
    assert [(row.asked_by, row.agreed_by) for row in moves] == [
        ("Priya Sandalwood", "The chair")
    ] * 2
    groups = {group.label: group for group in tracker(desk).groups}
    assert "dates moved 3 times" in groups["Westmarch Constabulary"].slippage.words


def test_an_owner_may_be_a_person_or_an_agency(desk: Desk) -> None:
    council = next(row for row in desk.rows(Organisation) if row.name == "Westmarch County Council")
    ids = of(desk, "A-098")
    give_actions(desk, ids, council.id)
    action = desk.get(Action, ids[0])
    assert action is not None
    assert (action.owner_id, action.organisation_id) == (None, council.id)
    assert desk.file.undo_label == "Gave A-098 to Westmarch County Council"
    with pytest.raises(Refused):
        give_actions(desk, ids, "nobody")


def test_a_note_of_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        note_actions(desk, of(desk, "A-098"), "  ")
    with pytest.raises(Refused):
        note_actions(desk, [], "Something")


def test_an_action_is_raised_as_a_challenge_and_each_names_the_other(desk: Desk) -> None:
    (action_id,) = of(desk, "A-098")
    made = challenge_from_action(desk, action_id).made
    entry = desk.get(LogEntry, made)
    assert entry is not None
    partner = desk.get(Organisation, entry.to_organisation_id)
    assert partner is not None
    assert partner.name == "Westmarch Constabulary"
    (step,) = desk.rows(LogStep, log_entry_id=made)
    assert step.text == "Raised from action A-098. 34 working days late."
    said = [row.text for row in desk.rows(ActionUpdate, action_id=action_id)]
    assert f"Raised as challenge {entry.reference}." in said
    history.undo(desk)
    assert desk.get(LogEntry, made) is None


def test_an_action_closed_at_a_meeting_names_it_and_is_one_change(desk: Desk) -> None:
    meeting = desk.rows(Meeting)[-1]
    made = add_action(desk, "Send the figures").made
    complete_at_meeting(desk, made, meeting.id, "The figures came", evidence="Paper 4")
    closed = existing(desk, Action, made)
    assert (closed.state, closed.outcome, closed.evidence) == (
        ActionState.DONE, "The figures came", "Paper 4",
    )  # fmt: skip
    assert [(one.text, one.meeting_id) for one in updates(desk, made)] == [
        ("The figures came", meeting.id)
    ]
    history.undo(desk)
    assert existing(desk, Action, made).state is ActionState.OPEN
    assert updates(desk, made) == []


def test_an_action_closed_at_a_meeting_without_evidence_says_so(desk: Desk) -> None:
    made = add_action(desk, "Send the figures").made
    complete_at_meeting(desk, made, desk.rows(Meeting)[-1].id)
    label = desk.file.undo_label or ""
    assert label.startswith("Closed A-")
    assert label.endswith("at the meeting without evidence")
    with pytest.raises(Refused, match="closed"):
        complete_at_meeting(desk, made, desk.rows(Meeting)[-1].id, "Again")
