from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, MinuteKind
from chair_desk.services.agenda import add_item, change_item, move_item, move_under
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.item_readers import narrower, readers_of
from chair_desk.services.meetings import start_session
from chair_desk.services.minutes import (
    NewRecord,
    add_paragraph,
    add_record,
    paragraphs,
    set_audience,
)
from chair_desk.services.publishing import prepare_minutes, rendered

SECRET = "Write to the family of the child"


@pytest.fixture
def item(desk: Desk, meeting: Meeting) -> AgendaItem:
    """An item with an action, a decision and a challenge recorded at it, for everybody."""
    made = add_item(desk, meeting.id, "A review").made
    add_paragraph(desk, made, "The Board heard of the review.")
    for kind in (MinuteKind.ACTION, MinuteKind.DECISION, MinuteKind.CHALLENGE):
        add_record(desk, made, NewRecord(kind=kind, words=SECRET))
    return existing(desk, AgendaItem, made)


@pytest.fixture
def closed(desk: Desk, meeting: Meeting) -> AgendaItem:
    """A confidential item with nothing at it."""
    made = add_item(desk, meeting.id, "Closed business").made
    change_item(desk, made, audience=Audience.CONFIDENTIAL)
    return existing(desk, AgendaItem, made)


def readers(desk: Desk) -> set[Audience]:
    return {row.audience for kind in (Action, Decision, LogEntry) for row in desk.rows(kind)}


def test_what_was_recorded_becomes_confidential_with_its_item(desk: Desk, item: AgendaItem) -> None:
    change_item(desk, item.id, audience=Audience.CONFIDENTIAL)
    assert readers(desk) == {Audience.CONFIDENTIAL}
    assert [one.audience for one in paragraphs(desk, item.id)][1:] == [Audience.CONFIDENTIAL] * 3

    undo(desk)
    assert readers(desk) == {Audience.PUBLIC}


def test_what_is_opened_again_is_said_of_each_record(desk: Desk, item: AgendaItem) -> None:
    change_item(desk, item.id, audience=Audience.CONFIDENTIAL)
    change_item(desk, item.id, audience=Audience.PUBLIC)

    assert readers(desk) == {Audience.CONFIDENTIAL}


def test_an_action_of_a_closed_item_is_in_no_later_open_minutes(
    desk: Desk, item: AgendaItem, later: Meeting, hold: Callable[[Meeting], None], clock: Any
) -> None:
    meeting = existing(desk, Meeting, item.meeting_id)
    hold(meeting)
    change_item(desk, item.id, audience=Audience.CONFIDENTIAL)
    clock.set(later.held_on)
    start_session(desk, later.id)

    document = prepare_minutes(desk, later.id, printed_on=date(2026, 11, 20))
    assert SECRET not in rendered(document, "html").decode()


def test_what_lies_under_a_confidential_item_is_confidential(
    desk: Desk, item: AgendaItem, closed: AgendaItem
) -> None:
    move_under(desk, item.id, closed.id)
    assert readers_of(desk, existing(desk, AgendaItem, item.id)) is Audience.CONFIDENTIAL
    assert readers(desk) == {Audience.CONFIDENTIAL}

    made = add_record(desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="Ask again")).made
    assert readers(desk) == {Audience.CONFIDENTIAL}
    with pytest.raises(Refused, match="whole item is confidential"):
        set_audience(desk, made, Audience.PUBLIC)


def test_what_lay_under_a_confidential_item_stays_so_where_it_goes(
    desk: Desk, meeting: Meeting, item: AgendaItem, closed: AgendaItem
) -> None:
    move_under(desk, item.id, closed.id)
    move_item(desk, item.id, after_id=closed.id)

    found = existing(desk, AgendaItem, item.id)
    assert (found.parent_id, found.audience) == (None, Audience.CONFIDENTIAL)


def test_an_item_for_everybody_moves_and_stays_so(
    desk: Desk, item: AgendaItem, closed: AgendaItem
) -> None:
    move_item(desk, item.id, after_id=closed.id)

    assert existing(desk, AgendaItem, item.id).audience is Audience.PUBLIC
    assert readers(desk) == {Audience.PUBLIC}


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (Audience.PUBLIC, Audience.CONFIDENTIAL, Audience.CONFIDENTIAL),
        (Audience.CONFIDENTIAL, Audience.PUBLIC, Audience.CONFIDENTIAL),
        (Audience.MEMBERS, Audience.MEMBERS, Audience.MEMBERS),
    ],
)
def test_the_narrower_audience_wins(one: Audience, other: Audience, kept: Audience) -> None:
    assert narrower(one, other) is kept
