from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.moments import clock_at
from tests.store.copies import give, two_desks

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


def a_minute(row_id: str, text: str) -> Minute:
    return Minute(id=row_id, meeting_id="meeting", item_id="item", place="b", text=text)


def test_a_day_is_the_same_whether_a_row_was_touched_since_or_not(pair: Pair) -> None:
    desk, other = pair
    with desk.change("More") as step:
        for number in range(450):
            step.insert(a_minute(f"m{number:03}", "Was"))
    give(desk, other)
    moment = desk.history(1)[0].at
    for one in pair:
        one._opened.circumstances.now.wrong = timedelta(minutes=1)  # type: ignore[attr-defined]
    with desk.change("Later") as step:
        step.insert(a_minute("late", "New"))
        step.update(Minute, "m007", text="Mine")
        step.delete(Minute, "m420")
    with other.change("Theirs") as step:
        step.update(Minute, "m007", text="Theirs")
    give(other, desk)
    assert desk.differences()
    desk.type_into(Minute, "m300", "text", "Being typed")
    then = {row.id: row.text for part in desk.rows_at(Minute, moment) for row in part}

    assert list(then) == sorted(then)
    assert len(then) == 451
    assert {then[one] for one in ("m000", "m007", "m300", "m420", "m449")} == {"Was"}
    assert all(len(part) <= 200 for part in desk.rows_at(Minute, moment))
