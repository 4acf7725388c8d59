"""Files that somebody damaged or made by hand: refused or read, in words, and never a crash."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.tables import TABLES
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

from .conftest import circumstances_in

QUIET = {
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.generate, Phase.shrink),
}
WORDS = (CannotDo, Refused)

damage = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), st.floats(0, 1), st.integers(0, 7)),
        st.tuples(st.just("noise"), st.floats(0, 1), st.binary(min_size=1, max_size=200)),
        st.tuples(st.just("cut"), st.floats(0, 1), st.none()),
        st.tuples(st.just("copy"), st.floats(0, 1), st.floats(0, 1)),
        st.tuples(st.just("more"), st.floats(0, 1), st.binary(min_size=1, max_size=5000)),
    ),
    min_size=1,
    max_size=6,
)
VALUES: list[Any] = [
    None, "", "x", "2026-99-99", "0000-00-00", "\x00", "\u202e", "9" * 4000, -1, 0, 2**62, -(2**62),
    "draft", "confirmed", "{", "[]", '{"a":', "null", "[" * 3000, "board", "meeting", "minute",
]  # fmt: skip
columns = [(table.name, column.name) for table in TABLES for column in table]
writing = st.lists(
    st.tuples(st.sampled_from(columns), st.sampled_from(VALUES)), min_size=1, max_size=8
)
JOURNAL = [
    ("journal_transaction", one)
    for one in ("device", "sequence", "clock", "made_at", "who", "label", "reverses", "versions")
] + [("journal_operation", one) for one in ("table_name", "row_id", "kind", "columns", "salt")]
journal_writing = st.lists(
    st.tuples(st.sampled_from(JOURNAL), st.sampled_from(VALUES)), min_size=1, max_size=4
)


def damaged(content: bytes, changes: list[tuple[str, float, Any]]) -> bytes:
    """Return the bytes of a file with all that done to them."""
    made = bytearray(content)
    for kind, where, how in changes:
        at = int(where * max(len(made) - 1, 0))
        if not made:
            break
        if kind == "flip":
            made[at] ^= 1 << how
        elif kind == "noise":
            made[at : at + len(how)] = how
        elif kind == "cut":
            del made[at:]
        elif kind == "more":
            made[at:at] = how
        else:
            start = int(how * len(made)) // 4096 * 4096
            page = made[start : start + 4096]
            at = at // 4096 * 4096
            made[at : at + len(page)] = page
    return bytes(made)


def use(path: Path, own: Circumstances, *, read_only: bool) -> None:
    """Open a file and read all that is in it, then write: in words or not at all."""
    try:
        file = DeskFile.open(path, own, read_only=read_only)
    except WORDS:
        return
    try:
        for table in TABLES:
            with contextlib.suppress(*WORDS):
                file.rows(table.record_class)
        with contextlib.suppress(*WORDS, ValueError):
            file.history(20)
        assert isinstance(file.check(), list)
    finally:
        file.close()


def try_bytes(small_board: Path, folder: Path, changes: list[tuple[str, float, Any]]) -> None:
    path = folder / "from elsewhere.chairdesk"
    for one in folder.glob(f"*{path.name}*"):
        one.unlink()
    path.write_bytes(damaged(small_board.read_bytes(), changes))
    before = path.read_bytes()
    use(path, circumstances_in(folder / "home"), read_only=True)
    assert path.read_bytes() == before
    use(path, circumstances_in(folder / "home"), read_only=False)


def try_values(small_board: Path, folder: Path, values: list[tuple[tuple[str, str], Any]]) -> None:
    path = folder / "by hand.chairdesk"
    for one in folder.glob(f"*{path.name}*"):
        one.unlink()
    shutil.copy(small_board, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for (table, column), value in values:
        try:
            connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))
        except (sqlite3.Error, OverflowError):
            continue  # the table is strict, or the column has to be unique
    connection.close()
    use(path, circumstances_in(folder / "home"), read_only=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@settings(max_examples=100, **QUIET)
@given(changes=damage)
def test_damaged_bytes_are_refused_or_read(
    small_board: Path, folder: Path, changes: list[tuple[str, float, Any]]
) -> None:
    try_bytes(small_board, folder, changes)


@settings(max_examples=100, **QUIET)
@given(values=writing)
def test_rows_written_by_hand_are_refused_or_read(
    small_board: Path, folder: Path, values: list[tuple[tuple[str, str], Any]]
) -> None:
    try_values(small_board, folder, values)


@settings(max_examples=100, **QUIET)
@given(values=journal_writing)
def test_a_journal_written_by_hand_is_noticed(
    small_board: Path, folder: Path, values: list[tuple[tuple[str, str], Any]]
) -> None:
    try_values(small_board, folder, values)


def test_letters_that_are_none_are_refused_wherever_they_stand(
    small_board: Path, folder: Path
) -> None:
    content = small_board.read_bytes()
    for words in (b"CREATE TABLE", b"CREATE INDEX", b'"title" TEXT', b"Westmarch", b"Welcome"):
        at = content.index(words) + 3
        try_bytes(small_board, folder, [("noise", at / (len(content) - 1), b"\xa0")])
        assert b"\xa0" in (folder / "from elsewhere.chairdesk").read_bytes()[at - 1 : at + 2]


@pytest.mark.soak
@settings(max_examples=20_000, **QUIET)
@given(changes=damage)
def test_thousands_of_damaged_files(
    small_board: Path, folder: Path, changes: list[tuple[str, float, Any]]
) -> None:
    try_bytes(small_board, folder, changes)


@pytest.mark.soak
@settings(max_examples=10_000, **QUIET)
@given(values=st.one_of(writing, journal_writing))
def test_thousands_of_files_written_by_hand(
    small_board: Path, folder: Path, values: list[tuple[tuple[str, str], Any]]
) -> None:
    try_values(small_board, folder, values)
