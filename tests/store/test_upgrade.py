from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.store import engine, migrations, schema
from chair_desk.store.backup import list_backups
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

Open = Callable[..., DeskFile]
STATEMENT = 'CREATE INDEX "minute_kind" ON "minute" ("kind")'


@pytest.fixture
def older(small_board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A board of version 1, in a world where version 2 has an index more."""
    path = tmp_path / "older.chairdesk"
    shutil.copy(small_board, path)
    first, statements = migrations.steps, schema.statements

    def steps() -> Any:
        made = first()

        @made(name="2")
        def second(database: Any) -> None:
            database.execute(STATEMENT)
            database.execute("PRAGMA user_version=2")

        return made

    monkeypatch.setattr(migrations, "steps", steps)
    monkeypatch.setattr(engine, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(
        schema,
        "statements",
        lambda version: (*statements(1), STATEMENT)[: 1000 if version == 2 else -1],
    )
    shipped = schema.expected
    shipped.cache_clear()
    yield path
    shipped.cache_clear()


def test_an_older_board_is_backed_up_and_brought_up_to_date(
    older: Path, open_file: Open, circumstances: Circumstances
) -> None:
    file = open_file(older)

    assert engine.number_of(file._connection, "user_version") == 2
    assert file.count(Meeting) == 1
    assert file.check() == []
    ((_at, copy),) = list_backups(circumstances, file._opened.board)
    file.close()
    assert not open_file(older).read_only
    connection = engine.connect(copy, "ro")
    assert engine.number_of(connection, "user_version") == 1
    connection.close()


def test_an_older_board_is_not_changed_by_reading_it(older: Path, open_file: Open) -> None:
    before = older.read_bytes()

    with pytest.raises(CannotDo, match="older Chair Desk"):
        open_file(older, read_only=True)

    assert older.read_bytes() == before


@pytest.mark.parametrize(
    ("fault", "raised"),
    [(engine.DatabaseError("broken"), CannotDo), (RuntimeError("a bug"), RuntimeError)],
)
def test_a_step_that_fails_leaves_the_board_as_it_was(
    older: Path,
    fault: Exception,
    raised: type[Exception],
    circumstances: Circumstances,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = migrations.migrate

    def fail(connection: Any) -> None:
        plain(connection)
        raise fault

    monkeypatch.setattr(migrations, "migrate", fail)
    with pytest.raises(raised):
        DeskFile.open(older, circumstances)

    connection = engine.connect(older)
    assert engine.number_of(connection, "user_version") == 1
    connection.close()


def test_a_new_version_that_is_not_what_it_should_be_is_taken_back(
    older: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = schema.expected(1)
    monkeypatch.setattr(
        schema, "expected", lambda version: entries if version == 1 else frozenset()
    )

    with pytest.raises(CannotDo, match="could not be brought up to date"):
        DeskFile.open(older, circumstances)


def test_a_new_version_that_stands_in_the_log_alone_is_known(
    older: Path, open_file: Open, tmp_path: Path
) -> None:
    connection = engine.connect(older)
    engine.write_ahead(connection)  # as a program leaves it that was killed
    connection.close()
    file = open_file(older)  # and this one is killed just after the step
    left = tmp_path / "left" / older.name
    left.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(older.with_name(older.name + ending), left.with_name(left.name + ending))
    assert int.from_bytes(left.read_bytes()[60:64], "big") == 1
    file.close()

    for again in (open_file(left, read_only=True), open_file(left)):
        assert engine.number_of(again._connection, "user_version") == 2
        assert again.count(Meeting) == 1
