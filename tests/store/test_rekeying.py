"""Setting, changing and taking off the passphrase of a board."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store import rekeying
from chair_desk.store.backup import is_as_written, list_backups
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile, StoreBusy
from chair_desk.store.key import KEY_BYTES, Key, new_salt
from chair_desk.store.locked import Locked, WrongKey, is_locked
from chair_desk.store.private_file import PrivateFile, private_path
from chair_desk.store.rekeying import change_key

from .conftest import put_small_board

MARK = "Quillfeather"


def a_key(letter: bytes) -> Key:
    return Key(letter * KEY_BYTES, new_salt())


def with_key(own: Circumstances, key: Key | None) -> Circumstances:
    return dataclasses.replace(own, key=key)


@pytest.fixture
def plain(board_path: Path, circumstances: Circumstances) -> Path:
    """A plain board with one meeting, a backup and a private note."""
    file = DeskFile.open(board_path, circumstances)
    put_small_board(file)
    with file.change("Named") as step:
        step.update(Board, "board", name=MARK)
    file.back_up()
    file.close()
    notes = PrivateFile.open(board_path, circumstances)
    notes.put(meeting_id="meeting", item_id="item", text=f"{MARK} to self")
    notes.close()
    return board_path


def test_setting_leaves_nothing_plain_behind(plain: Path, circumstances: Circumstances) -> None:
    key = a_key(b"a")
    done: list[tuple[int, int]] = []
    change_key(plain, circumstances, key, say=lambda *how: done.append(how))
    assert done[-1][0] == done[-1][1]
    for one in plain.parent.rglob("*"):
        assert not one.is_file() or MARK.encode() not in one.read_bytes(), one.name
    with pytest.raises(Locked):
        DeskFile.open(plain, circumstances)
    own = with_key(circumstances, key)
    file = DeskFile.open(plain, own)
    assert file.rows(Board)[0].name == MARK
    assert file.check() == []
    file.close()
    notes = PrivateFile.open(plain, own)
    assert [note.text for note in notes.notes("item")] == [f"{MARK} to self"]
    notes.close()


def test_the_same_device_goes_on_and_can_undo(plain: Path, circumstances: Circumstances) -> None:
    before = DeskFile.open(plain, circumstances)
    label = before.undo_label
    count = len(before.history())
    before.close()
    key = a_key(b"a")
    change_key(plain, circumstances, key)
    file = DeskFile.open(plain, with_key(circumstances, key))
    assert label
    assert file.undo_label == label
    assert len(file.history()) == count
    file.close()


def test_changing_and_taking_off(plain: Path, circumstances: Circumstances) -> None:
    first, second = a_key(b"a"), a_key(b"b")
    change_key(plain, circumstances, first)
    change_key(plain, with_key(circumstances, first), second)
    with pytest.raises(WrongKey):
        DeskFile.open(plain, with_key(circumstances, first))
    file = DeskFile.open(plain, with_key(circumstances, second))
    board = file.board
    file.close()
    backups = [path for _at, path in list_backups(circumstances, board)]
    assert backups
    assert all(is_locked(path) for path in backups)
    change_key(plain, with_key(circumstances, second), None)
    assert not is_locked(plain)
    assert not is_locked(private_path(plain, circumstances.who))
    file = DeskFile.open(plain, circumstances)
    assert file.check() == []
    file.close()


def test_a_wrong_key_changes_nothing(plain: Path, circumstances: Circumstances) -> None:
    key = a_key(b"a")
    change_key(plain, circumstances, key)
    before = plain.read_bytes()
    with pytest.raises(WrongKey):
        change_key(plain, with_key(circumstances, Key(b"x" * KEY_BYTES, key.salt)), None)
    assert plain.read_bytes() == before


def test_an_open_board_keeps_its_passphrase(plain: Path, circumstances: Circumstances) -> None:
    file = DeskFile.open(plain, circumstances)
    with pytest.raises(StoreBusy):
        change_key(plain, circumstances, a_key(b"a"))
    file.close()


def test_a_new_file_that_is_not_sound_is_thrown_away(
    plain: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying.engine, "whole_pages", lambda _connection: False)
    before = plain.read_bytes()
    with pytest.raises(CannotDo):
        change_key(plain, circumstances, a_key(b"a"))
    assert plain.read_bytes() == before
    assert not plain.with_name(f".{plain.name}.new").exists()


def test_plain_notes_beside_a_board_locked_elsewhere_are_locked(
    plain: Path, circumstances: Circumstances, tmp_path: Path
) -> None:
    away = tmp_path / "away" / plain.name
    away.parent.mkdir()
    shutil.copy(plain, away)
    key = a_key(b"a")
    change_key(away, circumstances, key)  # by somebody else, who has not these notes
    shutil.copy(away, plain)
    own = with_key(circumstances, key)
    notes = private_path(plain, own.who)
    assert MARK.encode() in notes.read_bytes()

    assert rekeying.lock_notes(plain, own)

    assert is_locked(notes)
    assert MARK.encode() not in notes.read_bytes()
    assert not rekeying.lock_notes(plain, own)
    file = PrivateFile.open(plain, own)
    assert [note.text for note in file.notes("item")] == [f"{MARK} to self"]
    file.close()


def test_notes_of_a_board_without_a_passphrase_stay_as_they_are(
    plain: Path, circumstances: Circumstances
) -> None:
    assert not rekeying.lock_notes(plain, circumstances)
    private_path(plain, circumstances.who).write_bytes(b"a letter of somebody else's")
    with pytest.raises(CannotDo):
        rekeying.lock_notes(plain, with_key(circumstances, a_key(b"a")))


def test_a_kill_between_a_backup_and_its_hash_leaves_no_wrong_hash(
    plain: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(_copy: Path) -> None:
        raise Killed

    monkeypatch.setattr(rekeying, "write_digest", killed)
    with pytest.raises(Killed):
        change_key(plain, circumstances, a_key(b"a"))
    copies = [path for path in circumstances.home.rglob("*.chairdesk") if "backups" in path.parts]
    assert copies
    assert all(is_as_written(copy) for copy in copies)
