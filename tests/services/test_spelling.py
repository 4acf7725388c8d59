from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.catalogue.dictionaries import read_dictionary
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.spelling import KnownWord, is_right, words_to_check
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.people import add_person
from chair_desk.services.spelling import (
    add_word,
    added_words,
    board_words,
    ladder_words,
    remove_word,
)


def test_names_and_posts_are_the_boards_words(desk: Desk) -> None:
    add_person(desk, "Siobhán Greaves-Holt")

    words = board_words(desk)

    assert {"Siobhán", "Greaves-Holt", "Greaves", "Holt", "Gwen"} <= words


def test_the_words_of_ranks_are_known() -> None:
    assert {"Superintendent", "Supt"} <= ladder_words(Shelf())


def test_a_word_that_was_added_is_known_and_can_be_taken_back(desk: Desk) -> None:
    made = add_word(desk, " Northbeck ")

    assert made.label == "Added “Northbeck” to the board’s words"
    assert "Northbeck" in board_words(desk)
    assert [row.word for row in added_words(desk)] == ["Northbeck"]
    undo(desk)
    assert "Northbeck" not in board_words(desk)


def test_a_word_can_be_taken_out(desk: Desk) -> None:
    made = add_word(desk, "northbecking").made

    remove_word(desk, made)

    assert added_words(desk) == []
    with pytest.raises(Refused):
        remove_word(desk, made)


def test_a_word_is_added_once_with_one_sort_of_apostrophe(desk: Desk) -> None:
    add_word(desk, "o’clocking")

    with pytest.raises(Refused) as refused:
        add_word(desk, "o'clocking")
    assert refused.value.problems == {"word": "“o'clocking” is one of the board’s words."}


@pytest.mark.parametrize("word", ["two words", "", "a1"])
def test_what_is_no_word_is_refused(desk: Desk, word: str) -> None:
    with pytest.raises(Refused):
        add_word(desk, word)


def test_another_copy_of_the_board_knows_the_word(desk: Desk, tmp_path: Path) -> None:
    add_word(desk, "Northbeck")
    path = desk.file.path
    desk.close()

    other = open_desk(path, who="Rosalind Larkspur", home=tmp_path / "other")
    assert "Northbeck" in board_words(other)
    other.close()


def test_no_word_of_the_sample_boards_minutes_is_in_doubt(
    tmp_path: Path, sample_bytes: bytes
) -> None:
    path = tmp_path / "sample.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen Tallowfield", home=tmp_path / "home", read_only=True)
    dictionary, known = read_dictionary(), board_words(desk) | ladder_words(desk.shelf)
    texts = [row.text for row in desk.rows(Minute)] + [row.text for row in desk.rows(Decision)]
    texts += [row.title for row in desk.rows(Action)]
    words = [word.text for text in texts for word in words_to_check(text)]
    desk.close()

    assert len(words) > 3000
    assert {word for word in words if not is_right(word, known, dictionary.knows)} == set()


def test_a_known_word_has_a_table_of_its_own(desk: Desk) -> None:
    assert desk.rows(KnownWord) == []
