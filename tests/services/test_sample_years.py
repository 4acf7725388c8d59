"""The sample board of more than two years: the same story in the midst of a real board's bulk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.boards import BodyKind
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Seat
from chair_desk.services.boards import bodies
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.meetings import meetings
from chair_desk.services.references import next_action_reference, next_decision_reference
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR, TODAY
from chair_desk.services.session_clock import timing
from chair_desk.services.soundness import faults

NOW = datetime(2026, 11, 19, 10, 47, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("years")
    path = write_sample(folder / "three.chairdesk", years=3, home=folder / "home")
    opened = open_desk(path, who=CHAIR, home=folder / "home", now=lambda: NOW)
    yield opened
    opened.close()


def test_three_years_are_sound(desk: Desk) -> None:
    assert faults(desk) == []


def test_the_executive_meets_monthly_and_each_sub_group_six_times_a_year(desk: Desk) -> None:
    for body in bodies(desk):
        days = [row.held_on for row in meetings(desk, body.id) if row.held_on.year == 2025]
        assert (
            len(days)
            == {BodyKind.BOARD: 4, BodyKind.EXECUTIVE: 12, BodyKind.SUB_GROUP: 6}[body.kind]
        )


def test_minutes_are_confirmed_at_the_meeting_after(desk: Desk) -> None:
    for body in bodies(desk):
        last, *held = [row for row in meetings(desk, body.id) if row.held_on < TODAY]
        assert {row.state for row in held} == {MeetingState.CONFIRMED}
        assert last.state in {MeetingState.CHECKED, MeetingState.CONFIRMED}


def test_numbers_of_the_other_years_leave_those_of_the_story_alone(desk: Desk) -> None:
    assert (next_action_reference(desk), next_decision_reference(desk)) == ("A-124", "D-041")
    references = [
        *(row.reference for row in desk.rows(Action)),
        *(row.reference for row in desk.rows(Decision)),
        *(row.reference for row in desk.rows(LogEntry)),
    ]
    assert len(references) == len(set(references))


def test_nothing_of_the_other_years_is_late(desk: Desk) -> None:
    late = [
        row.reference
        for row in desk.rows(Action, state=(ActionState.OPEN, ActionState.AT_RISK))
        if row.due_on and row.due_on < TODAY
    ]

    assert sorted(late) == ["A-098", "A-101", "A-104", "A-106", "A-109", "A-110"]


def test_there_are_sixty_seats_and_todays_meeting_goes_on(desk: Desk) -> None:
    today = desk.rows(Meeting, held_on=TODAY)[0]

    assert desk.count(Seat) == 60
    assert timing(desk, today.id).item_words == "16 minutes left on item 5"


def test_the_board_begins_three_years_ago(desk: Desk) -> None:
    assert min(row.held_on for row in desk.rows(Meeting)) < date(2023, 10, 15)
