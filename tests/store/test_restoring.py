"""Putting a backup in the place of a board."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile, StoreBusy
from chair_desk.store.restoring import restore

from .conftest import put_small_board


@pytest.fixture
def backup(board_path: Path, circumstances: Circumstances) -> Path:
    file = DeskFile.open(board_path, circumstances)
    put_small_board(file)
    copy = file.back_up()
    with file.change("Renamed") as step:
        step.update(Board, "board", name="Later")
    file.close()
    return copy


def test_the_board_is_as_the_backup_and_the_later_one_is_kept(
    board_path: Path, backup: Path, circumstances: Circumstances
) -> None:
    aside = restore(board_path, backup, circumstances)
    file = DeskFile.open(board_path, circumstances)
    assert file.rows(Board)[0].name == "Westmarch"
    assert file.check() == []
    with file.change("Go on") as step:
        step.update(Board, "board", name="Onward")
    devices = {change.device for change in file.history()}
    assert len(devices) == 2
    file.close()
    assert aside is not None
    later = DeskFile.open(aside, circumstances, read_only=True)
    assert later.rows(Board)[0].name == "Later"
    later.close()
    assert backup.exists()


def test_a_damaged_backup_is_not_put_in_place(
    board_path: Path, backup: Path, circumstances: Circumstances
) -> None:
    before = board_path.read_bytes()
    content = bytearray(backup.read_bytes())
    content[5000:9000] = b"\x00" * 4000
    backup.write_bytes(content)
    with pytest.raises(CannotDo):
        restore(board_path, backup, circumstances)
    assert board_path.read_bytes() == before


def test_an_open_board_is_not_replaced(
    board_path: Path, backup: Path, circumstances: Circumstances
) -> None:
    file = DeskFile.open(board_path, circumstances)
    with pytest.raises(StoreBusy):
        restore(board_path, backup, circumstances)
    file.close()


def test_a_board_that_is_gone_comes_back(
    board_path: Path, backup: Path, circumstances: Circumstances
) -> None:
    board_path.unlink()
    assert restore(board_path, backup, circumstances) is None
    DeskFile.open(board_path, circumstances).close()


class Killed(BaseException):
    """Stands for the end of the program at a moment of our choosing."""


def test_a_kill_before_the_last_step_leaves_the_board_where_it_was(
    board_path: Path, backup: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_what: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            restore(board_path, backup, circumstances)
    file = DeskFile.open(board_path, circumstances)
    assert file.rows(Board)[0].name == "Later"
    file.close()


def test_a_disk_without_second_names_keeps_a_copy(
    board_path: Path, backup: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_what: object) -> None:
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refused)
    aside = restore(board_path, backup, circumstances)
    assert aside is not None
    later = DeskFile.open(aside, circumstances, read_only=True)
    assert later.rows(Board)[0].name == "Later"
    later.close()
