from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.minutes import MinutesPage
from chair_desk.gui.pages.minutes_wording import WordingPanel
from chair_desk.gui.pages.spelling_tour import SpellingTour
from chair_desk.gui.session import Session
from chair_desk.gui.spelling import spelling_of
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.services import history, meetings, minutes
from tests.gui.lints import clipped, unnamed
from tests.gui.meeting_room import in_session, people_the_board, press, shown, texts

NOTES = ("The Chair asks why it is late.", "She will ring them.")


@pytest.fixture
def held(session: Session) -> Meeting:
    """A meeting that was held, with two paragraphs and a decision at its first item."""
    desk = session.desk
    people_the_board(desk)
    meeting = in_session(desk)
    item_id = meeting.current_item_id or ""
    for text in NOTES:
        minutes.add_paragraph(desk, item_id, text)
    decision = minutes.NewRecord(kind=MinuteKind.DECISION, words="New rota from January")
    minutes.add_record(desk, item_id, decision)
    meetings.close_session(desk, meeting.id)
    return meeting


@pytest.fixture
def page(qtbot: QtBot, session: Session, held: Meeting) -> MinutesPage:
    made = MinutesPage(session)
    shown(qtbot, made, session)
    return made


@pytest.fixture
def panel(page: MinutesPage) -> WordingPanel:
    page.do("minutes.wording")
    return page.findChild(WordingPanel)


def _shown(panel: WordingPanel) -> list[str]:
    return [one.words for one in panel.list.shown.remarks]


def _texts(page: MinutesPage) -> list[str]:
    return texts(page.session.desk, page.sheet.editors[0].keeping.item_id)


def test_it_lists_what_may_be_put_otherwise(page: MinutesPage, panel: WordingPanel) -> None:
    assert _shown(panel) == ["The Chair asks", "She will ring", "New rota from January"]
    assert panel.count.text() == "3 remarks. Nothing is changed but by you."
    assert panel.list.hasFocus()
    assert not page.list.isVisible()


def test_each_remark_opens_its_place(page: MinutesPage, panel: WordingPanel) -> None:
    editor = page.sheet.editors[0]
    (tint,) = editor.extraSelections()
    assert tint.cursor.selectedText() == "asks"

    press(panel.list, Qt.Key.Key_Down)

    (tint,) = editor.extraSelections()
    assert tint.cursor.selectedText() == "will"
    assert panel.list.hasFocus()


def test_enter_takes_what_is_offered_and_undo_brings_it_back(
    page: MinutesPage, panel: WordingPanel
) -> None:
    press(panel.list, Qt.Key.Key_Return)

    assert _texts(page)[0] == "The Chair asked why it is late."
    assert page.sheet.editors[0].toPlainText().startswith("The Chair asked")
    assert _shown(panel) == ["She will ring", "New rota from January"]
    page.session.run(history.undo)
    assert _texts(page)[0] == NOTES[0]


def test_delete_leaves_the_words_and_says_no_more_of_them(
    qtbot: QtBot, page: MinutesPage, panel: WordingPanel
) -> None:
    press(panel.list, Qt.Key.Key_Delete)
    assert _shown(panel) == ["She will ring", "New rota from January"]

    minutes.change_text(page.session.desk, page.sheet.editors[0].keeping.kept[1].id, "They rang.")
    panel.look()

    assert _shown(panel) == ["New rota from January"]
    assert _texts(page)[0] == NOTES[0]


def test_where_nothing_is_offered_enter_goes_to_the_place(
    page: MinutesPage, panel: WordingPanel
) -> None:
    press(panel.list, Qt.Key.Key_End)
    assert not panel.use.isEnabled()
    assert panel.use.toolTip().endswith("Enter goes there.")

    press(panel.list, Qt.Key.Key_Return)

    assert page.sheet.editors[0].hasFocus()
    assert _texts(page)[2] == "New rota from January"


def test_esc_puts_it_away_and_the_meetings_come_back(
    page: MinutesPage, panel: WordingPanel
) -> None:
    press(panel.list, Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert page.list.isVisible()
    assert page.sheet.editors[0].extraSelections() == []


def test_what_is_written_meanwhile_is_looked_at(
    qtbot: QtBot, page: MinutesPage, panel: WordingPanel
) -> None:
    item_id = page.sheet.editors[0].keeping.item_id

    page.session.run(minutes.add_paragraph, item_id, "It starts tomorrow.")

    qtbot.waitUntil(lambda: "tomorrow" in _shown(panel))


def test_good_words_have_nothing_said_of_them(page: MinutesPage, panel: WordingPanel) -> None:
    for _remark in range(3):
        press(panel.list, Qt.Key.Key_Delete)

    assert _shown(panel) == []
    assert panel.count.text() == "There is nothing to remark on."
    assert not panel.leave.isEnabled()


def test_a_screen_reader_hears_words_reason_and_offer(panel: WordingPanel) -> None:
    model = panel.list.shown
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert said.endswith("not “says”. Instead: “asked”")
    assert "“The Chair asks”" in said


def test_everything_has_a_name_and_room(page: MinutesPage, panel: WordingPanel) -> None:
    assert unnamed(page) == []
    assert clipped(page) == []


def test_confirmed_minutes_are_not_looked_through(page: MinutesPage, held: Meeting) -> None:
    desk = page.session.desk
    with desk.change("Confirmed") as step:
        step.update(Meeting, held.id, state=meetings.MeetingState.CONFIRMED)
    page.refresh()

    assert not page.actions_by_name["minutes.wording"].isEnabled()
    assert page.actions_by_name["minutes.wording"].toolTip().endswith("are confirmed.")


def test_f7_goes_through_the_items_of_the_sheet(qtbot: QtBot, page: MinutesPage) -> None:
    spelling = spelling_of(page.session)
    spelling.turn(is_on=True)
    spelling.read()
    qtbot.waitUntil(lambda: spelling.is_ready)
    last = page.sheet.editors[-1]
    page.session.run(minutes.add_paragraph, last.keeping.item_id, "They recieve it.")
    page.sheet.editors[0].setFocus()
    page.sheet.editors[0].moveCursor(QTextCursor.MoveOperation.Start)

    page.do("minutes.spelling")

    tour = page.findChild(SpellingTour)
    assert last.hasFocus()
    assert tour.list.isVisible()
    press(last, Qt.Key.Key_Return)
    assert last.toPlainText() == "They receive it."
