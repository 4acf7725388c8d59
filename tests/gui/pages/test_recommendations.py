from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.recommendations import RecommendationsPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.recommendation_table import SHAPES
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.session import Session
from chair_desk.records.logs import LogEntry
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer, Taken
from chair_desk.services.boards import NewBoard, NewPartner, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendations import NewRecommendation, add_recommendation
from chair_desk.services.table_reading import TableRead


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home", now=now)
    partners = (NewPartner(name="Council"), NewPartner(name="Police"), NewPartner(name="Health"))
    new_board(made, NewBoard(profile="lscp_2023", name="Westmarch Board", partners=partners))
    yield made
    made.close()


def shown(qtbot: QtBot, desk: Desk) -> RecommendationsPage:
    session = Session(desk)
    made = RecommendationsPage(session)
    session.changed.connect(made.show_changes)
    session.problem.connect(made.show_problem)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


def ask(desk: Desk, title: str, code: str, *numbers: int) -> str:
    ids = [organisations(desk)[number].id for number in numbers]
    new = NewRecommendation(title=title, organisation_ids=ids, source_words=code)
    return add_recommendation(desk, new).made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RecommendationsPage:
    ask(desk, "Ask the child first", "WM-05", 0, 1)
    ask(desk, "Share one list", "WM-07", 1, 2)
    made = shown(qtbot, desk)
    made.table.setFocus()
    return made


def press(page: RecommendationsPage, key: str) -> None:
    command = {
        "A": "accepted", "D": "actioned", "S": "assured", "E": "embedded", "X": "rejected",
        "Q": "ask",
    }[key]  # fmt: skip
    page.do(f"recommendations.{command}")


def has_strip(page: RecommendationsPage) -> bool:
    return page.strip is not None


def form_of(page: RecommendationsPage) -> FormPanel:
    form = page.stack.currentWidget()
    assert isinstance(form, FormPanel)
    return form


def test_the_matrix_says_each_answer_by_shape_and_word(page: RecommendationsPage) -> None:
    model = page.table.rows
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.data(model.index(0, 0)) == "asked"
    assert model.data(model.index(0, 2)) == "not asked"
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "F-001, Council: Asked. Ask the child first"
    assert len({shape for shape, _tone in SHAPES.values()}) == len(Taken)


def test_one_key_keeps_an_answer_and_undo_takes_it_back(page: RecommendationsPage) -> None:
    page.table.choose("", "")
    press(page, "A")
    assert page.table.rows.data(page.table.currentIndex()) == "accepted"
    press(page, "D")
    assert page.chosen_words.text() == "Council: Actioned on 17 Nov."
    undo(page.session.desk)
    page.refresh()
    assert page.table.rows.data(page.table.currentIndex()) == "accepted"


def test_a_rejection_asks_for_its_reason_and_takes_none_for_no_answer(
    page: RecommendationsPage,
) -> None:
    press(page, "X")
    assert page.strip is not None
    page.strip.keep()
    assert "adults board" in page.strip.fault.text()
    page.strip.lines[0].setText("Not in our gift")
    QTest.keyClick(page.strip.lines[0], Qt.Key.Key_Return)
    assert not has_strip(page)
    assert page.chosen_words.text() == "Council: Rejected on 17 Nov. Reason: Not in our gift"


@pytest.mark.parametrize("key", ["S", "E"])
def test_assured_and_embedded_ask_how_we_know(page: RecommendationsPage, key: str) -> None:
    press(page, key)
    assert page.strip is not None
    QTest.keyClick(page.strip.lines[0], Qt.Key.Key_Return)
    assert page.strip.fault.text() == "Say how we know."
    QTest.keyClick(page.strip.lines[0], Qt.Key.Key_Escape)
    assert not has_strip(page)
    press(page, key)
    assert page.strip is not None
    page.strip.lines[0].setText("Audit of May")
    page.strip.save.click()
    assert "How we know: Audit of May" in page.chosen_words.text()


def test_who_was_not_asked_is_asked_by_a_key_and_no_longer_by_another(
    page: RecommendationsPage,
) -> None:
    page.table.setCurrentIndex(page.table.rows.index(0, 2))
    press(page, "A")
    assert "Press Q to ask it" in page.message.text()
    press(page, "Q")
    assert page.table.rows.data(page.table.currentIndex()) == "asked"
    page.do("recommendations.unask")
    assert page.table.rows.data(page.table.currentIndex()) == "not asked"
    page.do("recommendations.unask")
    assert "not asked" in page.message.text()


def test_enter_opens_the_whole_answer_with_its_action(page: RecommendationsPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = form_of(page)
    form.forms[0].show_values({"state": Taken.EMBEDDED})
    form.save()
    form.forms[0].show_values({"evidence": "Audit of May"})
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert not page.is_filling_in
    assert page.table.rows.data(page.table.currentIndex()) == "embedded"


def test_a_new_one_is_linked_with_its_review_and_asks_who_is_ticked(
    page: RecommendationsPage,
) -> None:
    desk = page.session.desk
    review = add_entry(desk, "review", "Seen too late", code="WM-09").made
    page.do("recommendations.new")
    form = form_of(page)
    form.save()
    assert page.is_filling_in
    title = form.forms[0].editor("title")
    assert isinstance(title, QPlainTextEdit)
    title.setPlainText("See each infant")
    form.forms[0].show_values({"log_entry_id": review})
    form.forms[1].show_values({"agency_1": True})
    form.save()
    line = page.line()
    assert line is not None
    assert line.recommendation.source_words == "WM-09"
    assert list(line.answers) == [organisations(desk)[1].id]
    asked: list[tuple[object, ...]] = []
    page.session.asked_for.connect(lambda *given: asked.append(given))
    page.do("recommendations.review")
    assert asked == [("reviews", ("log_entry", review))]
    assert desk.get(LogEntry, review) is not None


def test_words_are_changed_another_is_asked_and_one_is_removed(page: RecommendationsPage) -> None:
    page.do("recommendations.edit")
    form = form_of(page)
    form.forms[0].show_values({"title": "Ask the child before anybody"})
    form.save()
    page.do("recommendations.ask_more")
    form = form_of(page)
    form.save()
    assert page.is_filling_in
    form.forms[0].show_values({"organisation_id": organisations(page.session.desk)[2].id})
    form.save()
    line = page.line()
    assert line is not None
    assert len(line.answers) == 3
    page.do("recommendations.remove")
    assert page.session.desk.count(Recommendation) == 1


def test_the_matrix_is_narrowed_by_review_agency_words_and_what_waits(
    page: RecommendationsPage,
) -> None:
    rows = page.table.rows
    page.sources.setCurrentIndex(1)
    page.sources.activated.emit(1)
    assert [line.recommendation.source_words for line in rows.lines] == ["WM-05"]
    page.sources.setCurrentIndex(0)
    page.partners.setCurrentIndex(3)
    page.partners.activated.emit(3)
    assert (rows.rowCount(), rows.columnCount()) == (1, 1)
    page.show_record("recommendation", page.lines[0].recommendation.id)
    assert rows.rowCount() == 2
    page.find_line.setText("share")
    assert rows.rowCount() == 1
    page.find_line.setText("nothing of the kind")
    assert not page.nothing.isHidden()
    page.find_line.clear()
    for answer in page.session.desk.rows(RecommendationAnswer):
        with page.session.desk.change("Embedded") as step:
            step.update(RecommendationAnswer, answer.id, state=Taken.EMBEDDED)
    page.refresh()
    page.do("recommendations.waiting")
    assert rows.rowCount() == 0


def test_a_table_is_looked_over_and_taken_as_one_change(page: RecommendationsPage) -> None:
    table = TableRead(
        "r.csv", (("Recommendation", "Police"), ("One", "accepted"), ("Two", "rejected"))
    )
    page.doing._asking.take_up(table)
    panel = page.doing.bringing
    assert panel is not None
    assert panel.ticked() == {2}
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert page.session.desk.count(Recommendation) == 3
    undo(page.session.desk)
    assert page.session.desk.count(Recommendation) == 2


def test_a_file_that_cannot_be_read_says_so(
    qtbot: QtBot, page: RecommendationsPage, tmp_path: Path
) -> None:
    path = tmp_path / "nothing.csv"
    path.write_text("")
    page.doing.read(str(path))
    qtbot.waitUntil(lambda: "holds no table" in page.message.text())


def test_it_is_written_for_members_or_in_full(
    qtbot: QtBot, page: RecommendationsPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.export.written):
        page.export.write("members", "csv", tmp_path / "r.csv")
    assert "F-001" in (tmp_path / "r.csv").read_text("utf-8-sig")
    assert page.export.offered("members").endswith("recommendations")


def test_an_empty_page_offers_the_first_steps(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    assert page.stack.currentWidget() is page.empty
    page.do("recommendations.accepted")
    assert page.message.text() == "Choose a recommendation first."
    page.empty.asked.emit("recommendations.new")
    assert page.is_filling_in
    QTest.keyClick(form_of(page), Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.empty


def test_many_agencies_scroll_beside_the_words(qtbot: QtBot, page: RecommendationsPage) -> None:
    page.resize(700, 500)
    assert page.table.verticalHeader().width() >= 300
    assert page.table.columnWidth(0) >= 112
    page.table.doubleClicked.emit(page.table.rows.index(0, 0))
    assert page.is_filling_in
    assert QPoint(0, 0) == page.table.pos() or page.table.x() >= 0


def test_a_recommendation_has_a_page(page: RecommendationsPage) -> None:
    made = page.lines[0].recommendation.id
    desk = page.session.desk
    assert page_of(desk, "recommendation", made) == ("recommendations", ("recommendation", made))
    assert isinstance(page.find_line, QLineEdit)
    page.do("recommendations.find")
    page.do("recommendations.action")
    assert "No action of this agency" in page.message.text()
