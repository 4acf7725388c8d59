from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk.store import engine


def test_every_connection_follows_the_recipe(tmp_path: Path) -> None:
    with contextlib.closing(engine.connect(tmp_path / "new", "rwc")) as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "trusted_schema",
                "cell_size_check",
                "temp_store",
                "secure_delete",
                "foreign_keys",
                "synchronous",
            )
        }

    assert found == {
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "synchronous": 2,
    }


def test_a_place_with_signs_that_mean_something_in_addresses_opens(tmp_path: Path) -> None:
    path = tmp_path / "50% of Café? #1.chairdesk"

    with contextlib.closing(engine.connect(path, "rwc")) as connection:
        connection.execute("CREATE TABLE one (x)")

    assert path.exists()


def test_a_file_that_somebody_has_for_himself_cannot_be_connected_to(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with contextlib.closing(engine.connect(path, "rwc")) as connection:
        connection.execute("CREATE TABLE one (x)")
        engine.take_alone(connection)
        with pytest.raises(engine.DatabaseError, match="locked"):
            engine.connect(path)

    engine.connect(path).close()


def test_a_copy_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    with contextlib.closing(engine.connect(tmp_path / "file", "rwc")) as connection:
        connection.execute("CREATE TABLE one (x)")
        engine.copy_into(connection, tmp_path / "copy")
        with pytest.raises(FileExistsError):
            engine.copy_into(connection, tmp_path / "copy")
        connection.execute("BEGIN")
        with pytest.raises(engine.DatabaseError, match="transaction"):
            engine.copy_into(connection, tmp_path / "second")

    assert sys.platform == "win32" or (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "second").exists()


def test_an_error_without_a_name_has_an_empty_one() -> None:
    assert engine.error_name(ValueError()) == ""


def test_opening_a_board_imports_neither_sqlite_utils_nor_qt() -> None:
    code = (
        "import sys; from chair_desk.store import desk_file;"
        "print([name for name in ('sqlite_utils', 'PySide6', 'reportlab') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
