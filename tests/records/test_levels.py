import pytest

from chair_desk.records.levels import (
    authority_gap,
    count_words,
    counted_level,
    gap_words,
    ladder_words,
    level_words,
)


def test_the_five_levels_have_the_words_used_everywhere() -> None:
    assert [level_words(level) for level in (5, 4, 3, 2, 1)] == [
        "Answers in law",
        "Can commit",
        "Can commit practice",
        "Must refer back",
        "Here to inform",
    ]
    assert level_words(None) == "Level not known"


def test_the_gap_is_agreed_minus_present() -> None:
    assert authority_gap(4, 2) == 2
    assert authority_gap(4, 4) == 0
    assert authority_gap(3, 5) == -2


def test_an_unknown_level_is_no_finding() -> None:
    assert authority_gap(4, None) is None
    assert authority_gap(None, 2) is None
    assert gap_words(None) == "Not known"


def test_a_deputy_with_a_letter_counts_at_the_delegators_level() -> None:
    assert counted_level(2, delegator=4, has_letter=True) == 4
    assert counted_level(None, delegator=4, has_letter=True) == 4


def test_a_deputy_without_a_letter_counts_at_their_own_level() -> None:
    assert counted_level(2, delegator=4, has_letter=False) == 2
    assert counted_level(2, delegator=None, has_letter=True) == 2


def test_a_letter_never_lowers_anybody() -> None:
    assert counted_level(5, delegator=4, has_letter=True) == 5


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (0, "at the agreed level"),
        (2, "two below the agreed level"),
        (-1, "one above the agreed level"),
    ],
)
def test_a_gap_is_said_of_the_post(gap: int, words: str) -> None:
    assert gap_words(gap) == words


def test_the_ladder_picture_is_said_in_words() -> None:
    assert ladder_words(2, 4) == "level 2 of 5, agreed level 4, two below"
    assert ladder_words(4, 4) == "level 4 of 5, agreed level 4"
    assert ladder_words(5, 4) == "level 5 of 5, agreed level 4, one above"
    assert ladder_words(None, 4) == "level not known, agreed level 4"
    assert ladder_words(3, None) == "level 3 of 5"


def test_large_counts_are_digits() -> None:
    assert count_words(12) == "twelve"
    assert count_words(13) == "13"
