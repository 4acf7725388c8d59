"""The steps that lead a board file from one version to the next, each in a transaction.

`sqlite_utils` is imported here only, and only when a file is made or brought up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.store import engine, schema

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations


def steps() -> Migrations:
    """Return every step in order; their names are kept in the file."""
    from sqlite_utils import Migrations

    migrations = Migrations("chair_desk")

    @migrations(name="1")
    def first(database: Database) -> None:
        """Make the file as `resources/schemas/1.sql` says."""
        for statement in schema.statements(1):
            if "_sqlite_migrations" not in statement:
                database.execute(statement)
        database.execute(f"PRAGMA application_id={engine.APPLICATION_ID}")
        database.execute("PRAGMA user_version=1")

    return migrations


def migrate(connection: engine.Connection) -> None:
    """Bring a file to the newest version.

    Each step, its record and the new version number are one transaction, so a file is never
    between two versions. A step that fails is rolled back and raised.
    """
    from sqlite_utils import Database

    connection.execute("PRAGMA foreign_keys=OFF")
    steps().apply(Database(connection, execute_plugins=False, strict=False))
    connection.execute("PRAGMA foreign_keys=ON")
