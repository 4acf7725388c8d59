from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, Key, new_salt

from .conftest import put_small_board

Open = Callable[..., DeskFile]


def rename(file: DeskFile, name: str) -> None:
    with file.change("Name the place") as step:
        step.update(Meeting, "meeting", place=name)


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.chairdesk"))


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


@pytest.mark.parametrize("accident", [deleted, moved, replaced])
def test_nothing_is_lost_when_the_file_goes_away_under_us(
    desk_file: DeskFile,
    board_path: Path,
    accident: Callable[[Path], None],
    open_file: Open,
) -> None:
    rename(desk_file, "before")
    desk_file.settle()
    accident(board_path)

    with pytest.raises(CannotDo, match="moved, deleted or replaced") as caught:
        rename(desk_file, "after")

    copy = board_path.with_name("board (rescued 1).chairdesk")
    assert str(copy) in caught.value.why
    assert copy.stat().st_mode & 0o077 == 0
    with pytest.raises(CannotDo, match="rescued 1"):  # and no second copy
        rename(desk_file, "later")
    assert desk_file.count(Meeting, place="after") == 1
    desk_file.close()
    rescued = open_file(copy)
    assert rescued.count(Meeting, place="after") == 1
    assert rescued.check() == []


def test_a_replaced_file_is_not_written_to(
    desk_file: DeskFile, board_path: Path, small_board: Path, open_file: Open
) -> None:
    rename(desk_file, "before")
    shutil.copy(small_board, board_path.with_name("new"))
    board_path.with_name("new").replace(board_path)

    with pytest.raises(CannotDo):
        rename(desk_file, "after")
    desk_file.close()

    assert board_path.read_bytes() == small_board.read_bytes()
    assert open_file(board_path).check() == []


def test_a_copy_goes_to_the_temporary_folder_where_the_place_has_gone(
    desk_file: DeskFile, board_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    desk_file.close()
    shutil.copy(board_path, folder / "board.chairdesk")
    file = DeskFile.open(folder / "board.chairdesk", desk_file._opened.circumstances)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(elsewhere))
    (elsewhere / "board (rescued 1).chairdesk").touch()
    shutil.rmtree(folder)

    with pytest.raises(CannotDo) as caught:
        rename(file, "after")

    assert str(elsewhere / "board (rescued 2).chairdesk") in caught.value.why
    assert "was not made" in caught.value.why
    file.close()


def test_the_rescued_copy_of_a_locked_board_is_locked_with_the_same_key(
    circumstances: Circumstances, tmp_path: Path
) -> None:
    own = dataclasses.replace(circumstances, key=Key(b"k" * KEY_BYTES, new_salt()))
    path = tmp_path / "locked.chairdesk"
    file = DeskFile.create(path, own)
    put_small_board(file)
    path.unlink()

    with pytest.raises(CannotDo, match="rescued 1"):
        rename(file, "the room over the library")
    file.close()

    copy = path.with_name("locked (rescued 1).chairdesk")
    for left in tmp_path.rglob("*"):
        assert not left.is_file() or b"over the library" not in left.read_bytes()
    with pytest.raises(CannotDo):
        DeskFile.open(copy, circumstances)
    rescued = DeskFile.open(copy, own)
    assert rescued.count(Meeting, place="the room over the library") == 1
    assert rescued.check() == []
    rescued.close()


def test_where_no_copy_can_be_written_that_is_said(
    desk_file: DeskFile, board_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(desk_file, "before")
    board_path.unlink()

    def no_room(*_anything: object) -> None:
        raise OSError

    monkeypatch.setattr("chair_desk.store.engine.copy_into", no_room)
    with pytest.raises(CannotDo, match="before you close it"):
        rename(desk_file, "after")
