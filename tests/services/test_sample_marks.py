"""The highlights of the sample board."""

from __future__ import annotations

from pathlib import Path

from chair_desk.services.desk import open_desk
from chair_desk.services.meetings import meetings
from chair_desk.services.own_marks import marks_of
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR


def test_the_chair_has_two_highlights_and_a_note(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "s.chairdesk", home=tmp_path / "home")
    desk = open_desk(path, who=CHAIR, home=tmp_path / "home")
    found = [mark for meeting in meetings(desk) for mark in marks_of(desk, meeting.id)]
    desk.close()
    assert sorted((mark.page, bool(mark.quads), bool(mark.note)) for mark in found) == [
        (1, True, True),
        (3, True, False),
    ]
