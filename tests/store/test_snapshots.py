"""Copies of an open board that nobody waits for."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store.backup import list_backups
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, Key, new_salt
from chair_desk.store.snapshots import finish

from .conftest import put_small_board


@pytest.mark.parametrize("is_locked", [False, True])
def test_the_copy_is_what_was_saved_and_is_locked_alike(
    tmp_path: Path, circumstances: Circumstances, is_locked: bool
) -> None:
    key = Key(b"k" * KEY_BYTES, new_salt()) if is_locked else None
    own = dataclasses.replace(circumstances, key=key)
    path = tmp_path / "one.chairdesk"
    file = DeskFile.create(path, own)
    put_small_board(file)
    taken = file.snapshots.take()
    with file.change("Later") as step:
        step.update(Board, "board", name="Later")
    copy = finish(taken)
    assert [found for _at, found in list_backups(own, file.board)] == [copy]
    again = DeskFile.open(copy, own, read_only=True)
    assert again.rows(Board)[0].name == "Westmarch"
    assert again.check() == []
    assert again.is_locked is is_locked
    again.close()
    file.close()


def test_a_copy_that_is_not_whole_is_thrown_away(desk_file: DeskFile) -> None:
    taken = desk_file.snapshots.take()
    content = bytearray(taken.part.read_bytes())
    content[len(content) // 2 :] = b"x" * (len(content) - len(content) // 2)
    taken.part.write_bytes(content)
    with pytest.raises(CannotDo):
        finish(taken)
    assert list(taken.part.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks are other there")
def test_the_lock_is_kept_while_copies_are_taken(desk_file: DeskFile) -> None:
    finish(desk_file.snapshots.take())
    tried = (
        "import sqlcipher3, sys\n"
        "c = sqlcipher3.connect(sys.argv[1], timeout=0)\n"
        "try:\n    c.execute('BEGIN IMMEDIATE')\n"
        "except sqlcipher3.DatabaseError as e:\n    print(e)\n"
    )
    run = [sys.executable, "-c", tried, str(desk_file.path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "locked" in said
