from __future__ import annotations

from chair_desk.store import engine, migrations


def test_migrating_twice_changes_nothing() -> None:
    connection = engine.memory()
    migrations.migrate(connection)
    before = engine.number_of(connection, "schema_version")

    migrations.migrate(connection)

    assert engine.number_of(connection, "schema_version") == before
    assert engine.number_of(connection, "foreign_keys") == 1


def test_each_step_is_named_by_its_number() -> None:
    names = [step.name for step in migrations.steps()._migrations]

    assert names == [str(number + 1) for number in range(engine.SCHEMA_VERSION)]
