"""A text is cut between words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.whole_words import whole_words


def test_words_are_cut_between_words() -> None:
    assert whole_words("Nobody could say why", 14) == "Nobody could…"
    assert whole_words("Nobody", 14) == "Nobody"


@given(st.text(max_size=60), st.integers(1, 60))
def test_what_is_left_is_the_beginning_and_no_longer(text: str, letters: int) -> None:
    found = whole_words(text, letters)
    assert found == text or (text.startswith(found[:-1]) and len(found) <= letters + 1)
