from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    Organisation,
    OrganisationKind,
    Seat,
    SeatKind,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.people import (
    add_person,
    add_seat,
    agree_level,
    appoint,
    change_seat,
    end_seat,
    remove_seat,
)
from chair_desk.services.seats import seats

SeatOf = Callable[[OrganisationKind], Seat]
Snapshot = Callable[[], dict[str, list[object]]]


def test_a_partners_seat_starts_with_an_agreed_level_and_comes_last(desk: Desk, body: Body) -> None:
    trust = desk.rows(Organisation, kind=OrganisationKind.HEALTH_TRUST, order=("place",))[0]

    made = add_seat(desk, body.id, organisation_id=trust.id, role="Second member").made

    assert seats(desk, body.id)[-1].id == made
    assert [row.level for row in desk.rows(AgreedLevel, seat_id=made)] == [3]


def test_a_seat_needs_a_partner_or_a_role(desk: Desk, body: Body) -> None:
    with pytest.raises(Refused) as refused:
        add_seat(desk, body.id, role=" ")

    assert set(refused.value.problems) == {"role"}


def test_agreeing_a_level_adds_a_dated_row(desk: Desk, seat_of: SeatOf, snapshot: Snapshot) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    before = snapshot()

    changes = agree_level(desk, seat.id, 2)

    assert changes.label == "Agreed level 2 for Member"
    assert existing(desk, AgreedLevel, changes.made).starts_on == desk.today()
    assert desk.count(AgreedLevel, seat_id=seat.id) == 2
    undo(desk)
    assert snapshot() == before


def test_agreeing_again_on_the_same_day_corrects_that_days_row(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    first = agree_level(desk, seat.id, 2).made

    assert agree_level(desk, seat.id, 4).made == first
    assert existing(desk, AgreedLevel, first).level == 4


def test_only_levels_from_one_to_five_and_only_for_partners(
    desk: Desk, body: Body, seat_of: SeatOf
) -> None:
    chair = desk.rows(Seat, body_id=body.id, kind=SeatKind.CHAIR)[0]

    with pytest.raises(Refused) as refused:
        agree_level(desk, seat_of(OrganisationKind.CAFCASS).id, 6)
    assert set(refused.value.problems) == {"level"}
    with pytest.raises(Refused, match="Only the seats of partners"):
        agree_level(desk, chair.id, 3)


def test_ending_a_seat_ends_who_holds_it(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    made = appoint(desk, seat.id, add_person(desk, "Nell Applegarth").made).made

    end_seat(desk, seat.id, date(2026, 12, 31))

    assert existing(desk, Appointment, made).ends_on == date(2026, 12, 31)
    assert existing(desk, Seat, seat.id).ends_on == date(2026, 12, 31)


def test_a_seat_that_somebody_is_still_to_come_to_does_not_end(
    desk: Desk, seat_of: SeatOf, snapshot: Snapshot
) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    appoint(desk, seat.id, add_person(desk, "Nell").made, starts_on=date(2027, 1, 1))
    before = snapshot()

    with pytest.raises(Refused):
        end_seat(desk, seat.id, date(2026, 12, 31))

    assert snapshot() == before


def test_a_seat_changes_its_role_and_its_days_in_order(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    change_seat(desk, seat.id, role="Member for family courts", starts_on=date(2026, 1, 1))

    with pytest.raises(Refused) as refused:
        change_seat(desk, seat.id, ends_on=date(2025, 12, 31))

    assert set(refused.value.problems) == {"ends_on"}
    assert existing(desk, Seat, seat.id).role == "Member for family courts"


def test_a_seat_that_was_held_is_not_removed(
    desk: Desk, seat_of: SeatOf, snapshot: Snapshot
) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    before = snapshot()
    remove_seat(desk, seat.id)
    assert desk.get(Seat, seat.id) is None
    undo(desk)
    assert snapshot() == before
    appoint(desk, seat.id, add_person(desk, "Nell").made)

    with pytest.raises(Refused, match="Appointments"):
        remove_seat(desk, seat.id)
