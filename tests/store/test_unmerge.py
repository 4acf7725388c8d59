from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile
from tests.store.copies import give, state_of, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def write(desk: DeskFile, text: str) -> None:
    with desk.change("Wrote") as step:
        step.update(Minute, "minute", text=text)


def text_of(desk: DeskFile) -> str:
    minute = desk.get(Minute, "minute")
    return minute.text if minute else ""


def test_what_came_in_is_taken_back_and_done_again(pair: Pair) -> None:
    write(pair[0], "Two")
    with pair[0].change("More") as step:
        step.insert(Minute(id="more", meeting_id="meeting", item_id="item", place="b", text="x"))
    before = state_of(pair[1])
    give(*pair, is_marked=True)
    after = state_of(pair[1])

    assert pair[1].undo_label == "Brought in a copy"
    pair[1].undo()
    assert state_of(pair[1]) == before
    pair[1].redo()
    assert state_of(pair[1]) == after
    pair[1].undo()
    assert state_of(pair[1]) == before
    assert pair[1].check() == []


def test_ones_own_words_come_back_where_the_others_had_won(pair: Pair) -> None:
    write(pair[1], "Mine")
    write(pair[0], "Theirs, in between")
    write(pair[0], "Theirs")
    give(*pair, is_marked=True)
    pair[1].undo()

    assert text_of(pair[1]) == "Mine"


def test_what_was_written_since_stays(pair: Pair) -> None:
    write(pair[0], "Two")
    give(*pair, is_marked=True)
    write(pair[1], "Three")
    pair[1].undo()
    assert text_of(pair[1]) == "Two"
    pair[1].undo()
    assert text_of(pair[1]) == "One"


def test_confirmed_minutes_are_not_taken_back(pair: Pair) -> None:
    with pair[0].change("Confirmed") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED)
    give(*pair, is_marked=True)

    assert pair[1].undo_label is None
    with pytest.raises(Refused, match="confirmed"):
        pair[1].undo()
