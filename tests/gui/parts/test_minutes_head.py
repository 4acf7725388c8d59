"""What stands over minutes, and what a room that looks on may see of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.parts.minutes_head import HeadLines, SheetHead
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.records.minutes import Correction
from chair_desk.services import meetings, session_clock
from chair_desk.services.confirming import correct_minutes
from tests.gui.meeting_room import add_meeting, in_session, people_the_board, shown


def said(widget: HeadLines) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def correction(text: str, audience: Audience = Audience.PUBLIC) -> Correction:
    return Correction(
        id=text, meeting_id="m", text=text, made_on=date(2026, 12, 1), audience=audience
    )


def test_confidential_words_of_corrections_hide_from_the_room_and_come_back(qtbot: QtBot) -> None:
    head = HeadLines(400)
    qtbot.addWidget(head)
    closed = correction("The child was four.", Audience.CONFIDENTIAL)
    partly = correction("The visit [[to Elm Street]] was in May.")
    head.show_head(SheetHead(corrections=(closed, partly), numbers={}))
    before = said(head)

    head.hide_from_room(is_hidden=True)

    told = "; ".join(said(head))
    assert "four" not in told
    assert "Elm Street" not in told
    assert "Hidden with your notes." in told
    assert "was in May." in told
    head.hide_from_room(is_hidden=False)
    assert said(head) == before
    assert "four" in " ".join(before)


def test_the_minutes_page_hides_them_when_a_room_looks_on(qtbot: QtBot, session: Session) -> None:
    desk = session.desk
    people_the_board(desk)
    meeting = in_session(desk)
    meetings.close_session(desk, meeting.id)
    meetings.mark_checked(desk, meeting.id)
    later = add_meeting(desk, on=date(2027, 2, 18))
    session_clock.begin(desk, later.id)
    meetings.confirm_minutes(desk, meeting.id, at_meeting_id=later.id)
    correct_minutes(desk, meeting.id, "The child was four.", audience=Audience.CONFIDENTIAL)
    session.meeting_id = meeting.id
    page = MinutesPage(session)
    shown(qtbot, page, session)
    (head,) = page.findChildren(HeadLines)
    assert "four" in " ".join(said(head))

    session.is_hidden_from_room = True

    assert "four" not in " ".join(said(head))
