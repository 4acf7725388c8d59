"""Backups: when one is due, what it holds, the second place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.backups import (
    back_up,
    backups,
    go_back,
    is_due,
    look_into,
    second_folder,
    undone_by,
)
from chair_desk.services.boards import NewBoard, change_board, new_board
from chair_desk.services.desk import Circumstances, Desk, create_with, new_uuid, open_with


class Clock:
    now = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    own = Circumstances(now=clock, new_id=new_uuid, who="Chair", home=tmp_path / "home")
    desk = create_with(tmp_path / "board.chairdesk", own)
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch"))
    yield desk
    desk.close()


def test_one_is_due_after_a_change_and_half_an_hour(desk: Desk, clock: Clock) -> None:
    assert is_due(desk)
    back_up(desk)
    assert not is_due(desk)
    clock.now += timedelta(minutes=10)
    change_board(desk, meeting_place="County Hall")
    assert not is_due(desk)
    clock.now += timedelta(minutes=20)
    assert is_due(desk)
    back_up(desk)
    clock.now += timedelta(days=1)
    assert not is_due(desk)


def test_it_says_what_it_holds_and_what_would_be_undone(desk: Desk, clock: Clock) -> None:
    copy = back_up(desk)
    clock.now += timedelta(minutes=1)
    change_board(desk, meeting_place="County Hall")
    change_board(desk, meeting_place="Town Hall")
    inside = look_into(copy, desk.circumstances)
    assert inside.faults == ()
    assert inside.changed_at == clock.now - timedelta(minutes=1)
    assert len(undone_by(desk, inside)) == 2


def test_the_second_place_has_them_too(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    back_up(desk, str(stick))
    found = backups(desk, str(stick))
    assert [one.is_elsewhere for one in found] == [False, True]
    assert found[1].path.parent == second_folder(str(stick), desk.file.board)
    assert look_into(found[1].path, desk.circumstances).faults == ()


def test_a_stick_that_is_out_costs_no_backup(desk: Desk, tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("no folder")
    with pytest.raises(CannotDo, match="second place"):
        back_up(desk, str(nowhere))
    assert len(backups(desk, str(nowhere))) == 1


def test_a_damaged_backup_is_found_out(desk: Desk) -> None:
    copy = back_up(desk)
    content = bytearray(copy.read_bytes())
    content[20000] ^= 1
    copy.write_bytes(content)
    assert "not what was written" in look_into(copy, desk.circumstances).faults[0]


def test_going_back_keeps_a_backup_of_the_board_as_it_was(desk: Desk) -> None:
    before = back_up(desk)
    change_board(desk, meeting_place="Quillfeather Hall")
    path, own = desk.file.path, desk.circumstances
    desk.close()
    aside = go_back(path, before, own)
    assert aside is not None
    assert aside.exists()
    again = open_with(path, own)
    assert again.board.meeting_place != "Quillfeather Hall"
    newest = backups(again)[0]
    assert look_into(newest.path, own).last_change == "Changed the board"
    again.close()
