from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Person
from chair_desk.store import engine, triggers
from chair_desk.store.desk_file import DeskFile

Open = Callable[..., DeskFile]


def test_the_first_write_makes_the_file_ready_and_reading_does_not(empty: DeskFile) -> None:
    writing = empty._to_write()
    assert empty.count(Meeting) == 0
    assert not writing.has_written

    empty.put_blob(b"paper")

    assert writing.has_written
    assert empty._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert triggers.are_installed(empty._connection)


def test_what_the_first_change_needs_can_be_made_at_rest_and_nothing_is_written(
    empty: DeskFile,
) -> None:
    empty.get_ready()
    empty.get_ready()

    assert triggers.are_installed(empty._connection)
    assert not empty._to_write().has_written
    assert empty._connection.execute("PRAGMA journal_mode").fetchone() != ("wal",)
    empty.put_blob(b"paper")
    assert empty._to_write().has_written
    assert triggers.are_installed(empty._connection)


def test_a_file_that_is_only_read_needs_nothing(board_path: Path, open_file: Open) -> None:
    open_file(board_path, read_only=True).get_ready()


def test_each_change_is_flushed_to_the_disk(empty: DeskFile) -> None:
    empty.put_blob(b"paper")

    assert engine.number_of(empty._connection, "synchronous") == 2
    assert empty._connection.execute("PRAGMA locking_mode").fetchone() == ("exclusive",)


def test_closing_works_where_the_log_cannot_be_brought_home(
    desk_file: DeskFile, board_path: Path, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_connection: object) -> None:
        raise engine.DatabaseError("full")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "one_plain_file", no_room)
        desk_file.close()

    assert open_file(board_path).count(Meeting) == 1


def test_a_refused_link_that_is_not_loose_is_a_mistake_of_ours(desk_file: DeskFile) -> None:
    with pytest.raises(RuntimeError, match="none is loose"):
        desk_file._to_write()._loose_end()


def test_a_commit_that_fails_is_rolled_back_whole(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk:
        """The open connection, on a disk that fills up at the last moment."""

        def __getattr__(self, name: str) -> object:
            return getattr(desk_file._connection, name)

        def execute(self, sql: str, *arguments: object) -> object:
            if sql == "COMMIT":
                error = engine.DatabaseError("full")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
            return desk_file._connection.execute(sql, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(desk_file._to_write(), "_connection", FullDisk())
        with pytest.raises(CannotDo, match="disk is full"), desk_file.change("Try") as step:
            step.update(Meeting, "meeting", place="Town hall")

    assert desk_file.count(Meeting, place="Town hall") == 0
    with desk_file.change("Try again") as step:
        step.update(Meeting, "meeting", place="Town hall")
    assert desk_file.check() == []


def test_a_change_without_a_label_takes_that_of_the_first_change_inside_it(
    empty: DeskFile,
) -> None:
    with empty.change("") as step:
        with empty.change("Added Ada"):
            step.insert(Person(id="1", name="Ada"))
        with empty.change("Added Bea"):
            step.insert(Person(id="2", name="Bea"))

    assert step.done().label == "Added Ada"
    assert empty.undo_label == "Added Ada"
