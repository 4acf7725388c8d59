from __future__ import annotations

import pytest

from chair_desk.records.attendance import Presence
from chair_desk.records.meetings import Meeting
from chair_desk.services.attendance import (
    add_guest,
    mark_apology,
    mark_here,
    register,
    remove_line,
)
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.meetings import close_session, start_session
from chair_desk.services.people import add_person
from chair_desk.services.room_marks import by_video_or_not, go_out, items_to_come, leave


@pytest.fixture
def line_id(desk: Desk, meeting: Meeting) -> str:
    """A guest who is expected nowhere, then marked with an apology."""
    made = add_guest(desk, meeting.id, add_person(desk, "Tobias Fernley").made).made
    start_session(desk, meeting.id)
    mark_apology(desk, made)
    return made


def test_somebody_with_an_apology_can_be_said_to_have_left_in_one_change(
    desk: Desk, meeting: Meeting, line_id: str
) -> None:
    leave(desk, line_id)
    assert register(desk, meeting.id)[-1].words.startswith("Left")

    undo(desk)

    assert register(desk, meeting.id)[-1].words == "Apology"


def test_nobody_is_out_until_an_item_that_is_on_no_agenda(desk: Desk, line_id: str) -> None:
    with pytest.raises(Refused):
        go_out(desk, line_id, until_item_id="nowhere")
    assert register(desk, desk.rows(Meeting)[0].id)[-1].words == "Apology"


def test_joining_by_video_is_being_here(desk: Desk, meeting: Meeting, line_id: str) -> None:
    by_video_or_not(desk, line_id)
    line = register(desk, meeting.id)[-1]
    assert line.is_here
    assert line.attendance.is_remote


def test_only_items_not_yet_taken_can_be_waited_for(desk: Desk, meeting: Meeting) -> None:
    found = items_to_come(desk, meeting.id)
    assert found
    assert all(item.started_at is None for item, _number in found)


def test_with_no_register_taken_nobody_is_called_absent(desk: Desk, meeting: Meeting) -> None:
    start_session(desk, meeting.id)
    close_session(desk, meeting.id)
    lines = register(desk, meeting.id)
    assert all(one.attendance.presence is not Presence.NO_SHOW for one in lines)


def test_whoever_is_taken_off_the_register_is_counted_no_more(
    desk: Desk, meeting: Meeting, line_id: str
) -> None:  # peers 2b 25
    mark_here(desk, line_id)
    assert sum(one.is_here for one in register(desk, meeting.id)) == 1

    remove_line(desk, line_id)

    assert sum(one.is_here for one in register(desk, meeting.id)) == 0
