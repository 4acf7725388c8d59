"""Files from elsewhere: each gets one calm answer, and none is written to."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.store import engine, gate
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.private_file import PrivateFile

Spoil = Callable[[Path], None]


def sql(text: str) -> Spoil:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.executescript(text)
        connection.close()

    return spoil


def overwrite(start: int, content: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(start)
            file.write(content)

    return spoil


def spoil_page_of(name: str) -> Spoil:
    """Spoil what nothing reads at first: the page of an index."""

    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
        start = (found.fetchone()[0] - 1) * 4096
        connection.close()
        overwrite(start, b"\xff" * 12)(path)

    return spoil


def replace_by(content: bytes) -> Spoil:
    return lambda path: path.write_bytes(content) and None


def rewritten(old: str, new: str) -> Spoil:
    """Change the text of the schema itself."""
    return sql(
        "PRAGMA writable_schema=ON;"
        f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = 'minute';"
    )


def other_program(path: Path) -> None:
    path.unlink()
    sql("CREATE TABLE note (id); INSERT INTO note VALUES (1)")(path)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


HOSTILE: dict[str, tuple[Spoil, str]] = {
    "a trigger": (
        sql("CREATE TRIGGER evil AFTER UPDATE ON minute BEGIN DELETE FROM minute; END;"),
        "not as Chair Desk makes",
    ),
    "a view": (
        sql("CREATE VIEW evil AS SELECT load_extension('evil.so');"),
        "not as Chair Desk makes",
    ),
    "a view in place of a table": (
        sql(
            "DROP TABLE minute; CREATE VIEW minute AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL"
            " SELECT x + 1 FROM r) SELECT x AS id FROM r;"
        ),
        "not as Chair Desk makes",
    ),
    "an index over an expression": (
        sql("CREATE INDEX evil ON minute (length(printf('%.*c', 1000, 'x') || text));"),
        "not as Chair Desk makes",
    ),
    "a table more": (sql("CREATE TABLE extra (x);"), "not as Chair Desk makes"),
    "a virtual table": (
        sql("CREATE VIRTUAL TABLE extra USING rtree (id, a, b);"),
        "not as Chair Desk makes",
    ),
    "thousands of tables": (
        sql("BEGIN;" + "".join(f"CREATE TABLE t{n} (x);" for n in range(1000)) + "COMMIT;"),
        "not as Chair Desk makes",
    ),
    "a table less": (sql("DROP TABLE minute;"), "damaged"),
    "an index less": (sql("DROP INDEX minute_item_id;"), "damaged"),
    "a column more": (sql("ALTER TABLE minute ADD COLUMN extra TEXT;"), "not as Chair Desk makes"),
    "a generated column": (
        sql(
            "ALTER TABLE minute ADD COLUMN g TEXT"
            " GENERATED ALWAYS AS (printf('%.*c', 900000000, 'x')) VIRTUAL;"
        ),
        "not as Chair Desk makes",
    ),
    "a table no longer strict": (rewritten(") STRICT", ")"), "not as Chair Desk makes"),
    "a schema that makes no sense": (rewritten("CREATE TABLE", "CREATE TUBLE"), "damaged"),
    "no name of its own": (sql("DELETE FROM board_meta;"), "damaged"),
    "version 0": (sql("PRAGMA user_version = 0;"), "damaged"),
    "a newer version": (sql("PRAGMA user_version = 99;"), "newer Chair Desk"),
    "another program": (other_program, "belongs to another program"),
    "a letter": (replace_by(b"Dear Sir or Madam, " * 100), "not a Chair Desk board"),
    "nothing at all": (replace_by(b""), "not a Chair Desk board"),
    "a header and no more": (replace_by(b"SQLite format 3\x00"), "not a Chair Desk board"),
    "noise": (replace_by(bytes(range(256)) * 40), "not a Chair Desk board"),
    "noise in its first page": (overwrite(100, b"\xff" * 3000), "damaged"),
    "noise in its pages": (overwrite(20_000, b"\xff" * 400_000), "damaged"),
    "noise in a page that nothing reads at first": (
        spoil_page_of("journal_operation_row"),
        "damaged",
    ),
    "half of it": (cut_short, "damaged"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("spoil", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_calmly_and_left_as_it_is(
    spoil: Spoil,
    sentence: str,
    read_only: bool,
    small_board: Path,
    tmp_path: Path,
    circumstances: Circumstances,
) -> None:
    path = tmp_path / "from elsewhere.chairdesk"
    shutil.copy(small_board, path)
    spoil(path)
    before = path.read_bytes(), path.stat().st_mtime_ns

    with pytest.raises(CannotDo) as caught:
        DeskFile.open(path, circumstances, read_only=read_only)

    assert sentence in str(caught.value)
    assert caught.value.why
    assert caught.value.remedy
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
    assert not list((circumstances.home / "reading").glob("*"))


def test_a_file_left_open_is_looked_at_in_a_copy(
    small_board: Path, tmp_path: Path, circumstances: Circumstances
) -> None:
    """A crash leaves a log beside the file; opening that for writing would change both."""
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TRIGGER evil AFTER UPDATE ON minute BEGIN DELETE FROM minute; END")
    connection.commit()
    kept = tmp_path / "kept"
    kept.mkdir()
    for name in ("board.chairdesk", "board.chairdesk-wal"):
        shutil.copy(tmp_path / name, kept / name)
    connection.close()
    before = {one.name: one.read_bytes() for one in kept.iterdir()}

    with pytest.raises(CannotDo, match="not as Chair Desk makes"):
        DeskFile.open(kept / "board.chairdesk", circumstances)

    assert {one.name: one.read_bytes() for one in kept.iterdir()} == before


def test_private_notes_are_no_board(tmp_path: Path, circumstances: Circumstances) -> None:
    notes = PrivateFile.open(tmp_path / "board.chairdesk", circumstances)
    notes.put(meeting_id="m", item_id="i", text="Mine")
    notes.close()

    with pytest.raises(CannotDo, match="private notes"):
        DeskFile.open(notes.path, circumstances)


def test_a_missing_file_and_a_folder_are_said_to_be_that(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    with pytest.raises(CannotDo, match="There is no file"):
        DeskFile.open(tmp_path / "missing.chairdesk", circumstances)
    with pytest.raises(CannotDo, match="folder or a device"):
        DeskFile.open(tmp_path, circumstances)


def test_a_file_that_may_not_be_read_is_said_to_be_that(
    small_board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotDo, match="Permission denied"):
        gate.identify(small_board)


def test_a_schema_that_takes_for_ever_is_given_up(
    small_board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_SECONDS", -1.0)
    monkeypatch.setattr(gate, "_STEPS_BETWEEN_LOOKS", 1)
    connection = engine.connect(small_board)

    with pytest.raises(CannotDo, match="damaged"):
        gate.pass_gate(connection, small_board, look_through=True)

    connection.close()


def test_a_large_file_is_looked_through_later(
    small_board: Path, tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.chairdesk"
    shutil.copy(small_board, path)
    spoil_page_of("journal_operation_row")(path)
    with pytest.raises(CannotDo, match="damaged"):
        DeskFile.open(path, circumstances)
    monkeypatch.setattr("chair_desk.store.opening.QUICK_CHECK_BYTES", 1000)

    file = DeskFile.open(path, circumstances)

    assert file.check() != []
    file.close()


def test_what_this_installation_closed_is_not_looked_through_again(
    small_board: Path, tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    asked: list[bool] = []
    whole = gate._is_whole

    def watched(connection: object) -> bool:
        asked.append(True)
        return whole(connection)

    monkeypatch.setattr(gate, "_is_whole", watched)
    file = DeskFile.open(path, circumstances)
    file.put_blob(b"a first write")
    file.close()
    assert asked == [True]

    DeskFile.open(path, circumstances).close()

    assert asked == [True]
