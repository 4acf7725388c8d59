from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest

from chair_desk.cli.opening import day_meant, decoded, meeting_meant, opened
from chair_desk.records.changes import CannotDo, Refused


@pytest.mark.parametrize(
    "words", ["2026-11-19", "19/11/2026", "19.11.26", "19 nov", "19 November 2026"]
)
def test_a_meeting_is_named_by_its_day(board: Path, words: str) -> None:
    with opened(board, to_read=True) as desk:
        assert meeting_meant(desk, words).held_on == date(2026, 11, 19)


@pytest.mark.parametrize("words", ["", "soon", "2026-13-01", "31/2/2026", "fri the 13th of"])
def test_words_that_are_no_day_are_wrong_usage(board: Path, words: str) -> None:
    with opened(board, to_read=True) as desk, pytest.raises(click.BadParameter):
        day_meant(desk, words)


def test_a_day_without_a_meeting_is_refused(board: Path) -> None:
    with opened(board, to_read=True) as desk, pytest.raises(Refused, match="no meeting"):
        meeting_meant(desk, "1 may 2026")


def test_what_is_open_is_closed_again_after_an_error(board: Path) -> None:
    with pytest.raises(KeyError), opened(board):
        raise KeyError

    with opened(board) as desk:
        assert not desk.read_only


def test_text_is_read_in_the_usual_ways() -> None:
    for code in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert decoded("Zoë – “x”".encode(code), "notes.txt") == "Zoë – “x”"


def test_what_is_no_text_is_said() -> None:
    for content in (b"PK\x00\x01", b"\x81\x8d", b"\xff\xfe\x00"):
        with pytest.raises(CannotDo, match="no plain text"):
            decoded(content, "notes.docx")
