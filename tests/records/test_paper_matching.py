from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.paper_matching import best_item, words_of

TITLES = {
    "one": ["Welcome, apologies and interests"],
    "four": ["Young people on going missing", "What twelve young people said"],
    "five": ["Return home interviews within 72 hours", "Performance", "Police timeline"],
    "eight": ["Section 11: emerging findings"],
    "nine": ["Contributions for 2027–28", "Shares for 2027–28"],
}
NUMBERS = {"one": "1", "four": "4", "five": "5", "eight": "8", "nine": "9"}


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("Return_home_interviews Q2.pdf", "five"),
        ("police timeline final v3.docx", "five"),
        ("Section 11 findings.pptx", "eight"),
        ("shares 2027-28.xlsx", "nine"),
        ("04 - voices.pdf", "four"),
        ("Item 8.pdf", "eight"),
        ("Parking.pdf", ""),
        (".pdf", ""),
    ],
)
def test_a_file_is_offered_to_the_item_that_fits_its_name(name: str, item: str) -> None:
    assert best_item(name, TITLES, NUMBERS).item_id == item


def test_with_no_items_nothing_is_offered() -> None:
    assert best_item("Paper.pdf", {}, {}).item_id == ""


def test_little_words_say_nothing() -> None:
    assert words_of("The final report of the Board, v2.docx") == frozenset()


@given(st.text(max_size=40))
def test_any_name_gives_an_answer(name: str) -> None:
    assert 0 <= best_item(name, TITLES, NUMBERS).score <= 1
