"""The pack, made in the window: checked, built beside it, issued, cancelled; all by keys too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.pack_panel import PackPanel
from chair_desk.gui.session import Session
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.records.packs import PackEdition
from chair_desk.services import office_files
from chair_desk.services.agenda import add_item, add_paper, change_item
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.packs import copies_of, issues
from chair_desk.services.paper_files import as_paper_file, attach
from tests.reports import hostile_papers as papers


@pytest.fixture
def desk(session: Session) -> Desk:
    return session.desk


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    """A meeting with one paper that goes in and one that is to follow."""
    made = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    item = add_item(desk, made, "Return home interviews").made
    paper = add_paper(desk, item, "Performance").made
    attach(desk, paper, as_paper_file("p.pdf", papers.paper("Performance", 3)))
    add_paper(desk, item, "Timeline")
    found = desk.get(Meeting, made)
    assert found is not None
    return found


@pytest.fixture
def panel(qtbot: QtBot, session: Session, meeting: Meeting, tmp_path: Path) -> Iterator[PackPanel]:
    page = AgendaPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    page.do("agenda.pack")
    found = page.findChild(PackPanel)
    assert found is not None
    found.how.go_to(tmp_path)
    qtbot.waitUntil(found.build_button.isEnabled, timeout=20_000)
    yield found
    found.end()
    page.close()


def test_the_papers_are_checked_and_told(panel: PackPanel) -> None:
    assert panel.checks.count == 2
    assert "1 of 2 ready" in panel.state.text()
    assert "No version is out yet." in panel.state.text()


def test_enter_builds_and_issues_the_pack(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    panel.how.public.setChecked(True)
    panel.how.mails.setChecked(True)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(issues(desk, meeting.id)), timeout=30_000)
    qtbot.waitUntil(lambda: "files are written" in panel.message.text(), timeout=60_000)
    issue = issues(desk, meeting.id)[0]
    assert [one.edition for one in copies_of(desk, issue.id)] == [
        PackEdition.FULL, PackEdition.MEMBERS, PackEdition.PUBLIC,
    ]  # fmt: skip
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {"manifest.json", "SHA256SUMS.txt"} <= names
    assert any(name.endswith(".eml") for name in names)
    assert "Version 1 is issued" in panel.message.text()
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=20_000)
    assert "Version 1 is out" in panel.state.text()
    assert panel.how.note.isVisibleTo(panel)


def test_files_that_the_folder_did_not_take_are_written_to_another(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    """The pack is issued by then, and its next version needs no more than a key."""
    (tmp_path / "stick").write_text("no folder", encoding="utf-8")
    panel.how.go_to(tmp_path / "stick")
    panel.issue()
    qtbot.waitUntil(lambda: "not written yet" in panel.message.text(), timeout=60_000)
    assert "Version 1 is issued" in panel.message.text()
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)

    panel.how.go_to(tmp_path / "shelf")
    panel.message.link.click()
    qtbot.waitUntil(lambda: "files are written" in panel.message.text(), timeout=60_000)
    assert "Version 1 is issued" in panel.message.text()
    assert {path.name for path in (tmp_path / "shelf").rglob("*.json")} == {"manifest.json"}
    panel.issue()
    qtbot.waitUntil(lambda: len(issues(desk, meeting.id)) == 2, timeout=60_000)
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)


def test_writing_that_is_stopped_leaves_nothing_and_can_be_done_again(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    stopping = panel.out.went_on.connect(lambda *_said: panel.out.cancel())
    panel.how.mails.setChecked(True)
    panel.issue()
    qtbot.waitUntil(lambda: "You stopped it." in panel.message.text(), timeout=60_000)
    assert len(issues(desk, meeting.id)) == 1
    assert not list(tmp_path.glob("*pack*"))
    assert not list(tmp_path.glob(".*new"))

    panel.out.went_on.disconnect(stopping)
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)
    panel.message.link.click()
    qtbot.waitUntil(lambda: "files are written" in panel.message.text(), timeout=60_000)
    assert any(path.suffix == ".eml" for path in tmp_path.rglob("mail drafts/*"))
    assert not list(tmp_path.glob(".*new"))


def test_another_edition_of_a_version_that_is_out_is_made_after_the_board_went_on(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    panel.issue()
    qtbot.waitUntil(lambda: "files are written" in panel.message.text(), timeout=60_000)
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)
    change_item(desk, desk.rows(Paper)[0].item_id, title="Another title altogether")

    panel.how.members.setChecked(False)
    again = panel.how.issued.rows[0].button
    assert again.accessibleName() == "Make editions of version 1"
    again.click()
    assert "Tick the editions" in panel.message.text()

    panel.how.public.setChecked(True)
    panel.how.go_to(tmp_path / "later")
    again.click()
    assert not panel.build_button.isEnabled()
    qtbot.waitUntil(lambda: "files are written" in panel.message.text(), timeout=60_000)
    assert len(list((tmp_path / "later").rglob("*public*.pdf"))) == 1
    issue = issues(desk, meeting.id)[0]
    assert [one.edition for one in copies_of(desk, issue.id)] == [
        PackEdition.FULL, PackEdition.MEMBERS, PackEdition.PUBLIC,
    ]  # fmt: skip


def test_reading_that_is_cancelled_says_so_and_the_papers_can_be_read_again(
    qtbot: QtBot, panel: PackPanel
) -> None:
    panel.work.begin()
    panel.show_busy(is_busy=True)
    panel.cancel_button.click()
    assert "Stopped" in panel.message.text()
    panel.work.begin()
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)


def test_a_draft_that_cannot_be_written_says_so(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("no folder", encoding="utf-8")
    panel.how.go_to(tmp_path / "stick")
    panel.draft()
    qtbot.waitUntil(lambda: "draft is not written" in panel.message.text(), timeout=60_000)
    assert not panel.message.link.isVisibleTo(panel)
    assert not issues(desk, meeting.id)


def test_a_draft_issues_nothing(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    panel.draft_button.click()
    qtbot.waitUntil(lambda: "nothing is issued" in panel.message.text(), timeout=30_000)
    assert not issues(desk, meeting.id)
    assert any(tmp_path.rglob("*.pdf"))


def test_words_can_be_set_across_each_page_of_a_pack_that_goes_out(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting
) -> None:
    panel.how.across.setText("MEMBERS ONLY")
    panel.issue()
    qtbot.waitUntil(lambda: bool(issues(desk, meeting.id)), timeout=60_000)
    assert '"watermark": "MEMBERS ONLY"' in issues(desk, meeting.id)[0].choices_json
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=60_000)


def test_a_build_can_be_cancelled(
    qtbot: QtBot, panel: PackPanel, desk: Desk, meeting: Meeting
) -> None:
    panel.issue()
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: not panel.cancel_button.isVisibleTo(panel), timeout=20_000)
    assert not issues(desk, meeting.id)
    assert "Stopped" in panel.message.text()


def test_a_blocked_paper_is_told_where_the_pack_is_made(panel: PackPanel) -> None:
    panel.work.failed.emit(Refused("Locked report: It is locked."))
    assert "It is locked." in panel.message.text()


def test_escape_goes_back_and_leaves_no_process(qtbot: QtBot, panel: PackPanel) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert left == [True]


def waiting(panel: PackPanel, desk: Desk, name: str, content: bytes) -> None:
    item = panel.reading.papers[0].paper.item_id if panel.reading else ""
    attach(desk, add_paper(desk, item, "Came as it is").made, as_paper_file(name, content))
    panel.work.begin()


def test_a_paper_that_waits_is_made_into_a_pdf(qtbot: QtBot, panel: PackPanel, desk: Desk) -> None:
    assert not panel.waiting.isVisibleTo(panel)
    waiting(panel, desk, "note.eml", b"From: a@b.example\nSubject: Answer\n\nYes.\n")
    qtbot.waitUntil(lambda: panel.waiting.isVisibleTo(panel), timeout=20_000)
    assert "1 paper waits" in panel.waiting.said.text()
    panel.waiting.make_button.click()
    qtbot.waitUntil(lambda: "2 of 3 ready" in panel.state.text(), timeout=20_000)
    assert not panel.waiting.isVisibleTo(panel)


def test_without_a_program_the_way_on_is_told(
    qtbot: QtBot, panel: PackPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_files, "find_office", str)
    waiting(panel, desk, "figures.xlsx", b"PK")
    qtbot.waitUntil(lambda: panel.waiting.isVisibleTo(panel), timeout=20_000)
    panel.waiting.make_button.click()
    qtbot.waitUntil(lambda: "no LibreOffice" in panel.waiting.message.text(), timeout=20_000)
    assert panel.waiting.make_button.isEnabled()
