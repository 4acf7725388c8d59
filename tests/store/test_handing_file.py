from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from tests.store.copies import two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_a_file_says_how_far_it_has_come(pair: Pair) -> None:
    before = pair[0].versions()
    with pair[0].change("Wrote") as step:
        step.update(Minute, "minute", text="Two")
    (one,) = pair[0].transactions(before)

    assert one.place == (pair[0].device, pair[0].versions()[pair[0].device])
    assert pair[0].written_by(*one.place)[0] == "Chair"
    assert pair[0].label_of(*one.place) == "Wrote"
    assert pair[0].label_of("nobody", 1) is None
    assert list(pair[0].transactions({}, only="nobody")) == []
    assert pair[0].stored_value("minute", "minute", "text") == "Two"
    assert pair[0].secret() == pair[1].secret()
    assert pair[0].board_id == pair[1].board_id


def test_files_that_are_missing_are_known(pair: Pair) -> None:
    sha256 = pair[0].put_blob(b"paper")

    assert pair[0].files_kept() == [sha256]
    assert pair[1].missing_files([sha256]) == [sha256]
    assert pair[0].missing_files([sha256]) == []
