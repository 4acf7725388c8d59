from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import add_person, appoint, change_appointment, end_appointment
from chair_desk.services.register_seed import expect_members

SeatOf = Callable[[OrganisationKind], Seat]


def line_of(desk: Desk, meeting: Meeting, person_id: str) -> Attendance:
    return desk.rows(Attendance, meeting_id=meeting.id, person_id=person_id)[0]


def test_a_person_with_two_seats_has_two_lines(
    desk: Desk, meeting: Meeting, seat_of: SeatOf
) -> None:
    person = add_person(desk, "Sunita Brookvale").made
    appoint(desk, seat_of(OrganisationKind.PUBLIC_HEALTH).id, person)
    appoint(desk, seat_of(OrganisationKind.COUNCIL).id, person)

    expect_members(desk, meeting.id)

    assert desk.count(Attendance, meeting_id=meeting.id, person_id=person) == 2


def test_a_seat_with_nobody_in_post_has_no_line(desk: Desk, meeting: Meeting) -> None:
    assert desk.count(Attendance, meeting_id=meeting.id) == 2


def test_rank_and_level_are_those_of_the_day(desk: Desk, body: Body, seat_of: SeatOf) -> None:
    person = add_person(desk, "Priya Sandalwood").made
    seat = seat_of(OrganisationKind.POLICE)
    first = appoint(desk, seat.id, person, starts_on=date(2025, 1, 1), rank="Det Supt").made
    september = existing(desk, Meeting, add_meeting(desk, body.id, date(2026, 9, 17)).made)
    end_appointment(desk, first, date(2026, 10, 31))
    appoint(desk, seat.id, person, starts_on=date(2026, 11, 1), rank="Det Ch Supt")
    november = existing(desk, Meeting, add_meeting(desk, body.id, date(2026, 11, 19)).made)

    assert (line_of(desk, september, person).rank, line_of(desk, september, person).level) == (
        "Det Supt",
        2,
    )
    assert line_of(desk, november, person).level == 3


def test_filling_in_again_follows_a_correction_and_changes_nothing_else(
    desk: Desk, meeting: Meeting, seat_of: SeatOf
) -> None:
    person = add_person(desk, "Priya Sandalwood").made
    made = appoint(desk, seat_of(OrganisationKind.POLICE).id, person, rank="DCI").made
    expect_members(desk, meeting.id)
    line = line_of(desk, meeting, person)

    change_appointment(desk, made, rank="ACC")
    expect_members(desk, meeting.id)

    assert line_of(desk, meeting, person).id == line.id
    assert line_of(desk, meeting, person).level == 4
    assert not expect_members(desk, meeting.id)


def test_what_was_marked_already_is_left_alone(
    desk: Desk, meeting: Meeting, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    person = add_person(desk, "Priya Sandalwood").made
    made = appoint(desk, seat.id, person, starts_on=date(2025, 1, 1), rank="DCI").made
    expect_members(desk, meeting.id)
    line = line_of(desk, meeting, person)
    with desk.change("Marked") as step:
        step.update(Attendance, line.id, presence=Presence.APOLOGY)

    end_appointment(desk, made, date(2026, 1, 1))
    expect_members(desk, meeting.id)

    assert line_of(desk, meeting, person).presence is Presence.APOLOGY


def test_somebody_who_left_the_board_is_no_longer_expected(
    desk: Desk, meeting: Meeting, seat_of: SeatOf
) -> None:
    person = add_person(desk, "Priya Sandalwood").made
    made = appoint(
        desk, seat_of(OrganisationKind.POLICE).id, person, starts_on=date(2025, 1, 1)
    ).made
    expect_members(desk, meeting.id)

    end_appointment(desk, made, date(2026, 1, 1))
    expect_members(desk, meeting.id)

    assert desk.count(Attendance, meeting_id=meeting.id, person_id=person) == 0


def test_an_expected_line_with_a_movement_stays(
    desk: Desk, meeting: Meeting, seat_of: SeatOf
) -> None:
    person = add_person(desk, "Priya Sandalwood").made
    made = appoint(
        desk, seat_of(OrganisationKind.POLICE).id, person, starts_on=date(2025, 1, 1)
    ).made
    expect_members(desk, meeting.id)
    line = line_of(desk, meeting, person)
    with desk.change("Came") as step:
        step.insert(Movement(id="m", attendance_id=line.id, kind=MovementKind.IN))

    end_appointment(desk, made, date(2026, 1, 1))
    expect_members(desk, meeting.id)

    assert line_of(desk, meeting, person) == line


def test_a_guest_who_is_expected_stays(desk: Desk, meeting: Meeting) -> None:
    guest = add_person(desk, "Nell Applegarth").made
    with desk.change("Invited") as step:
        step.insert(Attendance(id="g", meeting_id=meeting.id, person_id=guest))

    expect_members(desk, meeting.id)

    assert line_of(desk, meeting, guest).id == "g"
