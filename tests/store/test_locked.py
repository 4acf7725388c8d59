"""Boards that are locked with a passphrase."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store import engine
from chair_desk.store import locked as locked_module
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, Key, new_salt, salt_of
from chair_desk.store.locked import Locked, WrongKey, is_locked, opens
from chair_desk.store.private_file import PrivateFile, private_path

from .conftest import put_small_board

MARK = "Quillfeather"


@pytest.fixture
def locked(tmp_path: Path, circumstances: Circumstances) -> tuple[Path, Circumstances]:
    """A locked board with one meeting, closed, and what opens it."""
    own = dataclasses.replace(circumstances, key=Key(b"k" * KEY_BYTES, new_salt()))
    path = tmp_path / "locked.chairdesk"
    file = DeskFile.create(path, own)
    put_small_board(file)
    with file.change("Marked") as step:
        step.update(Board, "board", name=MARK)
    file.close()
    return path, own


def with_key(own: Circumstances, key: Key | None) -> Circumstances:
    return dataclasses.replace(own, key=key)


def test_a_locked_board_opens_with_its_key_alone(locked: tuple[Path, Circumstances]) -> None:
    path, own = locked
    file = DeskFile.open(path, own)
    assert file.is_locked
    assert [board.name for board in file.rows(Board)] == [MARK]
    assert file.check() == []
    file.close()
    with pytest.raises(Locked):
        DeskFile.open(path, with_key(own, None))
    with pytest.raises(WrongKey) as wrong:
        DeskFile.open(path, with_key(own, Key(b"x" * KEY_BYTES, salt_of(path))))
    assert "not the passphrase" in wrong.value.what


def test_a_locked_board_can_be_read_without_writing(locked: tuple[Path, Circumstances]) -> None:
    path, own = locked
    file = DeskFile.open(path, own, read_only=True)
    assert file.rows(Board)[0].name == MARK
    file.close()
    path.chmod(0o400)
    file = DeskFile.open(path, own, read_only=True)
    assert file.rows(Board)[0].name == MARK
    file.close()


def test_nothing_beside_a_locked_board_is_plain(locked: tuple[Path, Circumstances]) -> None:
    path, own = locked
    file = DeskFile.open(path, own)
    file.type_into(Board, "board", "name", f"{MARK} typed")
    copy = file.back_up()
    elsewhere = path.with_name("elsewhere.chairdesk")
    file.copy_to(elsewhere)
    found = [one for one in path.parent.rglob("*") if one.is_file()]
    assert copy in found
    assert path.with_name(path.name + "-wal") in found
    for one in found:
        assert MARK.encode() not in one.read_bytes(), one.name
    assert is_locked(copy)
    assert is_locked(elsewhere)
    assert salt_of(copy) == salt_of(path)
    file.close()
    DeskFile.open(elsewhere, own).close()


def test_a_key_is_not_wanted_where_the_board_is_plain(
    board_path: Path, circumstances: Circumstances
) -> None:
    own = with_key(circumstances, Key(b"k" * KEY_BYTES, new_salt()))
    file = DeskFile.open(board_path, own)
    assert not file.is_locked
    assert not is_locked(file.back_up())
    file.close()


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(
    locked: tuple[Path, Circumstances],
) -> None:
    path, own = locked
    file = DeskFile.open(path, own)
    file.back_up()
    file.close()
    content = bytearray(path.read_bytes())
    content[600] ^= 1
    path.write_bytes(content)
    with pytest.raises(CannotDo) as problem:
        DeskFile.open(path, own)
    assert not isinstance(problem.value, WrongKey)
    assert "damaged" in problem.value.what
    with pytest.raises(WrongKey):
        DeskFile.open(path, with_key(own, Key(b"x" * KEY_BYTES, salt_of(path))))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        b"plain words, and many of them" * 1000,
        b"PK\x03\x04" + bytes(5000),
        bytes(8192),
    ],
)
def test_another_kind_of_file_does_not_ask_for_a_passphrase(
    content: bytes, tmp_path: Path, circumstances: Circumstances
) -> None:
    path = tmp_path / "other.chairdesk"
    path.write_bytes(content[: len(content) // 4096 * 4096 or None])
    with pytest.raises(CannotDo) as problem:
        DeskFile.open(path, circumstances)
    assert not isinstance(problem.value, Locked)
    assert "not a Chair Desk board" in problem.value.what


def test_private_notes_beside_a_locked_board_are_locked_as_it_is(
    locked: tuple[Path, Circumstances],
) -> None:
    path, own = locked
    notes = PrivateFile.open(path, own)
    notes.put(meeting_id="meeting", item_id="item", text=MARK)
    notes.close()
    assert MARK.encode() not in private_path(path, own.who).read_bytes()
    again = PrivateFile.open(path, own)
    assert [note.text for note in again.notes("item")] == [MARK]
    again.close()


def test_plain_notes_stay_readable_beside_a_locked_board(
    locked: tuple[Path, Circumstances],
) -> None:
    path, own = locked
    plain = PrivateFile.open(path, with_key(own, None))
    plain.put(meeting_id="meeting", item_id="item", text="Before")
    plain.close()
    again = PrivateFile.open(path, own)
    assert [note.text for note in again.notes("item")] == ["Before"]
    again.close()


def test_a_locked_board_is_whole_after_a_change_undone(
    locked: tuple[Path, Circumstances], open_file: Callable[..., DeskFile]
) -> None:
    path, own = locked
    file = open_file(path, own)
    with file.change("Renamed") as step:
        step.update(Board, "board", name="Tarnside")
    file.undo()
    assert file.rows(Board)[0].name == MARK
    assert file.check() == []


def test_notes_under_another_key_are_said_to_be_so(locked: tuple[Path, Circumstances]) -> None:
    path, own = locked
    other = PrivateFile.open(path, with_key(own, Key(b"x" * KEY_BYTES, new_salt())))
    other.put(meeting_id="meeting", item_id="item", text="Theirs")
    other.close()
    with pytest.raises(CannotDo) as problem:
        PrivateFile.open(path, own)
    assert "passphrase of their own" in problem.value.what


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_bit_flipped_anywhere_in_a_locked_board_is_noticed(
    locked: tuple[Path, Circumstances],
) -> None:
    path, own = locked
    file = DeskFile.open(path, own)
    file.put_blob(b"x" * 300_000)
    with file.change("Words") as step:
        step.update(Board, "board", name="y" * 2000)
    assert file.check() == []
    file.close()
    content = path.read_bytes()
    for number in range(30):
        path.write_bytes(content)
        flipped(path, 16 + number * (len(content) - 17) // 29)
        try:
            copy = DeskFile.open(path, own, read_only=True)
        except CannotDo:
            continue
        assert copy.check()
        copy.close()


def test_a_sound_locked_board_is_sound_while_it_is_written(
    locked: tuple[Path, Circumstances],
) -> None:
    path, own = locked
    file = DeskFile.open(path, own)
    for number in range(5):
        with file.change("Words") as step:
            step.update(Board, "board", name=f"{number}" * 2000)
    assert file.check() == []
    assert path.with_name(f"{path.name}-wal").exists()
    copy = path.parent / "copy"
    copy.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copy(one, copy)
    left = DeskFile.open(copy / path.name, own, read_only=True)
    assert left.check() == []
    left.close()
    file.close()


def test_pages_of_two_versions_are_read_with_the_journal_beside_them(
    locked: tuple[Path, Circumstances], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, own = locked
    assert own.key is not None
    plainly = locked_module._numbers

    def torn(place: Path, mode: str, key: Key) -> tuple[int, int] | None:
        if mode == "immutable":
            raise engine.DatabaseError("malformed database schema")
        return plainly(place, mode, key)

    monkeypatch.setattr(locked_module, "_numbers", torn)
    assert not opens(path, own.key)
    path.with_name(f"{path.name}-journal").write_bytes(b"")
    assert opens(path, own.key)
    assert not opens(path, Key(b"x" * KEY_BYTES, salt_of(path)))


@pytest.mark.parametrize("at", [0, 7, 15])
def test_a_plain_board_with_a_damaged_beginning_is_not_taken_for_a_locked_one(
    small_board: Path, tmp_path: Path, circumstances: Circumstances, at: int
) -> None:
    path = tmp_path / "damaged.chairdesk"
    content = bytearray(small_board.read_bytes())
    content[at] ^= 129
    path.write_bytes(content)

    assert not is_locked(path)
    with pytest.raises(CannotDo, match="damaged"):
        DeskFile.open(path, circumstances)
