from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

Open = Callable[..., DeskFile]


def write(file: DeskFile, place: str) -> None:
    with file.change("Name the place") as step:
        step.update(Meeting, "meeting", place=place)


def devices(file: DeskFile) -> list[str]:
    return [change.device for change in reversed(file.history())]


def test_the_same_file_at_the_same_place_goes_on_as_the_same_device(
    desk_file: DeskFile, board_path: Path, open_file: Open
) -> None:
    desk_file.close()
    file = open_file(board_path)
    write(file, "A")

    assert len(set(devices(file))) == 1


def test_a_copy_is_another_device_and_so_is_a_moved_file(
    desk_file: DeskFile, board_path: Path, tmp_path: Path, open_file: Open
) -> None:
    desk_file.close()
    shutil.copy(board_path, tmp_path / "copy.chairdesk")
    original, copy = open_file(board_path), open_file(tmp_path / "copy.chairdesk")
    write(original, "A")
    write(copy, "B")

    assert devices(original)[0] == devices(original)[1]
    assert devices(copy)[0] != devices(copy)[1]
    assert copy.undo_label == "Name the place"
    copy.undo()
    assert copy.undo_label is None


def test_a_restored_backup_at_the_same_place_is_another_device(
    desk_file: DeskFile, board_path: Path, tmp_path: Path, open_file: Open
) -> None:
    desk_file.close()
    shutil.copy(board_path, tmp_path / "backup")
    file = open_file(board_path)
    write(file, "A")
    file.close()
    board_path.write_bytes((tmp_path / "backup").read_bytes())  # into the very same file

    file = open_file(board_path)
    write(file, "B")

    assert devices(file)[0] != devices(file)[1]


def test_another_installation_is_another_device(
    desk_file: DeskFile, board_path: Path, tmp_path: Path, open_file: Open
) -> None:
    desk_file.close()
    theirs = Circumstances(
        now=desk_file._opened.circumstances.now,
        new_id=lambda: "theirs",
        who="Chair",
        home=tmp_path / "their home",
    )
    file = open_file(board_path, theirs)
    write(file, "A")

    assert len(set(devices(file))) == 2


def test_a_file_that_ran_ahead_of_the_register_is_still_ours(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances, open_file: Open
) -> None:
    """After a crash between the commit and the register."""
    (register,) = (circumstances.home / "replicas").glob("*.json")
    kept = register.read_text()
    write(desk_file, "A")
    desk_file.close()
    register.write_text(kept)

    file = open_file(board_path)
    write(file, "B")

    assert len(set(devices(file))) == 1


def test_looking_at_a_copy_does_not_make_a_device(
    board_path: Path, circumstances: Circumstances, open_file: Open
) -> None:
    open_file(board_path).close()

    assert not (circumstances.home / "replicas").exists()


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"a": 1}', '[{"device": "x"}]'])
def test_a_register_that_cannot_be_read_costs_a_new_device_and_nothing_else(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances, text: str, open_file: Open
) -> None:
    desk_file.close()
    (register,) = (circumstances.home / "replicas").glob("*.json")
    register.write_text(text)

    file = open_file(board_path)
    write(file, "A")

    assert len(set(devices(file))) == 2
    assert len(json.loads(register.read_text())) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write")
def test_a_register_that_cannot_be_written_stops_no_work(
    desk_file: DeskFile, circumstances: Circumstances
) -> None:  # pragma: no cover  not for the administrator
    (circumstances.home / "replicas").chmod(0o500)
    write(desk_file, "A")


def test_a_register_whose_folder_is_a_file_stops_no_work(
    open_file: Open, small_board: Path, tmp_path: Path, circumstances: Circumstances
) -> None:
    shutil.copy(small_board, tmp_path / "board.chairdesk")
    circumstances.home.mkdir()
    (circumstances.home / "replicas").write_text("in the way")

    write(open_file(tmp_path / "board.chairdesk"), "A")


def told(circumstances: Circumstances) -> int:
    (register,) = (circumstances.home / "replicas").glob("*.json")
    return int(json.loads(register.read_text())[-1]["sequence"])


@pytest.mark.parametrize("leaving", ["settle", "back_up", "transactions", "copy_to", "snapshot"])
def test_the_register_knows_of_every_change_before_anything_leaves_the_file(
    desk_file: DeskFile, circumstances: Circumstances, tmp_path: Path, leaving: str
) -> None:
    for place in "ABC":
        write(desk_file, place)
    assert told(circumstances) < 4, "it is told at each change, which is slow"

    match leaving:
        case "transactions":
            list(desk_file.transactions())
        case "copy_to":
            desk_file.copy_to(tmp_path / "copy.chairdesk")
        case "snapshot":
            desk_file.snapshots.take()
        case _:
            getattr(desk_file, leaving)()

    assert told(circumstances) == desk_file.versions()[desk_file.device] == 4


def test_who_never_rests_is_in_the_register_all_the_same(
    open_file: Open, small_board: Path, tmp_path: Path, circumstances: Circumstances
) -> None:
    clock = [circumstances.now()]
    path = shutil.copy(small_board, tmp_path / "board.chairdesk")
    who = dataclasses.replace(circumstances, now=lambda: clock[0])
    file = open_file(Path(path), who)
    write(file, "A")
    clock[0] += timedelta(seconds=6)
    write(file, "B")

    assert told(circumstances) == file.versions()[file.device]
