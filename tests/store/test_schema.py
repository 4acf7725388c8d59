from __future__ import annotations

import pytest

from chair_desk.records.tables import TABLES
from chair_desk.store import engine, migrations, schema
from chair_desk.store.write_schema import table_statement

ADVICE = """
A record and the newest schema differ. Write a migration and `resources/schemas/<next>.sql`;
until the first release: python -m chair_desk.store.write_schema
"""


def test_the_migrated_schema_is_the_one_that_ships() -> None:
    connection = engine.memory()
    migrations.migrate(connection)

    assert schema.found(connection) == schema.expected(engine.SCHEMA_VERSION)
    assert engine.number_of(connection, "user_version") == engine.SCHEMA_VERSION
    assert engine.number_of(connection, "application_id") == engine.APPLICATION_ID


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_record_has_its_table(table: object) -> None:
    wanted = schema.even(table_statement(table))  # type: ignore[arg-type]
    shipped = {sql for _kind, _name, _table, sql in schema.expected(engine.SCHEMA_VERSION)}

    assert wanted in shipped, ADVICE


def test_every_table_is_strict_and_holds_no_fractions() -> None:
    for kind, name, _table, sql in schema.expected(engine.SCHEMA_VERSION):
        if kind == "table" and name != "_sqlite_migrations":
            assert "STRICT" in sql, name
            assert "REAL" not in sql, name


def test_a_schema_that_never_shipped_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        schema.statements(99)


def test_what_makes_no_table_and_no_index_is_no_schema() -> None:
    with pytest.raises(ValueError, match="TRIGGER"):
        schema._entry_of("CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END")
