"""The hand-over pack when a chair leaves."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.actions import add_action
from chair_desk.services.backups import back_up
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Circumstances, Desk, create_with, new_uuid, now_utc, open_with
from chair_desk.services.leaving import (
    BOARD,
    faults_of_pack,
    open_matters,
    places_here,
    write_leaving_pack,
)
from chair_desk.services.soundness import faults
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.store.key import Key, new_salt

from .memory_keyring import MemoryKeyring


def test_the_pack_holds_the_board_what_is_open_the_index_and_the_seals(
    desk: Desk, tmp_path: Path
) -> None:
    add_action(desk, "Write to the commissioners")
    done = write_leaving_pack(desk, tmp_path / "pack.zip", "Ada Quill")
    assert faults_of_pack(done.archive) == []
    assert done.code == ""
    assert done.emptying.read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(done.archive) as archive:
        assert set(archive.namelist()) == {
            BOARD, "open matters.pdf", "index.pdf", "seals.json", "manifest.json",
        }  # fmt: skip
        (tmp_path / "taken.chairdesk").write_bytes(archive.read(BOARD))
    with pytest.raises(Refused, match="of that name already"):
        write_leaving_pack(desk, tmp_path / "pack.zip")
    with pytest.raises(Refused, match="that ends in"):
        write_leaving_pack(desk, tmp_path / "pack.pdf")
    again = open_with(tmp_path / "taken.chairdesk", desk.circumstances, read_only=True)
    assert faults(again) == []
    again.close()
    assert any("Write to the commissioners" in row[1] for row in open_matters(desk))


def test_a_pack_that_was_altered_is_noticed(desk: Desk, tmp_path: Path) -> None:
    done = write_leaving_pack(desk, tmp_path / "pack.zip")
    with zipfile.ZipFile(done.archive) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["index.pdf"] += b" "
    parts["more.txt"] = b"x"
    with zipfile.ZipFile(done.archive, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert faults_of_pack(done.archive) == [
        "index.pdf is missing or was altered.",
        "more.txt was added.",
    ]
    (tmp_path / "letter.zip").write_bytes(b"Dear all")
    with pytest.raises(CannotDo, match="no hand-over pack"):
        faults_of_pack(tmp_path / "letter.zip")


def test_the_documents_of_a_locked_board_are_locked_too(tmp_path: Path) -> None:
    own = Circumstances(
        now=now_utc, new_id=new_uuid, who="Chair", home=tmp_path / "home",
        key=Key(b"k" * 32, new_salt()),
    )  # fmt: skip
    (tmp_path / "home").mkdir()
    desk = create_with(tmp_path / "board.chairdesk", own)
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch"))
    done = write_leaving_pack(desk, tmp_path / "pack.zip")
    desk.close()
    assert len(done.code) == 23
    with zipfile.ZipFile(done.archive) as archive:
        assert b"Westmarch" not in archive.read(BOARD)
        content = archive.read("index.pdf")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content), password=done.code) as pdf:
        assert len(pdf.pages) == 1


def test_the_list_for_the_laptop_names_what_lies_there(desk: Desk) -> None:
    back_up(desk)
    found = dict(places_here(desk))
    assert found["The board"] == str(desk.file.path)
    assert "1 backup" in found
    assert "Preferences" in found
    assert not [what for what in found if "key" in what]
    keyring = SystemKeyring(desk.circumstances.home, MemoryKeyring)
    keyring.keep(Key(b"k" * 32, new_salt()))
    assert "keyring" in dict(places_here(desk))["The key of 1 board"]
