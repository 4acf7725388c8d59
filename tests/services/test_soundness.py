from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.canonical import fingerprint
from chair_desk.services.desk import Desk, create_desk, open_desk
from chair_desk.services.soundness import faults

PAGE = 4096


def test_a_board_that_works_is_sound(desk: Desk, meeting: Meeting) -> None:
    assert faults(desk) == []


def test_minutes_with_another_hash_than_was_kept_are_named(desk: Desk, meeting: Meeting) -> None:
    with desk.change("As if confirmed") as step:
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED, confirmed_hash="0" * 64)

    assert fingerprint(desk, meeting.id) != "0" * 64
    assert faults(desk) == ["The minutes of 17 September 2026 are not as they were confirmed."]


def test_a_board_with_damaged_pages_is_told_in_words(desk: Desk, tmp_path: Path) -> None:
    """All but the first are damaged while the board is open, as on a failing stick."""
    path = tmp_path / "broken.chairdesk"
    desk.file.copy_to(path)
    own = open_desk(path, who="Chair", home=tmp_path / "home")
    own.file._connection.execute("PRAGMA cache_size=0")
    with path.open("r+b") as file:
        file.seek(PAGE)
        file.write(b"\x0f" * (path.stat().st_size - PAGE))

    found = faults(own)

    assert "The file is so damaged that it could not be looked through to the end." in found
    own.close()


def test_another_board_is_no_counter_copy(desk: Desk, tmp_path: Path) -> None:
    other = create_desk(tmp_path / "other.chairdesk", who="Chair", home=tmp_path / "home")
    with pytest.raises(CannotDo, match="another board"):
        faults(desk, other)
    other.close()
