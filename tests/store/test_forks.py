from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.forks import without_forks
from tests.store.copies import incoming_from, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_a_device_that_did_not_split_is_left_as_it_is(pair: Pair) -> None:
    with pair[0].change("Wrote") as step:
        step.update(Minute, "minute", text="Two")
    transactions = list(incoming_from(pair[0]).transactions)
    known = {one.place: one.hash for one in transactions}

    assert without_forks(transactions, lambda *place: known.get(place)) == transactions


def test_what_came_after_the_split_has_a_new_device_and_holds(pair: Pair) -> None:
    for text in ("Two", "Three"):
        with pair[0].change("Wrote") as step:
            step.update(Minute, "minute", text=text)
    transactions = list(incoming_from(pair[0]).transactions)
    known = {one.place: one.hash for one in transactions}
    known[transactions[-2].place] = "another"
    mended = without_forks(transactions, lambda *place: known.get(place))

    assert mended[:-2] == transactions[:-2]
    first, second = mended[-2:]
    assert first.device == second.device != transactions[-1].device
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.follows("")
    assert second.follows(first.hash)
    assert second.operations == transactions[-1].operations
