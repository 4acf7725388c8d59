from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance import Presence
from chair_desk.records.people import Appointment, AppointmentKind, Seat, SeatKind
from chair_desk.records.rules import (
    QUORUM_RULES,
    QuorumRule,
    SeatAtTable,
    is_live,
    live_seats,
    missing_to_close,
    read_quorum,
    sits_for_seat,
)

DAY = date(2026, 3, 3)
SEAT = Seat(id="s1", body_id="b", organisation_id="o", starts_on=date(2020, 1, 1))
HELD = Appointment(id="a1", seat_id="s1", person_id="p1", starts_on=date(2026, 1, 5))


def seats(here: int, away: int) -> list[SeatAtTable]:
    return [
        SeatAtTable(name=f"Seat {number}", is_here=number < here) for number in range(here + away)
    ]


def partner(key: str, *, here: bool, organisation: str = "", live: bool = True) -> SeatAtTable:
    return SeatAtTable(
        name=f"The {organisation or key}",
        partner=key,
        organisation_id=organisation or key,
        is_here=here,
        is_live=live,
    )


NAMED = QuorumRule(rule="all_named_partners", partners=("council", "icb", "police"))


# Seats that count


def test_a_seat_counts_from_the_day_of_its_first_appointment() -> None:
    assert not is_live(SEAT, [HELD], date(2026, 1, 4))
    assert is_live(SEAT, [HELD], date(2026, 1, 5))


def test_a_seat_not_yet_filled_is_not_an_absence() -> None:
    assert not is_live(SEAT, [], DAY)


def test_a_deputy_fills_no_seat() -> None:
    deputy = Appointment(
        id="a2", seat_id="s1", person_id="p2", kind=AppointmentKind.DEPUTY, starts_on=None
    )

    assert not is_live(SEAT, [deputy], DAY)


def test_a_seat_between_two_holders_does_not_count() -> None:
    gone = Appointment(id="a0", seat_id="s1", person_id="p0", ends_on=date(2025, 12, 31))

    assert not is_live(SEAT, [gone, HELD], date(2026, 1, 2))
    assert live_seats([SEAT], [gone, HELD], DAY) == (SEAT,)


def test_a_seat_that_was_given_up_does_not_count() -> None:
    closed = Seat(id="s1", body_id="b", ends_on=date(2026, 2, 28))

    assert not is_live(closed, [HELD], DAY)


def test_observers_and_guests_fill_no_seat() -> None:
    assert sits_for_seat(Presence.PRESENT)
    assert sits_for_seat(Presence.DEPUTY)
    assert not sits_for_seat(Presence.DEPUTY, deputies_count=False)
    for presence in (Presence.OBSERVER, Presence.IN_ATTENDANCE, Presence.APOLOGY):
        assert not sits_for_seat(presence)


# A share of the seats


@pytest.mark.parametrize(("of", "needed"), [(24, 12), (25, 13), (1, 1), (0, 1)])
def test_half_of_the_seats_is_rounded_up(of: int, needed: int) -> None:
    rule = QuorumRule(rule="share_of_live_seats", share=(1, 2))

    assert read_quorum(rule, seats(0, of)).needed == needed


def test_a_third_of_ten_is_four() -> None:
    rule = QuorumRule(rule="share_of_live_seats", share=(1, 3))

    assert not read_quorum(rule, seats(3, 7)).is_met
    assert read_quorum(rule, seats(4, 6)).is_met


def test_a_seat_not_live_is_in_neither_number() -> None:
    table = [*seats(1, 1), SeatAtTable(name="Vacant", is_live=False)]

    reading = read_quorum(QuorumRule(rule="share_of_live_seats"), table)

    assert (reading.here, reading.of, reading.is_met) == (1, 2, True)
    assert "Vacant" not in reading.missing


def test_only_the_sorts_of_seat_that_the_rule_names_count() -> None:
    table = [
        *seats(1, 1),
        SeatAtTable(name="Lay member", kind=SeatKind.LAY_MEMBER, is_here=True),
        SeatAtTable(name="Observer", kind=SeatKind.OBSERVER, is_here=True),
    ]
    kinds = (SeatKind.MEMBER, SeatKind.LAY_MEMBER)

    assert read_quorum(QuorumRule(rule="share_of_live_seats"), table).of == 2
    assert read_quorum(QuorumRule(rule="share_of_live_seats", seat_kinds=kinds), table).of == 3


def test_a_reading_says_how_it_stands() -> None:
    rule = QuorumRule(rule="share_of_live_seats")

    assert read_quorum(rule, seats(2, 1)).words == "Quorate. 2 of 3 seats here, 2 are needed."
    assert read_quorum(rule, seats(0, 1)).words == "Not quorate. 0 of 1 seats here, 1 is needed."
    assert read_quorum(rule, seats(0, 1)).missing == ("Seat 0",)


def test_four_of_six_is_a_number() -> None:
    rule = QuorumRule(rule="number_of_seats", count=4)

    assert read_quorum(rule, seats(4, 2)).is_met
    assert not read_quorum(rule, seats(3, 3)).is_met


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 9), st.integers(1, 9))
def test_one_more_seat_filled_at_the_table_never_loses_quorum(
    here: int, away: int, above: int, below: int
) -> None:
    share = (min(above, below), max(above, below))
    rule = QuorumRule(rule="share_of_live_seats", share=share)

    before, after = (
        read_quorum(rule, seats(here, away + 1)),
        read_quorum(rule, seats(here + 1, away)),
    )

    assert after.is_met or not before.is_met
    assert before.needed == after.needed
    assert read_quorum(rule, seats(here + away + 1, 0)).is_met


# Named partners


def test_every_named_partner_must_be_here() -> None:
    table = [partner(key, here=True) for key in NAMED.partners]

    reading = read_quorum(NAMED, [*table, partner("fire", here=False)])

    assert (reading.is_met, reading.here, reading.of) == (True, 3, 3)
    assert reading.words == "Quorate. Every partner who must be here is here."


def test_a_full_room_without_one_named_partner_is_not_quorate() -> None:
    table = [partner("council", here=True), partner("icb", here=True)]
    others = [partner(f"other {number}", here=True) for number in range(20)]

    reading = read_quorum(NAMED, [*table, partner("police", here=False), *others])

    assert not reading.is_met
    assert reading.missing == ("The police",)
    assert reading.words == "Not quorate. Missing: The police."


def test_one_of_several_seats_of_a_partner_is_enough() -> None:
    table = [partner(key, here=True) for key in NAMED.partners]

    assert read_quorum(NAMED, [*table, partner("police", here=False)]).is_met


def test_each_of_two_councils_must_be_here() -> None:
    table = [
        partner("council", here=True, organisation="north"),
        partner("council", here=False, organisation="south"),
        partner("icb", here=True),
        partner("police", here=True),
    ]

    reading = read_quorum(NAMED, table)

    assert (reading.is_met, reading.here, reading.missing) == (False, 2, ("The south",))


def test_a_named_partner_with_no_filled_seat_is_vacant_not_absent() -> None:
    table = [partner("council", here=True), partner("icb", here=False, live=False)]

    reading = read_quorum(NAMED, table)

    assert not reading.is_met
    assert reading.missing == ()
    assert reading.vacant == ("The icb", "police")
    assert "The icb, police" in reading.words


# The chair decides


def test_the_chair_decides_where_the_rule_says_so() -> None:
    reading = read_quorum(QuorumRule(rule="chair_decides"), seats(2, 4))

    assert reading.is_met
    assert reading.is_for_the_chair
    assert reading.words == "The chair decides. 2 of 6 seats are here."


def test_not_even_the_chair_decides_in_an_empty_room() -> None:
    assert not read_quorum(QuorumRule(rule="chair_decides"), seats(0, 4)).is_met


def test_every_quorum_rule_bears_its_own_name_and_says_its_source() -> None:
    for name, rule in QUORUM_RULES.items():
        assert rule.__name__ == name
        assert "Source:" in str(rule.__doc__)


# Closing


def test_what_is_missing_to_close_is_named_in_order() -> None:
    values = {"outcome": "Done", "impact": "  "}

    assert missing_to_close(("outcome", "impact", "evidence"), values) == ("impact", "evidence")
