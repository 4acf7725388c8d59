from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.session import Session
from chair_desk.gui.window import MainWindow
from chair_desk.gui.word_offers import Offers, offers_of
from chair_desk.records.audience import Audience
from chair_desk.services import minutes
from chair_desk.services.agenda import change_item
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


def reading_minutes(session: Session, qtbot: QtBot, *texts: str) -> tuple[Offers, str, list[str]]:
    """Return offers that have read these paragraphs, the item and the paragraphs."""
    people_the_board(session.desk)
    item_id = in_session(session.desk).current_item_id or ""
    made = [minutes.add_paragraph(session.desk, item_id, text).made for text in texts]
    offers = offers_of(session)
    offers.turn(is_on=True)
    offers.want()
    qtbot.waitUntil(lambda: offers.offer("The xy") != "", timeout=60_000)
    return offers, item_id, made


def test_earlier_minutes_that_become_confidential_are_forgotten_at_once(
    session: Session, qtbot: QtBot
) -> None:
    said = ["The xylophones were late.", "The mosaic was brought up to date."]
    offers, _item_id, made = reading_minutes(session, qtbot, *said * 3)

    for minute_id in made[::2]:
        session.run(minutes.set_audience, minute_id, Audience.CONFIDENTIAL)

    assert offers.offer("The xy") == ""
    qtbot.waitUntil(lambda: offers.offer("The mo") != "", timeout=60_000)
    assert offers.offer("The xy") == ""
    offers.turn(is_on=False)


def test_the_words_of_an_item_that_becomes_confidential_are_forgotten_at_once(
    session: Session, qtbot: QtBot
) -> None:
    offers, item_id, _made = reading_minutes(session, qtbot, *["The xylophones were late."] * 3)
    offers.hear("another", "The zebras were early.")

    session.run(change_item, item_id, audience=Audience.CONFIDENTIAL)

    assert offers.offer("The xy") == ""
    assert offers._known is None
    offers.turn(is_on=False)


def test_once_the_board_is_closed_nothing_is_read_any_more(session: Session) -> None:
    offers = offers_of(session)
    offers.turn(is_on=True)
    offers.want()
    session.is_over = True

    offers._read_on()

    assert offers._meetings is None
