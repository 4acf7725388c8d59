"""Setting, changing and taking off the passphrase of the open board."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.passphrase_panel import PassphrasePanel
from chair_desk.gui.program import Program
from chair_desk.gui.window import MainWindow
from chair_desk.records.safekeeping import RecoverySheet
from chair_desk.services import boards
from chair_desk.services.passphrases import is_locked, new_key

from .conftest import NAME
from .test_locking import PATIENCE_MS, WORDS, quick, unlock

__all__ = ["quick"]
OTHER = "quite another set of words"


@pytest.fixture
def plain(window: MainWindow, program: Program, tmp_path: Path) -> Path:
    """A plain board, open at its actions."""
    path = tmp_path / "plain.chairdesk"
    desk = program.create(path)
    boards.new_board(desk, boards.NewBoard(profile="lscp_2023", name=NAME))
    desk.close()
    window.opening.open(path)
    assert window.shell is not None
    window.shell.show_page("actions")
    return path


def the_panel(window: MainWindow) -> PassphrasePanel:
    window.menus.actions["file.passphrase"].trigger()
    panel = window.passphrases.panel
    assert panel is not None
    return panel


def fill(panel: PassphrasePanel, new: str, *, old: str = "", again: str | None = None) -> None:
    panel.old.line.setText(old)
    panel.new.line.setText(new)
    panel.again.line.setText(new if again is None else again)
    panel.go.click()


def test_setting_one_locks_the_file_and_stays_on_the_page(
    window: MainWindow, plain: Path, qtbot: QtBot
) -> None:
    panel = the_panel(window)
    fill(panel, WORDS, again="something else entirely")
    assert "not the same" in panel.message.text()
    fill(panel, WORDS)
    qtbot.waitUntil(lambda: window.passphrases.panel is None, timeout=PATIENCE_MS)
    assert window.shell is not None
    assert window.shell.current == "actions"
    assert window.shell.session.desk.file.is_locked
    assert window.shell.page is not None
    assert "locked with the new passphrase" in window.shell.page.message.text()
    window.let_go()
    assert is_locked(plain)


def test_changing_asks_for_the_old_one(
    window: MainWindow, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "locked.chairdesk"
    desk = program.create(path, new_key(WORDS))
    boards.new_board(desk, boards.NewBoard(profile="lscp_2023", name=NAME))
    desk.close()
    window.opening.open(path)
    unlock(window, WORDS, qtbot)
    panel = the_panel(window)
    fill(panel, OTHER, old="not the old words")
    qtbot.waitUntil(lambda: "not the passphrase" in panel.message.text(), timeout=PATIENCE_MS)
    assert window.shell is not None
    fill(panel, OTHER, old=WORDS)
    qtbot.waitUntil(lambda: window.passphrases.panel is None, timeout=PATIENCE_MS)
    window.locking.lock()
    unlock(window, OTHER, qtbot)
    panel = the_panel(window)
    panel.off.setChecked(True)
    fill(panel, "", old=OTHER)
    qtbot.waitUntil(lambda: window.passphrases.panel is None, timeout=PATIENCE_MS)
    window.let_go()
    assert not is_locked(path)


def test_a_recovery_sheet_is_written_and_kept_in_mind(
    window: MainWindow, plain: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.passphrases.sheet_reason()
    fill(the_panel(window), WORDS)
    qtbot.waitUntil(lambda: window.passphrases.panel is None, timeout=PATIENCE_MS)
    assert not window.passphrases.sheet_reason()
    window.passphrases.write_sheet(str(tmp_path / "sheet.pdf"))
    assert window.shell is not None
    assert window.shell.session.desk.count(RecoverySheet) == 1
    window.locking.lock()
    page = window.locking.unlocking.page
    assert page is not None
    assert "17 November" in page.forgotten.text()


def test_it_is_not_changed_during_a_meeting(
    window: MainWindow, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.shell is not None
    monkeypatch.setattr(window.shell.projector, "meeting_id_in_session", lambda: "meeting")
    assert "meeting" in window.passphrases.reason()
    window.let_go()
