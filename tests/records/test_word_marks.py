from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.word_marks import Stretch, marked

WORDS = st.lists(st.sampled_from(["asks", "for", "three", "more", "weeks", "\n", " "])).map(
    " ".join
)


def test_the_words_that_differ_are_marked() -> None:
    assert marked("Police ask for three weeks.", "Police ask for more weeks.") == (
        Stretch("Police ask for ", False),
        Stretch("three", True),
        Stretch(" weeks.", False),
    )


def test_a_text_that_is_the_same_has_no_mark() -> None:
    assert marked("As it was.", "As it was.") == (Stretch("As it was.", False),)
    assert marked("", "Something") == ()


def test_a_very_long_text_is_marked_as_a_whole() -> None:
    text = "word " * 5_000
    assert marked(text, "other") == (Stretch(text, True),)


@given(WORDS, WORDS)
def test_the_stretches_are_the_text_again(text: str, other: str) -> None:
    assert "".join(one.text for one in marked(text, other)) == text
