"""Bold and italic words in a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.spans import only_words, split_spans, without_spans
from chair_desk.records.text_marks import (
    Piece,
    as_marked,
    pieces_by_reader,
    plain_words,
    read_marks,
    tidied,
    write_marks,
)

TRICKY = st.text(alphabet=st.sampled_from("ab 1_*\\[].\n\u2028é-"), max_size=12)
PIECES = st.lists(st.builds(Piece, TRICKY, st.booleans(), st.booleans()), max_size=6)


def bold(text: str) -> Piece:
    return Piece(text, bold=True)


def italic(text: str) -> Piece:
    return Piece(text, italic=True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("As it was said.", (Piece("As it was said."),)),
        ("It **must** be so.", (Piece("It "), bold("must"), Piece(" be so."))),
        ("Read _Working Together_.", (Piece("Read "), italic("Working Together"), Piece("."))),
        ("un__believ__able", (Piece("un"), italic("believ"), Piece("able"))),
        ("**_both_**", (Piece("both", bold=True, italic=True),)),
        (r"\*\*as typed\*\*", (Piece("**as typed**"),)),
        (r"\_as typed\_", (Piece("_as typed_"),)),
    ],
)
def test_marks_set_the_words_between_them(text: str, pieces: tuple[Piece, ...]) -> None:
    assert read_marks(text) == pieces
    assert write_marks(pieces) == text


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2", "2**", "** as a start", "Name: __________", "a_file_name.docx", "f***",
        r"\\server\share", "**never closed", "_ and _", "x ** y ** z", "***", "_never closed",
    ],
)  # fmt: skip
def test_what_is_no_mark_reads_as_it_was_typed_and_is_kept_as_it_was(text: str) -> None:
    assert plain_words(text) == text
    assert as_marked(text) == text


def test_marks_do_not_reach_over_the_edge_of_confidential_words() -> None:
    marked = write_marks([Piece("All "), bold("of [[it is"), bold(" closed]] and"), Piece(" so.")])

    assert marked == "All **of** [[**it is closed**]] **and** so."
    assert plain_words(without_spans(marked)) == ("All of (words in the confidential part) and so.")


@given(PIECES)
def test_whatever_is_set_comes_back_as_it_was_set(pieces: list[Piece]) -> None:
    assert read_marks(write_marks(pieces)) == tidied(pieces)


@given(PIECES)
def test_no_word_is_lost_by_setting_it(pieces: list[Piece]) -> None:
    words = "".join(piece.text for piece in pieces)

    assert plain_words(write_marks(pieces)) == words
    assert "".join(piece.text for piece in tidied(pieces)) == words


@given(TRICKY)
def test_any_words_can_be_said_just_so(words: str) -> None:
    assert plain_words(as_marked(words)) == words
    assert all(not piece.bold and not piece.italic for piece in read_marks(as_marked(words)))


@given(st.text(alphabet=st.sampled_from("ab _*\\[]1\n"), max_size=40))
def test_a_text_read_and_written_again_says_the_same(text: str) -> None:
    again = write_marks(read_marks(text))

    assert read_marks(again) == tidied(read_marks(text))
    assert write_marks(read_marks(again)) == again


@given(PIECES)
def test_no_mark_stays_behind_where_confidential_words_were_cut(pieces: list[Piece]) -> None:
    marked = write_marks(pieces)
    words = "".join(piece.text for piece in pieces)

    assert plain_words(without_spans(marked)) == without_spans(words)
    assert only_words(plain_words(marked)) == only_words(words)
    shown = [(piece.text, closed) for piece, closed in pieces_by_reader(marked)]
    for is_closed in (True, False):
        assert "".join(text for text, closed in shown if closed is is_closed) == "".join(
            span.text for span in split_spans(words) if span.is_confidential is is_closed
        )


def test_a_hostile_text_is_read_in_linear_time() -> None:
    begun = time.process_time()
    plain_words("_a " * 50_000 + "**x" * 50_000 + "\\" * 50_000)

    assert time.process_time() - begun < 5
