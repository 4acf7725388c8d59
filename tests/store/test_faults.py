from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.minutes import Minute
from chair_desk.store import engine, faults
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.faults import explain, in_plain_words
from chair_desk.store.frozen import FROZEN

PATH = Path("board.chairdesk")


class Named(engine.DatabaseError):  # type: ignore[misc, valid-type]
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_FULL", "disk is full"),
        ("SQLITE_IOERR_WRITE", "does not answer"),
        ("SQLITE_CANTOPEN", "does not answer"),
        ("SQLITE_READONLY", "cannot be written to"),
        ("SQLITE_CORRUPT", "is damaged"),
        ("SQLITE_NOTADB", "is damaged"),
        ("SQLITE_BUSY", "another program"),
    ],
)
def test_what_the_world_does_is_said_in_three_sentences(name: str, sentence: str) -> None:
    plain = explain(Named(name), PATH)

    assert isinstance(plain, CannotDo)
    assert sentence in plain.what
    assert plain.why
    assert plain.remedy


def test_a_mistake_of_ours_stays_what_it_is() -> None:
    with pytest.raises(engine.DatabaseError), in_plain_words(PATH):
        raise Named("SQLITE_ERROR")


def test_frozen_minutes_are_a_refusal() -> None:
    assert isinstance(explain(engine.DatabaseError(FROZEN), PATH), Refused)


def test_no_sentence_is_long() -> None:
    for sentences in faults._SENTENCES.values():
        plain = sentences(PATH)
        for sentence in (plain.what, plain.why, plain.remedy):
            assert len(sentence.split()) <= 25


def test_a_disk_that_is_full_loses_nothing_and_works_again_when_there_is_room(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = desk_file._connection
    pages = engine.number_of(connection, "page_count")
    connection.execute(f"PRAGMA max_page_count={pages + 20}")
    kept = fill(desk_file)

    assert desk_file.check() == []
    assert len(desk_file.history()) == kept + 1
    with pytest.raises(CannotDo, match="disk is full"):
        desk_file_put(desk_file, kept)
    connection.execute(f"PRAGMA max_page_count={pages + 2000}")
    desk_file_put(desk_file, kept)
    assert desk_file.check() == []


def fill(file: DeskFile) -> int:
    """Add paragraphs until the disk is full; return how many went in."""
    for number in range(1000):
        try:
            desk_file_put(file, number)
        except CannotDo:
            return number
    raise AssertionError("the disk never filled up")


def desk_file_put(file: DeskFile, number: int) -> None:
    with file.change("Add a paragraph") as step:
        step.insert(
            Minute(
                id=f"m{number}", meeting_id="meeting", item_id="item", place="b", text="x" * 3000
            )
        )


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_a_file_that_may_not_grow_is_said_plainly_too(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    desk_file.close()
    program = Path(__file__).with_name("second_program.py")

    done = subprocess.run(
        [sys.executable, program, "fill", board_path, circumstances.home],
        capture_output=True,
        text=True,
        check=True,
    )

    said, kept = done.stdout.splitlines()
    assert "does not answer" in said or "disk is full" in said
    file = DeskFile.open(board_path, circumstances)
    assert file.count(Minute) == 1 + int(kept) > 1
    assert file.check() == []
    file.close()
