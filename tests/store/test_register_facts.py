from __future__ import annotations

from datetime import date

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.attendance_cells import RegisterFact
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Person, Seat
from chair_desk.store.desk_file import DeskFile


def test_lines_for_a_seat_are_read_with_what_a_cell_needs(desk_file: DeskFile) -> None:
    meeting = desk_file.get(Meeting, "meeting")
    assert meeting is not None
    with desk_file.change("Register") as step:
        step.insert(
            *(Person(id=one, name=one) for one in ("p", "q", "r", "guest")),
            Seat(id="s", body_id=meeting.body_id),
        )
        step.insert(
            Attendance(id="a1", meeting_id="meeting", person_id="p", seat_id="s", rank="ACC",
                       presence=Presence.DEPUTY, level=4, is_remote=True),
            Attendance(id="a2", meeting_id="meeting", person_id="q", seat_id="s", left="11:00"),
            Attendance(id="a3", meeting_id="meeting", person_id="r", seat_id="s"),
            Attendance(id="a4", meeting_id="meeting", person_id="guest"),
            Movement(id="v1", attendance_id="a3", kind=MovementKind.RECUSED),
        )  # fmt: skip

    lines = desk_file.register_lines(meeting.body_id, date(2000, 1, 1), date(2100, 1, 1))
    facts = [RegisterFact._make(line) for line in lines]

    found = {fact.line_id: fact for fact in facts if fact.seat_id == "s"}
    assert set(found) == {"a1", "a2", "a3"}
    assert (found["a1"].presence, found["a1"].level, found["a1"].rank) == ("deputy", 4, "ACC")
    assert [bool(found[one].is_remote) for one in ("a1", "a2", "a3")] == [True, False, False]
    assert [bool(found[one].is_part) for one in ("a1", "a2", "a3")] == [False, True, False]
    assert desk_file.register_lines("other", date(2000, 1, 1), date(2100, 1, 1)) == []
