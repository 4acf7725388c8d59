from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chair_desk.services.action_tracker import GroupedBy, Showing, Tracker, tracker
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.sample import write_sample


def now() -> datetime:
    return datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder / "Westmarch.chairdesk", home=folder / "home")
    return (folder / "Westmarch.chairdesk").read_bytes()


@pytest.fixture
def desk(sample: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample)
    made = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    yield made
    made.close()


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
