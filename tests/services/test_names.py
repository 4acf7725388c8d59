from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.services.names import folded, initials_of, words_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Rosalind Larkspur", "RL"),
        ("Dr Mary-Ann O’Dell", "MAO"),
        ("Cllr Sir Owen ap Rhys", "OAR"),
        ("Zoë Ångström", "ZÅ"),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_words_are_compared_without_capitals_accents_or_kinds_of_apostrophe() -> None:
    assert words_of("Zoë O’Dell, Ch. Supt") == ["zoe", "o'dell", "ch", "supt"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_any_text_has_initials_and_words(text: str) -> None:
    assert isinstance(initials_of(text), str)
    assert all(words_of(text))
