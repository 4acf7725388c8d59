from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.joining_text import (
    answer_of,
    join_answers,
    join_paragraphs,
    pieces,
)

TEXTS = st.lists(st.sampled_from("abcd"), max_size=6).map("\n".join)


def test_changes_of_different_paragraphs_are_joined() -> None:
    assert join_paragraphs("a\nb\nc", "A\nb\nc", "a\nb\nC\nd") == "A\nb\nC\nd"


def test_changes_of_one_paragraph_are_not() -> None:
    assert join_paragraphs("a\nb", "a\nB1", "a\nB2") is None


@given(TEXTS, TEXTS)
def test_one_side_alone_wins(base: str, changed: str) -> None:
    assert join_paragraphs(base, changed, base) == changed.removesuffix("\n") or "\n" in changed
    assert join_paragraphs(base, changed, changed) is not None


@given(TEXTS, TEXTS, TEXTS)
def test_the_sides_may_be_told_in_any_order(base: str, first: str, second: str) -> None:
    assert join_paragraphs(base, first, second) == join_paragraphs(base, second, first)


@given(TEXTS, TEXTS, TEXTS)
def test_no_words_of_either_side_are_left_out_of_the_pieces(
    base: str, first: str, second: str
) -> None:
    found = pieces(base, first, second)
    for number, text in enumerate((base, first, second)):
        lines = [
            line for piece in found for line in (piece.base, piece.first, piece.second)[number]
        ]
        assert "".join(lines).rstrip("\n") == text.rstrip("\n")


def test_answers_are_joined_by_name() -> None:
    base, first, second = '{"a": "1", "b": "1"}', '{"a": "2", "b": "1"}', '{"a": "1", "c": "3"}'
    joined = join_answers(base, first, second)

    assert joined is not None
    assert json.loads(joined[0]) == {"a": "2", "c": "3"}
    assert joined[1] == ()


def test_answers_changed_twice_are_named() -> None:
    joined = join_answers("{}", '{"a": "1"}', '{"a": "2"}')

    assert joined is not None
    assert joined[1] == ("a",)
    assert join_answers("{}", "no object", "{}") is None
    assert answer_of('{"a": 1}', "a") == "1"
    assert answer_of("[]", "a") is None
