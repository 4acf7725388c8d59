from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from chair_desk.records.changes import Changes
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile


@contextlib.contextmanager
def another_device(file: DeskFile) -> Iterator[None]:
    """Write as another device for a while, as a merge will."""
    writing = file._to_write()
    own = writing.journal.device
    writing.journal.device = "another"
    writing.journal.standing = writing.journal.standing._replace(sequence=0, hash="")
    yield
    from chair_desk.store.journal import read_standing

    writing.journal.device = own
    writing.journal.standing = read_standing(file._connection, own)


def undo(file: DeskFile) -> Changes:
    changes = file.undo()
    assert changes is not None
    return changes


def test_a_column_that_somebody_changed_since_is_left_and_named(desk_file: DeskFile) -> None:
    with desk_file.change("Move it") as step:
        step.update(Meeting, "meeting", place="Town hall", starts="09:00")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.update(Meeting, "meeting", place="Library")

    changes = undo(desk_file)

    meeting = desk_file.get(Meeting, "meeting")
    assert meeting is not None
    assert (meeting.place, meeting.starts) == ("Library", "10:00")
    assert changes.skipped == (("meeting", "meeting", "place"),)
    assert desk_file.check() == []


def test_what_was_left_whole_is_not_undone_a_second_time(desk_file: DeskFile) -> None:
    with desk_file.change("Move it") as step:
        step.update(Meeting, "meeting", place="Town hall")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.update(Meeting, "meeting", place="Library")

    changes = undo(desk_file)

    assert not changes
    assert changes.skipped
    assert desk_file.undo_label == "Set up the board"


def test_a_record_that_others_changed_or_removed_is_left(desk_file: DeskFile) -> None:
    with desk_file.change("Add items") as step:
        step.insert(
            AgendaItem(id="kept", meeting_id="meeting", place="b", title="Kept"),
            AgendaItem(id="gone", meeting_id="meeting", place="c", title="Gone"),
        )
    with desk_file.change("Retitle") as step:
        step.update(AgendaItem, "kept", title="Kept still")
        step.update(AgendaItem, "gone", title="Gone soon")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.update(AgendaItem, "kept", lead_words="Chair")
        step.delete(AgendaItem, "gone")

    assert undo(desk_file).skipped == (("agenda_item", "gone", "title"),)
    assert undo(desk_file).skipped == (("agenda_item", "kept", "*"),)
    assert desk_file.get(AgendaItem, "kept") is not None


def test_a_record_that_somebody_put_back_is_left(desk_file: DeskFile) -> None:
    with desk_file.change("Remove a paragraph") as step:
        step.delete(Minute, "minute")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.insert(
            Minute(id="minute", meeting_id="meeting", item_id="item", place="a", text="Theirs")
        )

    assert undo(desk_file).skipped == (("minute", "minute", "*"),)


def test_a_record_that_others_belong_to_by_now_is_left(desk_file: DeskFile) -> None:
    with desk_file.change("Add items") as step:
        step.insert(
            AgendaItem(id="kept", meeting_id="meeting", place="b", title="Kept"),
            AgendaItem(id="free", meeting_id="meeting", place="c", title="Free"),
        )
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.insert(Paper(id="paper", item_id="kept", title="Report"))

    changes = undo(desk_file)

    assert changes.skipped == (("agenda_item", "kept", "*"),)
    assert desk_file.get(AgendaItem, "kept") is not None
    assert desk_file.get(AgendaItem, "free") is None
    assert desk_file.check() == []


def test_a_record_whose_place_has_gone_is_not_put_back(desk_file: DeskFile) -> None:
    with desk_file.change("Add an item with a paper") as step:
        step.insert(AgendaItem(id="other", meeting_id="meeting", place="b", title="Other"))
        step.insert(Paper(id="paper", item_id="other", title="Report"))
    with desk_file.change("Remove the paper, move another") as step:
        step.delete(Paper, "paper")
        step.update(Minute, "minute", text="Two")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.delete(AgendaItem, "other")

    changes = undo(desk_file)

    assert changes.skipped == (("paper", "paper", "*"),)
    assert desk_file.get(Paper, "paper") is None
    minute = desk_file.get(Minute, "minute")
    assert minute is not None
    assert minute.text == "One"


def test_a_link_is_not_set_back_to_what_has_gone(desk_file: DeskFile) -> None:
    with desk_file.change("Add an item") as step:
        step.insert(AgendaItem(id="other", meeting_id="meeting", place="b", title="Other"))
        step.update(Minute, "minute", item_id="other")
    with desk_file.change("Move the paragraph") as step:
        step.update(Minute, "minute", item_id="item")
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.delete(AgendaItem, "other")

    assert undo(desk_file).skipped == (("minute", "minute", "*"),)


def test_a_loose_end_from_elsewhere_does_not_stand_in_the_way(desk_file: DeskFile) -> None:
    connection = desk_file._connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE writing SET mode = 3")
    connection.execute("INSERT INTO body (id, board_id) VALUES ('lost', 'nowhere')")
    connection.execute("UPDATE writing SET mode = 0")
    connection.execute("PRAGMA foreign_keys=ON")
    with desk_file.change("Add an item") as step:
        step.insert(AgendaItem(id="kept", meeting_id="meeting", place="b", title="Kept"))
    with another_device(desk_file), desk_file.change("Their change") as step:
        step.insert(Paper(id="paper", item_id="kept", title="Report"))

    assert undo(desk_file).skipped == (("agenda_item", "kept", "*"),)


def test_undo_and_redo_may_go_to_and_fro(desk_file: DeskFile) -> None:
    for place in ("A", "B", "C"):
        with desk_file.change(f"To {place}") as step:
            step.update(Meeting, "meeting", place=place)
    seen = []
    for turn in (desk_file.undo, desk_file.undo, desk_file.redo, desk_file.redo) * 3:
        turn()
        meeting = desk_file.get(Meeting, "meeting")
        assert meeting is not None
        seen.append((meeting.place, desk_file.undo_label, desk_file.redo_label))

    once = [
        ("B", "To B", "To C"),
        ("A", "To A", "To B"),
        ("B", "To B", "To C"),
        ("C", "To C", None),
    ]
    assert seen == once * 3


@pytest.mark.parametrize("times", [1, 300])
def test_finding_what_to_undo_does_not_depend_on_how_much_there_is(
    desk_file: DeskFile, times: int
) -> None:
    for number in range(times):
        with desk_file.change("Move it") as step:
            step.update(Meeting, "meeting", place=str(number))
    asked: list[str] = []
    desk_file._connection.set_trace_callback(asked.append)

    assert desk_file.undo_label == "Move it"

    desk_file._connection.set_trace_callback(None)
    assert len(asked) < 6
