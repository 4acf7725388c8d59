import pytest

from chair_desk.records.meetings import ItemState, Meeting, MeetingState
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.held import has_begun, mark_held
from chair_desk.services.history import undo
from chair_desk.services.minutes import add_paragraph


def test_a_meeting_minuted_afterwards_was_held(desk: Desk, meeting: Meeting) -> None:
    first = agenda(desk, meeting.id).lines[0].item
    add_paragraph(desk, first.id, "The Chair welcomed everybody.")
    assert not has_begun(desk, meeting.id)

    mark_held(desk, meeting.id)

    assert existing(desk, Meeting, meeting.id).state is MeetingState.MINUTES_DRAFT
    states = [line.item.state for line in agenda(desk, meeting.id).lines]
    assert states[0] is ItemState.DONE
    assert set(states[1:]) == {ItemState.PLANNED}


def test_one_undo_takes_it_back(desk: Desk, meeting: Meeting) -> None:
    mark_held(desk, meeting.id)

    undo(desk)

    assert not has_begun(desk, meeting.id)


def test_a_meeting_that_has_begun_is_not_held_again(desk: Desk, meeting: Meeting) -> None:
    mark_held(desk, meeting.id)

    with pytest.raises(Refused):
        mark_held(desk, meeting.id)
