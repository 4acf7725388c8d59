from __future__ import annotations

from pathlib import Path

from chair_desk.services.desk import Desk
from chair_desk.services.shared_places import share_through, shared_through


def test_a_note_that_cannot_be_read_means_no_folder(desk: Desk, tmp_path: Path) -> None:
    share_through(desk, tmp_path)
    (note,) = (desk.circumstances.home / "folders").glob("*.place.json")
    note.write_text("{", encoding="utf-8")

    assert shared_through(desk) is None
