"""Where the person was in a meeting is kept beside no board, and only counts in session."""

from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.last_place import LastPlace, keep_place, last_place, place_file
from chair_desk.services.meetings import add_meeting, start_session


def a_place(desk: Desk, *, is_on: bool) -> LastPlace:
    meeting_id = add_meeting(desk, main_body(desk).id, date(2026, 9, 1)).made
    if is_on:
        start_session(desk, meeting_id)
    return LastPlace(meeting_id=meeting_id, item_id="item", minute_id="row", column=7)


def test_a_place_is_read_back_while_its_meeting_is_in_session(desk: Desk) -> None:
    place = a_place(desk, is_on=True)

    keep_place(place_file(desk), place)

    assert last_place(desk) == place
    assert place_file(desk).is_relative_to(desk.circumstances.home)


def test_it_is_no_place_before_the_meeting_begins(desk: Desk) -> None:
    keep_place(place_file(desk), a_place(desk, is_on=False))

    assert last_place(desk) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"meeting_id": 3, "item_id": ""}', '{"a": 1}'])
def test_what_cannot_be_read_is_no_place(desk: Desk, text: str) -> None:
    place_file(desk).parent.mkdir(parents=True, exist_ok=True)
    place_file(desk).write_text(text)

    assert last_place(desk) is None


def test_a_folder_that_cannot_be_written_is_said(desk: Desk) -> None:
    folder = place_file(desk).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")

    with pytest.raises(CannotDo):
        keep_place(place_file(desk), LastPlace(meeting_id="meeting", item_id="item"))
