from __future__ import annotations

from datetime import date

from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile


def test_a_record_reads_as_it_was_at_a_moment(desk_file: DeskFile) -> None:
    with desk_file.change("Checked") as step:
        step.update(Meeting, "meeting", state=MeetingState.CHECKED)
    with desk_file.change("Changed") as step:
        step.update(Minute, "minute", text="Two")
        step.update(Meeting, "meeting", held_on=date(2026, 3, 19))

    moment = desk_file.moment_when(Meeting, "meeting", "state", MeetingState.CHECKED)
    assert moment is not None
    assert [row.text for row in desk_file.as_at(Minute, ["minute"], moment)] == ["One"]
    found = desk_file.as_at(Meeting, {"meeting"}, moment)[0]
    assert (found.held_on, found.state) == (date(2026, 3, 12), MeetingState.CHECKED)


def test_what_was_made_later_was_not_there_and_what_went_later_was(desk_file: DeskFile) -> None:
    before = desk_file.get(Minute, "minute")
    moment = desk_file.moment_when(Minute, "minute", "text", "One")
    assert before is not None
    assert moment is not None
    with desk_file.change("Replaced") as step:
        step.delete(Minute, "minute")
        step.insert(Minute(id="new", meeting_id="meeting", item_id="item", place="b", text="Two"))

    assert desk_file.as_at(Minute, ["minute", "new"], moment) == [before]


def test_a_value_that_never_was_has_no_moment(desk_file: DeskFile) -> None:
    assert desk_file.moment_when(Meeting, "meeting", "state", MeetingState.CONFIRMED) is None
    assert desk_file.moment_when(Meeting, "meeting", "confirmed_on", None) is None
    assert desk_file.moment_when(Meeting, "another", "state", MeetingState.DRAFT) is None
    assert desk_file.as_at(Meeting, [], 2**62) == []


def test_of_several_times_the_last_counts(desk_file: DeskFile) -> None:
    for text in ("Two", "One", "Three"):
        with desk_file.change("Changed") as step:
            step.update(Minute, "minute", text=text)
        with desk_file.change("Moved") as step:
            step.update(Minute, "minute", place=text[0])

    moment = desk_file.moment_when(Minute, "minute", "text", "One")
    assert moment is not None
    assert [row.place for row in desk_file.as_at(Minute, ["minute"], moment)] == ["T"]


def test_what_was_deleted_or_undone_is_known_by_its_values(desk_file: DeskFile) -> None:
    with desk_file.change("Deleted") as step:
        step.delete(Minute, "minute")
    for row_id in ("kept", "undone"):
        with desk_file.change("Added") as step:
            step.insert(
                Minute(id=row_id, meeting_id="meeting", item_id="item", place="b", text=row_id)
            )
    desk_file.undo()

    assert desk_file.values_gone(Minute, "text") == {"One", "undone"}
    assert desk_file.values_gone(Minute, "text", "kept") == {"undone"}
    assert desk_file.ids_gone(Minute) == {"minute", "undone"}
    assert desk_file.ids_gone(Meeting) == frozenset()
