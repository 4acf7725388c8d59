from __future__ import annotations

from chair_desk.records.attendance_cells import RegisterLine
from chair_desk.services.attendance_ground import lines_by_seat


def test_one_line_of_a_seat_at_a_meeting_stands_alone() -> None:
    single, several = lines_by_seat([line("m1", "s1", "a"), line("m2", "s1", "b")])

    assert {meeting: one[2] for meeting, one in single["s1"].items()} == {"m1": "a", "m2": "b"}
    assert several == {}


def test_several_lines_of_a_seat_at_one_meeting_are_kept_apart_in_their_order() -> None:
    single, several = lines_by_seat(
        [line("m1", "s1", "a"), line("m2", "s1", "b"), line("m2", "s1", "c"), line("m2", "s2", "d")]
    )

    assert list(single["s1"]) == ["m1"]
    assert list(single["s2"]) == ["m2"]
    assert [one.line_id for one in several["s1", "m2"]] == ["b", "c"]


def line(meeting_id: str, seat_id: str, line_id: str) -> RegisterLine:
    return meeting_id, seat_id, line_id, "p", "present", 4, "ACC", 0, 0
