from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import Appointment, AppointmentKind, OrganisationKind, Seat
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.people import (
    add_person,
    appoint,
    appoint_deputy,
    change_appointment,
    end_appointment,
    members_on,
    remove_appointment,
    share_seat,
)

SeatOf = Callable[[OrganisationKind], Seat]
Snapshot = Callable[[], dict[str, list[object]]]


@pytest.fixture
def police(seat_of: SeatOf) -> Seat:
    return seat_of(OrganisationKind.POLICE)


@pytest.fixture
def yasmin(desk: Desk) -> str:
    return add_person(desk, "Yasmin Thornbury").made


@pytest.fixture
def priya(desk: Desk) -> str:
    return add_person(desk, "Priya Sandalwood").made


@pytest.mark.parametrize(
    ("rank", "post", "level"),
    [
        ("ACC", "", 4),
        ("T/ACC", "", 4),
        ("A/Det Supt", "", 2),
        ("", "Detective Superintendent, Public Protection", 2),
        ("Chief Constable", "", 5),
        ("DCI", "", 1),
    ],
)
def test_a_rank_comes_to_a_level_on_the_partners_ladder(
    desk: Desk, police: Seat, yasmin: str, rank: str, post: str, level: int
) -> None:
    made = appoint(desk, police.id, yasmin, rank=rank, post=post).made

    assert existing(desk, Appointment, made).level == level


@pytest.mark.parametrize("post", ["District Commander", "Head of things nobody ranked", ""])
def test_a_rank_that_cannot_be_sorted_has_no_level_and_none_is_guessed(
    desk: Desk, police: Seat, yasmin: str, post: str
) -> None:
    made = appoint(desk, police.id, yasmin, post=post).made

    assert existing(desk, Appointment, made).level is None


def test_a_person_settles_a_level_the_ladder_cannot(desk: Desk, police: Seat, yasmin: str) -> None:
    made = appoint(desk, police.id, yasmin, post="District Commander").made

    change_appointment(desk, made, level=3)
    assert existing(desk, Appointment, made).level == 3

    change_appointment(desk, made, rank="ACC")
    assert existing(desk, Appointment, made).level == 4


def test_a_new_holder_takes_over_and_the_former_leaves_the_day_before(
    desk: Desk, police: Seat, yasmin: str, priya: str, snapshot: Snapshot
) -> None:
    first = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1)).made
    before = snapshot()

    appoint(desk, police.id, priya, starts_on=date(2026, 10, 1))

    assert existing(desk, Appointment, first).ends_on == date(2026, 9, 30)
    undo(desk)
    assert snapshot() == before


def test_a_holder_since_always_also_gives_way(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    first = appoint(desk, police.id, yasmin).made

    with pytest.raises(Refused) as refused:
        appoint(desk, police.id, priya)
    assert set(refused.value.problems) == {"starts_on"}

    appoint(desk, police.id, priya, starts_on=date(2026, 10, 1))
    assert existing(desk, Appointment, first).ends_on == date(2026, 9, 30)


def test_nobody_is_appointed_before_somebody_who_came_later(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    appoint(desk, police.id, yasmin, starts_on=date(2026, 5, 1))

    with pytest.raises(Refused) as refused:
        appoint(desk, police.id, priya, starts_on=date(2026, 5, 1))

    assert set(refused.value.problems) == {"starts_on"}


def test_two_people_may_share_a_seat(desk: Desk, police: Seat, yasmin: str, priya: str) -> None:
    appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1))
    share_seat(desk, police.id, priya, starts_on=date(2026, 1, 1))

    found = [
        member.person.name
        for member in members_on(desk, police.body_id, date(2026, 9, 17))
        if member.seat.id == police.id and member.person
    ]

    assert found == ["Yasmin Thornbury", "Priya Sandalwood"]


def test_a_deputy_stands_beside_the_holder_and_does_not_end_anything(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    first = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1)).made

    changes = appoint_deputy(desk, police.id, priya, starts_on=date(2025, 2, 1), rank="Det Supt")

    assert changes.label == "Added Priya Sandalwood as deputy"
    assert existing(desk, Appointment, changes.made).kind is AppointmentKind.DEPUTY
    assert existing(desk, Appointment, first).ends_on is None


def test_a_person_is_not_appointed_twice_at_once_to_a_seat_but_may_return(
    desk: Desk, police: Seat, yasmin: str
) -> None:
    first = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1)).made

    with pytest.raises(Refused) as refused:
        appoint_deputy(desk, police.id, yasmin, starts_on=date(2026, 1, 1))
    assert set(refused.value.problems) == {"person_id"}

    end_appointment(desk, first, date(2025, 6, 30))
    assert appoint(desk, police.id, yasmin, starts_on=date(2026, 1, 1)).made


def test_one_person_may_hold_two_seats(desk: Desk, seat_of: SeatOf, yasmin: str) -> None:
    appoint(desk, seat_of(OrganisationKind.PUBLIC_HEALTH).id, yasmin)
    appoint(desk, seat_of(OrganisationKind.COUNCIL).id, yasmin)

    assert desk.count(Appointment, person_id=yasmin) == 2


def test_an_appointment_does_not_end_before_it_starts(
    desk: Desk, police: Seat, yasmin: str
) -> None:
    made = appoint(desk, police.id, yasmin, starts_on=date(2026, 5, 1)).made

    for end in (
        lambda: end_appointment(desk, made, date(2026, 4, 30)),
        lambda: change_appointment(desk, made, ends_on=date(2026, 4, 30)),
    ):
        with pytest.raises(Refused) as refused:
            end()
        assert set(refused.value.problems) == {"ends_on"}


def test_the_last_day_still_counts(desk: Desk, police: Seat, yasmin: str) -> None:
    made = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1)).made
    end_appointment(desk, made, date(2026, 9, 17))

    def holders(on: date) -> list[str]:
        return [
            member.person.id
            for member in members_on(desk, police.body_id, on)
            if member.seat.id == police.id and member.person
        ]

    assert holders(date(2026, 9, 17)) == [yasmin]
    assert holders(date(2026, 9, 18)) == []


def test_an_appointment_entered_by_mistake_is_removed_and_comes_back(
    desk: Desk, police: Seat, yasmin: str, snapshot: Snapshot
) -> None:
    made = appoint(desk, police.id, yasmin).made
    before = snapshot()

    remove_appointment(desk, made)
    assert desk.get(Appointment, made) is None
    undo(desk)

    assert snapshot() == before


def test_a_level_that_is_none_is_refused(desk: Desk, police: Seat, yasmin: str) -> None:
    made = appoint(desk, police.id, yasmin).made

    with pytest.raises(Refused) as refused:
        change_appointment(desk, made, level=6)

    assert set(refused.value.problems) == {"level"}


def test_without_a_day_nobody_follows_somebody_who_held_the_seat_before(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    first = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1)).made
    end_appointment(desk, first, date(2025, 6, 30))

    with pytest.raises(Refused) as refused:
        appoint(desk, police.id, priya)

    assert set(refused.value.problems) == {"starts_on"}


def test_a_promotion_begins_on_its_day_and_the_rank_before_it_stays(
    desk: Desk, police: Seat, yasmin: str
) -> None:
    before = appoint(desk, police.id, yasmin, starts_on=date(2025, 1, 1), rank="Ch Supt").made

    after = appoint(desk, police.id, yasmin, starts_on=date(2026, 9, 1), rank="T/ACC").made

    former, held = existing(desk, Appointment, before), existing(desk, Appointment, after)
    assert (former.rank, former.level, former.ends_on) == ("Ch Supt", 3, date(2026, 8, 31))
    assert (held.rank, held.level, held.ends_on) == ("T/ACC", 4, None)


def test_a_deputy_is_promoted_too_but_not_on_the_day_they_came(
    desk: Desk, police: Seat, priya: str
) -> None:
    first = appoint_deputy(desk, police.id, priya, starts_on=date(2025, 1, 1), rank="DCI").made

    with pytest.raises(Refused):
        appoint_deputy(desk, police.id, priya, starts_on=date(2025, 1, 1), rank="Det Supt")
    appoint_deputy(desk, police.id, priya, starts_on=date(2026, 1, 1), rank="Det Supt")

    assert existing(desk, Appointment, first).ends_on == date(2025, 12, 31)


def test_a_level_given_with_the_appointment_settles_the_title_for_the_board(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    waiting = appoint_deputy(desk, police.id, priya, post="District Commander").made
    assert existing(desk, Appointment, waiting).level is None

    made = appoint(desk, police.id, yasmin, post="District commander", level=3).made

    assert existing(desk, Appointment, made).level == 3
    assert existing(desk, Appointment, waiting).level == 3, "nobody is asked a second time"


def test_who_left_keeps_the_unknown_level_they_had(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    gone = appoint(
        desk, police.id, priya, starts_on=date(2025, 1, 1), post="District Commander"
    ).made
    end_appointment(desk, gone, date(2025, 12, 31))

    appoint(desk, police.id, yasmin, starts_on=date(2026, 1, 1), post="District Commander", level=3)

    assert existing(desk, Appointment, gone).level is None


def test_the_last_answer_of_a_day_is_the_one_remembered(
    desk: Desk, police: Seat, yasmin: str, priya: str
) -> None:
    made = appoint(desk, police.id, yasmin, post="District Commander").made
    for level in (3, 2, 1, 3, 2):
        change_appointment(desk, made, level=level)

    later = appoint_deputy(desk, police.id, priya, post="District Commander").made

    assert existing(desk, Appointment, later).level == 2


def test_without_a_level_a_correction_is_left_to_the_ladder(
    desk: Desk, police: Seat, yasmin: str
) -> None:
    made = appoint(desk, police.id, yasmin, rank="Det Supt", level=4).made

    change_appointment(desk, made, rank="DCI", post="", level=None)

    assert existing(desk, Appointment, made).level == 1


def test_a_level_beyond_the_five_is_refused_with_the_appointment(
    desk: Desk, police: Seat, yasmin: str
) -> None:
    with pytest.raises(Refused) as refused:
        appoint(desk, police.id, yasmin, level=7)

    assert set(refused.value.problems) == {"level"}
