from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chair_desk.records.boards import Board, ProfileInForce
from chair_desk.services.boards import change_profile
from chair_desk.services.desk import (
    CannotDo,
    Desk,
    StoreBusy,
    create_desk,
    new_uuid,
    now_utc,
    open_desk,
)


def test_a_desk_opens_what_it_made(tmp_path: Path) -> None:
    path = tmp_path / "board.chairdesk"
    made = create_desk(path, who="Gwen", home=tmp_path / "home")
    assert not made.is_set_up
    made.close()

    desk = open_desk(path, who="Gwen", home=tmp_path / "home")

    assert (desk.who, desk.read_only, desk.file.path.name) == ("Gwen", False, "board.chairdesk")
    desk.close()


def test_a_file_is_not_made_over_another(tmp_path: Path) -> None:
    path = tmp_path / "board.chairdesk"
    create_desk(path, who="Gwen", home=tmp_path / "home").close()

    with pytest.raises(CannotDo):
        create_desk(path, who="Gwen", home=tmp_path / "home")


def test_a_second_desk_is_told_that_the_board_is_open(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreBusy) as busy:
        open_desk(desk.file.path, who="Rosalind", home=tmp_path / "home2")

    assert busy.value.holder


def test_a_board_opened_to_read_is_not_written_to(desk: Desk, tmp_path: Path) -> None:
    board = desk.board
    desk.close()

    reader = open_desk(desk.file.path, who="Rosalind", home=tmp_path / "home2", read_only=True)

    assert reader.read_only
    assert reader.board == board
    with pytest.raises(CannotDo), reader.change("No") as step:
        step.update(Board, board.id, name="No")
    reader.close()


def test_the_day_and_the_hour_are_those_of_the_wall(
    desk: Desk, clock: Callable[..., object]
) -> None:
    clock.set(date(2026, 7, 1), "23:30")  # type: ignore[attr-defined]

    assert desk.now() == datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert desk.today() == date(2026, 7, 2)
    assert desk.clock() == "00:30"
    assert desk.local_now().hour == 0


def test_nothing_is_got_for_no_id(desk: Desk) -> None:
    assert desk.get(Board, None) is None
    assert desk.get(Board, "nowhere") is None
    assert desk.count(Board) == 1


def test_a_board_never_has_no_profile(desk: Desk) -> None:
    first = desk.profile_rows()[0]
    with desk.change("From a day") as step:
        step.update(ProfileInForce, first.id, starts_on=date(2024, 1, 1))
    change_profile(desk, "lscp_2026", date(2026, 10, 1))

    assert desk.profile(date(2020, 1, 1)).name == "lscp_2023"
    assert desk.profile(date(2026, 9, 30)).name == "lscp_2023"
    assert desk.profile(date(2030, 1, 1)).name == "lscp_2026"
    assert desk.profile().name == "lscp_2023"


def test_without_being_told_otherwise_the_clock_is_in_utc_and_ids_are_new() -> None:
    assert now_utc().tzinfo is UTC
    assert new_uuid() != new_uuid()
