from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.attendance import AttendancePage
from chair_desk.gui.parts.matrix_model import FIRST, painted
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.people import Organisation
from chair_desk.services.attendance_matrix import By
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.organisations import replace_organisation
from chair_desk.services.sample import write_sample


def now() -> datetime:
    return datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder / "Westmarch.chairdesk", home=folder / "home")
    return folder


@pytest.fixture
def desk(sample: Path) -> Desk:
    path = sample / "Westmarch.chairdesk"
    return open_desk(path, who="Gwen", home=sample / "home", read_only=True, now=now)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AttendancePage:
    made = AttendancePage(Session(desk))
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


def police(page: AttendancePage) -> str:
    return next(row.key for row in page.view.model.rows if row.short_name == "Constabulary")


def test_the_matrix_says_each_place_in_full(page: AttendancePage) -> None:
    model = page.view.model
    row = model.row_of(police(page))
    spoken = [model.spoken(row, column) for column in range(model.columnCount())]
    assert spoken[1] == "Westmarch Constabulary: level 4 of 5, agreed level 4"
    assert "ACC, Can commit, at the agreed level" in spoken[2]
    assert "DCI, Here to inform, three below the agreed level" in spoken[model.at_level - 2]
    assert spoken[model.at_level] == "Westmarch Constabulary: at level 3 of 8"
    assert spoken[model.gap].endswith("falling")


def test_arrows_move_and_the_words_below_follow(page: AttendancePage) -> None:
    page.view.choose(police(page))
    assert "only three of eight" in page.foot.reading.sentence.text()
    QTest.keyClick(page.view.meetings, Qt.Key.Key_Down)
    assert page.row() is not None
    assert page.row().short_name == "NHS ICB"  # type: ignore[union-attr]
    assert "NHS Westmarch" in page.foot.reading.sentence.text()


def test_enter_opens_the_record_behind_a_place(page: AttendancePage) -> None:
    asked: list[tuple[object, ...]] = []
    page.session.asked_for.connect(lambda *given: asked.append(given))
    page.view.choose(police(page))
    QTest.keyClick(page.view.meetings, Qt.Key.Key_Return)
    assert asked == [("minutes", ("meeting", page.view.current_meeting()))]


def test_every_measure_opens_its_definition_and_its_meetings(page: AttendancePage) -> None:
    page.view.choose(police(page))
    page.do("attendance.measures")
    panel = page.foot.measures
    button = next(one for one in panel.findChildren(QPushButton) if one.text() == "Able to commit")
    assert button.accessibleName() == "Able to commit: 3 of 8"
    button.click()
    QApplication.processEvents()
    said = [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]
    assert sum(text.startswith("·") for text in said) == 3
    assert any("somebody there at the agreed level" in text for text in said)


def test_filters_and_seats_change_the_rows(page: AttendancePage) -> None:
    page.filter.choose("statutory")
    page.filter.chosen.emit("statutory")
    assert len(page.view.model.rows) == 3
    page.filter.choose("all")
    page.choice.choice = page.choice._with(by=By.SEAT)
    page.refresh()
    assert any("Constabulary, " in row.name for row in page.view.model.rows)


def test_the_sentence_is_copied(page: AttendancePage) -> None:
    page.view.choose(police(page))
    page.do("attendance.copy")
    assert "came to every meeting" in QApplication.clipboard().text()


def test_a_board_without_meetings_says_what_makes_a_column(qtbot: QtBot, session: Session) -> None:
    made = AttendancePage(session)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    assert made.stack.currentWidget() is made.empty


def test_a_letter_is_drafted_to_a_file(page: AttendancePage, tmp_path: Path) -> None:
    page.view.choose(police(page))
    page.doing.write_letter(tmp_path / "letter.eml")
    assert "The Board requests" in (tmp_path / "letter.eml").read_text()
    assert "letter.eml" in page.message.text()


def test_each_edition_is_exported_beside_the_work_of_the_window(
    qtbot: QtBot, page: AttendancePage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.export.written, timeout=20_000):
        page.export.write(AttendanceEdition.PUBLISHED, "csv", tmp_path / "a.csv")
    assert "Westmarch Constabulary" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_decisions_without_a_partner_open_their_minutes(page: AttendancePage) -> None:
    asked: list[tuple[object, ...]] = []
    page.session.asked_for.connect(lambda *given: asked.append(given))
    page.do("attendance.decisions")
    panel = page.foot.decisions
    assert page.foot.left.currentWidget() is panel
    opening = [
        one for one in panel.findChildren(QPushButton)
        if one.accessibleName().startswith("Open the minutes")
    ]  # fmt: skip
    assert "Not able to commit there" in opening[0].accessibleName()
    opening[0].click()
    assert asked[0][0] == "minutes"
    panel.back.click()
    assert page.foot.left.currentWidget() is page.foot.ranks


def test_rows_stand_in_the_order_that_was_chosen(page: AttendancePage) -> None:
    page.choice.choice = page.choice._with(order="gap")
    page.refresh()
    assert page.view.model.rows[0].short_name == "Constabulary"
    page.choice.choice = page.choice._with(order="name")
    page.refresh()
    names = [row.name for row in page.view.model.rows]
    assert names == sorted(names, key=str.casefold)
    page.choice.choice = page.choice._with(order="level")
    page.refresh()
    assert page.view.model.rows[0].short_name == "Constabulary"


def test_the_menu_filters_as_the_buttons_beside_it_do(page: AttendancePage) -> None:
    action = next(
        one for one, meant in page.choice._meant.items() if meant == {"shown": "statutory"}
    )
    action.trigger()
    assert page.filter.value() == "statutory"
    assert all(row.is_statutory for row in page.view.model.rows)
    assert "statutory" in page.choice.accessibleName()


def test_a_letter_due_for_review_is_said_below_the_matrix(page: AttendancePage) -> None:
    page.view.choose(police(page))
    assert "is due for review since 3 March 2026" in page.foot.reading.letters.text()


def test_the_newest_meetings_stay_in_sight_when_there_is_less_room(
    page: AttendancePage, qtbot: QtBot
) -> None:
    bar = page.view.meetings.horizontalScrollBar()

    page.resize(820, 600)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == bar.maximum()

    bar.setValue(0)
    page.resize(800, 600)
    qtbot.wait(50)
    assert bar.value() == 0


def test_a_rank_in_full_is_painted_in_short(
    page: AttendancePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = page.view.model
    row = model.row_of(police(page))
    cell = model.cell(row, 2)
    assert cell is not None
    long = cell._replace(rank="Detective Chief Superintendent")
    monkeypatch.setattr(model, "cell", lambda _row, _column: long)
    shown = painted(model, row, 2)
    assert shown is not None
    assert shown.rank == "Ch Supt"


def test_a_low_page_leaves_its_room_to_the_matrix(page: AttendancePage) -> None:
    foot = page.foot
    foot.fit(2000)
    whole = foot.height()
    foot.fit(420)
    assert foot.height() < whole
    assert foot.height() * 2 < 420


def test_all_rows_together_open_below_the_measures_of_the_row(page: AttendancePage) -> None:
    page.view.choose(police(page))
    page.do("attendance.measures")
    panel = page.foot.measures
    before = len(panel.findChildren(QPushButton))
    panel.together.click()
    named = {one.accessibleName(): one for one in panel.findChildren(QPushButton)}
    assert len(named) > before
    each = next(one for name, one in named.items() if name.startswith("Represented on 17 Sep"))
    each.click()
    QApplication.processEvents()
    said = [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]
    assert "·  Westmarch Constabulary" in said
    panel.together.click()
    QApplication.processEvents()
    assert not [
        one
        for one in panel.findChildren(QPushButton)
        if one.text().startswith("Represented on") and not one.isHidden()
    ]


def test_where_an_organisation_took_anothers_place_the_join_is_drawn_and_said(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Merged.chairdesk"
    path.write_bytes((sample / "Westmarch.chairdesk").read_bytes())
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    before = next(row for row in desk.rows(Organisation) if row.short_name == "Constabulary")
    made = replace_organisation(
        desk, before.id, "Three Rivers Police", starts_on=date(2026, 4, 1)
    ).made
    page = AttendancePage(Session(desk))
    qtbot.addWidget(page)
    page.resize(1148, 770)
    page.show()
    model = page.view.model
    row = model.row_of(made)

    ((at, column),) = model.joins

    assert at == row
    held = [one.held_on for one in page.found.meetings] if page.found else []
    assert held[column - FIRST] == date(2026, 5, 21)
    assert model.spoken(row, column).endswith("; the first meeting of Three Rivers Police")
    assert not model.spoken(row, column + 1).endswith("Three Rivers Police")
    page.view.choose(made)
    assert "It follows Westmarch Constabulary" in page.foot.reading.sentence.text()
    picture = page.view.meetings.grab().toImage()
    rect = page.view.meetings.visualRect(model.index(row, column))
    head = page.view.meetings.viewport().pos()
    shown = picture.pixelColor(rect.left() + head.x(), rect.center().y() + head.y())
    assert shown == look().colour("accent")
