from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.typed_there import typed_there
from tests.store.copies import two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_words_being_typed_are_one_change_always_the_same(pair: Pair) -> None:
    assert pair[0].typed_there() is None
    pair[0].type_into(Minute, "minute", "text", "Half a sen")
    found = typed_there(pair[0]._connection, pair[0].board_id)

    assert found is not None
    assert found == pair[0].typed_there()
    assert found.follows("")
    assert "Half a sen" in str(found.operations[0].columns)


def test_when_records_were_first_written_is_known(pair: Pair) -> None:
    found = pair[0].first_written("minute", ["minute", "nobody"])
    assert set(found) == {"minute"}
    assert found["minute"][0] > 0
