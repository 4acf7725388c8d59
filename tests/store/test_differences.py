from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.differences import Side
from tests.store.copies import incoming_from, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_each_record_has_the_side_that_changed_it(pair: Pair) -> None:
    for at, desk in enumerate(pair):
        with desk.change("Wrote") as step:
            step.update(Minute, "minute", text=f"By {at}")
            step.insert(
                Minute(id=f"own-{at}", meeting_id="meeting", item_id="item", place="b", text="x")
            )
    _taken, rows = pair[1].look_at(incoming_from(pair[0]))
    found = {row.row_id: row.side for row in rows}

    assert found == {"minute": Side.OPEN, "own-0": Side.THEIRS, "own-1": Side.YOURS}
    (row,) = [row for row in rows if row.row_id == "minute"]
    assert len({end[2] for end in row.open[0].ends}) == 2


def test_what_settles_itself_is_shown_as_that(pair: Pair) -> None:
    with pair[0].change("Wrote") as step:
        step.update(Minute, "minute", text="Two")
    with pair[1].change("Moved") as step:
        step.update(Minute, "minute", place="k")
    _taken, (row,) = pair[1].look_at(incoming_from(pair[0]))

    assert row.side is Side.SETTLED
    assert ((row.result or {})["text"], (row.result or {})["place"]) == ("Two", "k")
