from __future__ import annotations

from datetime import date

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import MeetingState
from chair_desk.records.minutes import MinutesVersion
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.unique_numbers import make_unique


def put(desk: Desk, *records: object) -> None:
    with desk.change("Added") as step:
        step.insert(*records)  # type: ignore[arg-type]


def unique(desk: Desk, *touched: tuple[str, str]) -> tuple[str, ...]:
    with desk.change("Made unique") as step:
        return make_unique(desk, step, touched)


def test_what_went_out_keeps_its_number(desk: Desk) -> None:
    meeting_id = add_meeting(desk, main_body(desk).id, date(2026, 9, 24)).made
    put(desk, Action(id="first", reference="A-001", title="Not sent"))
    put(
        desk,
        Action(id="sent", reference="A-001", title="Sent", meeting_id=meeting_id),
        MinutesVersion(id="v", meeting_id=meeting_id, number=1, state=MeetingState.MINUTES_DRAFT),
    )
    notes = unique(desk, ("action", "sent"))

    assert {row.id: row.reference for row in desk.rows(Action)} == {
        "first": "A-002",
        "sent": "A-001",
    }
    assert "A-001" in notes[0]


def test_two_that_went_out_are_both_left(desk: Desk) -> None:
    for name, day in (("a", date(2026, 9, 24)), ("b", date(2026, 10, 24))):
        meeting_id = add_meeting(desk, main_body(desk).id, day).made
        put(
            desk,
            Action(id=name, reference="A-001", title=name, meeting_id=meeting_id),
            MinutesVersion(
                id=f"v{name}", meeting_id=meeting_id, number=1, state=MeetingState.MINUTES_DRAFT
            ),
        )
    (note,) = unique(desk, ("action", "a"))

    assert "neither was changed" in note
    assert {row.reference for row in desk.rows(Action)} == {"A-001"}


def test_each_log_counts_for_itself(desk: Desk) -> None:
    put(
        desk,
        LogEntry(id="a", log_type="challenge", reference="C-001", title="a"),
        LogEntry(id="b", log_type="risk", reference="C-001", title="b"),
    )
    assert unique(desk, ("log_entry", "a"), ("log_entry", "b")) == ()
    put(desk, LogEntry(id="c", log_type="challenge", reference="C-001", title="c"))
    unique(desk, ("log_entry", "c"))
    (step,) = desk.rows(LogStep)
    assert step.log_entry_id == "c"
    entry = desk.get(LogEntry, "c")
    assert entry is not None
    assert entry.reference == "C-002"


def test_a_number_that_came_back_by_a_third_copy_is_given_up_again(desk: Desk) -> None:
    put(desk, Action(id="first", reference="A-001", title="First"))
    put(desk, Action(id="second", reference="A-001", title="Second"))
    unique(desk, ("action", "second"))
    with desk.change("As a third copy had it") as step:
        step.update(Action, "second", reference="A-001")
    put(desk, Action(id="third", reference="A-002", title="Third"))
    unique(desk, ("action", "second"))
    (note,) = desk.rows(ActionUpdate)

    assert sorted(row.reference for row in desk.rows(Action)) == ["A-001", "A-002", "A-003"]
    assert "A-003" in note.text
