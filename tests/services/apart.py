"""Two copies of one board that were changed apart, for the tests of what comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.services.actions import add_action
from chair_desk.services.backups import back_up
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import hand_over
from chair_desk.services.meetings import add_meeting
from chair_desk.services.trial import try_out
from chair_desk.services.two_versions import Seen
from tests.services.copies import second_desk


@pytest.fixture
def chair(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The chair's copy of the manager's board; both have one action."""
    add_meeting(desk, main_body(desk).id, date(2026, 9, 24))
    add_action(desk, title="Sign the joint protocol", due_on=date(2026, 11, 6))
    other = second_desk(desk, tmp_path)
    yield other
    assert other.file.check() == []
    other.close()


def the_action(desk: Desk) -> Action:
    return desk.rows(Action)[0]


def change(desk: Desk, **values: object) -> None:
    with desk.change("Changed the action") as step:
        step.update(Action, the_action(desk).id, **values)


def seen_by(chair: Desk, desk: Desk, folder: Path) -> Seen:
    path = folder / f"copy {len(list(folder.glob('copy*')))}.chairdesk"
    hand_over(desk, path)
    return try_out(back_up(chair), path, chair.circumstances)
