from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from chair_desk.store import engine
from chair_desk.store.exchange_key import KEY_BYTES, exchange_key, keep_new_key


def test_a_new_board_has_a_secret_of_its_own(blank_board: Path, tmp_path: Path) -> None:
    shutil.copy(blank_board, path := tmp_path / "b.chairdesk")
    with contextlib.closing(engine.connect(path)) as connection:
        first = exchange_key(connection)

        assert first is not None
        assert len(first) == KEY_BYTES
        assert keep_new_key(connection) != first


def test_a_secret_that_is_none_reads_as_none(blank_board: Path, tmp_path: Path) -> None:
    shutil.copy(blank_board, path := tmp_path / "b.chairdesk")
    with contextlib.closing(engine.connect(path)) as connection:
        for value in ("zz", "00"):
            connection.execute(
                "UPDATE board_meta SET value = ? WHERE name = 'exchange key'", (value,)
            )

            assert exchange_key(connection) is None
