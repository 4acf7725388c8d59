from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.backups import back_up
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import Stopped, hand_over
from chair_desk.services.people import add_person
from chair_desk.services.trial import try_out
from tests.services.apart import chair

__all__ = ["chair"]


def test_a_look_changes_nothing_and_leaves_nothing_behind(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    add_person(desk, name="Orla Fenwick")
    hand_over(desk, tmp_path / "copy.chairdesk")
    before = chair.file.versions()
    assert try_out(back_up(chair), tmp_path / "copy.chairdesk", chair.circumstances).new == 1
    assert chair.file.versions() == before
    assert list(chair.circumstances.home.glob("trial-*")) == []


def test_a_file_that_will_not_do_is_a_sentence(chair: Desk, tmp_path: Path) -> None:
    path = tmp_path / "odd.chairdesk-changes"
    path.write_bytes(b"nothing of ours")
    with pytest.raises(CannotDo):
        try_out(back_up(chair), path, chair.circumstances)
    assert list(chair.circumstances.home.glob("trial-*")) == []


def test_a_look_can_be_stopped(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    add_person(desk, name="Orla Fenwick")
    hand_over(desk, tmp_path / "copy.chairdesk")

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        try_out(back_up(chair), tmp_path / "copy.chairdesk", chair.circumstances, progress=stop)
