from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.services.actions import complete_action
from chair_desk.services.agenda import add_item, agenda, defer_item, place_waiting
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.minutes import NewRecord, add_record
from chair_desk.services.open_on_item import OpenOnItem, open_on_item

Made = Callable[..., str]


@pytest.fixture
def made(desk: Desk) -> Made:
    """Record something at an item."""

    def record(item_id: str, words: str, kind: MinuteKind = MinuteKind.ACTION) -> str:
        return add_record(desk, item_id, NewRecord(kind=kind, words=words)).made

    return record


@pytest.fixture
def item(desk: Desk, meeting: Meeting) -> AgendaItem:
    """An item of September."""
    made = add_item(desk, meeting.id, "Return home interviews").made
    return existing(desk, AgendaItem, made)


def words(found: OpenOnItem) -> list[str]:
    return [line.entry.title for line in found.entries] + [
        line.action.title for line in found.actions
    ]


def test_an_item_brings_back_what_it_names_and_what_was_made_beside_that(
    desk: Desk, item: AgendaItem, later: Meeting, made: Made
) -> None:
    made(item.id, "72-hour interviews", MinuteKind.CHALLENGE)
    made(item.id, "Sign the protocol")
    again = add_item(
        desk, later.id, "Interviews within 72 hours", asked="Are the answers to C-001 enough?"
    ).made

    assert words(open_on_item(desk, again)) == ["72-hour interviews", "Sign the protocol"]


def test_the_same_title_is_the_same_matter(
    desk: Desk, item: AgendaItem, later: Meeting, made: Made
) -> None:
    made(item.id, "Sign the protocol")
    again = add_item(desk, later.id, "Return Home Interviews").made

    assert words(open_on_item(desk, again)) == ["Sign the protocol"]


def test_what_was_carried_forward_keeps_its_business(
    desk: Desk, item: AgendaItem, later: Meeting, made: Made
) -> None:
    made(item.id, "Sign the protocol")
    defer_item(desk, item.id)
    again = place_waiting(desk, later.id, item.id).made
    with desk.change("Another title") as step:
        step.update(AgendaItem, again, title="Interviews")

    assert words(open_on_item(desk, again)) == ["Sign the protocol"]


def test_standing_items_share_a_title_and_no_business(
    desk: Desk, meeting: Meeting, later: Meeting, made: Made
) -> None:
    made(agenda(desk, meeting.id).lines[-1].item.id, "Book a room")

    assert words(open_on_item(desk, agenda(desk, later.id).lines[-1].item.id)) == []


def test_what_is_closed_or_was_made_just_now_is_not_brought_back(
    desk: Desk, item: AgendaItem, later: Meeting, made: Made
) -> None:
    made(item.id, "Sign the protocol")
    again = add_item(desk, later.id, item.title).made
    made(again, "New today")
    assert words(open_on_item(desk, again)) == ["Sign the protocol"]

    complete_action(desk, open_on_item(desk, again).actions[0].action.id)
    assert words(open_on_item(desk, again)) == []


def test_an_item_that_is_gone_is_said_so(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        open_on_item(desk, "00000000-0000-4000-8000-999999999999")
