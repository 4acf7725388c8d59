from __future__ import annotations

import pytest

from chair_desk.records.boards import Board, Body
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.store.desk_file import DeskFile


def test_records_of_several_classes_go_in_together(empty: DeskFile) -> None:
    with empty.change("Set up") as step:
        step.insert(
            Body(id="first", board_id="board", name="First"),
            Board(id="board", name="Westmarch"),
            Body(id="second", board_id="board", name="Second"),
        )

    assert [body.id for body in empty.rows(Body)] == ["first", "second"]


def test_several_columns_change_at_once(desk_file: DeskFile) -> None:
    with desk_file.change("Move it") as step:
        step.update(Meeting, "meeting", place="Town hall", starts="09:30")

    meeting = desk_file.get(Meeting, "meeting")
    assert meeting is not None
    assert (meeting.place, meeting.starts) == ("Town hall", "09:30")


def test_a_column_that_is_none_is_a_mistake_of_ours(desk_file: DeskFile) -> None:
    with pytest.raises(KeyError), desk_file.change("Mistake") as step:
        step.update(Meeting, "meeting", colour="red")


def test_what_does_not_fit_in_the_file_is_refused(desk_file: DeskFile) -> None:
    with pytest.raises(Refused, match="too large"), desk_file.change("Too much") as step:
        step.update(Meeting, "meeting", minutes_version=2**70)
