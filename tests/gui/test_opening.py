"""The made-up board as the window opens it: with a pack that went out."""

from __future__ import annotations

from pathlib import Path

from chair_desk.gui.opening import SAMPLE_NAME, _write_sample
from chair_desk.records.packs import PackIssue
from chair_desk.services.desk import open_desk
from chair_desk.services.sample_people import CHAIR


def test_who_looks_round_the_made_up_board_finds_a_pack_to_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk = open_desk(_write_sample(home / SAMPLE_NAME, home), who=CHAIR, home=home)
    assert desk.count(PackIssue) == 2
    desk.close()
