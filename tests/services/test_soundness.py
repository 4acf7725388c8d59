from __future__ import annotations

from pathlib import Path

from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.canonical import fingerprint
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.soundness import faults

PAGE = 4096


def test_a_board_that_works_is_sound(desk: Desk, meeting: Meeting) -> None:
    assert faults(desk) == []


def test_minutes_with_another_hash_than_was_kept_are_named(desk: Desk, meeting: Meeting) -> None:
    with desk.change("As if confirmed") as step:
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED, confirmed_hash="0" * 64)

    assert fingerprint(desk, meeting.id) != "0" * 64
    assert faults(desk) == ["The minutes of 17 September 2026 are not as they were confirmed."]


def test_a_board_with_damaged_pages_is_told_in_words(
    desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    """Pages are damaged while the board is open, as on a failing stick."""
    path = tmp_path / "whole.chairdesk"
    desk.file.copy_to(path)
    content = path.read_bytes()
    pages = len(content) // PAGE
    for page in range(2, pages, pages // 12):
        broken = tmp_path / f"{page}.chairdesk"
        broken.write_bytes(content)
        own = open_desk(broken, who="Chair", home=tmp_path / "home")
        with broken.open("r+b") as file:
            file.seek(page * PAGE)
            file.write(b"\x0f" * PAGE)
        own.file._connection.execute("PRAGMA cache_size=0")

        assert isinstance(faults(own), list)
        own.close()
