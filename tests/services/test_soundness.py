from __future__ import annotations

from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.canonical import fingerprint
from chair_desk.services.desk import Desk
from chair_desk.services.soundness import faults


def test_a_board_that_works_is_sound(desk: Desk, meeting: Meeting) -> None:
    assert faults(desk) == []


def test_minutes_with_another_hash_than_was_kept_are_named(desk: Desk, meeting: Meeting) -> None:
    with desk.change("As if confirmed") as step:
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED, confirmed_hash="0" * 64)

    assert fingerprint(desk, meeting.id) != "0" * 64
    assert faults(desk) == ["The minutes of 17 September 2026 are not as they were confirmed."]
