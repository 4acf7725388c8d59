from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.dictionaries import (
    Dictionary,
    read_affixes,
    read_dictionary,
    read_stems,
    trade_words,
)

DICTIONARY = read_dictionary()


@pytest.mark.parametrize(
    "word",
    [
        "safeguarding", "colour", "organise", "Cheshire", "reopened", "unhappily", "families",
        "children's", "don't", "dip-sample", "Multi-agency", "disagreements", "naively", "minuted",
    ],
)  # fmt: skip
def test_british_words_are_known(word: str) -> None:
    assert DICTIONARY.knows(word)


@pytest.mark.parametrize(
    "word", ["color", "organize", "accomodation", "teh", "recieved", "cheshire", "childrens", ""]
)
def test_other_words_are_not(word: str) -> None:
    assert not DICTIONARY.knows(word)


@pytest.mark.parametrize("word", ["quorate", "wellbeing", "Cafcass", "Quorate", "re-referral"])
def test_words_of_the_trade_are_known(word: str) -> None:
    assert DICTIONARY.knows(word)


def test_a_word_that_is_only_part_of_compounds_is_none() -> None:
    stems = read_stems(["th/c", "cat/S"])
    small = Dictionary(stems, read_affixes(["SFX S Y 1", "SFX S 0 s ."]))

    assert small.has("cats")
    assert not small.has("th")


def test_a_beginning_and_an_ending_go_together_only_where_the_word_allows_both() -> None:
    affixes = read_affixes(["PFX U Y 1", "PFX U 0 un .", "SFX Y Y 1", "SFX Y 0 ly ."])
    small = Dictionary(read_stems(["kind/UY", "loud/Y"]), affixes)

    assert small.has("unkindly")
    assert not small.has("unloudly")


def test_a_word_that_stands_twice_has_the_marks_of_both() -> None:
    assert read_stems(["lead/S", "lead/G"]) == {"lead": "SG"}


def test_a_rude_word_is_right_but_never_offered() -> None:
    rude = next(word for word, marks in DICTIONARY.stems.items() if "!" in marks)

    assert DICTIONARY.has(rude)
    assert not DICTIONARY.may_be_offered(rude)


@given(st.sampled_from(sorted(DICTIONARY.stems)))
def test_each_form_of_a_word_is_itself_known(stem: str) -> None:
    if "c" not in DICTIONARY.stems[stem]:
        assert all(DICTIONARY.has(form) for form in DICTIONARY.forms(stem))


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    DICTIONARY.knows(text)


def test_the_words_of_the_trade_are_single_words_that_the_dictionary_lacks() -> None:
    words = trade_words()

    assert len(words) > 100
    assert [word for word in words if " " in word or DICTIONARY.has(word)] == []
