"""Paragraphs that are items of a list."""

from __future__ import annotations

import pytest

from chair_desk.records.list_marks import BULLET, list_mark, without_list_mark


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("\u2022 the first", "\u2022", "the first"),
        ("- the first", "\u2022", "the first"),
        ("* the first", "\u2022", "the first"),
        ("1. the first", "1.", "the first"),
        ("12) the twelfth", "12.", "the twelfth"),
        (BULLET, "\u2022", ""),
    ],
)
def test_a_bullet_or_a_number_begins_an_item_of_a_list(text: str, label: str, rest: str) -> None:
    mark = list_mark(text)

    assert mark is not None
    assert mark.label == label
    assert without_list_mark(text) == rest


@pytest.mark.parametrize(
    "text",
    ["", "-", "1.5 hours", "2026. A year", "**bold** words", "0. nothing", "-1 degree", "A. "],
)
def test_other_words_are_no_item_of_a_list(text: str) -> None:
    assert list_mark(text) is None
    assert without_list_mark(text) == text


@pytest.mark.parametrize(
    ("text", "following"),
    [("3. this", "4. "), ("- that", "- "), ("* that", "* "), ("\u2022 that", BULLET)],
)
def test_the_next_item_goes_on_counting_or_with_the_same_sign(text: str, following: str) -> None:
    mark = list_mark(text)

    assert mark is not None
    assert mark.following == following
