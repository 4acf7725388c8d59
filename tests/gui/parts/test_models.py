"""Each model of agenda, meeting and minutes is put through Qt's own tester."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.agenda_live import LiveModel, live_rows
from chair_desk.gui.parts.agenda_model import ITEM, AgendaModel
from chair_desk.gui.parts.editor_names import NameModel, choices_for
from chair_desk.gui.parts.minute_list import MinuteModel
from chair_desk.gui.parts.room_list import RoomModel
from chair_desk.gui.session import Session
from chair_desk.records.boards import Body
from chair_desk.services import attendance, session_clock
from chair_desk.services.agenda import agenda
from chair_desk.services.meetings import meetings
from chair_desk.services.surroundings import surroundings_of
from tests.gui.meeting_room import in_session, people_the_board

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_every_model_satisfies_the_tester_and_speaks_each_row(
    parent: QWidget, session: Session
) -> None:
    desk = session.desk
    people_the_board(desk)
    meeting = in_session(desk)
    found = agenda(desk, meeting.id)
    agenda_model, live, room = AgendaModel(parent), LiveModel(parent), RoomModel(parent)
    minutes, names = MinuteModel(parent), NameModel(parent)
    models: tuple[QAbstractItemModel, ...] = (agenda_model, live, room, minutes, names)
    testers = [QAbstractItemModelTester(model, FATAL, parent) for model in models]

    agenda_model.show(found.lines, is_fixed=False)
    agenda_model.show(found.lines[1:], is_fixed=True)
    live.show(live_rows(found.lines, session_clock.timing(desk, meeting.id), "", fold=True))
    session_clock.next_item(desk, meeting.id)
    session_clock.next_item(desk, meeting.id)
    after = agenda(desk, meeting.id)
    live.show(live_rows(after.lines, session_clock.timing(desk, meeting.id), "", fold=True))
    room.show(attendance.register(desk, meeting.id))
    room.search("mar")
    minutes.show(meetings(desk), {body.id: body for body in desk.rows(Body)})
    names.show(choices_for("n", surroundings_of(desk, meeting.id)))

    assert len(testers) == len(models)
    for model in models:
        assert model.rowCount() > 0
        for row in range(model.rowCount()):
            column = ITEM if isinstance(model, AgendaModel) else 0
            said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert said


def test_done_items_fold_to_one_line_where_there_is_little_room(session: Session) -> None:
    desk = session.desk
    meeting = in_session(desk)
    for _turn in range(2):
        session_clock.next_item(desk, meeting.id)
    found = agenda(desk, meeting.id)

    rows = live_rows(found.lines, session_clock.timing(desk, meeting.id), "", fold=True)

    assert rows[0].folded_words == "Items 1 to 2 done"
    assert len(rows) == 3


def test_whoever_is_shortened_in_the_room_is_whole_to_pointer_and_screen_reader(
    parent: QWidget, session: Session
) -> None:
    people_the_board(session.desk)
    meeting = in_session(session.desk)
    room = RoomModel(parent)
    room.show(attendance.register(session.desk, meeting.id))

    for row, line in enumerate(room.lines):
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = room.index(row).data(role)
            assert said.startswith(f"{line.person.name}, ")
            assert line.part in said
    assert len(room.lines) > 2
