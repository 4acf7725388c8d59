from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chair_desk.records.actions import Action, ActionOwner, ActionState, ActionUpdate
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.services.action_lines import action_line
from chair_desk.services.action_tracker import (
    GroupedBy,
    Showing,
    Tracker,
    open_by_partner,
    tracker,
    with_partners,
)
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def labels(found: Tracker) -> list[str]:
    return [group.label for group in found.groups]


def test_the_latest_closed_are_read_and_one_that_is_older(desk: Desk) -> None:
    every = tracker(desk, showing=Showing.CLOSED)
    ids = [line.action for group in every.groups for line in group.lines]
    oldest = min(ids, key=lambda row: row.closed_on or date.max)
    few = tracker(desk, showing=Showing.CLOSED, most_closed=3)
    shown = [line.action for group in few.groups for line in group.lines]
    assert len(shown) == 3
    assert oldest not in shown
    more = tracker(desk, showing=Showing.CLOSED, most_closed=3, also_id=oldest.id)
    assert oldest in [line.action for group in more.groups for line in group.lines]


def test_the_tracker_says_how_all_actions_stand(desk: Desk) -> None:
    found = tracker(desk)
    assert found.standings.words.startswith(
        "23 open. 6 are late, 3 of them with Westmarch Constabulary. "
    )
    first = found.groups[0]
    assert (first.label, first.open, first.late) == ("Westmarch Constabulary", 6, 3)
    assert first.slippage.words == "date moved once, 14 days at the median"
    assert sum(group.open for group in found.groups) == 23
    assert [line.action.reference for line in first.lines][:3] == ["A-098", "A-104", "A-109"]


def test_late_partners_come_first_and_nobody_last(desk: Desk) -> None:
    add_action(desk, "Find an owner for the training offer")
    found = tracker(desk)
    late = [group.late for group in found.groups]
    assert late == sorted(late, reverse=True)
    assert found.groups[-1].label == "No partner"
    assert "1 has no date." in found.standings.words


def test_actions_can_be_put_by_month_and_by_meeting(desk: Desk) -> None:
    by_month = labels(tracker(desk, by=GroupedBy.DATE))
    assert by_month[:3] == ["September 2026", "October 2026", "November 2026"]
    by_meeting = tracker(desk, by=GroupedBy.MEETING)
    assert sum(group.open for group in by_meeting.groups) == 23
    assert all(group.key for group in by_meeting.groups)


def test_filters_show_what_they_say(desk: Desk) -> None:
    def count(showing: Showing) -> int:
        return sum(len(group.lines) for group in tracker(desk, showing=showing).groups)

    counts = {showing: count(showing) for showing in Showing}
    assert counts[Showing.OPEN] == 23
    assert counts[Showing.LATE] == 6
    assert counts[Showing.AT_RISK] == 2
    assert counts[Showing.ALL] == counts[Showing.OPEN] + counts[Showing.CLOSED]


def scatter(desk: Desk, seed: int) -> None:
    """Add actions of every state, owned by anybody, closed on any day, their dates moved about."""
    chance, today = random.Random(seed), date(2026, 11, 17)
    people, seats = [row.id for row in desk.rows(Person)], [row.id for row in desk.rows(Seat)]
    agencies = [row.id for row in desk.rows(Organisation)]

    def day() -> date:
        return today + timedelta(days=chance.randint(-400, 90))

    def owner() -> dict[str, Any]:
        names, ids = ("person_id", "seat_id", "organisation_id"), (people, seats, agencies)
        which = chance.randrange(4)
        return {} if which == 3 else {names[which]: chance.choice(ids[which])}

    with desk.change("Scattered") as step:
        for number in range(80):
            lead: dict[str, Any] = {
                "owner_id" if key == "person_id" else key: one for key, one in owner().items()
            }
            row = Action(
                id=f"x{number}", reference=f"A-{2000 + number}", title=f"Action {number}",
                state=chance.choice(list(ActionState)), evidence=chance.choice(["", " ", "a"]),
                owner_words=chance.choice(["", "all partners"]),
            )  # fmt: skip
            due_on = chance.choice([None, day()])
            closed_on = day() if row.state in (ActionState.DONE, ActionState.WITHDRAWN) else None
            step.insert(
                replace(row, due_on=due_on, first_due_on=due_on, closed_on=closed_on, **lead)
            )
            for each in range(chance.randrange(4)):
                said_on, moved_to = chance.choice([None, day()]), chance.choice([None, day()])
                step.insert(
                    ActionUpdate(
                        id=f"u{number}-{each}", action_id=row.id, said_on=said_on,
                        text=f"Said {each}", due_after=moved_to,
                    )
                )  # fmt: skip
            for each in range(chance.randrange(3)):
                step.insert(
                    ActionOwner(
                        id=f"o{number}-{each}", action_id=row.id, place=f"{each}", **owner()
                    )
                )


@pytest.mark.parametrize("seed", range(4))
def test_what_is_read_for_many_is_what_is_read_for_each(desk: Desk, seed: int) -> None:
    scatter(desk, seed)
    found = tracker(desk, showing=Showing.ALL, most_closed=30)
    lines = [line for group in found.groups for line in group.lines]

    for line in lines:
        row, said = (
            line.action,
            desk.rows(ActionUpdate, action_id=line.action.id, order=("said_on",)),
        )
        (alone,) = with_partners(desk, [action_line(desk, row.id)])
        assert line == alone
        assert line.last == (said[-1] if said else None)
        if line.working_days is not None and row.due_on:
            assert line.working_days == desk.working_days().left_until(row.due_on, desk.today())
    states = (ActionState.DONE, ActionState.WITHDRAWN)
    rows = [row for row in desk.rows(Action, state=states) if row.closed_on]
    rows = [row for row in rows if row.closed_on and row.closed_on <= desk.today()]
    rows.sort(key=lambda row: row.closed_on or date.min, reverse=True)
    closed = {line.action.id for line in lines if line.action.state in states}
    assert closed == {row.id for row in rows[:30]}


@pytest.mark.parametrize("seed", range(4))
def test_counts_and_moves_are_those_of_all_records(desk: Desk, seed: int) -> None:
    scatter(desk, seed)
    found = tracker(desk)
    begins = date(2026, 4, 1)
    rows = desk.rows(Action, state=ActionState.DONE)
    rows = [row for row in rows if row.closed_on and begins <= row.closed_on <= desk.today()]

    assert found.standings.closed == len(rows)
    assert found.standings.with_evidence == sum(bool(row.evidence.strip()) for row in rows)
    for group in found.groups:
        ids = [line.action.id for line in group.lines]
        updates = desk.rows(ActionUpdate, action_id=ids)
        assert group.slippage.moves == sum(row.due_after is not None for row in updates)


def test_the_open_ones_by_partner_are_those_of_the_first_page(desk: Desk) -> None:
    scatter(desk, 7)
    plain = list(tracker(desk).groups)

    for showing in Showing:
        for by in GroupedBy:
            assert open_by_partner(desk, tracker(desk, by=by, showing=showing)) == plain
