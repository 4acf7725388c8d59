from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.funding import FundingPage
from chair_desk.gui.parts import funding_table
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.funding_import import FundingImport
from chair_desk.gui.parts.funding_model import HOW, NAME
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.funding_challenges import challenge_of
from chair_desk.services.funding_keeping import add_year, record_cost
from chair_desk.services.history import undo
from tests.services.funding_board import make_year


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = create_desk(tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home", now=now)
    new_board(made, NewBoard(profile="lscp_2023", name="Westmarch Board"))
    return made


def shown(qtbot: QtBot, desk: Desk) -> FundingPage:
    session = Session(desk)
    made = FundingPage(session)
    session.changed.connect(made.show_changes)
    session.problem.connect(made.show_problem)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FundingPage:
    make_year(desk)
    return shown(qtbot, desk)


def fill(page: FundingPage, name: str, words: str) -> FormPanel:
    form = page.stack.currentWidget()
    assert isinstance(form, FormPanel)
    editor = form.forms[0].editor(name)
    assert isinstance(editor, QLineEdit)
    editor.setText(words)
    return form


def test_a_year_is_shown_as_drawn_and_said_in_full(page: FundingPage) -> None:
    model = page.table.rows
    assert page.heading.text() == "Funding 2026–27"
    assert page.subheading.text().endswith("Three partners pay £71,006 less than their share.")
    assert model.rowCount() == 7
    spoken = model.data(model.index(1, NAME), Qt.ItemDataRole.AccessibleTextRole)
    assert "agreed 30%, £123,780, paying £98,000, 23.8% of the cost" in spoken
    assert model.data(model.index(6, HOW)) == "From reserves"
    assert "Carried by: " in page.foot.carried.accessibleName()
    assert page.foot.chart.accessibleName() == "2026–27 54%, agreed 40%"
    assert page.foot.note.text().endswith("Reserves gave £13,006 and now hold £22,400.")


def test_what_a_partner_pays_is_gone_to_from_elsewhere(page: FundingPage, desk: Desk) -> None:
    for row in desk.rows(Contribution):
        page.show_record(Contribution.TABLE, row.id)
        line = page.table.current()
        assert line is not None
        assert line.contribution.id == row.id


def test_a_contribution_is_changed_by_keyboard_and_undone(page: FundingPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = fill(page, "cash", "£123,780")
    QTest.keyClick(form, Qt.Key.Key_Return)

    assert not page.is_filling_in
    assert page.subheading.text().startswith("The agreed cost is £412,600. Two partners")
    undo(page.session.desk)
    page.refresh()
    assert "Three partners" in page.subheading.text()


def test_what_is_no_sum_is_said_beside_its_field(page: FundingPage) -> None:
    page.do("funding.change")
    form = fill(page, "cash", "a lot")
    form.save()
    assert page.is_filling_in
    assert "£98,000" in form.forms[0].editor("cash").accessibleDescription()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not page.is_filling_in


def test_years_go_by_keys_and_the_next_one_is_drafted(page: FundingPage) -> None:
    page.do("funding.earlier")
    assert page.message.text() == "No earlier year is recorded."
    page.do("funding.draft")
    assert page.heading.text() == "Funding 2027–28"
    page.do("funding.earlier")
    assert page.heading.text() == "Funding 2026–27"
    page.do("funding.later")
    page.do("funding.remove_year")
    assert page.session.desk.count(FundingYear) == 1
    assert page.heading.text() == "Funding 2026–27"


def test_the_challenge_about_it_is_raised_and_then_opened(page: FundingPage) -> None:
    asked: list[tuple[object, ...]] = []
    page.session.asked_for.connect(lambda *given: asked.append(given))
    assert page.found is not None
    page.do("funding.challenge")
    made = challenge_of(page.session.desk, page.found.year.id)
    assert made is not None
    page.refresh()
    page.do("funding.challenge")
    assert asked == [("challenges", ("log_entry", made.id))]


def test_words_are_copied(page: FundingPage) -> None:
    page.do("funding.copy")
    assert QApplication.clipboard().text().startswith("The council pays 54% of the cost")


def test_a_payment_and_a_head_of_cost_are_recorded(page: FundingPage) -> None:
    desk = page.session.desk
    page.do("funding.paid")
    form = page.stack.currentWidget()
    assert isinstance(form, FormPanel)
    form.save()
    assert any(row.paid_on == date(2026, 11, 17) for row in desk.rows(Contribution))
    page.do("funding.cost")
    fill(page, "head", "Staff")
    fill(page, "planned", "£268,000").save()
    assert desk.rows(FundingCost)[0].planned == 26_800_000
    page.do("funding.remove_cost")
    form = page.stack.currentWidget()
    assert isinstance(form, FormPanel)
    form.save()
    assert desk.count(FundingCost) == 0


def test_a_head_of_cost_is_changed_without_losing_what_was_planned(
    qtbot: QtBot, desk: Desk
) -> None:
    record_cost(desk, make_year(desk), "Staff", planned="£268,000.50")
    page = shown(qtbot, desk)
    page.do("funding.cost")
    fill(page, "head", "Staff")
    fill(page, "spent", "£100").save()
    assert (desk.rows(FundingCost)[0].planned, desk.rows(FundingCost)[0].spent) == (
        26_800_050,
        10_000,
    )

    heads = page.foot.costs.findChildren(QPushButton)
    head = next(one for one in heads if one.isVisible())
    assert head.accessibleName() == "Change the cost of Staff"
    head.click()
    form = fill(page, "planned", "£270,000")
    editor = form.forms[0].editor("spent")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "£100"
    editor.clear()
    form.save()
    assert (desk.rows(FundingCost)[0].planned, desk.rows(FundingCost)[0].spent) == (
        27_000_000,
        None,
    )


def test_a_year_is_changed_and_a_partner_added(page: FundingPage) -> None:
    page.do("funding.year")
    fill(page, "agreed_cost", "£500,000").save()
    assert page.subheading.text().startswith("The agreed cost is £500,000.")
    page.do("funding.new")
    form = fill(page, "cash", "£5")
    form.save()
    assert page.is_filling_in
    page.leave_form()
    page.do("funding.remove")
    assert page.table.rows.rowCount() == 6


def test_a_board_without_funding_offers_the_first_year(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    assert page.stack.currentWidget() is page.empty
    page.do("funding.change")
    assert page.message.text() == "Add a year first."
    page.do("funding.add_year")
    fill(page, "agreed_cost", "£412,600").save()
    assert page.heading.text() == "Funding 2026–27"
    assert page.table.rows.rowCount() == 0


def test_a_table_is_looked_over_before_anything_is_kept(page: FundingPage, tmp_path: Path) -> None:
    name = page.table.rows.lines[2].name
    path = tmp_path / "in.csv"
    path.write_text(f"Partner,Cash\n{name},£70k\nNobody,£5\n", encoding="utf-8")
    page.bring_in(path)
    panel = page.stack.currentWidget()
    assert isinstance(panel, FundingImport)
    assert panel.list.item(0).text().startswith("Left out · row 3 · Nobody")
    assert page.session.desk.rows(Contribution, cash=7_000_000) == []
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert len(page.session.desk.rows(Contribution, cash=7_000_000)) == 1
    assert not page.is_filling_in

    path.write_text("Name,Age\nA,5\n", encoding="utf-8")
    page.bring_in(path)
    assert "holds no contributions" in page.message.text()


def test_a_file_is_written_beside_the_work_of_the_window(
    qtbot: QtBot, page: FundingPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.export.written, timeout=20_000):
        page.export.write("", "csv", tmp_path / "out.csv")
    assert page.message.text() == "Wrote out.csv."


def test_costs_stand_below_the_words(qtbot: QtBot, desk: Desk) -> None:
    year = make_year(desk)
    record_cost(desk, year, "Staff", planned="£268,000")
    add_year(desk, date(2025, 4, 1))
    page = shown(qtbot, desk)
    assert page.foot.costs.isVisibleTo(page)
    said = [label.text() for label in page.foot.costs.findChildren(QLabel)]
    assert said[-3:] == ["All heads", "£268,000", "–"]
    page.session.run(record_cost, year, "Staff", spent="£90,000")
    said = [label.text() for label in page.foot.costs.findChildren(QLabel)]
    assert said[-2:] == ["£268,000", "£90,000"]
    page.do("funding.earlier")
    assert not page.foot.costs.isVisibleTo(page)
    page.show_record("funding_year", year)
    assert page.heading.text() == "Funding 2026–27"


def test_blocks_too_thin_for_their_names_are_named_below(
    page: FundingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    thin = [("Cafcass", 357_600)]
    monkeypatch.setattr(page.foot.carried, "unnamed", lambda: thin)
    page.refresh()
    assert page.foot.note.text().startswith("The thin block is Cafcass, £3,576. ")
    thin.append(("Probation", 200_000))
    page.refresh()
    assert page.foot.note.text().startswith(
        "The thin blocks are Cafcass, £3,576; Probation, £2,000. "
    )


@pytest.mark.parametrize("last", ["paying above its share", "above its share"])
def test_the_legend_is_whole_in_a_narrow_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    drawn: list[str] = []
    whole = funding_table.draw_words

    def draw(painter: QPainter, rect: QRect, words: str, *, font: str, colour: str) -> int:
        drawn.append(words)
        assert painter.fontMetrics().horizontalAdvance(words) <= rect.width()
        return whole(painter, rect, words, font=font, colour=colour)

    monkeypatch.setattr(funding_table, "draw_words", draw)
    said = ["agreed", "paying", last]
    words = sum(map(QFontMetrics(look().font("small")).horizontalAdvance, said))
    picture = QPixmap(words + 3 * look().px(45) + 1, 44)
    painter = QPainter(picture)
    funding_table.paint_legend(painter, picture.rect())
    painter.end()
    assert drawn == said


def test_a_window_made_wide_again_keeps_no_room_for_a_bar_that_is_gone(
    page: FundingPage, qtbot: QtBot
) -> None:
    tall = page.table.height()
    page.resize(420, 770)
    qtbot.waitUntil(lambda: page.table.height() > tall)  # it scrolls sideways now
    page.resize(1148, 770)

    qtbot.waitUntil(lambda: page.table.height() == tall)
