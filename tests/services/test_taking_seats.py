from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import Appointment, Organisation, Person, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.people import add_person
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat, take_seat


def police_seat(desk: Desk) -> Seat:
    police = next(row for row in desk.rows(Organisation) if row.kind == "police")
    return desk.rows(Seat, organisation_id=police.id)[0]


def test_somebody_new_is_added_and_appointed_as_one_change(desk: Desk) -> None:
    made = bring_to_seat(
        desk, police_seat(desk).id, " Priya Sandalwood ", rank="Det Supt", email="p@example.org"
    )

    appointment = desk.get(Appointment, made.made)
    person = desk.rows(Person, name="Priya Sandalwood")[0]
    assert appointment is not None
    assert appointment.person_id == person.id
    assert person.email == "p@example.org"
    assert made.label == "Appointed Priya Sandalwood"

    undo(desk)

    assert desk.rows(Person, name="Priya Sandalwood") == []
    assert desk.get(Appointment, made.made) is None


def test_a_refusal_adds_nobody(desk: Desk) -> None:
    before = desk.count(Person)

    with pytest.raises(Refused):
        bring_to_seat(desk, "no such seat", "Priya Sandalwood")

    assert desk.count(Person) == before


@pytest.mark.parametrize(
    ("takes", "kind"),
    [
        (TakesSeat.HOLDER, "holder"),
        (TakesSeat.DEPUTY, "deputy"),
        (TakesSeat.SHARER, "holder"),
    ],
)
def test_somebody_known_takes_a_seat_as_what_is_asked(
    desk: Desk, takes: TakesSeat, kind: str
) -> None:
    person_id = add_person(desk, "Owen Pikestaff").made

    made = take_seat(desk, police_seat(desk).id, person_id, takes=takes)

    appointment = desk.get(Appointment, made.made)
    assert appointment is not None
    assert appointment.kind == kind


def test_a_sharer_leaves_the_holder_in_the_seat(desk: Desk) -> None:
    seat = police_seat(desk)
    first = bring_to_seat(desk, seat.id, "Priya Sandalwood").made

    bring_to_seat(desk, seat.id, "Owen Pikestaff", takes=TakesSeat.SHARER)

    holder = desk.get(Appointment, first)
    assert holder is not None
    assert holder.ends_on is None
