from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.given_names import GivenNames, is_place_word

NAMES = GivenNames(
    plain=frozenset({"sian", "kayden", "john", "helen", "sarah", "lily"}),
    words_too=frozenset({"mark", "may", "will", "grace"}),
    surnames=frozenset({"smith", "brown", "young"}),
    is_ordinary=lambda word: (
        word in {"smith", "brown", "young", "scheme", "partners", "carers", "the", "police"}
    ),
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in NAMES.people_in(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Siân was seen twice.", ["Siân"]),
        ("Kayden’s school did not know.", ["Kayden"]),
        ("Lily-Mae and John-Paul", ["Lily-Mae", "John-Paul"]),
        ("Siân Angharad Rees", ["Siân Angharad"]),
        ("Mark Brown was there, and Grace Okonjo", ["Mark Brown", "Grace Okonjo"]),
        ("MARK BROWN was there", ["MARK BROWN"]),
        ("the file of Smith, John was closed", ["Smith, John"]),
        ("the file of Smith, Mark was closed", ["Smith, Mark"]),
        ("the file of Okonjo, Siân was closed", ["Okonjo, Siân"]),
        ("The police, Siân said", ["Siân"]),
        ("Police, Siân said", ["Siân"]),
        ("Kayden Smith’s plan", ["Kayden Smith"]),
    ],
)
def test_somebody_who_is_named_is_found(text: str, people: list[str]) -> None:
    assert found(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mark, May, Will and Grace are words.",
        "May the Mark Scheme and Will Partners agree?",
        "Will Young Carers be asked?",
        "In May NHS bodies met.",
        "St Helen’s ward, Sarah’s Law, Queen Mary and Helen Okonjo Hospital",
        "The Helen and Sarah Trust",
        "Mark. Brown is a colour.",
        "sian and kayden in small letters",
        "SIAN is an abbreviation",
        "Westmarch, Grace and hope",
        "May, Mark and Grace Hospital",
    ],
)
def test_what_is_a_word_or_a_place_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_first_name_is_one_however_it_is_written() -> None:
    assert all(NAMES.is_given(word) for word in ("Siân", "SIAN", "sian’s", "Lily-Rose", "Mark"))
    assert not NAMES.is_given("Smith")


def test_a_word_after_a_name_can_make_a_place_of_it() -> None:
    assert is_place_word("Hospital")
    assert not is_place_word("Smith")


@given(st.text(alphabet="SiâanMrk Brow,.’s-", max_size=60))
def test_what_is_found_never_overlaps(text: str) -> None:
    last = 0
    for start, end in NAMES.people_in(text):
        assert last <= start < end <= len(text)
        last = end
