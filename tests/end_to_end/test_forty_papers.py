"""A pack of forty papers in the window: asked for, dropped, checked, issued, issued again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages import paper_panel
from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.pages.pack_panel import PackPanel
from chair_desk.gui.pages.paper_bringing import PaperBringing
from chair_desk.gui.pages.paper_panel import PaperPanel
from chair_desk.gui.session import Session
from chair_desk.records.meetings import Paper, PaperState
from chair_desk.records.pack_pages import PartKind
from chair_desk.records.packs import PackEdition
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.boards import main_body
from chair_desk.services.meetings import add_meeting
from chair_desk.services.pack_map import parts_of
from chair_desk.services.packs import copies_of, issued_content, issues
from chair_desk.services.papers_owed import ask_for_paper, owed_papers
from tests.gui.conftest import new_desk, session
from tests.gui.pages.test_agenda_files import drop
from tests.reports import hostile_papers as papers
from tests.reports.test_pack import corner

__all__ = ["new_desk", "session"]

ITEMS = ("Neglect strategy", "Missing children", "Police seniority", "Contributions",
         "Risks ahead", "Return interviews", "Health assessments", "School exclusions")  # fmt: skip
KINDS = ("figures", "timeline", "analysis", "survey", "outlook")
A4, ACROSS, A3, CARD = (595, 842), (842, 595), (842, 1191), (420, 595)
LATE = "School exclusions outlook"
SECONDS = 60_000


@pytest.fixture
def titles() -> list[str]:
    return [f"{item} {kind}" for item in ITEMS for kind in KINDS]


@pytest.fixture
def page(
    qtbot: QtBot, session: Session, titles: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[AgendaPage]:  # fmt: skip
    """The agenda with forty papers asked for of their authors."""
    monkeypatch.setattr(paper_panel, "usual_folder", lambda: tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    desk = session.desk
    meeting = add_meeting(desk, main_body(desk).id, date(2026, 11, 19)).made
    for title in ITEMS:
        item = add_item(desk, meeting, title).made
        for mine in (one for one in titles if one.startswith(title)):
            paper = add_paper(desk, item, mine).made
            ask_for_paper(desk, paper, author="Nell Applegarth", due_on=date(2026, 11, 6))
    session.choose_meeting(meeting)
    made = AgendaPage(session)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    made.refresh()
    yield made
    made.forms.leave()


def sheet(title: str, number: int) -> bytes:
    """A paper of this title: of every size, every fourth of them turned."""
    content = papers.paper(title, 2 + number % 3, (A4, ACROSS, A3, CARD)[number % 4])
    if number % 4 != 1:
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for one in pdf.pages:
            one.Rotate = 90 * (1 + number % 3)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def bring(qtbot: QtBot, page: AgendaPage, *paths: Path) -> None:
    drop(page.table.viewport(), *paths)
    bringing = page.findChildren(PaperBringing)[-1]
    assert all("the paper that is awaited" in row.place.currentText() for row in
               bringing.offers.rows)  # fmt: skip
    qtbot.keyClick(bringing, Qt.Key.Key_Return)
    qtbot.waitUntil(page.forms.is_away, timeout=SECONDS)


def issue(qtbot: QtBot, page: AgendaPage, folder: Path, count: int) -> None:
    page.do("agenda.pack")
    panel = page.findChildren(PackPanel)[-1]
    panel.how.go_to(folder)
    for box in (panel.how.public, panel.how.each):
        box.setChecked(True)
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=SECONDS)
    assert panel.checks.count == len(ITEMS) * len(KINDS)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    desk, meeting = page.session.desk, page.meeting_id
    qtbot.waitUntil(lambda: len(issues(desk, meeting)) == count, timeout=SECONDS)
    qtbot.waitUntil(panel.build_button.isEnabled, timeout=SECONDS)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)


def look_through(content: bytes, titles: list[str]) -> None:
    """Every page is numbered in its corner; every link lands where the title stands."""
    with pypdfium2.PdfDocument(content) as document:
        labels = [document.get_page_label(at) for at in range(len(document))]
        words = [" ".join(one.get_textpage().get_text_bounded().split()) for one in document]
        for label, one in zip(labels, document, strict=True):
            assert label in corner(one), label
    seen = set()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = [one.obj.objgen for one in pdf.pages]
        for at, one in enumerate(pdf.pages):
            for note in one.obj.get("/Annots", ()):
                to = pages.index(note.Dest[0].objgen)
                said = str(note.get("/Contents", ""))
                named = [title for title in titles if title in said]
                assert to == 0 or not named or named[0] in words[to], (at, said)
                seen.update(named)
    assert seen == set(titles)


def test_forty_papers_from_asking_to_the_second_version(
    qtbot: QtBot, page: AgendaPage, titles: list[str], tmp_path: Path
) -> None:
    desk, meeting = page.session.desk, page.meeting_id
    files = {}
    for number, title in enumerate(titles):
        files[title] = tmp_path / f"{title.replace(' ', '_')} v1.pdf"
        files[title].write_bytes(sheet(title, number))
    assert len(owed_papers(desk, meeting)) == len(titles)
    bring(qtbot, page, *(path for title, path in files.items() if title != LATE))
    (owed,) = owed_papers(desk, meeting)
    assert owed.paper.title == LATE

    page.forms.show_paper(owed.paper.id)
    panel = page.findChildren(PaperPanel)[-1]
    panel.chase_button.click()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.eml"))))
    panel.form.show_values({"state": PaperState.TO_FOLLOW})
    panel.save()

    issue(qtbot, page, tmp_path / "first", 1)
    bring(qtbot, page, files[LATE])
    issue(qtbot, page, tmp_path / "second", 2)

    first, second = issues(desk, meeting)
    copies = [one.edition for one in copies_of(desk, second.id)]
    assert set(copies) == set(PackEdition)
    before, after = ({part.key: part for part in parts_of(one)} for one in (first, second))
    for key, part in before.items():
        assert after[key].labels[: len(part.labels)] == part.labels
    (late,) = (part for part in after.values() if part.title == LATE)
    assert before[late.key].kind is PartKind.TO_FOLLOW
    assert late.labels[1].endswith("A")
    assert desk.get(Paper, late.paper_id) is not None
    look_through(issued_content(desk, second.id), titles)
    members = list((tmp_path / "second").rglob("*members*.pdf"))
    assert len(members) == 1
    for path in members:
        look_through(path.read_bytes(), titles)
