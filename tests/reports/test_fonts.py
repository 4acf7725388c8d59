from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.reports.document import Run
from chair_desk.reports.fonts import DISPLAY, SANS, SERIF, Face, Family, pieces, shown_by
from chair_desk.reports.plain_text import clean

WELSH = "âêîôûŵŷÂÊÎÔÛŴŶ"


@pytest.mark.parametrize("face", list(Face))
def test_every_face_shows_welsh_and_what_minutes_are_typed_with(face: Face) -> None:
    assert {ord(letter) for letter in WELSH + "£–—‘’“”…½é"} <= shown_by(face)


@pytest.mark.parametrize(
    ("run", "face"),
    [
        (Run("a"), Face.SERIF),
        (Run("a", bold=True), Face.SERIF_BOLD),
        (Run("a", italic=True), Face.SERIF_ITALIC),
        (Run("a", bold=True, italic=True), Face.SERIF_BOLD_ITALIC),
    ],
)
def test_a_run_is_set_in_the_face_of_its_weight(run: Run, face: Face) -> None:
    assert list(pieces((run,), SERIF)) == [(face, "a")]


def test_a_break_comes_alone() -> None:
    assert list(pieces((Run("a\nb"), Run("\n")), SANS)) == [
        (Face.SANS, "a"),
        (Face.SANS, "\n"),
        (Face.SANS, "b"),
        (Face.SANS, "\n"),
    ]


def test_what_a_face_lacks_is_set_in_another_or_shown_as_replaced() -> None:
    lacking = chr(min(shown_by(Face.SERIF) - shown_by(Face.DISPLAY) - {0xFFFD}))

    found = list(pieces((Run(f"a{lacking}b漢"),), DISPLAY))

    assert found == [
        (Face.DISPLAY, "a"),
        (Face.SERIF, lacking),
        (Face.DISPLAY, "b"),
        (Face.SERIF, "\ufffd"),
    ]


@given(st.text(), st.sampled_from([SERIF, SANS, DISPLAY]))
def test_every_piece_can_be_shown_and_nothing_is_lost(text: str, family: Family) -> None:
    found = list(pieces((Run(text),), family))

    assert len("".join(words for _face, words in found)) == len(clean(text))
    for face, words in found:
        assert words == "\n" or all(ord(one) in shown_by(face) for one in words)
