from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.export_button import KINDS, ExportButton, Prepared
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.desk import Desk


class Made:
    """Words to be written, or what stands in their way."""

    def __init__(self, problem: Exception | None = None) -> None:
        self._problem = problem

    def content(self) -> bytes:
        if self._problem is not None:
            raise self._problem
        return b"said"


class Button(ExportButton):
    """Gives out the same words in each format."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Export the words", (("a", "All"), ("b", "Some")))
        self.asked: list[tuple[str, str]] = []
        self.made = Made()
        self.refusal: Refused | None = None

    def offered(self, edition: str) -> str:
        return f"words {edition}"

    def prepare(self, edition: str, kind: str) -> Prepared:
        self.asked.append((edition, kind))
        if self.refusal is not None:
            raise self.refusal
        return self.made


@pytest.fixture
def button(qtbot: QtBot, new_desk: Callable[..., Desk]) -> Button:
    made = Button(Session(new_desk()))
    qtbot.addWidget(made)
    return made


def test_every_format_is_offered_under_every_edition(button: Button) -> None:
    entries = [one for one in button.menu().actions() if not one.isSeparator()]
    assert len(entries) == 2 * len(KINDS)
    assert button.accessibleName() == "Export the words"


def test_a_file_is_written_beside_the_window(button: Button, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.written) as written:
        button.write("b", "pdf", tmp_path / "words.pdf")
    assert written.args == ["words.pdf"]
    assert (tmp_path / "words.pdf").read_bytes() == b"said"
    assert button.asked == [("b", "pdf")]


def test_a_board_is_not_written_over(button: Button, qtbot: QtBot) -> None:
    session = button._session
    with qtbot.waitSignal(session.refused):
        button.write("a", "pdf", session.desk.file.path)
    assert button.asked == []


def test_what_the_world_forbids_is_said(button: Button, tmp_path: Path, qtbot: QtBot) -> None:
    button.made = Made(CannotDo("The disk is full.", "Nothing was lost.", "Make room."))
    with qtbot.waitSignal(button._session.problem):
        button.write("a", "pdf", tmp_path / "words.pdf")
    button.refusal = Refused("Not this.")
    with qtbot.waitSignal(button._session.refused):
        button.write("a", "pdf", tmp_path / "words.pdf")


def test_a_fault_of_ours_is_not_kept_silent(button: Button, tmp_path: Path, qtbot: QtBot) -> None:
    button.made = Made(ValueError("a bug"))
    with qtbot.captureExceptions() as caught:
        button.write("a", "pdf", tmp_path / "words.pdf")
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert isinstance(caught[0][1], ValueError)
