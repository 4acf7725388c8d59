from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.dictionaries import read_dictionary
from chair_desk.catalogue.dictionary_advice import MOST, advice, near, slips

DICTIONARY = read_dictionary()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("safegaurding", "safeguarding"), ("accomodation", "accommodation"), ("teh", "the"),
        ("recieve", "receive"), ("saftey", "safety"), ("asurance", "assurance"),
        ("commisioner", "commissioner"), ("seperate", "separate"), ("occured", "occurred"),
        ("liason", "liaison"), ("goverment", "government"), ("definately", "definitely"),
        ("beleive", "believe"), ("untill", "until"), ("qourum", "quorum"),
        ("organize", "organise"), ("publically", "publicly"), ("practicioner", "practitioner"),
    ],
)  # fmt: skip
def test_what_was_meant_comes_first(typed: str, meant: str) -> None:
    assert advice(DICTIONARY, typed)[0] == meant


def test_two_words_in_one_are_taken_apart() -> None:
    assert "a lot" in advice(DICTIONARY, "alot")
    assert "safeguarding board" in advice(DICTIONARY, "safeguardingboard")


def test_a_word_that_begins_a_sentence_keeps_its_capital() -> None:
    assert advice(DICTIONARY, "Recieved")[0] == "Received"


def test_a_curly_apostrophe_stays_curly() -> None:
    assert "they’re" in advice(DICTIONARY, "theyr’e")


def test_a_name_that_was_mistyped_is_offered_first() -> None:
    assert advice(DICTIONARY, "Wrenfeild", {"Wrenfield", "Marcus"}) == ["Wrenfield"]
    assert "Marcus" in advice(DICTIONARY, "Marcsu", {"Wrenfield", "Marcus"})


def test_nothing_rude_is_offered() -> None:
    rude = [word for word, marks in DICTIONARY.stems.items() if "!" in marks]

    for word in rude:
        assert not set(rude) & set(advice(DICTIONARY, f"{word}x"))


@given(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=24))
def test_advice_is_short_right_and_never_the_word_itself(word: str) -> None:
    found = advice(DICTIONARY, word)

    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    if not DICTIONARY.knows(word):
        assert word not in found
    assert all(DICTIONARY.knows(part.replace("’", "'")) for one in found for part in one.split())


@given(st.text(max_size=12), st.text(max_size=12))
def test_slips_are_a_distance(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert near(one, other, slips(one, other))
