from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.records.meetings import MeetingState
from chair_desk.services.desk import open_desk
from chair_desk.services.promises import promises
from chair_desk.services.readiness import next_meeting, readiness
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR
from chair_desk.services.today import awaited, sentence
from chair_desk.services.today_authority import last_matrix


def now() -> datetime:
    return datetime(2026, 11, 17, 8, 52, tzinfo=UTC)


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eve")
    return write_sample(folder / "Westmarch.chairdesk", home=folder / "home", is_eve=True)


def test_two_days_before_it_meets_the_board_stands_as_in_the_design(eve: Path) -> None:
    desk = open_desk(eve, who=CHAIR, home=eve.parent / "home", now=now)
    try:
        meeting = next_meeting(desk)
        assert meeting is not None
        assert meeting.state is MeetingState.AGENDA_ISSUED
        found = readiness(desk, meeting.id, last_matrix(desk))
        assert (found.ready_words, found.open_words) == (
            "7 of 10 ready", "2 need chasing, 1 for you",
        )  # fmt: skip
        assert [line.verb for line in found.lines][:3] == [
            "Chase two", "Ask for the ACC", "Open it",
        ]  # fmt: skip
        assert sentence(desk, found, awaited(desk), 7).startswith(
            "The Board meets on Thursday. Two papers are still missing"
        )
        assert [one.text for one in promises(desk)] == [
            "Ring the Chief Constable",
            "Sit with the front door team for a morning",
        ]
    finally:
        desk.close()
