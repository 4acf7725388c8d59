"""Files dropped on the agenda are offered, confirmed or changed by keys, and brought."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.paper_bringing import PaperBringing
from chair_desk.gui.session import Session
from chair_desk.records.attachments import Attachment
from chair_desk.records.meetings import Paper
from chair_desk.services import office_files
from chair_desk.services.agenda import add_item, add_paper
from tests.gui.meeting_room import add_meeting, shown
from tests.gui.pages.test_agenda_files import drop
from tests.services.test_paper_pages import paper


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> AgendaPage:
    meeting = add_meeting(session.desk)
    item = add_item(session.desk, meeting.id, "Return home interviews").made
    add_paper(session.desk, item, "Police timeline")
    session.choose_meeting(meeting.id)
    made = AgendaPage(session)
    shown(qtbot, made, session)
    return made


def file(folder: Path, name: str, content: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(content or paper(2))
    return path


def panel(page: AgendaPage) -> PaperBringing:
    found = page.findChild(PaperBringing)
    assert found is not None
    return found


def test_files_dropped_on_the_table_are_offered_and_nothing_is_brought_yet(
    page: AgendaPage, tmp_path: Path
) -> None:
    files = [file(tmp_path, name) for name in ("police_timeline.pdf", "Parking.pdf")]
    drop(page.table.viewport(), *files)

    rows = panel(page).offers.rows
    assert "Police timeline: the paper that is awaited" in rows[0].place.currentText()
    assert rows[1].place.currentText() == "Leave it out"
    assert "No item fits" in rows[1].state.text()
    assert rows[1].place.hasFocus()
    assert page.session.desk.count(Attachment) == 0


def test_enter_brings_them_where_they_were_confirmed_to_go(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path
) -> None:
    files = [file(tmp_path, name) for name in ("police_timeline.pdf", "Parking.pdf")]
    drop(page.builder, *files)
    bringing = panel(page)
    qtbot.keyClick(bringing.offers.rows[1].place, Qt.Key.Key_Down)
    wanted = bringing.offers.rows[1].chosen()
    assert wanted is not None

    qtbot.keyClick(bringing, Qt.Key.Key_Return)

    qtbot.waitUntil(page.forms.is_away, timeout=20_000)
    rows = {row.title: row for row in page.session.desk.rows(Paper)}
    assert rows["Police timeline"].attachment_id
    assert rows["Parking"].item_id == wanted.item_id


def test_without_a_program_it_waits_and_says_so(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_files, "find_office", str)
    page.doing.files.bring(file(tmp_path, "figures.xlsx", b"PK"))

    bringing = panel(page)
    qtbot.waitUntil(lambda: bringing.offers.rows[0].is_in, timeout=20_000)
    qtbot.waitUntil(bringing.bring_button.isEnabled, timeout=20_000)
    assert "no LibreOffice" in bringing.offers.rows[0].state.text()
    assert "1 file waits for a PDF." in bringing.message.text()
    qtbot.keyClick(bringing, Qt.Key.Key_Escape)
    assert page.forms.is_away()
    assert page.session.desk.count(Attachment) == 1


def test_a_next_version_asks_what_changed(qtbot: QtBot, page: AgendaPage, tmp_path: Path) -> None:
    one = file(tmp_path, "police_timeline.pdf")
    page.forms.show_bringing([one])
    panel(page).bring()
    qtbot.waitUntil(page.forms.is_away, timeout=20_000)
    one.write_bytes(paper(3))
    page.forms.show_bringing([one])
    bringing = page.findChildren(PaperBringing)[-1]
    row = bringing.offers.rows[0]
    assert "its next version" in row.place.currentText()
    row.note.setText("A page more")
    bringing.bring()
    qtbot.waitUntil(page.forms.is_away, timeout=20_000)
    assert page.session.desk.rows(Paper, page_count=3)


def test_it_can_be_cancelled_between_files(qtbot: QtBot, page: AgendaPage, tmp_path: Path) -> None:
    names = ("police_timeline one.pdf", "police_timeline two.pdf", "police_timeline three.pdf")
    page.forms.show_bringing([file(tmp_path, name) for name in names])
    bringing = panel(page)
    bringing.work.came.connect(bringing.work.cancel)
    bringing.bring()
    qtbot.waitUntil(bringing.bring_button.isEnabled, timeout=20_000)
    assert page.session.desk.count(Attachment) == 1
    assert "Stopped" in bringing.offers.rows[1].state.text() or not bringing.offers.rows[1].is_in
    assert "Not every file is in." in bringing.message.text()


def test_a_file_that_cannot_be_read_says_why(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path
) -> None:
    gone = tmp_path / "police timeline.pdf"
    page.forms.show_bringing([gone])
    panel(page).bring()
    qtbot.waitUntil(panel(page).bring_button.isEnabled, timeout=20_000)
    assert "is none" in panel(page).offers.rows[0].state.text()
