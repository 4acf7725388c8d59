from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.columns import problems, table_of
from chair_desk.records.spelling import (
    _TOKEN,
    KnownWord,
    _words,
    is_right,
    words_in_doubt,
    words_to_check,
)


def looked_up(text: str) -> list[str]:
    return [word.text for word in words_to_check(text)]


def test_the_words_of_a_sentence_are_looked_up() -> None:
    assert looked_up("The Board agreed, after all.") == ["The", "Board", "agreed", "after", "all"]


@pytest.mark.parametrize(
    "text",
    [
        "@Marcus", "/action", "A-124", "WM-07", "19/11/2026", "2026–27", "72-hour", "10.21", "3rd",
        "MARAC", "DSLs", "DfE", "PhD", "J", "dora@westmarch.example", "https://westmarch.example/a",
        "C-016's", "[[", "£4,000",
    ],
)  # fmt: skip
def test_what_no_dictionary_could_know_is_left_out(text: str) -> None:
    assert looked_up(text) == []


def test_a_word_keeps_its_place_and_has_a_straight_apostrophe() -> None:
    (word,) = words_to_check("  children’s ")

    assert (word.start, word.end, word.text) == (2, 12, "children's")


def test_hyphens_and_names_with_a_second_capital_are_one_word() -> None:
    assert looked_up("Greaves-Holt and O’Neill") == ["Greaves-Holt", "and", "O'Neill"]


def test_two_words_with_a_stroke_between_are_two() -> None:
    assert looked_up("and/or") == ["and", "or"]


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in words_to_check(text):
        assert end <= word.start < word.end <= len(text)
        assert text[word.start : word.end].replace("’", "'").replace("‑", "-") == word.text
        end = word.end


@given(st.text(st.sampled_from("aB1 @/.-’[](“,A-12 s"), max_size=60))
def test_the_short_way_finds_the_same_words(text: str) -> None:
    thorough = [
        (match.start(), match.group())
        for match in _TOKEN.finditer(text)
        if match.lastgroup == "word"
    ]

    assert list(_words(text)) == thorough


def test_words_in_doubt_are_asked_for_once() -> None:
    asked: list[str] = []

    def is_known(word: str) -> bool:
        asked.append(word)
        return word != "teh"

    seen: dict[str, bool] = {}
    first = words_in_doubt("teh plan, teh MARAC", seen, is_known)
    again = words_in_doubt("teh plan, teh MARAC", seen, is_known)

    assert [(word.start, word.text) for word in first] == [(0, "teh"), (10, "teh")]
    assert again == first
    assert asked == ["teh", "plan"]


def test_a_known_word_in_small_letters_is_right_with_a_capital() -> None:
    assert is_right("Quorate", {"quorate"}, _nothing)
    assert is_right("quorate's", {"quorate"}, _nothing)


def test_a_known_name_keeps_its_capital() -> None:
    assert is_right("Nell", {"Nell"}, _nothing)
    assert not is_right("nell", {"Nell"}, _nothing)


def test_each_part_of_a_word_with_hyphens_counts() -> None:
    assert is_right("Nell-like", {"Nell", "like"}, _nothing)
    assert is_right("post-MARAC", {"post"}, _nothing)
    assert not is_right("Nell-lyke", {"Nell"}, _nothing)


@pytest.mark.parametrize("word", ["two words", "", "a1", "x" * 61, "-", "end-"])
def test_only_a_single_word_can_be_a_known_word(word: str) -> None:
    assert problems(table_of(KnownWord), {"word": word})


def _nothing(_word: str) -> bool:
    return False
