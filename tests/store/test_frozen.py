from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Correction, Decision, Declaration, Minute
from chair_desk.records.people import Person
from chair_desk.store.desk_file import DeskFile, Step

LATER = {"meeting_id": "meeting", "item_id": "item"}
Attempt = Callable[[Step], None]


@pytest.fixture
def confirmed(desk_file: DeskFile) -> DeskFile:
    with desk_file.change("Take the minutes") as step:
        step.insert(
            Person(id="person", name="A. Example"),
            Attendance(id="line", meeting_id="meeting", person_id="person"),
            Movement(id="out", attendance_id="line", kind=MovementKind.OUT),
            Declaration(id="interest", meeting_id="meeting", person_id="person"),
            Decision(id="decision", reference="D-1", meeting_id="meeting", text="Agreed"),
            Decision(id="loose", reference="D-2", text="By letter"),
            Meeting(id="next", body_id="body", held_on=date(2026, 6, 1)),
        )
    with desk_file.change("Confirm") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED, confirmed_on=date(2026, 6, 1))
    return desk_file


ATTEMPTS: dict[str, Attempt] = {
    "change a paragraph": lambda step: step.update(Minute, "minute", text="Other"),
    "remove a paragraph": lambda step: step.delete(Minute, "minute"),
    "add a paragraph": lambda step: step.insert(Minute(id="m2", place="b", **LATER)),
    "add a paragraph to its item": lambda step: step.insert(
        Minute(id="m2", place="b", meeting_id="next", item_id="item")
    ),
    "move a paragraph away": lambda step: step.update(Minute, "minute", meeting_id="next"),
    "change the meeting": lambda step: step.update(Meeting, "meeting", place="Elsewhere"),
    "reopen the meeting": lambda step: step.update(Meeting, "meeting", state=MeetingState.DRAFT),
    "remove the meeting": lambda step: step.delete(Meeting, "meeting"),
    "retitle an item": lambda step: step.update(AgendaItem, "item", title="Other"),
    "add an item": lambda step: step.insert(
        AgendaItem(id="i2", meeting_id="meeting", place="b", title="Late")
    ),
    "mark someone late": lambda step: step.update(Attendance, "line", arrived="10:30"),
    "strike someone out": lambda step: step.delete(Attendance, "line"),
    "add a coming and going": lambda step: step.insert(
        Movement(id="in", attendance_id="line", kind=MovementKind.IN)
    ),
    "change a coming and going": lambda step: step.update(Movement, "out", at="11:00"),
    "change an interest": lambda step: step.update(Declaration, "interest", interest="None"),
    "reword a decision": lambda step: step.update(Decision, "decision", text="Not agreed"),
    "add a decision": lambda step: step.insert(
        Decision(id="d3", reference="D-3", meeting_id="meeting")
    ),
    "move a decision in": lambda step: step.update(Decision, "loose", meeting_id="meeting"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_confirmed_minutes_are_not_changed(confirmed: DeskFile, attempt: Attempt) -> None:
    before = confirmed.history()

    with pytest.raises(Refused, match="confirmed"), confirmed.change("Try") as step:
        attempt(step)

    assert confirmed.history() == before


def test_nobody_types_into_confirmed_minutes(confirmed: DeskFile) -> None:
    with pytest.raises(Refused, match="confirmed"):
        confirmed.type_into(Minute, "minute", "text", "Other")

    assert confirmed.check() == []


def test_a_correction_is_added_and_may_be_undone(confirmed: DeskFile) -> None:
    with confirmed.change("Correct the minutes") as step:
        step.insert(Correction(id="c", meeting_id="meeting", text="For “Tuesday” read “Monday”."))

    assert confirmed.undo() is not None
    assert confirmed.count(Correction) == 0
    with pytest.raises(Refused):
        confirmed.undo()


def test_a_decision_taken_without_a_quorum_may_be_ratified_later(confirmed: DeskFile) -> None:
    with confirmed.change("Ratify") as step:
        step.update(Decision, "decision", is_inquorate=True)

    assert step.changes.touches("decision")


def test_other_meetings_go_on(confirmed: DeskFile) -> None:
    with confirmed.change("Plan the next") as step:
        step.insert(AgendaItem(id="n", meeting_id="next", place="a", title="Welcome"))
        step.insert(Minute(id="nm", meeting_id="next", item_id="n", place="a"))
        step.update(Minute, "nm", text="Opened")
        step.delete(Minute, "nm")

    assert confirmed.count(AgendaItem, meeting_id="next") == 1
