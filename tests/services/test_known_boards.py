from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk
from chair_desk.services.known_boards import (
    FILE_NAME,
    forget_board,
    forget_names,
    known_boards,
    remember_board,
)


@pytest.fixture
def home(desk: Desk) -> Path:
    return desk.circumstances.home


def test_without_leave_neither_name_nor_date_lies_outside_the_board(
    desk: Desk, home: Path, meeting: Meeting
) -> None:
    remember_board(desk, keep_names=False)

    text = (home / FILE_NAME).read_text(encoding="utf-8")
    assert "Westmarch" not in text
    assert "2026-09-17" not in text
    known = known_boards(home)[0]
    assert (known.title, known.name, known.next_meeting_on) == ("board", "", None)
    assert known.is_there


def test_with_leave_the_name_and_the_next_date_are_shown(
    desk: Desk, home: Path, meeting: Meeting
) -> None:
    remember_board(desk, keep_names=True)

    known = known_boards(home)[0]

    assert known.title == "Westmarch Safeguarding Children Partnership"
    assert known.next_meeting_on == date(2026, 9, 17)
    assert known.opened_at == desk.now()


def test_a_meeting_on_the_day_itself_is_the_next(
    desk: Desk, home: Path, meeting: Meeting, clock: Callable[..., object]
) -> None:
    clock.set(meeting.held_on)  # type: ignore[attr-defined]

    remember_board(desk, keep_names=True)

    assert known_boards(home)[0].next_meeting_on == meeting.held_on


def test_a_board_opened_again_stands_once_and_first(
    desk: Desk, home: Path, clock: Callable[..., object], tmp_path: Path
) -> None:
    remember_board(desk, keep_names=False)
    other = '{"boards": [{"path": "%s"}, {"path": "%s", "opened_at": "2026-09-01T12:00:00+00:00"}]}'
    (home / FILE_NAME).write_text(
        other % ((tmp_path / "never").as_posix(), (tmp_path / "later").as_posix()),
        encoding="utf-8",
    )
    clock.pass_by(days=1)  # type: ignore[attr-defined]

    remember_board(desk, keep_names=False)
    remember_board(desk, keep_names=False)

    assert [known.path.name for known in known_boards(home)] == [
        "board.chairdesk",
        "later",
        "never",
    ]


def test_names_are_forgotten_when_the_person_says_so(
    desk: Desk, home: Path, meeting: Meeting
) -> None:
    remember_board(desk, keep_names=True)

    forget_names(home)

    assert "Westmarch" not in (home / FILE_NAME).read_text(encoding="utf-8")
    assert known_boards(home)[0].opened_at == desk.now()


def test_a_board_is_forgotten_and_its_file_stays(desk: Desk, home: Path) -> None:
    remember_board(desk, keep_names=False)

    forget_board(home, known_boards(home)[0].path)

    assert known_boards(home) == []
    assert desk.file.path.exists()


def test_a_file_that_is_out_is_not_there(desk: Desk, home: Path, tmp_path: Path) -> None:
    home.mkdir(exist_ok=True)
    stick = (tmp_path / "stick.chairdesk").as_posix()
    (home / FILE_NAME).write_text(f'{{"boards": [{{"path": "{stick}"}}]}}', encoding="utf-8")

    assert not known_boards(home)[0].is_there


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"boards": [1]}', '{"boards": [{"path": 5}]}', '{"boards": [{}]}'],
)
def test_a_damaged_list_is_kept_aside_and_begun_again(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    assert known_boards(tmp_path) == []
    assert (tmp_path / "boards.damaged-1.json").exists()


def test_the_list_stays_short(desk: Desk, home: Path) -> None:
    entries = ",".join(f'{{"path": "/stick/{number}"}}' for number in range(30))
    home.mkdir(exist_ok=True)
    (home / FILE_NAME).write_text(f'{{"boards": [{entries}]}}', encoding="utf-8")

    remember_board(desk, keep_names=False)

    assert len(known_boards(home)) == 20


def test_an_empty_machine_knows_no_board(tmp_path: Path) -> None:
    assert known_boards(tmp_path / "nowhere") == []
