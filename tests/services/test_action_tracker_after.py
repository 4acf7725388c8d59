from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes
from chair_desk.records.people import Organisation, Person
from chair_desk.services import history
from chair_desk.services.action_owners import support
from chair_desk.services.action_tracker import GroupedBy, Showing, tracker
from chair_desk.services.action_tracker_after import tracker_after
from chair_desk.services.action_triage import challenge_from_action, give_actions
from chair_desk.services.actions import (
    add_action,
    complete_action,
    extend_action,
    mark_at_risk,
    note_action,
    reopen_action,
)
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import change_organisation


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def of(desk: Desk, reference: str) -> str:
    return desk.rows(Action, reference=reference)[0].id


def later(desk: Desk) -> date:
    return desk.today() + timedelta(days=40)


def somebody(desk: Desk) -> str:
    return desk.rows(Person, name="Yasmin Thornbury")[0].id


DONE: dict[str, Callable[[Desk], Changes]] = {
    "a note": lambda desk: note_action(desk, of(desk, "A-098"), "It is on its way."),
    "a later date": lambda desk: extend_action(desk, of(desk, "A-104"), later(desk)),
    "an end": lambda desk: complete_action(desk, of(desk, "A-109"), "Done.", evidence="Paper 4"),
    "a risk": lambda desk: mark_at_risk(desk, of(desk, "A-117")),
    "a new one": lambda desk: add_action(desk, "Send it", due_on=later(desk)),
    "another owner": lambda desk: give_actions(desk, [of(desk, "A-101")], somebody(desk)),
    "a supporter": lambda desk: support(desk, of(desk, "A-101"), somebody(desk)),
    "a challenge": lambda desk: challenge_from_action(desk, of(desk, "A-109")),
    "one opened again": lambda desk: reopen_action(desk, of(desk, "A-107")),
}


@pytest.mark.parametrize("by", GroupedBy)
@pytest.mark.parametrize("showing", [Showing.OPEN, Showing.LATE, Showing.UNDATED])
@pytest.mark.parametrize("done", DONE)
def test_what_follows_a_change_is_what_would_be_read_anew(
    desk: Desk, done: str, showing: Showing, by: GroupedBy
) -> None:
    before = tracker(desk, by=by, showing=showing)
    changes = DONE[done](desk)
    after = tracker_after(desk, before, changes, by=by, showing=showing)
    whole = tracker(desk, by=by, showing=showing)
    assert after is not None
    assert (after.groups, after.standings) == (whole.groups, whole.standings)
    assert {line.action.id for line in after.opened} == {line.action.id for line in whole.opened}


def test_what_did_not_change_is_not_read_again(desk: Desk) -> None:
    before = tracker(desk)
    changes = note_action(desk, of(desk, "A-098"), "It is on its way.")
    after = tracker_after(desk, before, changes, by=GroupedBy.PARTNER, showing=Showing.OPEN)
    assert after is not None
    kept = {id(line) for line in before.opened} & {id(line) for line in after.opened}
    assert len(kept) == len(before.opened) - 1


@pytest.mark.parametrize("done", DONE)
def test_what_is_taken_back_follows_too_or_is_read_anew(desk: Desk, done: str) -> None:
    DONE[done](desk)
    before = tracker(desk)
    changes = history.undo(desk)
    assert changes is not None
    after = tracker_after(desk, before, changes, by=GroupedBy.PARTNER, showing=Showing.OPEN)
    whole = tracker(desk)
    assert after is None or (after.groups, after.standings) == (whole.groups, whole.standings)


def test_one_partner_alone_follows_as_well(desk: Desk) -> None:
    partner = desk.rows(Organisation, name="Westmarch Constabulary")[0].id
    before = tracker(desk, organisation_id=partner)
    changes = complete_action(desk, of(desk, "A-098"))
    after = tracker_after(
        desk, before, changes,
        by=GroupedBy.PARTNER, showing=Showing.OPEN, organisation_id=partner,
    )  # fmt: skip
    assert after is not None
    assert after.groups == tracker(desk, organisation_id=partner).groups


def test_other_changes_and_closed_ones_are_read_anew(desk: Desk) -> None:
    before = tracker(desk)
    partner = desk.rows(Organisation, name="Westmarch Constabulary")[0].id
    renamed = change_organisation(desk, partner, name="The Force")
    by = GroupedBy.PARTNER
    assert tracker_after(desk, before, renamed, by=by, showing=Showing.OPEN) is None
    noted = note_action(desk, of(desk, "A-098"), "It is on its way.")
    assert tracker_after(desk, before, noted, by=by, showing=Showing.ALL) is None
