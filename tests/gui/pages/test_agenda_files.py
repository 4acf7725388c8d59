"""A file becomes a paper: chosen, or dropped on the item's inspector."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.parts.agenda_papers import PaperRow
from chair_desk.gui.session import Session
from chair_desk.records.attachments import Attachment
from chair_desk.records.meetings import Paper
from chair_desk.services import agenda
from tests.gui.meeting_room import add_meeting, shown
from tests.services.test_paper_pages import paper


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> AgendaPage:
    session.choose_meeting(add_meeting(session.desk).id)
    made = AgendaPage(session)
    shown(qtbot, made, session)
    made.table.choose(agenda.agenda(session.desk, made.meeting_id).lines[1].item.id)
    QApplication.processEvents()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Performance.pdf"
    path.write_bytes(paper(2))
    return path


def drop(on: QWidget, *paths: Path, at: QPointF | None = None) -> None:
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = at or QPointF(5, 5)
    how = (Qt.DropAction.CopyAction, what, Qt.MouseButton.LeftButton,
           Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enter = QDragEnterEvent(place.toPoint(), *how)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(place, *how))


def test_a_file_dropped_on_the_item_is_a_paper(qtbot: QtBot, page: AgendaPage, file: Path) -> None:
    drop(page.inspector, file)

    qtbot.waitUntil(lambda: page.session.desk.count(Paper) == 1)
    (row,) = page.session.desk.rows(Paper)
    assert (row.title, row.item_id, row.page_count) == ("Performance", page.item_id, 2)
    assert row.attachment_id


def test_a_file_dropped_on_a_paper_is_attached_to_it(
    qtbot: QtBot, page: AgendaPage, file: Path
) -> None:
    page.session.run(agenda.add_paper, page.item_id, "Told before")
    QApplication.processEvents()
    row = page.inspector.papers.findChildren(PaperRow)[-1]
    middle = row.mapTo(page.inspector, row.rect().center())

    drop(page.inspector, file, at=QPointF(middle))

    qtbot.waitUntil(lambda: page.session.desk.count(Attachment) == 1)
    (kept,) = page.session.desk.rows(Paper)
    assert kept.title == "Told before"
    assert kept.attachment_id


def test_what_was_typed_is_the_title(qtbot: QtBot, page: AgendaPage, file: Path) -> None:
    page.inspector.papers.new_title.setText("Quarter two")

    page.doing.files.bring(file)

    qtbot.waitUntil(lambda: page.session.desk.count(Paper) == 1)
    assert page.session.desk.rows(Paper)[0].title == "Quarter two"
    assert page.inspector.papers.new_title.value() == ""


def test_a_file_that_is_refused_says_why(qtbot: QtBot, page: AgendaPage, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()

    page.doing.files.bring(empty)

    qtbot.waitUntil(page.message.isVisible)
    assert "empty.pdf is empty" in page.message.text()
    assert page.session.desk.count(Paper) == 0
