import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.places import place_between, places


@given(st.lists(st.integers(0, 200), max_size=60))
def test_there_is_always_room_between_two_places(choices: list[int]) -> None:
    row = list(places(3))
    for choice in choices:
        at = choice % (len(row) + 1)
        before = row[at - 1] if at else ""
        after = row[at] if at < len(row) else ""
        row.insert(at, place_between(before, after))

    assert row == sorted(set(row))
    assert not any(place.endswith("0") for place in row)


def test_places_made_together_are_in_order() -> None:
    made = list(places(5000))

    assert made == sorted(set(made))
    assert not any(place.endswith("0") for place in made)


def test_the_wrong_way_round_is_a_bug() -> None:
    with pytest.raises(ValueError, match="is not before"):
        place_between("b", "a")
