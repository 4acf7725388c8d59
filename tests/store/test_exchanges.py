from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanges import IN, OUT, Exchange
from tests.store.copies import two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_exchanges_are_remembered_newest_first(pair: Pair) -> None:
    at = pair[0].circumstances.now()
    for direction, name in ((OUT, "a.chairdesk"), (IN, "b.chairdesk")):
        pair[0].remember_exchange(
            Exchange(
                at=at,
                direction=direction,
                way="copy",
                who="Manager",
                device="d",
                name=name,
                changes=3,
                versions={"d": 3},
            )
        )
    newest, oldest = pair[0].exchanges()

    assert (newest.number, newest.name, oldest.name) == (2, "b.chairdesk", "a.chairdesk")
    assert newest.versions == {"d": 3}


def test_the_first_key_of_a_device_stays(pair: Pair) -> None:
    for key in ("aa", "bb"):
        pair[0].meet("d", key, "Manager")
    assert pair[0].key_of("d") == "aa"
    assert pair[0].key_of("e") == ""
