from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Organisation
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import BroughtTogether, bring_in, hand_over
from chair_desk.services.meetings import add_meeting
from chair_desk.services.settling import open_matters
from chair_desk.services.untangling import untangle
from tests.services.copies import second_desk

NAMES = ("Neglect", "Exploitation", "Homes")


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    found = add_meeting(desk, main_body(desk).id, date(2026, 9, 24)).made
    for name in NAMES:
        add_item(desk, found, title=name)
    return found


@pytest.fixture
def chair(desk: Desk, meeting_id: str, tmp_path: Path) -> Iterator[Desk]:
    other = second_desk(desk, tmp_path)
    yield other
    assert other.file.check() == []
    other.close()


def item(desk: Desk, title: str) -> AgendaItem:
    (found,) = desk.rows(AgendaItem, title=title)
    return found


def put_under(desk: Desk, title: str, parent: str) -> None:
    with desk.change("Moved the item") as step:
        step.update(AgendaItem, item(desk, title).id, parent_id=item(desk, parent).id)


def exchange(desk: Desk, chair: Desk, folder: Path) -> list[BroughtTogether]:
    """Bring in copies that were made at the same time, then once more to be even."""
    done = []
    for turn in range(2):
        ours, theirs = folder / f"{turn} a.chairdesk", folder / f"{turn} b.chairdesk"
        hand_over(desk, ours)
        hand_over(chair, theirs)
        done += [bring_in(desk, theirs), bring_in(chair, ours)]
    return done


def parents(desk: Desk) -> dict[str, str | None]:
    return {name: item(desk, name).parent_id for name in NAMES}


def test_two_items_put_under_each_other_stand_again_on_both_alike(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    put_under(desk, "Neglect", "Exploitation")
    put_under(chair, "Exploitation", "Neglect")

    done = exchange(desk, chair, tmp_path)

    assert parents(desk) == parents(chair)
    assert sum(parent is None for parent in parents(desk).values()) == 2
    assert desk.file.loops() == chair.file.loops() == []
    assert open_matters(desk) == open_matters(chair) == []
    for one in done[:2]:
        assert any("put under the other" in note and "Neglect" in note for note in one.notes)


def test_three_that_follow_each_other_lose_one_link(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    put_under(desk, "Neglect", "Exploitation")
    put_under(desk, "Exploitation", "Homes")
    put_under(chair, "Homes", "Neglect")

    exchange(desk, chair, tmp_path)

    assert parents(desk) == parents(chair)
    assert sum(parent is None for parent in parents(desk).values()) == 1
    assert desk.file.loops() == []


def test_what_only_leads_into_a_loop_keeps_its_place(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    put_under(desk, "Homes", "Neglect")
    put_under(desk, "Neglect", "Exploitation")
    put_under(chair, "Exploitation", "Neglect")

    exchange(desk, chair, tmp_path)

    assert item(desk, "Homes").parent_id == item(desk, "Neglect").id
    assert desk.file.loops() == []


def test_organisations_that_became_each_other_are_told_apart(desk: Desk) -> None:
    with desk.change("Wrote") as step:
        step.insert(Organisation(id="a", name="East"), Organisation(id="b", name="West"))
        step.update(Organisation, "a", predecessor_id="b")
        step.update(Organisation, "b", predecessor_id="a")
    with desk.change("Untangled") as step:
        (note,) = untangle(desk, step, {"organisation": ["a", "b"]})

    assert "“East”" in note
    assert "“West”" in note
    assert len([one for one in desk.rows(Organisation) if one.predecessor_id]) == 1


def test_confirmed_minutes_are_left_as_they_are(desk: Desk, meeting_id: str) -> None:
    first, second = item(desk, "Neglect").id, item(desk, "Homes").id
    with desk.change("Wrote") as step:
        step.update(AgendaItem, first, parent_id=second)
        step.update(AgendaItem, second, parent_id=first)
        step.update(Meeting, meeting_id, state=MeetingState.CONFIRMED)
    with desk.change("Untangled") as step:
        assert list(untangle(desk, step, {"agenda_item": [first]})) == []


def test_nothing_is_done_where_nothing_leads_back(desk: Desk, meeting_id: str) -> None:
    put_under(desk, "Neglect", "Homes")
    ids = [row.id for row in desk.rows(AgendaItem)]
    with desk.change("Untangled") as step:
        found = untangle(desk, step, {"agenda_item": ids, "body": [desk.rows(Body)[0].id]})
        assert list(found) == []
