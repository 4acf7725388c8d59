from __future__ import annotations

import hashlib

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Organisation
from chair_desk.store import blobs, engine
from chair_desk.store.check import faults_of, in_loops
from chair_desk.store.desk_file import DeskFile


def behind_our_back(file: DeskFile, sql: str) -> None:
    connection = file._connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE writing SET mode = 3")
    connection.execute(sql)
    connection.execute("UPDATE writing SET mode = 0")


def test_a_sound_board_has_no_faults(desk_file: DeskFile) -> None:
    desk_file.put_blob(b"paper")
    desk_file.undo()
    desk_file.redo()
    desk_file.type_into(Minute, "minute", "text", "being typed")

    assert desk_file.check() == []


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE minute SET text = 'forged'", "Entry minute of minute is not what the journal"),
        ("DELETE FROM minute", "Entry minute of minute is not what the journal"),
        ("UPDATE minute SET item_id = 'nowhere'", "is missing"),
        ("INSERT INTO board (id, name) VALUES ('x', 'y')", "the journal does not know"),
        ("UPDATE journal_operation SET columns = '{}' WHERE number = 4", "not what was written"),
        ("UPDATE journal_operation SET salt = 'x' WHERE number = 4", "not what was written"),
        ("DELETE FROM journal_operation WHERE number = 4", "not what was written"),
        ("UPDATE journal_transaction SET label = 'Innocent'", "not what was written"),
        ("UPDATE journal_transaction SET sequence = 5 WHERE sequence = 2", "Change 2 of device"),
        ("UPDATE journal_operation SET columns = 'no JSON'", "so damaged"),
        ("UPDATE journal_operation SET table_name = 'nothing'", "so damaged"),
    ],
)
def test_what_was_forged_or_lost_is_found(desk_file: DeskFile, sql: str, sentence: str) -> None:
    with desk_file.change("Name the place") as step:
        step.update(Meeting, "meeting", place="Town hall")
    behind_our_back(desk_file, sql)

    assert any(sentence in fault for fault in desk_file.check())


def test_a_damaged_file_in_the_board_is_found(desk_file: DeskFile) -> None:
    desk_file._connection.execute("INSERT INTO blob VALUES ('0000', 1)")
    desk_file._connection.execute("INSERT INTO blob_piece VALUES ('0000', 0, x'00')")

    assert desk_file.check() == ["A file kept in the board is damaged: 0000."]


def test_a_file_of_the_board_that_misses_a_piece_is_found(desk_file: DeskFile) -> None:
    content = bytes(blobs.PIECE + 1)
    sha256 = hashlib.sha256(content).hexdigest()
    desk_file.put_piece(content, sha256, 0)
    behind_our_back(desk_file, f"INSERT INTO blob VALUES ('{sha256}', {len(content)})")

    assert desk_file.check() == [f"A file kept in the board is damaged: {sha256}."]


def test_words_that_were_erased_from_the_journal_leave_the_chain_whole(
    desk_file: DeskFile,
) -> None:
    """Erasure keeps the hash of an operation and drops its words and salt."""
    from chair_desk.store.journal import operation_hash

    connection = desk_file._connection
    with desk_file.change("Remove a paragraph") as step:
        step.delete(Minute, "minute")
    for number, n, salt, *row in connection.execute(
        "SELECT transaction_number, number, salt, table_name, row_id, kind, columns"
        " FROM journal_operation WHERE row_id = 'minute'"
    ).fetchall():
        connection.execute(
            "UPDATE journal_operation SET columns = NULL, salt = NULL, hash = ?"
            " WHERE transaction_number = ? AND number = ?",
            (operation_hash(salt, row), number, n),
        )

    assert desk_file.check() == []


def test_pages_that_are_damaged_are_named(desk_file: DeskFile) -> None:
    class Damaged:
        def execute(self, sql: str, *arguments: object) -> object:
            if "integrity_check" in sql:
                sql = "SELECT 'row 1 missing from index'"
            return desk_file._connection.execute(sql, *arguments)

    assert faults_of(Damaged()) == ["A page of the file is damaged: row 1 missing from index."]


def test_a_file_that_cannot_be_read_to_the_end_is_said_to_be_that() -> None:
    class Broken:
        def execute(self, _sql: str, *_arguments: object) -> object:
            raise engine.DatabaseError("malformed")

    (sentence,) = faults_of(Broken())

    assert "so damaged" in sentence


def test_only_the_first_twenty_faults_are_told(desk_file: DeskFile) -> None:
    with desk_file.change("Add paragraphs") as step:
        step.insert(
            *[
                Minute(id=f"m{n}", meeting_id="meeting", item_id="item", place="b")
                for n in range(30)
            ]
        )
    behind_our_back(desk_file, "UPDATE minute SET text = 'forged'")

    assert len(desk_file.check()) == 20


def test_what_leads_back_to_itself_is_said(desk_file: DeskFile) -> None:
    with desk_file.change("A loop") as step:
        step.insert(
            Organisation(id="a", name="Council", predecessor_id="b"),
            Organisation(id="b", name="County", predecessor_id="a"),
            Organisation(id="c", name="Trust", predecessor_id="a"),
        )
    assert desk_file.check() == []  # two copies may make one together; a person mends it
    assert desk_file.loops() == [
        "Entry a of organisation leads back to itself by predecessor_id.",
        "Entry b of organisation leads back to itself by predecessor_id.",
    ]


@pytest.mark.parametrize(
    ("leads_to", "looping"),
    [
        ({}, set()),
        ({"a": "a"}, {"a"}),
        ({"a": "b", "b": "c"}, set()),
        ({"a": "b", "b": "c", "c": "b", "d": "a"}, {"b", "c"}),
    ],
)
def test_only_what_is_in_the_loop_itself_counts(
    leads_to: dict[str, str], looping: set[str]
) -> None:
    assert in_loops(leads_to) == looping
