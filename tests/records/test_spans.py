from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.spans import (
    Span,
    has_spans,
    is_confidential_at,
    only_words,
    split_spans,
    without_spans,
)

TEXTS = st.lists(st.sampled_from(["[[", "]]", "[", "]", "a", " b ", "ŵ"])).map("".join)


def test_a_span_is_told_from_the_words_around_it() -> None:
    found = split_spans("One child, [[known at Rowan House]], spoke.")

    assert found == (
        Span("One child, ", False),
        Span("known at Rowan House", True),
        Span(", spoke.", False),
    )


def test_words_stand_in_place_of_a_span() -> None:
    assert without_spans("a [[b]] c") == "a (words in the confidential part) c"


def test_a_text_without_spans_stays_as_it_is() -> None:
    assert without_spans("a ] [b] c") == "a ] [b] c"
    assert only_words("a ] c") == "a ] c"


def test_a_span_that_is_never_closed_hides_all_that_follows() -> None:
    assert without_spans("a [[b c") == "a (words in the confidential part)"


def test_a_close_alone_is_plain_text() -> None:
    assert split_spans("a]] b") == (Span("a]] b", False),)


def test_spans_inside_spans_end_with_the_outermost() -> None:
    assert without_spans("[[a [[b]] c]] d") == "(words in the confidential part) d"


def test_all_the_words_can_be_had_without_the_marks() -> None:
    assert only_words("a [[b [[c]]]] d") == "a b c d"


@given(TEXTS)
def test_no_mark_of_an_open_span_is_left_for_other_readers(text: str) -> None:
    assert not has_spans(without_spans(text))


@given(TEXTS, TEXTS)
def test_what_is_hidden_changes_nothing_that_others_read(one: str, other: str) -> None:
    # A span that stays open on purpose would swallow the rest.
    hidden = [text.replace("[", "").replace("]", "") or "x" for text in (one, other)]

    assert without_spans(f"a [[{hidden[0]}]] z") == without_spans(f"a [[{hidden[1]}]] z")


@given(st.text())
def test_any_text_is_split_without_losing_open_words(text: str) -> None:
    plain = text.replace("[[", "").replace("]]", "")

    assert "".join(span.text for span in split_spans(plain)) == plain


@pytest.mark.parametrize(
    ("text", "is_closed"),
    [("a |[[b]] c", False), ("a [[|b]] c", True), ("a [[b|]] c", True), ("a [[b]]| c", False),
     ("a [[b [[c]] |d", True), ("a]] |b", False)],
)  # fmt: skip
def test_a_place_is_confidential_or_not(text: str, is_closed: bool) -> None:
    assert is_confidential_at(text.replace("|", ""), text.index("|")) is is_closed
