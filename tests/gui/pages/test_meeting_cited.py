"""A quoted page of a paper of the item opens beside the minutes."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.meeting_cited import MeetingCited
from chair_desk.gui.session import Session


def test_without_a_pack_nothing_opens(session: Session, qtbot: QtBot) -> None:
    page = MeetingPage(session)
    qtbot.addWidget(page)
    page.show()
    assert MeetingCited(page)("4") is False
