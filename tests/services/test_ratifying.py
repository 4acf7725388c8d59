"""A decision that a later meeting ratifies: a fact beside it, and its words untouched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Decision
from chair_desk.reports.html import html_bytes
from chair_desk.reports.minutes import minutes_document
from chair_desk.services.agenda import add_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.ending import inquorate_decisions
from chair_desk.services.gathering import gather
from chair_desk.services.history import undo
from chair_desk.services.ratifying import quorum_words, ratify_decision, waiting_to_ratify

Hold = Callable[[Meeting], None]


@pytest.fixture
def decision(desk: Desk, meeting: Meeting) -> Decision:
    made = Decision(
        id=desk.new_id(),
        reference="D-001",
        meeting_id=meeting.id,
        text="Adopt the strategy.",
        is_inquorate=True,
    )
    with desk.change("Decided") as step:
        step.insert(made)
    return made


def test_a_later_meeting_ratifies_what_confirmed_minutes_hold(
    desk: Desk, meeting: Meeting, later: Meeting, decision: Decision, hold: Hold
) -> None:
    hold(meeting)
    hold(later)
    with desk.change("Confirmed") as step:
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED)
    now = existing(desk, Meeting, later.id)
    assert [row.id for row in waiting_to_ratify(desk, now)] == [decision.id]

    ratify_decision(desk, decision.id, later.id)

    assert existing(desk, Decision, decision.id) == decision
    assert quorum_words(desk, decision) == ("Taken without a quorum; ratified on 19 November 2026.")
    assert inquorate_decisions(desk, now) == []
    with pytest.raises(Refused, match="ratified on 19 November 2026"):
        ratify_decision(desk, decision.id, later.id)

    undo(desk)
    assert quorum_words(desk, decision).endswith("a recommendation until ratified.")


def test_only_a_later_meeting_that_has_begun_can_ratify(
    desk: Desk, meeting: Meeting, later: Meeting, decision: Decision, hold: Hold
) -> None:
    with pytest.raises(Refused, match="has not begun"):
        ratify_decision(desk, decision.id, later.id)
    hold(meeting)
    with pytest.raises(Refused, match="later meeting"):
        ratify_decision(desk, decision.id, meeting.id)


def test_a_decision_with_a_quorum_says_nothing_until_ratified(
    desk: Desk, meeting: Meeting, later: Meeting, decision: Decision, hold: Hold
) -> None:
    with desk.change("With a quorum") as step:
        step.update(Decision, decision.id, is_inquorate=False)
    plain = existing(desk, Decision, decision.id)
    assert quorum_words(desk, plain) == ""
    hold(later)
    ratify_decision(desk, decision.id, later.id)
    assert quorum_words(desk, plain) == "Ratified on 19 November 2026."


def test_printed_minutes_say_it_at_the_decision_and_at_the_meeting_that_ratified_it(
    desk: Desk, meeting: Meeting, later: Meeting, decision: Decision, hold: Hold
) -> None:
    hold(meeting)
    hold(later)
    ratify_decision(desk, decision.id, later.id)

    taken, after = (
        html_bytes(minutes_document(gather(desk, one.id))).decode().replace("\u00a0", " ")
        for one in (meeting, later)
    )

    assert "Taken without a quorum; since ratified on 19 November 2026." in taken
    assert "Decisions ratified at this meeting" in after
    assert "D-001, taken on" in after
    assert f"without a quorum: {decision.text.rstrip('.')}." in after


def test_the_minutes_that_ratify_show_no_more_than_the_decisions_own_minutes(
    desk: Desk, meeting: Meeting, later: Meeting, decision: Decision, hold: Hold
) -> None:
    hold(meeting)
    hold(later)
    item = add_item(desk, meeting.id, "Closed", audience=Audience.CONFIDENTIAL).made
    with desk.change("Closed") as step:
        step.update(Decision, decision.id, item_id=item)
    ratify_decision(desk, decision.id, later.id)

    bundle = gather(desk, later.id)

    assert [row.id for row in bundle.ratified_here] == [decision.id]
    assert for_audience(bundle, Audience.PUBLIC).ratified_here == ()
    assert for_audience(bundle, Audience.MEMBERS).ratified_here == ()
