from __future__ import annotations

import dataclasses
import os
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.private_file import PrivateFile, private_path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "board.chairdesk"


def put(file: PrivateFile, text: str, **more: str) -> str:
    return file.put(meeting_id="m", item_id="i", text=text, **more).id


def test_notes_come_back_in_their_order_after_a_restart(
    place: Path, circumstances: Circumstances
) -> None:
    file = PrivateFile.open(place, circumstances)
    assert file.notes("i") == []
    assert not file.path.exists()
    second, first = put(file, "Second", place="b"), put(file, "First", place="a")
    file.put(meeting_id="m", item_id="other", text="Elsewhere")
    file.close()
    file.close()

    file = PrivateFile.open(place, circumstances)

    assert [note.id for note in file.notes("i")] == [first, second]
    assert [note.text for note in file.all_notes()] == ["First", "Second", "Elsewhere"]
    assert file.notes("i")[0].made_at == circumstances.now()
    file.close()


def test_a_note_is_changed_and_removed(place: Path, circumstances: Circumstances) -> None:
    file = PrivateFile.open(place, circumstances)
    file.remove("before there is any")
    name = put(file, "Ask about the budget")
    circumstances.now.now += timedelta(minutes=1)  # type: ignore[attr-defined]

    put(file, "Ask twice", note_id=name)

    (note,) = file.notes("i")
    assert (note.text, note.changed_at - note.made_at) == ("Ask twice", timedelta(minutes=1))
    file.remove(name)
    assert file.notes("i") == []
    file.close()


def test_each_person_has_a_file_of_their_own(place: Path, circumstances: Circumstances) -> None:
    other = dataclasses.replace(circumstances, who="Zoë O’Example")

    assert private_path(place, other.who).name == "board.zoe-o-example.private.chairdesk"
    assert private_path(place, "李").name == "board.me.private.chairdesk"
    mine, theirs = PrivateFile.open(place, circumstances), PrivateFile.open(place, other)
    put(mine, "Mine")
    assert theirs.notes("i") == []
    mine.close()


def test_notes_never_reach_the_board(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    file = PrivateFile.open(board_path, circumstances)
    put(file, "NEVER-FOR-OTHERS")
    file.close()
    desk_file.close()

    assert b"NEVER-FOR-OTHERS" not in board_path.read_bytes()
    assert b"NEVER-FOR-OTHERS" in file.path.read_bytes()


def test_a_board_in_its_place_is_left_alone(
    place: Path, blank_board: Path, circumstances: Circumstances
) -> None:
    path = private_path(place, circumstances.who)
    path.write_bytes(blank_board.read_bytes())

    with pytest.raises(CannotDo, match="does not hold private notes"):
        PrivateFile.open(place, circumstances)

    assert path.read_bytes() == blank_board.read_bytes()


def test_a_file_with_something_more_in_it_is_refused(
    place: Path, circumstances: Circumstances
) -> None:
    file = PrivateFile.open(place, circumstances)
    put(file, "Mine")
    file.close()
    connection = sqlite3.connect(file.path)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON private_note BEGIN SELECT 1; END")
    connection.close()

    with pytest.raises(CannotDo, match="damaged"):
        PrivateFile.open(place, circumstances)


def test_a_file_that_appeared_meanwhile_is_used(place: Path, circumstances: Circumstances) -> None:
    first, second = PrivateFile.open(place, circumstances), PrivateFile.open(place, circumstances)
    put(first, "First")
    put(second, "Second")

    assert [note.text for note in first.notes("i")] == ["First", "Second"]
    first.close()
    second.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_but_its_owner_may_read_it(tmp_path: Path, circumstances: Circumstances) -> None:
    file = PrivateFile.open(tmp_path / "board.chairdesk", circumstances)
    file.put(meeting_id="m", item_id="i", text="Say nothing more.")
    file.close()

    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
