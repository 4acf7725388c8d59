from __future__ import annotations

from chair_desk.records.people import Organisation
from chair_desk.services.desk import Desk
from chair_desk.services.placing import index_after, place_at


def rows(desk: Desk, *places: str) -> list[Organisation]:
    made = [
        Organisation(id=f"o{number}", name=f"Partner {number}", place=place)
        for number, place in enumerate(places)
    ]
    with desk.change("Partners") as step:
        step.insert(*made)
    return made


def ordered(desk: Desk) -> list[str]:
    return [row.id for row in desk.rows(Organisation, order=("place", "id"))]


def put(desk: Desk, others: list[Organisation], index: int) -> int:
    """Put one more at an index and return how many rows that touched."""
    with desk.change("Put") as step:
        place = place_at(step, others, index)
        step.insert(Organisation(id="new", name="New", place=place))
    return len(step.changes.touched["organisation"])


def test_one_row_moves_where_there_is_room(empty_desk: Desk) -> None:
    others = rows(empty_desk, "A", "B", "C")

    assert put(empty_desk, others, 1) == 1
    assert ordered(empty_desk) == ["o0", "new", "o1", "o2"]


def test_the_first_and_the_last_have_room(empty_desk: Desk) -> None:
    others = rows(empty_desk, "A", "B")

    assert put(empty_desk, others, 2) == 1
    assert ordered(empty_desk)[-1] == "new"
    with empty_desk.change("First") as step:
        assert place_at(step, others, 0) < "A"


def test_two_rows_with_one_place_are_given_new_ones(empty_desk: Desk) -> None:
    others = rows(empty_desk, "B", "B", "C")

    put(empty_desk, others, 1)

    assert ordered(empty_desk) == ["o0", "new", "o1", "o2"]


def test_rows_that_never_had_a_place_are_given_one(empty_desk: Desk) -> None:
    others = rows(empty_desk, "", "")

    put(empty_desk, others, 0)

    assert ordered(empty_desk) == ["new", "o0", "o1"]


def test_the_index_after_a_row_or_at_the_top_or_last(empty_desk: Desk) -> None:
    others = rows(empty_desk, "A", "B")

    assert index_after(others, None) == 0
    assert index_after(others, "o0") == 1
    assert index_after(others, "gone") == 2
