from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.people import Organisation, OrganisationKind, Seat, Standing
from chair_desk.services.attendance_matrix import latest_of
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.members import Member
from chair_desk.services.organisations import organisations
from chair_desk.services.partners import partner_card
from chair_desk.services.people import (
    add_organisation,
    add_person,
    agree_level,
    appoint,
    change_organisation,
    end_organisation,
    members_on,
    remove_organisation,
    replace_organisation,
)

SeatOf = Callable[[OrganisationKind], Seat]
Snapshot = Callable[[], dict[str, list[object]]]


def test_a_new_partner_comes_last_and_gets_the_ladder_of_its_kind(desk: Desk) -> None:
    made = add_organisation(
        desk, "Tarn Valley Ambulance Trust", kind=OrganisationKind.AMBULANCE
    ).made

    assert organisations(desk)[-1].id == made
    assert existing(desk, Organisation, made).ladder == "ambulance"


def test_a_partner_of_a_kind_the_profile_lacks_gets_that_kinds_ladder(desk: Desk) -> None:
    made = add_organisation(
        desk,
        "City police",
        kind=OrganisationKind.POLICE,
        standing=Standing.RELEVANT,
    ).made

    assert existing(desk, Organisation, made).ladder.startswith("police")


def test_a_partner_may_be_unranked(desk: Desk) -> None:
    made = add_organisation(desk, "Faith forum", ladder="").made

    assert existing(desk, Organisation, made).ladder == ""


def test_a_partner_needs_a_name(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        add_organisation(desk, " ")

    assert set(refused.value.problems) == {"name"}


def test_a_successor_takes_over_the_seats_and_the_past_keeps_its_name(
    desk: Desk, body: Body, seat_of: SeatOf, snapshot: Snapshot
) -> None:
    seat = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    assert seat.organisation_id
    change_organisation(desk, seat.organisation_id, name="Westmarch CCG")
    agree_level(desk, seat.id, 5, starts_on=date(2022, 1, 1))
    appoint(desk, seat.id, add_person(desk, "Marcus Wrenfield").made, starts_on=date(2021, 1, 1))
    before = snapshot()

    made = replace_organisation(
        desk, seat.organisation_id, "NHS Westmarch ICB", starts_on=date(2022, 7, 1)
    ).made

    def health(on: date) -> Member:
        return next(
            one
            for one in members_on(desk, body.id, on)
            if one.organisation and one.organisation.kind is OrganisationKind.HEALTH_COMMISSIONER
        )

    june, july = health(date(2022, 6, 30)), health(date(2022, 7, 1))
    assert june.organisation is not None
    assert july.organisation is not None
    assert (june.organisation.name, july.organisation.name) == (
        "Westmarch CCG",
        "NHS Westmarch ICB",
    )
    assert july.organisation.predecessor_id == june.organisation.id
    assert june.person == july.person is not None
    assert (june.agreed_level, july.agreed_level) == (5, 5)
    assert existing(desk, Organisation, made).standing is Standing.STATUTORY
    undo(desk)
    assert snapshot() == before


def test_two_forces_that_merge_become_one_partner(
    desk: Desk, seat_of: SeatOf, snapshot: Snapshot
) -> None:
    west = seat_of(OrganisationKind.POLICE).organisation_id or ""
    east = add_organisation(desk, "Eastmarch Police", kind=OrganisationKind.POLICE).made
    day = date(2027, 4, 1)
    both = replace_organisation(desk, west, "Marches Police", starts_on=day).made
    before = snapshot()

    made = replace_organisation(desk, east, "marches police", starts_on=day).made

    assert made == both
    gone = existing(desk, Organisation, east)
    assert (gone.successor_id, gone.ends_on) == (both, date(2027, 3, 31))
    assert len([row for row in desk.rows(Organisation) if row.name == "Marches Police"]) == 1
    everything = {row.id: row for row in desk.rows(Organisation)}
    assert {latest_of(everything, one) for one in (west, east, both)} == {both}
    assert [row.name for row in partner_card(desk, both, day).predecessors] == [
        existing(desk, Organisation, west).name,
        "Eastmarch Police",
    ]
    undo(desk)
    assert snapshot() == before


def test_a_partner_that_leaves_takes_its_seats_along(
    desk: Desk, body: Body, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    assert seat.organisation_id

    end_organisation(desk, seat.organisation_id, date(2026, 12, 31))

    def is_there(on: date) -> bool:
        return seat.id in [one.seat.id for one in members_on(desk, body.id, on)]

    assert is_there(date(2026, 12, 31))
    assert not is_there(date(2027, 1, 1))
    assert seat.organisation_id not in [row.id for row in organisations(desk, date(2027, 1, 1))]


def test_a_partner_does_not_end_before_it_starts(desk: Desk) -> None:
    made = add_organisation(desk, "New", starts_on=date(2026, 1, 1)).made

    for end in (
        lambda: change_organisation(desk, made, ends_on=date(2025, 12, 31)),
        lambda: end_organisation(desk, made, date(2025, 12, 31)),
    ):
        with pytest.raises(Refused) as refused:
            end()
        assert set(refused.value.problems) == {"ends_on"}


def test_only_a_partner_that_nothing_names_is_removed(
    desk: Desk, seat_of: SeatOf, snapshot: Snapshot
) -> None:
    made = add_organisation(desk, "Typed twice").made
    before = snapshot()
    remove_organisation(desk, made)
    undo(desk)
    assert snapshot() == before
    seat = seat_of(OrganisationKind.CAFCASS)
    assert seat.organisation_id

    with pytest.raises(Refused, match="Seats"):
        remove_organisation(desk, seat.organisation_id)
