"""A large paper comes in between two keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from chair_desk.gui.keeping import Keeping, progress_words
from chair_desk.gui.pages.agenda import AgendaPage
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Paper
from chair_desk.services import agenda
from chair_desk.services.paper_files import PaperFile, as_paper_file
from tests.gui.meeting_room import add_meeting, shown

LARGE = as_paper_file("Scans.bin", bytes(range(256)) * 16384)  # sixteen pieces
LONG_MS = 60_000


class Told(QObject):
    """What came of a file."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__(keeping)
        self.steps: list[tuple[str, int, int]] = []
        self.came = 0
        self.problems: list[CannotDo | None] = []
        self.rests = 0
        keeping.went_on.connect(self._went_on)
        keeping.rested.connect(self._rested)

    def _went_on(self, name: str, done: int, of: int) -> None:
        self.steps.append((name, done, of))

    def _rested(self) -> None:
        self.rests += 1

    def done(self) -> None:
        self.came += 1


@pytest.fixture
def keeping(qtbot: QtBot, session: Session) -> Keeping:
    return Keeping(session, session)


def test_a_large_file_comes_in_steps_and_then_what_names_it(
    qtbot: QtBot, session: Session, keeping: Keeping
) -> None:
    told = Told(keeping)

    keeping.keep((LARGE,), told.done, told.problems.append)

    assert told.came == 0
    qtbot.waitUntil(lambda: told.rests == 1, timeout=LONG_MS)
    assert told.came == 1
    assert told.steps == [("Scans.bin", done, 32) for done in range(1, 33)]
    assert session.desk.file.missing_pieces(len(LARGE.content), LARGE.sha256) == []
    assert progress_words(*told.steps[15]) == "50% of Scans.bin is in"


def test_two_files_come_one_after_another(qtbot: QtBot, keeping: Keeping) -> None:
    told = Told(keeping)
    other = as_paper_file("Other.bin", b"other")

    keeping.keep((LARGE,), told.done, told.problems.append)
    keeping.keep((other,), told.done, told.problems.append)

    qtbot.waitUntil(lambda: told.rests == 1, timeout=LONG_MS)
    assert told.came == 2
    assert [name for name, _done, _of in told.steps] == ["Scans.bin"] * 32 + ["Other.bin"] * 2


def test_what_is_stopped_names_nothing(qtbot: QtBot, session: Session, keeping: Keeping) -> None:
    told = Told(keeping)
    keeping.keep((LARGE,), told.done, told.problems.append)

    keeping.cancel()

    assert (told.came, told.problems, told.rests) == (0, [None], 1)
    assert session.desk.file.get_blob(LARGE.sha256) is None


def test_a_full_disk_is_told_and_the_next_file_is_tried(
    qtbot: QtBot, session: Session, keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(keeping)

    def is_full(_content: bytes, _sha256: str, _number: int) -> None:
        raise CannotDo("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(session.desk.file, "put_piece", is_full)
        keeping.keep((LARGE,), told.done, told.problems.append)
    keeping.keep((as_paper_file("Small.bin", b"small"),), told.done, told.problems.append)

    qtbot.waitUntil(lambda: told.came == 1, timeout=LONG_MS)
    assert [problem.what for problem in told.problems if problem] == ["The disk is full."]


def test_a_key_pressed_while_a_paper_comes_in_is_not_held_up(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """A paper of 40 MB was one write of 0.6 s on the window's thread: no key in between."""
    session.choose_meeting(add_meeting(session.desk).id)
    page = AgendaPage(session)
    shown(qtbot, page, session)
    page.table.choose(agenda.agenda(session.desk, page.meeting_id).lines[1].item.id)
    path = tmp_path / "Scans.pdf"
    path.write_bytes(b"%PDF-" + bytes(4_000_000))
    papers = page.inspector.papers

    page.doing.files.bring(path)
    qtbot.waitUntil(papers.coming.isVisible, timeout=LONG_MS)
    assert session.desk.count(Paper) == 0
    qtbot.keyClicks(papers.new_title, "b")

    assert papers.new_title.value() == "b"
    qtbot.waitUntil(lambda: session.desk.count(Paper) == 1, timeout=LONG_MS)
    assert not papers.coming.isVisible()


def test_stop_leaves_no_paper(qtbot: QtBot, session: Session) -> None:
    session.choose_meeting(add_meeting(session.desk).id)
    page = AgendaPage(session)
    shown(qtbot, page, session)
    papers = page.inspector.papers
    files = page.doing.files
    come: list[PaperFile] = []
    files._keeping.keep((LARGE,), lambda: come.append(LARGE), files._not_kept)
    qtbot.waitUntil(papers.stop_button.isVisible, timeout=LONG_MS)

    papers.stop_button.click()

    assert come == []
    assert not papers.coming.isVisible()
    assert not page.message.isVisible()
