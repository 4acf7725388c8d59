"""sqlite-utils over our engine: what is built on, kept as a test of each new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from chair_desk.store import engine

sqlite_utils = pytest.importorskip("sqlite_utils")
Row = dict[str, Any]


@pytest.fixture
def database(tmp_path: Path) -> Any:
    connection = engine.connect(tmp_path / "any", "rwc")
    made = sqlite_utils.Database(connection, execute_plugins=False, strict=True)
    made["item"].create({"id": str, "title": str, "n": int}, pk="id", not_null={"title"})
    made["item"].insert({"id": "a", "title": "x", "n": 1})
    yield made
    connection.close()


def test_it_uses_our_sqlite_and_its_errors() -> None:
    assert sqlite_utils.utils.sqlite3 is sqlcipher3
    assert sqlcipher3.sqlite_version_info >= (3, 51, 3)  # earlier ones can damage a WAL file


def test_rows_go_in_and_come_out(database: Any) -> None:
    item = database["item"]
    item.insert_all({"id": f"i{n}", "title": f"t{n}", "n": n} for n in range(1000))
    item.upsert({"id": "a", "title": "y"}, pk="id")
    item.upsert_all([{"id": "a", "title": "z"}, {"id": "b", "title": "q"}], pk="id")
    item.update("a", {"title": "w"})

    assert item.get("a")["title"] == "w"
    assert len(list(item.rows_where("n > ?", [995]))) == 4
    assert item.count == 1002
    with pytest.raises(sqlite_utils.db.NotFoundError):
        item.get("zz")


def test_a_query_that_returns_rows_is_told_from_one_that_writes(database: Any) -> None:
    made = list(database.query("insert into item (id, title) values ('r', 'r') returning id"))

    assert made == [{"id": "r"}]
    with pytest.raises(ValueError, match="query"):
        list(database.query("update item set n = 1"))
    assert not database.conn.in_transaction


def test_nested_atomic_blocks_roll_back_whole(database: Any) -> None:
    def fail() -> None:
        with database.atomic():
            database["item"].insert({"id": "roll", "title": "back"})
            with database.atomic():
                database["item"].update("a", {"title": "inner"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert database["item"].get("a")["title"] == "x"
    assert database["item"].count == 1
    assert not database.conn.in_transaction


def test_errors_are_ours(database: Any) -> None:
    with pytest.raises(sqlcipher3.IntegrityError):
        database["item"].insert({"id": "a", "title": "again"})
    database["item"].insert({"id": "a", "title": "again"}, ignore=True)


def test_columns_are_added_renamed_and_dropped(database: Any) -> None:
    item = database["item"]
    item.insert({"id": "al", "title": "x", "fresh": "v"}, alter=True)
    item.add_column("second", str)
    item.transform(rename={"second": "third"}, drop={"fresh"})

    assert set(item.columns_dict) == {"id", "title", "n", "third"}
    assert item.strict


def test_a_transform_drops_triggers_without_a_word(database: Any) -> None:
    """The reason why our triggers are made anew with each connection."""
    database.execute("create trigger t after insert on item begin select 1; end")
    database["item"].transform(rename={"n": "number"})

    assert database["item"].triggers == []


def test_full_text_search_works(database: Any) -> None:
    item = database["item"]
    item.enable_fts(["title"], create_triggers=True, tokenize="porter")
    item.insert({"id": "s", "title": "neglected children"})

    assert [row["id"] for row in item.search("neglect")] == ["s"]
    item.rebuild_fts()


def test_a_failed_migration_is_rolled_back(database: Any) -> None:
    steps = sqlite_utils.Migrations("any")

    @steps()
    def broken(db: Any) -> None:
        db["half"].create({"id": str}, pk="id")
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        steps.apply(database)

    assert "half" not in database.table_names()
    assert not database.conn.in_transaction
    assert [one.name for one in steps.pending(database)] == ["broken"]


def test_our_migrations_load_no_plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chair_desk.store import migrations

    seen: list[bool] = []
    plain = sqlite_utils.Database

    def watched(*arguments: Any, **options: Any) -> Any:
        seen.append(options["execute_plugins"])
        return plain(*arguments, **options)

    monkeypatch.setattr(sqlite_utils, "Database", watched)
    connection = engine.connect(tmp_path / "new", "rwc")
    migrations.migrate(connection)
    connection.close()

    assert seen == [False]
