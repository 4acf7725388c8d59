"""Each profile of a board: its usual partners, read by their own ladders, dated by appointment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import SeatKind
from chair_desk.services.attendance_matrix import By, matrix
from chair_desk.services.attendance_reading import level_lines
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import create_desk
from chair_desk.services.members import members_on
from chair_desk.services.ranks import ladder_of
from chair_desk.services.taking_seats import bring_to_seat
from tests.services.conftest import Clock, counted_ids

# A plain board ranks nobody: its partners have no ladder.
PROFILES = sorted(
    path.stem
    for path in (Path(__file__).parents[2] / "resources" / "board_profiles").glob("*.toml")
    if path.stem != "plain_board"
)
DAY = date(2026, 8, 20)


@pytest.mark.parametrize("profile", PROFILES)
def test_levels_come_from_the_partners_own_ladder(
    profile: str, tmp_path: Path, clock: Clock
) -> None:
    desk = create_desk(
        tmp_path / "board.chairdesk", who="Gwen", home=tmp_path, now=clock, new_id=counted_ids()
    )
    try:
        new_board(desk, NewBoard(profile=profile, name="Westmarch Board"))
        body = main_body(desk)
        titles = {}
        for number, member in enumerate(members_on(desk, body.id, desk.today())):
            ladder = ladder_of(desk, member.organisation)
            if member.seat.kind is SeatKind.MEMBER and ladder and member.organisation:
                rung = ladder.rungs[number % len(ladder.rungs)]
                bring_to_seat(desk, member.seat.id, f"Person Number{number}", rank=rung.title,
                              post=rung.title, starts_on=date(2026, 1, 1))  # fmt: skip
                titles[member.seat.id] = (ladder, rung)
        assert titles
        with desk.change("Held") as step:
            held = Meeting(id=desk.new_id(), body_id=body.id, held_on=DAY,
                           state=MeetingState.MINUTES_DRAFT)  # fmt: skip
            step.insert(held)
            for member in members_on(desk, body.id, DAY):
                if member.person is not None and member.appointment is not None:
                    step.insert(
                        Attendance(id=desk.new_id(), meeting_id=held.id, seat_id=member.seat.id,
                                   person_id=member.person.id, presence=Presence.PRESENT,
                                   rank=member.appointment.rank, level=member.appointment.level)
                    )  # fmt: skip
        rows = [row for row in matrix(desk, body.id, by=By.SEAT).rows if row.key in titles]
        assert len(rows) == len(titles)
        for row in rows:
            ladder, rung = titles[row.key]
            assert row.cells[0].level == rung.level
            lines = {line.level: line for line in level_lines(desk, row)}
            assert f"{rung.title}: {ladder.steps_words(rung)}" in lines[rung.level].steps
            assert lines[rung.level].came == 1
    finally:
        desk.close()
