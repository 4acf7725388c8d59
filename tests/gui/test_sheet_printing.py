from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.gui.sheet_printing import SheetPrinting
from chair_desk.services.desk import Desk
from tests.gui.meeting_room import add_meeting, in_session, press, shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's documents."""
    monkeypatch.setattr("chair_desk.gui.file_asking.usual_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("page_class", [AgendaPage, MeetingPage])
def test_one_key_writes_the_sheet_and_says_where_it_is(
    qtbot: QtBot, session: Session, folder: Path, page_class: type[AgendaPage | MeetingPage]
) -> None:
    in_session(session.desk) if page_class is MeetingPage else add_meeting(session.desk)
    page = page_class(session)
    shown(qtbot, page, session)
    press(
        page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(page.message.isVisible)

    written = list(folder.glob("*fallback sheet*.pdf"))
    assert len(written) == 1
    assert written[0].read_bytes().startswith(b"%PDF")
    assert str(written[0]) in page.message.text()


def test_it_is_written_again_in_place(qtbot: QtBot, session: Session, folder: Path) -> None:
    in_session(session.desk)
    page = MeetingPage(session)
    shown(qtbot, page, session)
    for _count in range(2):
        page.message.hide()
        page.do("meeting.sheet")
        qtbot.waitUntil(page.message.isVisible)
    assert len(list(folder.glob("*.pdf"))) == 1
    assert len(page.findChildren(SheetPrinting)) == 1


def test_a_folder_that_cannot_be_written_is_said_in_place(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chair_desk.gui.file_asking.usual_folder", lambda: tmp_path / "gone")
    in_session(session.desk)
    page = MeetingPage(session)
    shown(qtbot, page, session)
    page.do("meeting.sheet")
    qtbot.waitUntil(page.message.isVisible)
    assert "could not be written" in page.message.text()


def test_without_a_meeting_it_says_why_not(qtbot: QtBot, new_desk: Callable[..., Desk]) -> None:
    page = AgendaPage(Session(new_desk()))
    qtbot.addWidget(page)
    page.refresh()
    page.do("agenda.sheet")
    assert "no meeting yet" in page.message.text()
