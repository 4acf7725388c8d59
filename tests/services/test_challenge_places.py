from __future__ import annotations

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.services.challenge_places import comes_up_at
from chair_desk.services.challenges import withdraw
from chair_desk.services.desk import Desk
from chair_desk.services.links import End, add_link, links_of
from chair_desk.services.logs import LogLine, entry


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def line(desk: Desk, reference: str) -> LogLine:
    return entry(desk, desk.rows(LogEntry, reference=reference)[0].id)


def words(desk: Desk, reference: str) -> str:
    one = line(desk, reference)
    place = comes_up_at(desk, one, links_of(desk, LogEntry.TABLE, one.entry.id))
    return place.spoken if place else ""


def test_the_item_that_names_a_challenge_takes_it_up(desk: Desk) -> None:
    assert words(desk, "C-014") == "Open item 7"
    assert words(desk, "C-016") == "Open item 5"


def test_an_item_it_is_linked_with_comes_before_one_that_names_it(desk: Desk) -> None:
    item = next(row for row in desk.rows(AgendaItem, title="Section 11: emerging findings"))
    one = line(desk, "C-014")
    add_link(desk, End(LogEntry.TABLE, one.entry.id), End(AgendaItem.TABLE, item.id))
    assert words(desk, "C-014") == "Open item 8"


def test_one_whose_clock_ran_out_stands_on_what_is_overdue(desk: Desk) -> None:
    item = desk.rows(AgendaItem, title="Return home interviews within 72 hours")[-1]
    with desk.change("Another item") as step:
        step.update(AgendaItem, item.id, title="Something else", asked="")
    assert words(desk, "C-016") == "Open item 3"


def test_one_that_is_over_or_made_at_that_meeting_comes_up_nowhere(desk: Desk) -> None:
    withdraw(desk, line(desk, "C-014").entry.id, "It was answered by other means.")
    assert words(desk, "C-014") == ""
    assert words(desk, "C-017") == ""
