from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chair_desk.store.desk_file import DeskFile
from chair_desk.store.foreign import Unreadable, as_plain, from_plain
from tests.store.copies import incoming_from, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_a_transaction_travels_as_plain_values(pair: Pair) -> None:
    for one in incoming_from(pair[0]).transactions:
        assert from_plain(as_plain(one)) == one


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, "a b"), (1, 0), (1, True), (2, 2**62), (3, "yesterday"), (3, "2026-03-05"),
        (4, "x" * 3_000), (5, "\ud800"), (6, "x:1"), (7, "{}"), (7, "[1]"), (8, "zz"), (9, None),
    ],
)  # fmt: skip
def test_what_is_no_transaction_is_refused(pair: Pair, place: int, wrong: Any) -> None:
    found = as_plain(incoming_from(pair[0]).transactions[0])
    found[place] = wrong
    with pytest.raises(Unreadable):
        from_plain(found)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, "sqlite_schema"), (1, None), (2, "X"), (3, '{"rid": [null, 5]}'), (3, '{"text": 1}'),
        (3, '{"text": [null, {"a": 1}]}'), (3, '{"text": ["\\ud800", ""]}'), (4, None), (5, "a"),
    ],
)  # fmt: skip
def test_what_is_no_operation_is_refused(pair: Pair, place: int, wrong: Any) -> None:
    found = as_plain(incoming_from(pair[0]).transactions[0])
    found[-1][-1][place] = wrong
    with pytest.raises(Unreadable):
        from_plain(found)
