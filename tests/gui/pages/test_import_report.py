from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.import_report import ImportReportPanel
from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.session import Session
from chair_desk.records.people import Person

SHEET = """Name,Agency,Post,Email
Priya Sandalwood,Police force,Detective Superintendent,p.sandalwood@example.org
,Police force,Somebody without a name,
Priya Sandalwood,Police force,Detective Superintendent,p.sandalwood@example.org
"""


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartnersPage:
    made = PartnersPage(session)
    session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_every_row_is_answered_with_its_number(
    page: PartnersPage, session: Session, sheet: Path
) -> None:
    page.import_table(str(sheet))

    panel = page.side.currentWidget()
    assert isinstance(panel, ImportReportPanel)
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert {"Row 2", "Row 3", "Row 4"} <= set(said)
    assert len(session.desk.rows(Person, name="Priya Sandalwood")) == 1


def test_escape_goes_back_to_the_partner(qtbot: QtBot, page: PartnersPage, sheet: Path) -> None:
    page.import_table(str(sheet))
    panel = page.side.currentWidget()
    assert panel is not None

    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    assert page.side.currentWidget() is page.detail


def test_a_table_without_headings_is_refused_in_place(
    page: PartnersPage, session: Session, tmp_path: Path
) -> None:
    before = session.desk.count(Person)
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleague\n", encoding="utf-8")

    page.import_table(str(path))

    assert page.message.isVisible()
    assert session.desk.count(Person) == before
