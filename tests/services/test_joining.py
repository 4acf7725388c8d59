from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.people import Person
from chair_desk.services import history
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.joining import found_twice, join
from tests.services.copies import second_desk
from tests.store.copies import both_ways


@pytest.fixture
def chair(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    other = second_desk(desk, tmp_path)
    yield other
    other.close()


def put(desk: Desk, *records: object) -> None:
    with desk.change("Added") as step:
        step.insert(*records)  # type: ignore[arg-type]


def test_the_same_person_on_two_desks_is_offered_and_joined(desk: Desk, chair: Desk) -> None:
    put(desk, Person(id="p1", name="Morwenna Tidewell"))
    put(chair, Person(id="p2", name="morwenna  Tidewell", email="m.tidewell@example.org"))
    add_action(chair, "Ring the council", owner_ids=["p2"])
    both_ways(desk.file, chair.file)
    (twice,) = found_twice(desk)
    assert {twice.first, twice.second} == {"p1", "p2"}
    join(desk, "person", "p1", "p2")
    person = desk.get(Person, "p1")

    assert person is not None
    assert person.email == "m.tidewell@example.org"
    assert desk.get(Person, "p2") is None
    assert [row.owner_id for row in desk.rows(Action)] == ["p1"]
    assert found_twice(desk) == []
    both_ways(desk.file, chair.file)
    assert chair.get(Person, "p2") is None
    history.undo(desk)
    assert desk.get(Person, "p2") is not None


def test_two_of_one_desk_are_its_own_affair(desk: Desk) -> None:
    put(desk, Person(id="p1", name="Ann Other"), Person(id="p2", name="Ann Other"))
    assert found_twice(desk) == []


def test_the_same_action_is_offered(desk: Desk, chair: Desk) -> None:
    for one in (desk, chair):
        add_action(one, "Ring the council.")
    both_ways(desk.file, chair.file)
    (twice,) = found_twice(desk)
    assert twice.table == "action"


def test_what_cannot_be_joined_is_said(desk: Desk) -> None:
    for table in ("person", "minute"):
        with pytest.raises(Refused):
            join(desk, table, "x", "x")
