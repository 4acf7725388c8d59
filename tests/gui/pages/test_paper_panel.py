"""One paper in full: its cover sheet, asking for it, its versions, whom it is kept from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages import paper_panel
from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.paper_panel import PaperPanel
from chair_desk.gui.parts.paper_history import VersionRow, WithheldRow
from chair_desk.gui.session import Session
from chair_desk.records.meetings import Paper
from chair_desk.records.packs import PaperVersion, PaperWithheld
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.paper_files import as_paper_file, attach
from tests.gui.meeting_room import add_meeting, shown
from tests.services.test_paper_pages import paper


@pytest.fixture
def paper_id(session: Session) -> str:
    meeting = add_meeting(session.desk)
    item = add_item(session.desk, meeting.id, "Return home interviews").made
    session.choose_meeting(meeting.id)
    return add_paper(session.desk, item, "Police timeline").made


@pytest.fixture
def page(qtbot: QtBot, session: Session, paper_id: str) -> AgendaPage:
    made = AgendaPage(session)
    shown(qtbot, made, session)
    row = session.desk.get(Paper, paper_id)
    assert row is not None
    made.table.choose(row.item_id)
    return made


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(paper_panel, "usual_folder", lambda: tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return tmp_path


def panel(page: AgendaPage) -> PaperPanel:
    page.do("agenda.details")
    found = page.findChild(PaperPanel)
    assert found is not None
    return found


def test_enter_keeps_the_cover_sheet(
    qtbot: QtBot, page: AgendaPage, session: Session, paper_id: str
) -> None:
    form = panel(page).form
    form.show_values(
        {"author": "Nell Applegarth", "asked": "Note the figures", "has_cover_sheet": True,
         "due_on": date(2026, 11, 12), "sponsor": "Gwen Tallowfield", "priority": "Missing"}
    )  # fmt: skip
    qtbot.keyClick(form.editor("author"), Qt.Key.Key_Return)
    row = session.desk.get(Paper, paper_id)
    assert row is not None
    assert (row.author, row.has_cover_sheet, row.due_on) == (
        "Nell Applegarth", True, date(2026, 11, 12),
    )  # fmt: skip
    assert page.forms.is_away()


def test_a_title_that_is_missing_is_told_beside_the_field(page: AgendaPage) -> None:
    shown_panel = panel(page)
    shown_panel.form.show_values({"title": ""})
    shown_panel.save()
    assert not page.forms.is_away()
    assert shown_panel.form.editor("title").accessibleDescription()


def test_it_is_asked_for_then_chased_by_a_mail(
    qtbot: QtBot, page: AgendaPage, session: Session, paper_id: str, written: Path
) -> None:
    shown_panel = panel(page)
    assert not shown_panel.chase_button.isVisibleTo(shown_panel)
    shown_panel.ask_button.click()
    qtbot.waitUntil(lambda: len(list(written.glob("*.eml"))) == 1)
    assert "Asked for on" in shown_panel.standing.text()
    shown_panel.chase_button.click()
    qtbot.waitUntil(lambda: len(list(written.glob("*.eml"))) == 2)
    row = session.desk.get(Paper, paper_id)
    assert row is not None
    assert row.asked_for_on == row.chased_on == session.desk.today()
    qtbot.waitUntil(lambda: "mail draft is written" in shown_panel.message.text())


def test_versions_are_noted_and_opened(
    qtbot: QtBot, page: AgendaPage, session: Session, paper_id: str, written: Path
) -> None:
    for count in (1, 2):
        attach(session.desk, paper_id, as_paper_file("t.pdf", paper(count)))
    shown_panel = panel(page)
    second, first = shown_panel.findChildren(VersionRow)
    second.note.setText("A page more")
    second.note.editingFinished.emit()
    assert session.desk.rows(PaperVersion, number=2)[0].note == "A page more"
    first.open_button.click()
    qtbot.waitUntil((written / "t, version 1.pdf").exists)
    assert (written / "t, version 1.pdf").read_bytes() == paper(1)
    assert not shown_panel.ask_button.isVisibleTo(shown_panel)


def test_it_is_kept_from_a_member_with_a_reason(
    qtbot: QtBot, page: AgendaPage, session: Session
) -> None:
    shown_panel = panel(page)
    history = shown_panel.history
    history.keep_button.click()
    assert "Say why" in shown_panel.message.text()
    qtbot.keyClicks(history.reason, "Their own agency is reviewed")
    qtbot.keyClick(history.reason, Qt.Key.Key_Return)
    assert session.desk.count(PaperWithheld) == 1
    assert not page.forms.is_away()
    (line,) = shown_panel.findChildren(WithheldRow)
    line.lift_button.click()
    assert session.desk.count(PaperWithheld) == 0


def test_escape_leaves_it_as_it_was(
    qtbot: QtBot, page: AgendaPage, session: Session, paper_id: str
) -> None:
    shown_panel = panel(page)
    before = session.desk.get(Paper, paper_id)
    shown_panel.form.show_values({"author": "Somebody"})
    qtbot.keyClick(shown_panel, Qt.Key.Key_Escape)
    assert page.forms.is_away()
    assert session.desk.get(Paper, paper_id) == before
