from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.actions import ActionsPage
from chair_desk.gui.session import Session
from chair_desk.services.action_tracker import Showing, Tracker
from chair_desk.services.actions import add_action
from chair_desk.services.desk import open_desk
from chair_desk.services.saved_filters import Narrowed


class Clock:
    """A clock that stands still until it is put on."""

    day = 17

    def __call__(self) -> datetime:
        return datetime(2026, 11, self.day, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(qtbot: QtBot, sample_bytes: bytes, tmp_path: Path, clock: Clock) -> ActionsPage:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    made = ActionsPage(Session(open_desk(path, who="Gwen", home=tmp_path / "home", now=clock)))
    qtbot.addWidget(made)
    return made


def kept(before: Tracker, after: Tracker) -> bool:
    """Say whether a line of before stands there still, so that it was not read again."""
    ids = {id(line) for line in before.opened}
    return any(id(line) in ids for line in after.opened)


def test_a_reading_is_of_the_changes_alone_only_meanwhile(page: ActionsPage) -> None:
    before = page.reading.read(Narrowed())
    changes = add_action(page.session.desk, "Send it")
    with page.reading.only(changes):
        after = page.reading.read(Narrowed())
    assert kept(before, after)
    assert after.standings.open == before.standings.open + 1
    assert not kept(after, page.reading.read(Narrowed()))


def test_on_another_day_all_is_read_anew(page: ActionsPage, clock: Clock) -> None:
    before = page.reading.read(Narrowed())
    changes = add_action(page.session.desk, "Send it")
    clock.day = 18
    with page.reading.only(changes):
        after = page.reading.read(Narrowed())
    assert not kept(before, after)


def test_what_the_change_alone_does_not_say_is_read_anew(page: ActionsPage) -> None:
    asked = Narrowed(showing=Showing.ALL)
    before = page.reading.read(asked)
    changes = add_action(page.session.desk, "Send it")
    with page.reading.only(changes):
        after = page.reading.read(asked)
    assert not kept(before, after)
    assert after.standings.open == before.standings.open + 1
