from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.moments import clock_at
from tests.store.copies import two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def test_a_record_is_seen_as_it_was(pair: Pair) -> None:
    desk = pair[0]
    for text in ("Two", "Three"):
        with desk.change(f"Wrote {text}") as step:
            step.update(Minute, "minute", text=text)
    with desk.change("Removed") as step:
        step.delete(Minute, "minute")
    removed, three, two, made = desk.record_changes("minute", "minute")

    assert [one.kind for one in (removed, three, two, made)] == ["D", "U", "U", "I"]
    assert three.columns == {"text": ("Two", "Three")}
    assert three.who == "Chair"
    assert [row.text for part in desk.rows_at(Minute, two.at) for row in part] == ["Two"]
    assert [row for part in desk.rows_at(Minute, removed.at) for row in part] == []
    (compared,) = desk.compare(made.at, three.at)
    assert ((compared.before or {})["text"], (compared.after or {})["text"]) == ("One", "Three")
    assert desk.compare(removed.at, removed.at + timedelta(days=1)) == []
    assert clock_at(three.at) < clock_at(removed.at)
