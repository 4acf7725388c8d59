from __future__ import annotations

import json

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.tables import TABLES
from chair_desk.store import engine, triggers
from chair_desk.store.desk_file import DeskFile


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO board (id) VALUES ('b')",
        "UPDATE meeting SET place = 'x'",
        "DELETE FROM minute",
    ],
)
def test_nothing_is_written_outside_a_change(desk_file: DeskFile, sql: str) -> None:
    with pytest.raises(engine.DatabaseError, match="outside a change"):
        desk_file._connection.execute(sql)


def test_the_file_itself_holds_no_code(desk_file: DeskFile) -> None:
    kinds = desk_file._connection.execute("SELECT DISTINCT type FROM main.sqlite_schema").fetchall()

    assert sorted(kinds) == [("index",), ("table",)]


def test_every_table_has_its_three_triggers(desk_file: DeskFile) -> None:
    names = {
        row[0]
        for row in desk_file._connection.execute(
            "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'"
        )
    }

    for table in TABLES:
        for verb in ("insert", "update", "delete"):
            assert f"journal_{table.name}_{verb}" in names


def test_a_missing_trigger_is_noticed_before_anything_is_written(desk_file: DeskFile) -> None:
    desk_file._connection.execute("DROP TRIGGER journal_board_insert")

    assert not triggers.are_installed(desk_file._connection)
    with pytest.raises(RuntimeError, match="not all there"), desk_file.change("Add") as step:
        step.insert(Board(id="other", name="Other"))


def test_an_id_stays_what_it_is(desk_file: DeskFile) -> None:
    with pytest.raises(engine.DatabaseError, match="fixed"), desk_file.change("Swap") as step:
        step._connection.execute("UPDATE meeting SET id = 'other'")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE blob SET size = 0",
        "DELETE FROM blob",
        "UPDATE blob_piece SET content = x'00'",
        "DELETE FROM blob_piece",
    ],
)
def test_files_are_added_and_never_changed(desk_file: DeskFile, sql: str) -> None:
    desk_file.put_blob(b"paper")

    with pytest.raises(engine.DatabaseError, match="never changed"):
        desk_file._connection.execute(sql)


def test_a_trigger_that_goes_in_the_midst_of_work_is_noticed_at_the_next_change(
    desk_file: DeskFile,
) -> None:
    with desk_file.change("Add") as step:
        step.insert(Board(id="first", name="First"))
    desk_file._connection.execute("DROP TRIGGER journal_board_insert")

    with pytest.raises(RuntimeError, match="not all there"), desk_file.change("Add") as step:
        step.insert(Board(id="other", name="Other"))


def test_a_temporary_table_in_between_changes_nothing(desk_file: DeskFile) -> None:
    desk_file._connection.execute("CREATE TEMP TABLE beside (a)")

    with desk_file.change("Add") as step:
        step.insert(Board(id="other", name="Other"))

    assert desk_file.get(Board, "other") is not None


def test_an_update_is_journalled_with_what_differs_and_nothing_else(desk_file: DeskFile) -> None:
    with desk_file.change("Add") as step:
        step.insert(Board(id="other", name="Other", meeting_place="Room 1"))
    with desk_file.change("Say it otherwise") as step:
        step.update(Board, "other", name="“Ours”,\n\\ 'and' \"theirs\"", meeting_place="Room 1")

    *_others, last = desk_file.transactions()
    assert json.loads(last.operations[0].columns or "") == {
        "name": ["Other", "“Ours”,\n\\ 'and' \"theirs\""]
    }
