from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.store import reading_copy
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.reading_copy import copy_to_read, is_left_open, sweep


def test_what_lies_beside_the_file_is_copied_with_it(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(b"board")
    assert not is_left_open(path)
    path.with_name("board.chairdesk-wal").write_bytes(b"log")
    assert is_left_open(path)

    copy = copy_to_read(path, circumstances)

    assert copy.path.read_bytes() == b"board"
    assert copy.path.with_name("board.chairdesk-wal").read_bytes() == b"log"
    assert os.name == "nt" or copy.path.parent.stat().st_mode & 0o077 == 0
    copy.remove()
    assert not copy.path.parent.exists()


def test_a_file_that_changes_meanwhile_is_copied_again(
    tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(b"a")
    plain, times = shutil.copyfile, []

    def slow_copy(source: Path, target: Path) -> None:
        plain(source, target)
        times.append(1)
        if len(times) < 3:
            path.write_bytes(b"a" * (len(times) + 1))

    monkeypatch.setattr(shutil, "copyfile", slow_copy)

    copy = copy_to_read(path, circumstances)

    assert copy.path.read_bytes() == b"aaa"
    assert len(times) == 3
    copy.remove()


def test_a_file_that_never_rests_is_given_up(
    tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_copy, "_copy_whole", lambda *_paths: False)

    with pytest.raises(CannotDo):
        copy_to_read(tmp_path / "board.chairdesk", circumstances)

    assert list((circumstances.home / "reading").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_plainly(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    circumstances.home.write_text("in the way")

    with pytest.raises(CannotDo):
        copy_to_read(tmp_path / "board.chairdesk", circumstances)


def test_copies_of_programs_that_ended_are_swept_away(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(b"board")
    living = copy_to_read(path, circumstances)
    ended = circumstances.home / "reading" / "ended"
    ended.mkdir()

    sweep(circumstances.home / "reading")

    assert living.path.exists()
    assert not ended.exists()
    living.remove()
