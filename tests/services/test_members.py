from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.people import OrganisationKind, Seat, SeatKind
from chair_desk.services.desk import Desk
from chair_desk.services.members import agreed_levels, in_force, members_on
from chair_desk.services.people import (
    add_person,
    add_seat,
    agree_level,
    appoint,
    appoint_deputy,
    end_seat,
)

SeatOf = Callable[[OrganisationKind], Seat]


def test_a_seat_with_nobody_in_post_is_a_member_without_a_person(
    desk: Desk, body: Body, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)

    member = next(one for one in members_on(desk, body.id, desk.today()) if one.seat == seat)

    assert member.person is None
    assert member.appointment is None
    assert member.organisation is not None
    assert member.organisation.name == "Cafcass"
    assert member.is_ranked


def test_deputies_stand_with_the_seat(desk: Desk, body: Body, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    appoint(desk, seat.id, add_person(desk, "Yasmin Thornbury").made)
    appoint_deputy(desk, seat.id, add_person(desk, "Owen Pikestaff").made, rank="DCI")

    member = next(one for one in members_on(desk, body.id, desk.today()) if one.seat == seat)

    assert [(one.person.name, one.appointment.level) for one in member.deputies] == [
        ("Owen Pikestaff", 1)
    ]


def test_a_new_agreed_level_does_not_move_past_readings(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    agree_level(desk, seat.id, 4, starts_on=date(2026, 10, 1))

    assert agreed_levels(desk, [seat.id], date(2026, 9, 30)) == {seat.id: 3}
    assert agreed_levels(desk, [seat.id], date(2026, 10, 1)) == {seat.id: 4}


def test_seats_come_and_go_with_their_days(desk: Desk, body: Body) -> None:
    made = add_seat(
        desk, body.id, role="Lay member", kind=SeatKind.LAY_MEMBER, starts_on=date(2026, 4, 1)
    ).made
    end_seat(desk, made, date(2027, 3, 31))

    def is_there(on: date) -> bool:
        return made in [one.seat.id for one in members_on(desk, body.id, on)]

    assert [
        is_there(day)
        for day in (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))
    ] == [False, True, True, False]


def test_members_of_some_seats_are_as_they_are_among_all(desk: Desk, body: Body) -> None:
    everybody = members_on(desk, body.id, desk.today())
    partner_id = next(one.seat.organisation_id for one in everybody if one.is_ranked)

    theirs = members_on(desk, body.id, desk.today(), organisation_id=partner_id)
    chairs = members_on(desk, body.id, desk.today(), kind=SeatKind.CHAIR)

    assert theirs == [one for one in everybody if one.seat.organisation_id == partner_id]
    assert chairs == [one for one in everybody if one.seat.kind is SeatKind.CHAIR]


def test_lay_members_and_staff_are_not_ranked(desk: Desk, body: Body) -> None:
    members = members_on(desk, body.id, desk.today())

    assert not any(one.is_ranked for one in members if one.seat.kind is not SeatKind.MEMBER)


def test_open_ends_are_in_force(desk: Desk, seat_of: SeatOf) -> None:
    assert in_force(seat_of(OrganisationKind.POLICE), date(1999, 1, 1))
