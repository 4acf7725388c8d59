from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.actions import ActionsPage
from chair_desk.gui.parts.action_delegate import places_of
from chair_desk.gui.parts.action_model import DUE_WORDS, spoken
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.actions import Action, ActionOwner, ActionState, ActionUpdate
from chair_desk.records.days_in_words import short_date
from chair_desk.records.logs import LogEntry
from chair_desk.services import history
from chair_desk.services.actions import complete_action, extend_action, note_action
from chair_desk.services.desk import open_desk
from chair_desk.services.saved_filters import saved_filters

Key = Qt.Key


def now() -> datetime:
    return datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


@pytest.fixture
def page(qtbot: QtBot, sample_bytes: bytes, tmp_path: Path) -> Iterator[ActionsPage]:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    session = Session(desk)
    made = ActionsPage(session)
    session.changed.connect(made.show_changes)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    made.activateWindow()
    yield made
    made.sheets.wait()
    desk.close()


def action(page: ActionsPage, reference: str) -> Action:
    (found,) = page.session.desk.rows(Action, reference=reference)
    return found


def choose(page: ActionsPage, reference: str) -> None:
    page.list.choose(action(page, reference).id)
    page.list.setFocus()


def lines(page: ActionsPage) -> list[QLineEdit]:
    assert page.doing.panel is not None
    return page.doing.panel.lines


def shown(page: ActionsPage) -> list[str]:
    return [line.action.reference for line in page.list.rows.lines()]


def test_the_page_opens_with_what_is_open_by_partner(page: ActionsPage) -> None:
    assert page.subheading.text().startswith("23 open. 6 are late, 3 of them with Westmarch")
    assert len(shown(page)) == 23
    assert page.list.current_id() == action(page, "A-098").id
    assert page.where.text() == "Row 1 of 23"
    assert page.sheets.button.text() == "Make 4 sheets"


def test_each_row_is_said_in_full(page: ActionsPage) -> None:
    at = page.list.rows.row_of(action(page, "A-098").id)
    said = page.list.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Late, A-098, Children held overnight: monthly figures, Priya Sandalwood, due 30 Sep, "
        "34 late"
    )
    heading = page.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading.startswith("Westmarch Constabulary, 6 open, 3 late")


def test_arrows_move_and_enter_adds_a_note(page: ActionsPage) -> None:
    QTest.keyClick(page.list, Key.Key_Down)
    assert page.list.current_id() == action(page, "A-104").id
    QTest.keyClick(page.list, Key.Key_Return)
    (line,) = lines(page)
    QTest.keyClicks(line, "Chief Constable will answer by 20 November")
    QTest.keyClick(line, Key.Key_Return)
    assert page.doing.panel is None
    said = page.session.desk.rows(ActionUpdate, action_id=action(page, "A-104").id)
    assert said[-1].text == "Chief Constable will answer by 20 November"
    assert page.list.current_id() == action(page, "A-104").id


def test_escape_leaves_a_note_and_nothing_is_kept(page: ActionsPage) -> None:
    page.do("actions.note")
    (line,) = lines(page)
    QTest.keyClicks(line, "Half a")
    QTest.keyClick(line, Key.Key_Escape)
    assert page.doing.panel is None
    assert not page.list.is_answering
    assert not page.session.desk.file.undo_label or "note" not in page.session.desk.file.undo_label


def test_a_screen_reader_finds_the_lines_of_an_answer(page: ActionsPage) -> None:
    page.do("actions.extend")
    assert page.doing.panel is not None
    told = list(_told(QAccessible.queryAccessibleInterface(page)))
    for line in lines(page):
        assert line.accessibleName() in told
    assert "A-098" in page.doing.panel.accessibleName()
    assert page.doing.panel.accessibleName() in told


def _told(what: QAccessibleInterface) -> Iterator[str]:
    """Yield what each thing in the accessibility tree is called, without the rows of a list."""
    yield what.text(QAccessible.Text.Name)
    if what.role() is not QAccessible.Role.List:
        for number in range(what.childCount()):
            yield from _told(what.child(number))


def test_an_answer_stands_on_the_place_kept_for_it_and_goes_with_it(
    page: ActionsPage, qtbot: QtBot
) -> None:
    page.resize(1148, 420)
    page.do("actions.note")
    panel, view = page.doing.panel, page.list
    assert panel is not None
    line = panel.lines[0]
    QTest.keyClicks(line, "Half a")

    def is_in_place() -> bool:
        at = view.visualRect(view.rows.index(view.rows.place()))
        return panel.mapTo(page, QPoint()) == view.viewport().mapTo(page, at.topLeft())

    qtbot.waitUntil(is_in_place, timeout=60_000)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert is_in_place()
    assert panel.visibleRegion().isEmpty()
    assert line.hasFocus()
    bar.setValue(0)
    assert is_in_place()
    assert not panel.visibleRegion().isEmpty()
    assert line.text() == "Half a"
    QTest.keyClick(line, Key.Key_Escape)
    assert page.doing.panel is None


def test_the_next_move_of_a_date_says_how_it_last_moved(page: ActionsPage) -> None:
    first = action(page, "A-098")
    choose(page, "A-098")
    page.session.run(extend_action, first.id, date(2030, 11, 6), asked_by="Nell", agreed_by="Gwen")
    choose(page, "A-098")
    page.do("actions.extend")
    assert page.doing.panel is not None
    told = list(_told(QAccessible.queryAccessibleInterface(page.doing.panel)))

    assert "moved to 6 November 2030, asked by Nell, agreed by Gwen" in told


def test_a_day_of_another_year_shows_its_year(page: ActionsPage) -> None:
    first = action(page, "A-098")
    page.session.run(extend_action, first.id, date(2030, 11, 6))
    at = page.list.rows.index(page.list.rows.row_of(first.id))
    assert at.data(DUE_WORDS) == "6 Nov 2030"
    assert "due 6 Nov 2030" in at.data(Qt.ItemDataRole.AccessibleTextRole)
    other = page.list.rows.index(page.list.rows.row_of(action(page, "A-104").id))
    assert "20" not in other.data(DUE_WORDS)[3:]


def test_the_column_of_days_has_the_room_for_a_day_with_its_year(page: ActionsPage) -> None:
    due = places_of(page.list.viewport().rect())[4]
    measure = QFontMetrics(look().font("figures"))
    for month in range(1, 13):
        assert measure.horizontalAdvance(short_date(date(2030, month, 28))) <= due.width()


def test_an_empty_note_is_refused_below_the_line(page: ActionsPage) -> None:
    page.do("actions.note")
    QTest.keyClick(lines(page)[0], Key.Key_Return)
    assert page.doing.panel is not None
    assert page.doing.panel.fault.text() == "The note says nothing yet."


def test_several_are_marked_and_completed_with_one_undo(page: ActionsPage) -> None:
    QTest.keyClick(page.list, Key.Key_Space)
    QTest.keyClick(page.list, Key.Key_Down)
    QTest.keyClick(page.list, Key.Key_Space)
    assert page.where.text() == "2 marked. Row 2 of 23"
    page.do("actions.complete")
    QTest.keyClicks(lines(page)[0], "Seen by the chair")
    QTest.keyClick(lines(page)[0], Key.Key_Return)
    assert [action(page, one).state for one in ("A-098", "A-104")] == [ActionState.DONE] * 2
    assert len(shown(page)) == 21
    changes = history.undo(page.session.desk)
    page.show_changes(changes)
    assert len(shown(page)) == 23


def test_a_date_is_moved_by_spoken_words_with_who_agreed(page: ActionsPage) -> None:
    choose(page, "A-109")
    page.do("actions.extend")
    date_line, asked, agreed = lines(page)
    QTest.keyClicks(date_line, "some day")
    QTest.keyClick(date_line, Key.Key_Return)
    assert page.doing.panel is not None
    assert page.doing.panel.fault.text()
    date_line.setText("4 December")
    asked.setText("Priya Sandalwood")
    agreed.setText("The chair")
    QTest.keyClick(agreed, Key.Key_Return)
    moved = action(page, "A-109")
    assert str(moved.due_on) == "2026-12-04"
    update = page.session.desk.rows(ActionUpdate, action_id=moved.id)[-1]
    assert (update.asked_by, update.agreed_by) == ("Priya Sandalwood", "The chair")


def test_what_is_wrong_with_an_answer_has_room_below_its_lines(
    qtbot: QtBot, page: ActionsPage
) -> None:
    choose(page, "A-109")
    page.do("actions.extend")
    panel, (date_line, _asked, agreed) = page.doing.panel, lines(page)
    assert panel is not None
    tall = panel.height()
    QTest.keyClicks(date_line, "ongoing")
    QTest.keyClick(date_line, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.height() > tall)
    assert panel.fault.text().startswith("“Ongoing” is no date")
    qtbot.waitUntil(lambda: panel.fault.y() > agreed.geometry().bottom())
    assert panel.fault.geometry().bottom() <= panel.height()


def test_at_risk_goes_on_and_off(page: ActionsPage) -> None:
    choose(page, "A-117")
    page.do("actions.at_risk")
    assert action(page, "A-117").state is ActionState.AT_RISK
    page.do("actions.at_risk")
    assert action(page, "A-117").state is ActionState.OPEN


def test_an_owner_is_chosen_in_the_window(page: ActionsPage) -> None:
    choose(page, "A-117")
    page.do("actions.owner")
    assert page.chooser.isVisible()
    QTest.keyClicks(page.chooser.line, "County Council")
    QTest.keyClick(page.chooser.line, Key.Key_Up)
    QTest.keyClick(page.chooser.line, Key.Key_Return)
    given = action(page, "A-117")
    assert given.owner_id is None
    assert given.organisation_id is not None


def test_an_action_becomes_a_challenge(page: ActionsPage) -> None:
    before = page.session.desk.count(LogEntry)
    page.do("actions.challenge")
    assert page.session.desk.count(LogEntry) == before + 1
    assert "Undo takes it back" in page.message.text()


def test_typing_narrows_the_list(page: ActionsPage) -> None:
    page.do("actions.find")
    page.find_line.setText("applegarth strategy")
    assert shown(page) == ["A-106"]
    page.find_line.setText("nothing of the kind")
    assert page.nothing.text() == "No action holds these words."
    assert not page.actions_by_name["actions.complete"].isEnabled()
    assert page.actions_by_name["actions.complete"].statusTip() == "Choose an action first."


def test_filters_and_groups_change_what_is_shown(page: ActionsPage) -> None:
    page.filter.choose("closed")
    page.refresh()
    assert len(shown(page)) == 100
    assert not page.actions_by_name["actions.complete"].isEnabled()
    page.do("actions.reopen")
    page.filter.choose("open")
    page.grouped.choose("date")
    page.refresh()
    assert len(shown(page)) == 24


def test_a_heading_folds_its_group(page: ActionsPage) -> None:
    page.list.setCurrentIndex(page.list.rows.index(0))
    QTest.keyClick(page.list, Key.Key_Return)
    assert len(shown(page)) == 17
    QTest.keyClick(page.list, Key.Key_Return)
    assert len(shown(page)) == 23


def test_the_meeting_an_action_was_made_at_opens(page: ActionsPage) -> None:
    asked: list[tuple[object, ...]] = []
    page.session.asked_for.connect(lambda *given: asked.append(given))
    page.do("actions.meeting")
    assert asked == [("minutes", ("meeting", action(page, "A-098").meeting_id))]


def test_a_new_action_is_added_and_chosen(page: ActionsPage) -> None:
    page.do("actions.add")
    title, owner, also, due = lines(page)
    title.setText("Send the training plan")
    owner.setText("Owen Pikestaff")
    also.setText("Yasmin Thornbury")
    due.setText("4 December")
    QTest.keyClick(due, Key.Key_Return)
    line = page.list.current()
    assert line is not None
    assert line.action.title == "Send the training plan"
    assert line.owner_words == "Owen Pikestaff, Yasmin Thornbury"
    assert line.organisation is not None


def test_the_next_board_is_a_date_and_what_is_none_is_said(page: ActionsPage) -> None:
    page.do("actions.add")
    title, _owner, also, due = lines(page)
    title.setText("Bring the plan back")
    also.setText("Nobody of the kind")
    due.setText("next board")
    QTest.keyClick(due, Key.Key_Return)
    assert page.doing.panel is not None
    assert "“Nobody of the kind” is not known" in page.doing.panel.fault.text()
    also.clear()
    QTest.keyClick(due, Key.Key_Return)
    line = page.list.current()
    assert line is not None
    assert (line.action.due_on, line.action.due_words) == (date(2026, 11, 19), "next board")


def test_a_check_comes_round_with_its_mark(page: ActionsPage) -> None:
    choose(page, "A-117")
    page.do("actions.checked")
    assert "Press Y" in page.message.text()
    page.do("actions.recurring")
    every, next_on = lines(page)
    every.setText("often")
    QTest.keyClick(next_on, Key.Key_Return)
    assert page.doing.panel is not None
    every.setText("3")
    QTest.keyClick(next_on, Key.Key_Return)
    assert "Type a date" in page.doing.panel.fault.text()
    next_on.setText("18 December")
    QTest.keyClick(next_on, Key.Key_Return)
    line = page.list.current()
    assert line is not None
    assert "checked every 3 months" in spoken(line, now().date())
    page.do("actions.checked")
    lines(page)[0].setText("All teams were briefed")
    QTest.keyClick(lines(page)[0], Key.Key_Return)
    assert action(page, "A-117").due_on == date(2027, 3, 18)


def test_the_difference_is_asked_for_later_and_kept(page: ActionsPage) -> None:
    choose(page, "A-117")
    page.do("actions.complete")
    done, shows, again = lines(page)
    done.setText("Sent")
    shows.setText("Paper 4")
    again.setText("whenever")
    QTest.keyClick(again, Key.Key_Return)
    assert page.doing.panel is not None
    again.setText("3")
    QTest.keyClick(again, Key.Key_Return)
    closed = action(page, "A-117")
    assert closed.impact_asked_on == date(2027, 2, 17)
    page.show_record("action", closed.id)
    page.do("actions.ask_impact")
    lines(page)[0].setText("16 November 2026")
    QTest.keyClick(lines(page)[0], Key.Key_Return)
    page.filters.choose("more", "impact")
    assert shown(page) == ["A-117"]
    assert page.filters.said.text() == "Only: Ask what difference they made"
    line = page.list.current()
    assert line is not None
    assert "ask on 16 Nov what difference it made" in spoken(line, now().date())
    page.do("actions.impact")
    lines(page)[0].setText("Fewer children wait overnight")
    QTest.keyClick(lines(page)[0], Key.Key_Return)
    assert action(page, "A-117").impact == "Fewer children wait overnight"
    assert page.list.current() is None


def test_who_supports_an_action_is_chosen_and_taken_away(page: ActionsPage) -> None:
    choose(page, "A-117")
    for count in (1, 0):
        page.do("actions.support")
        QTest.keyClicks(page.chooser.line, "Yasmin")
        QTest.keyClick(page.chooser.line, Key.Key_Return)
        found = page.session.desk.count(ActionOwner, action_id=action(page, "A-117").id)
        assert found == count


def test_a_filter_is_saved_opened_and_removed_by_name(page: ActionsPage) -> None:
    partner = page.list.rows.lines()[0].organisation
    assert partner is not None
    page.filters.choose("partner", partner.id)
    assert page.filters.said.text() == f"Only: {partner.name}"
    page.filter.choose("late")
    page.refresh()
    found = shown(page)
    page.do("actions.save_filter")
    assert page.above is not None
    name = page.above.findChild(QLineEdit)
    assert name is not None
    QTest.keyClick(name, Key.Key_Return)
    assert page.above is not None
    name.setText("Late with the police")
    QTest.keyClick(name, Key.Key_Return)
    (kept,) = saved_filters(page.session.desk)
    page.filters.choose("clear")
    assert shown(page) != found
    page.filters._fill()
    assert page.filters.menu.actions()[0].text() == "Late with the police"
    page.filters.menu.actions()[0].trigger()
    assert shown(page) == found
    page.filters.choose("remove", kept.id)
    assert saved_filters(page.session.desk) == []


def test_without_a_date_is_a_filter_and_the_strip_leaves_it(page: ActionsPage) -> None:
    page.filters.choose("more", "undated")
    assert all(line.action.due_on is None for line in page.list.rows.lines())
    page.filter.choose("open")
    page.filter.chosen.emit("open")
    assert page.filters.asked().showing == "open"


def test_the_board_has_words_of_its_own_for_the_marks(page: ActionsPage) -> None:
    page.do("actions.words")
    assert page.above is not None
    late = page.above.findChildren(QLineEdit)[0]
    late.setText("At risk")
    QTest.keyClick(late, Key.Key_Return)
    assert page.above is not None
    late.setText("Red")
    QTest.keyClick(late, Key.Key_Return)
    choose(page, "A-098")
    line = page.list.current()
    assert line is not None
    assert line.mark_words == "Red"


def test_reminder_sheets_are_written_in_word_or_pdf(
    page: ActionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for kind in ("pdf", "docx"):
        page.sheets.formats.choose(kind)
        page.sheets.write(tmp_path)
        qtbot.waitUntil(lambda: "4 files are written" in page.sheets.message.text())
        assert len(list(tmp_path.glob(f"*reminder*.{kind}"))) == 4
        page.sheets.message.say("")


def test_the_challenge_and_the_minute_of_an_action_open_beside_its_last_word(
    page: ActionsPage,
) -> None:
    asked: list[tuple[str, object]] = []
    page.session.asked_for.connect(lambda *what: asked.append(what))
    choose(page, "A-104")
    page.do("actions.note")
    assert page.doing.panel is not None
    links = page.doing.panel.findChildren(PlaceLink)
    assert [link.text() for link in links] == ["C-014", "Minute 6.4"]
    (challenge,) = page.session.desk.rows(LogEntry, reference="C-014")
    QTest.keyClick(links[0], Key.Key_Return)
    assert asked == [("challenges", ("log_entry", challenge.id))]
    assert page.doing.panel is not None, "what is typed stays"


def test_what_one_partner_has_open_is_shown_where_it_is_asked_for(page: ActionsPage) -> None:
    police = action(page, "A-098").organisation_id
    page.show_record("organisation", police or "")
    assert len(shown(page)) == 6
    assert page.filters.said.text() == "Only: Westmarch Constabulary"


def test_after_a_change_only_its_own_line_is_made_again(page: ActionsPage) -> None:
    before = {line.action.reference: line for line in page.list.rows.lines()}
    page.session.run(note_action, action(page, "A-098").id, "It is on its way.")
    after = {line.action.reference: line for line in page.list.rows.lines()}
    assert [one for one in before if after[one] is not before[one]] == ["A-098"]
    assert after["A-098"].last is not None
    assert after["A-098"].last.text == "It is on its way."


def test_a_change_made_while_the_page_is_away_is_shown_when_it_comes_back(
    page: ActionsPage,
) -> None:
    page.hide()
    page.session.run(note_action, action(page, "A-098").id, "One.")
    page.session.run(complete_action, action(page, "A-104").id, "Done.")
    page.show()
    assert "A-104" not in shown(page)
    assert page.subheading.text().startswith("22 open.")


def test_words_that_were_looked_at_before_a_change_are_found_after_it(page: ActionsPage) -> None:
    page.session.run(note_action, action(page, "A-098").id, "It is on its way.")
    page.find_line.setText("overnight")
    assert shown(page) == ["A-098"]
    page.find_line.setText("protocol constabulary")
    assert shown(page) == ["A-109"]
