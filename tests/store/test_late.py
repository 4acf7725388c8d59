from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.people import Person
from chair_desk.store.desk_file import DeskFile
from tests.store.copies import both_ways, left_open, state_of, two_desks

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    desks = two_desks(small_board, tmp_path)
    yield desks
    for desk in desks:
        desk.close()


def confirm(desk: DeskFile) -> None:
    with desk.change("Confirmed the minutes") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED)


def agree(pair: Pair) -> None:
    for _again in range(2):
        both_ways(*pair)
    assert state_of(pair[0]) == state_of(pair[1])
    assert left_open(pair[0]) == left_open(pair[1])
    assert pair[0].check() == pair[1].check() == []


def test_a_movement_that_comes_late_is_left_out_with_its_line(pair: Pair) -> None:
    with pair[0].change("Came") as step:
        step.insert(
            Person(id="ann", name="A. Other"),
            Attendance(id="line", meeting_id="meeting", person_id="ann"),
        )
    agree(pair)
    confirm(pair[0])
    with pair[1].change("Left the room") as step:
        step.insert(Movement(id="out", attendance_id="line", kind=MovementKind.OUT, at="10:20"))
    agree(pair)

    assert pair[1].get(Movement, "out") is None
    assert [one.kind for one in pair[0].differences()] == ["left out"]


def test_a_decision_may_still_be_ratified(pair: Pair) -> None:
    with pair[0].change("Decided") as step:
        step.insert(
            Decision(
                id="d", reference="D-001", meeting_id="meeting", text="Agreed", is_inquorate=True
            )
        )
    agree(pair)
    confirm(pair[0])
    with pair[1].change("Ratified") as step:
        step.update(Decision, "d", is_inquorate=False)
    agree(pair)

    found = pair[0].get(Decision, "d")
    assert found is not None
    assert not found.is_inquorate
    assert not pair[0].differences()


def test_both_confirmed_the_first_one_counts(pair: Pair) -> None:
    with pair[1].change("Wrote") as step:
        step.update(Minute, "minute", text="The manager's")
    confirm(pair[0])
    confirm(pair[1])
    agree(pair)

    minute = pair[0].get(Minute, "minute")
    assert minute is not None
    assert minute.text in {"One", "The manager's"}


def test_the_same_words_on_both_are_not_late(pair: Pair) -> None:
    with pair[0].change("Wrote") as step:
        step.update(Minute, "minute", text="Same")
    confirm(pair[0])
    with pair[1].change("Wrote") as step:
        step.update(Minute, "minute", text="Same")
    agree(pair)

    assert not pair[1].differences()
