from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.minutes import Declaration, InterestOutcome
from chair_desk.records.presence_spans import Now
from chair_desk.services import history, interests, meetings
from chair_desk.services.register import RegisterLine
from tests.gui.meeting_room import in_session, people_the_board, press, shown
from tests.gui.meeting_room import type_keys as keys

K = Qt.Key
ENTER = K.Key_Return
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MARCUS = "Marcus Wrenfield"


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> MeetingPage:
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    return made


def line_of(page: MeetingPage, name: str = MARCUS) -> RegisterLine:
    return next(one for one in page.register if one.person.name == name)


def choose(page: MeetingPage, name: str = MARCUS) -> None:
    page.room.list.setFocus()
    page.room.list.choose(line_of(page, name).id)


def answer(page: MeetingPage, text: str = "") -> None:
    keys(page.room.chooser.line, text)
    press(page.room.chooser.line, ENTER)


def ways(page: MeetingPage, key: Qt.Key) -> None:
    choose(page)
    press(page.room.list, key)
    if page.room.chooser.isVisible():
        answer(page)


STANDS = {
    K.Key_P: Now.HERE,
    K.Key_A: Now.AWAY,
    K.Key_X: Now.LEFT,
    K.Key_B: Now.HERE,
    K.Key_O: Now.OUT,
}


@pytest.mark.parametrize("before", STANDS)
@pytest.mark.parametrize("after", STANDS)
def test_any_status_changes_to_any_other_in_one_key_and_one_undo(
    page: MeetingPage, before: Qt.Key, after: Qt.Key
) -> None:  # peers 2b 16
    ways(page, before)
    stood = line_of(page).presence_now
    ways(page, after)

    assert line_of(page).presence_now is STANDS[after]
    if STANDS[before] is not STANDS[after]:
        page.session.run(history.undo)
        assert line_of(page).presence_now is stood


def test_somebody_out_until_an_item_is_back_by_themselves(page: MeetingPage) -> None:
    choose(page)
    press(page.room.list, K.Key_P)
    press(page.room.list, K.Key_O)
    answer(page, "3")
    assert line_of(page).words == "Out until item 3"

    page.do("meeting.next_item")
    assert line_of(page).presence_now is Now.OUT
    page.do("meeting.next_item")

    assert line_of(page).presence_now is Now.HERE


def test_a_guest_for_one_item_comes_and_goes_by_themselves(page: MeetingPage) -> None:
    page.do("meeting.guest")
    answer(page, "Tobias Fernley")
    answer(page, "2")
    assert line_of(page, "Tobias Fernley").presence_now is Now.NOT_YET

    page.do("meeting.next_item")
    assert line_of(page, "Tobias Fernley").presence_now is Now.HERE
    page.do("meeting.next_item")

    assert not line_of(page, "Tobias Fernley").is_here


def test_a_key_says_by_video_and_takes_it_back(page: MeetingPage) -> None:
    choose(page)
    press(page.room.list, K.Key_V)
    assert line_of(page).is_here
    assert line_of(page).words.endswith(", by video")

    press(page.room.list, K.Key_V)
    assert "video" not in line_of(page).words


def test_standing_aside_is_one_key_and_the_same_key_takes_it_back(page: MeetingPage) -> None:
    ways(page, K.Key_P)
    press(page.room.list, K.Key_R)
    assert line_of(page).presence_now is Now.ASIDE

    press(page.room.list, K.Key_R)
    assert line_of(page).presence_now is Now.HERE


def test_closing_records_who_never_came_and_one_missed_is_added_after(page: MeetingPage) -> None:
    ways(page, K.Key_P)  # peers 2b 26: nothing is reopened
    page.session.run(meetings.close_session, page.meeting_id)
    assert line_of(page, "Sunita Brookvale").words == "Absent"

    choose(page, "Sunita Brookvale")
    press(page.room.list, K.Key_P)

    assert line_of(page, "Sunita Brookvale").attendance.presence.is_here
    assert line_of(page, "Sunita Brookvale").attendance.arrived == ""


def test_a_new_interest_is_declared_by_keys_and_enters_the_register(page: MeetingPage) -> None:
    ways(page, K.Key_P)
    press(page.room.list, K.Key_I)
    answer(page, "Governor of the academy")
    answer(page, "2")
    answer(page, "took no")
    answer(page)

    desk = page.session.desk
    declared = desk.rows(Declaration)[0]
    assert declared.outcome is InterestOutcome.NO_PART
    kept = interests.interests_of(desk, line_of(page).person.id)
    assert [row.title for row in kept] == ["Governor of the academy"]
    page.do("meeting.next_item")
    assert line_of(page).presence_now is Now.ASIDE


def test_what_is_known_is_offered_and_minuted_again_with_enter(page: MeetingPage) -> None:
    desk = page.session.desk
    interests.add_interest(desk, line_of(page).person.id, "Trustee of the youth charity")
    assert page.room.known.isHidden()

    ways(page, K.Key_P)
    assert page.room.known.isVisible()
    page.do("meeting.interests")
    answer(page)

    assert [row.interest for row in desk.rows(Declaration)] == ["Trustee of the youth charity"]
    assert page.room.known.isHidden()


def test_no_partner_of_the_gauge_is_cut_off_at_large_text(
    qtbot: QtBot, qapp: QApplication, session: Session
) -> None:
    look().wear(qapp, theme="light", percent=150)
    people_the_board(session.desk)
    in_session(session.desk)
    made = MeetingPage(session)
    shown(qtbot, made, session)
    made.resize(1360, 760)
    made.do("meeting.everyone")
    gauge = made.room.gauge

    qtbot.waitUntil(lambda: gauge.height() >= gauge.sizeHint().height())
