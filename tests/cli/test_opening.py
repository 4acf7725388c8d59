from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click
import pytest

from chair_desk.cli.opening import day_meant, decoded, meeting_meant, opened
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import create_desk
from chair_desk.services.meetings import add_meeting


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


def test_the_next_and_the_last_meeting_can_be_named(board: Path) -> None:
    with opened(board) as desk:
        add_meeting(desk, main_body(desk).id, desk.today() - timedelta(days=7))
        add_meeting(desk, main_body(desk).id, desk.today() + timedelta(days=700))

        assert meeting_meant(desk, "last").held_on < desk.today()
        assert meeting_meant(desk, "Next").held_on >= desk.today()


def test_a_board_that_has_not_met_says_so(tmp_path: Path) -> None:
    desk = create_desk(tmp_path / "new.chairdesk", who="Gwen", home=tmp_path / "home")
    new_board(desk, NewBoard(profile="plain_board", name="New"))

    with pytest.raises(Refused, match="no meeting in this board yet"):
        meeting_meant(desk, "next")
    desk.close()
