"""A board that ends own highlights with the minutes does so when it is opened."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.own_marks_ending import end_own_marks
from chair_desk.gui.session import Session
from chair_desk.gui.shell import Shell
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.reading import ReadPart
from chair_desk.services.agenda import agenda
from chair_desk.services.own_marks import Chosen, mark_words, marks_of, set_rule
from tests.gui.meeting_room import in_session


def test_highlights_of_confirmed_minutes_are_gone_and_it_says_so(
    session: Session, qtbot: QtBot
) -> None:
    desk = session.desk
    meeting = in_session(desk)
    item = agenda(desk, meeting.id).lines[0].item
    part = ReadPart(key="paper:p", title="Timeline", first=0, count=3, item_id=item.id)
    mark_words(desk, meeting.id, part, Chosen(page=1, words="the form waits"))
    shell = Shell(session)
    qtbot.addWidget(shell)
    shell.show_page("agenda")
    assert shell.page is not None
    set_rule(desk, destroys=True)
    end_own_marks(shell)
    assert len(marks_of(desk, meeting.id)) == 1
    with desk.change("Confirmed elsewhere") as step:
        step.update(Meeting, meeting.id, state=MeetingState.CONFIRMED)
    end_own_marks(shell)
    assert marks_of(desk, meeting.id) == []
    assert "1 highlight of your own was destroyed" in shell.page.message.text()
