from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.session import Session
from chair_desk.gui.window import MainWindow
from chair_desk.gui.word_offers import offers_of
from chair_desk.services import minutes
from tests.gui.meeting_room import in_session, people_the_board


def test_there_is_one_for_each_board_and_it_follows_the_preference(
    open_window: MainWindow,
) -> None:
    assert open_window.shell is not None
    offers = offers_of(open_window.shell.session)

    assert offers is offers_of(open_window.shell.session)
    assert offers.is_on
    offers.switch()
    assert not offers.is_on
    assert not open_window.program.settings.offer_words
    offers.switch()
    assert offers.is_on


def test_earlier_minutes_are_read_when_it_is_wanted_and_not_before(
    session: Session, qtbot: QtBot
) -> None:
    people_the_board(session.desk)
    meeting = in_session(session.desk)
    for _time in range(3):
        minutes.add_paragraph(
            session.desk, meeting.current_item_id or "", "The mosaic was brought up to date."
        )
    offers = offers_of(session)
    offers.want()
    assert offers.offer("The mo") == ""

    offers.turn(is_on=True)
    offers.want()
    qtbot.waitUntil(lambda: offers.offer("The mo") != "", timeout=15_000)

    assert offers.offer("The mo") == "saic was brought up to date"


def test_once_the_board_is_closed_nothing_is_read_any_more(session: Session) -> None:
    offers = offers_of(session)
    offers.turn(is_on=True)
    offers.want()
    session.is_over = True

    offers._read_on()

    assert offers._meetings is None
