from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import Person
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.people import (
    add_person,
    change_person,
    people,
    remove_person,
    same_initials,
)

Snapshot = Callable[[], dict[str, list[object]]]


def test_initials_are_taken_from_the_name_unless_they_are_given(desk: Desk) -> None:
    first = add_person(desk, " Dr Sanjay Gedge ").made
    second = add_person(desk, "Sara Gell", initials="SGe", email="sara@example.org").made

    assert existing(desk, Person, first).name == "Dr Sanjay Gedge"
    assert existing(desk, Person, first).initials == "SG"
    assert existing(desk, Person, second).initials == "SGe"
    assert existing(desk, Person, second).email == "sara@example.org"


def test_a_person_needs_a_name(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        add_person(desk, "  ")
    assert set(refused.value.problems) == {"name"}

    made = add_person(desk, "Nell").made
    with pytest.raises(Refused):
        change_person(desk, made, name="")


def test_two_people_with_the_same_initials_are_both_named(desk: Desk) -> None:
    first = add_person(desk, "Laura Bright").made
    second = add_person(desk, "Leo Barrow").made
    silent = add_person(desk, "Nobody", initials="").made

    assert [person.id for person in same_initials(desk, first)] == [second]
    assert same_initials(desk, silent) == []


def test_a_person_is_changed_and_undone(desk: Desk, snapshot: Snapshot) -> None:
    made = add_person(desk, "Nell Applegarth").made
    before = snapshot()

    changes = change_person(desk, made, access_needs="Hearing loop")
    assert changes.label == "Changed Nell Applegarth"
    undo(desk)

    assert snapshot() == before


def test_only_somebody_whom_nothing_names_is_removed(desk: Desk, snapshot: Snapshot) -> None:
    made = add_person(desk, "Typed Twice").made
    before = snapshot()
    remove_person(desk, made)
    assert desk.get(Person, made) is None
    undo(desk)
    assert snapshot() == before

    chair = next(person for person in people(desk) if person.name == "Rosalind Larkspur")
    with pytest.raises(Refused, match="Appointments"):
        remove_person(desk, chair.id)
