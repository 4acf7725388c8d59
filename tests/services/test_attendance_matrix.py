"""The matrix of a real board: who came, at what level, by partner and by seat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.attendance_measures import Rate, represented_rate
from chair_desk.records.boards import Body
from chair_desk.records.meetings import Meeting, MeetingKind, MeetingState
from chair_desk.records.people import Organisation, OrganisationKind, Seat, SeatKind
from chair_desk.services.attendance_matrix import By, Matrix, Row, matrix
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.people import (
    add_person,
    agree_level,
    appoint,
    appoint_deputy,
    end_appointment,
)

SeatOf = Callable[[OrganisationKind], Seat]
Line = tuple[str, Presence, int | None]
Held = Callable[..., str]
UP_TO = date(2026, 12, 31)


@pytest.fixture
def police(seat_of: SeatOf) -> Seat:
    return seat_of(OrganisationKind.POLICE)


@pytest.fixture
def holder(desk: Desk, police: Seat) -> str:
    person = add_person(desk, "Yasmin Thornbury").made
    appoint(desk, police.id, person, starts_on=date(2026, 2, 1), rank="ACC")
    return person


@pytest.fixture
def deputy(desk: Desk, police: Seat) -> str:
    person = add_person(desk, "Priya Sandalwood").made
    appoint_deputy(desk, police.id, person, rank="Det Supt")
    return person


@pytest.fixture
def held(desk: Desk, body: Body, police: Seat) -> Held:
    """Record a meeting on the tenth of a month of 2026, with these lines for a seat."""

    def record(month: int, *lines: Line, seat: Seat = police, **values: object) -> str:
        made = add_meeting(desk, body.id, date(2026, month, 10)).made
        with desk.change("Held") as step:
            step.update(Meeting, made, state=MeetingState.MINUTES_DRAFT, **values)
            for row in desk.rows(Attendance, meeting_id=made):
                step.delete(Attendance, row.id)
            for person_id, presence, level in lines:
                step.insert(
                    Attendance(
                        id=desk.new_id(), meeting_id=made, person_id=person_id, seat_id=seat.id,
                        presence=presence, level=level, rank=f"level {level}",
                    )
                )  # fmt: skip
        return made

    return record


def row_of(found: Matrix, seat: Seat) -> Row:
    return next(row for row in found.rows if seat.id in [one.id for one in row.seats])


def came(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.came.value for cell in cells]


def test_each_meeting_says_how_a_partner_came_and_at_what_level(
    desk: Desk, police: Seat, held: Held, holder: str, deputy: str
) -> None:
    held(2, (holder, Presence.PRESENT, 4))
    held(3, (holder, Presence.APOLOGY, 4), (deputy, Presence.DEPUTY, 2))
    held(4, (holder, Presence.APOLOGY, 4))
    held(5, (holder, Presence.NO_SHOW, 4))

    row = row_of(matrix(desk, to_on=UP_TO), police)

    assert came(row.cells) == ["member", "deputy", "apology", "nobody"]
    assert [cell.level for cell in row.cells] == [4, 2, None, None]
    assert [cell.can_commit for cell in row.cells] == [True, False, False, False]
    assert row.agreed == 4
    assert represented_rate(row.cells) == Rate(2, 4)


def test_a_seat_not_yet_filled_is_no_absence(
    desk: Desk, police: Seat, held: Held, holder: str
) -> None:
    stranger = add_person(desk, "Bridie Calverstone").made
    held(1, (stranger, Presence.OBSERVER, None))
    held(2, (holder, Presence.PRESENT, 4))

    row = row_of(matrix(desk, to_on=UP_TO), police)

    assert came(row.cells) == ["not_live", "member"]
    assert represented_rate(row.cells) == Rate(1, 1)


def test_a_letter_lifts_a_deputy_and_the_own_rank_stays_beside_it(
    desk: Desk, police: Seat, held: Held, holder: str, deputy: str
) -> None:
    add_delegation(
        desk, police.organisation_id or "", holder, deputy,
        starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31),
    )  # fmt: skip
    held(2, (deputy, Presence.DEPUTY, 2))
    held(3, (deputy, Presence.DEPUTY, 2))
    held(4, (deputy, Presence.DEPUTY, 2))

    row = row_of(matrix(desk, to_on=UP_TO), police)

    assert [(cell.level, cell.own_level, cell.has_letter) for cell in row.cells] == [
        (2, 2, False), (4, 2, True), (2, 2, False),
    ]  # fmt: skip


def test_a_new_agreement_never_moves_a_past_reading(
    desk: Desk, police: Seat, held: Held, holder: str
) -> None:
    agree_level(desk, police.id, 4, starts_on=date(2026, 1, 1))
    held(2, (holder, Presence.PRESENT, 3))
    before = row_of(matrix(desk, to_on=UP_TO), police).cells[0]
    agree_level(desk, police.id, 3, starts_on=date(2026, 6, 1))
    held(7, (holder, Presence.PRESENT, 3))

    cells = row_of(matrix(desk, to_on=UP_TO), police).cells

    assert cells[0] == before
    assert [cell.can_commit for cell in cells] == [False, True]


def test_successor_and_predecessor_stand_in_one_row_with_the_join_shown(
    desk: Desk, seat_of: SeatOf, held: Held, body: Body
) -> None:
    now = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    old, old_seat = desk.new_id(), desk.new_id()
    with desk.change("Old") as step:
        step.insert(Organisation(id=old, name="Westmarch CCG", ends_on=date(2026, 6, 30)))
        step.insert(Seat(id=old_seat, body_id=body.id, organisation_id=old))
        step.update(Organisation, now.organisation_id or "", predecessor_id=old)
    before, after = add_person(desk, "Olga Fernleigh").made, add_person(desk, "Sunita Brook").made
    ended = appoint(desk, old_seat, before, rank="").made
    end_appointment(desk, ended, date(2026, 6, 30))
    appoint(desk, now.id, after, starts_on=date(2026, 7, 1), rank="CNO")
    seat = desk.get(Seat, old_seat)
    assert seat is not None
    held(5, (before, Presence.PRESENT, 4), seat=seat)
    held(7, (after, Presence.PRESENT, 4), seat=now)

    row = row_of(matrix(desk, to_on=UP_TO), now)

    assert came(row.cells) == ["member", "member"]
    assert [one.name for one in row.joined] == ["Westmarch CCG"]
    by_seat = matrix(desk, to_on=UP_TO, by=By.SEAT)
    assert came(row_of(by_seat, now).cells) == ["not_live", "member"]
    assert came(row_of(by_seat, seat).cells) == ["member", "not_live"]


def test_extraordinary_meetings_can_be_left_out(
    desk: Desk, police: Seat, held: Held, holder: str
) -> None:
    held(2, (holder, Presence.PRESENT, 4))
    held(3, (holder, Presence.PRESENT, 4), kind=MeetingKind.EXTRAORDINARY)

    assert len(matrix(desk, to_on=UP_TO).meetings) == 2
    assert len(matrix(desk, to_on=UP_TO, with_extraordinary=False).meetings) == 1


def test_a_meeting_without_a_register_is_named_and_counts_nowhere(
    desk: Desk, police: Seat, held: Held, holder: str
) -> None:
    held(2, (holder, Presence.PRESENT, 4))
    empty = held(3)

    found = matrix(desk, to_on=UP_TO)

    assert [one.id for one in found.unregistered] == [empty]
    assert came(row_of(found, police).cells) == ["member"]


def test_part_and_video_are_known_of_each_cell(
    desk: Desk, police: Seat, held: Held, holder: str
) -> None:
    first = held(2, (holder, Presence.PRESENT, 4))
    second = held(3, (holder, Presence.PRESENT, 4))
    line = desk.rows(Attendance, meeting_id=first)[0]
    with desk.change("Left") as step:
        step.update(Attendance, line.id, is_remote=True)
        step.insert(
            Movement(id=desk.new_id(), attendance_id=desk.rows(Attendance, meeting_id=second)[0].id,
                     kind=MovementKind.OUT)
        )  # fmt: skip

    cells = row_of(matrix(desk, to_on=UP_TO), police).cells

    assert [bool(cell.is_remote) for cell in cells] == [True, False]
    assert [bool(cell.is_part) for cell in cells] == [False, True]


def test_the_next_meeting_shows_who_is_expected(
    desk: Desk, police: Seat, body: Body, held: Held, holder: str
) -> None:
    held(2, (holder, Presence.PRESENT, 4))
    coming = add_meeting(desk, body.id, date(2026, 11, 19)).made

    found = matrix(desk, to_on=date(2026, 9, 1))
    row = row_of(found, police)

    assert found.coming is not None
    assert found.coming.id == coming
    assert row.expected is not None
    assert (row.expected.came, row.expected.person_ids) == (Came.EXPECTED, (holder,))
    assert len(row.cells) == 1


def test_who_is_not_ranked_is_counted_without_a_level(desk: Desk, held: Held) -> None:
    chair = next(seat for seat in desk.rows(Seat) if seat.kind is SeatKind.CHAIR)
    person = add_person(desk, "Rosalind Fernleigh").made
    held(2, (person, Presence.PRESENT, None), seat=chair)

    row = row_of(matrix(desk, to_on=UP_TO), chair)

    assert not row.is_ranked
    assert (row.agreed, came(row.cells)) == (None, ["member"])
