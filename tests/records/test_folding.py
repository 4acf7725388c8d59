import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.folding import folded, folded_with_places


@pytest.mark.parametrize(
    ("one", "other"), [("Zoë", "zoe"), ("O’Briain", "o'briain"), ("STRASSE", "straße"), ("ŵ", "W")]
)
def test_two_ways_of_writing_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_every_place_leads_back_to_the_text(text: str) -> None:
    flat, places = folded_with_places(text)

    assert len(places) == len(flat) + 1
    assert places[-1] == len(text)
    assert places == sorted(places)
    assert flat == folded(text)
