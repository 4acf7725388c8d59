"""The passphrase of the person's own notes, through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.own_notes_panel import NotesPassphrasePanel, OpenNotesPanel
from chair_desk.gui.window import MainWindow
from chair_desk.services.desk import Desk
from chair_desk.services.own_passphrase import have_own_passphrase, notes_are_closed
from chair_desk.services.promises import add_promise, promises

from .test_locking import PATIENCE_MS, WORDS, Clock, clock, locked_board, opened, quick, unlock

__all__ = ["Clock", "clock", "locked_board", "opened", "quick"]
OWN = "a walk along the old canal"


def desk_of(window: MainWindow) -> Desk:
    assert window.shell is not None
    return window.shell.session.desk


def words_of(window: MainWindow) -> str:
    assert window.shell is not None
    assert window.shell.page is not None
    return window.shell.page.message.text()


def panel_of(window: MainWindow) -> NotesPassphrasePanel:
    window.menus.actions["file.own_notes"].trigger()
    panel = window.own_notes.panel
    assert panel is not None
    return panel


def give(window: MainWindow, words: str, qtbot: QtBot, *, old: str = "") -> None:
    panel = panel_of(window)
    panel.old.line.setText(old)
    panel.new.line.setText(words)
    panel.again.line.setText(words)
    panel.go.click()
    qtbot.waitUntil(lambda: window.own_notes.panel is None, timeout=PATIENCE_MS)


def asking(window: MainWindow, qtbot: QtBot) -> OpenNotesPanel:
    qtbot.waitUntil(lambda: window.own_notes.opening is not None, timeout=PATIENCE_MS)
    panel = window.own_notes.opening
    assert panel is not None
    return panel


def open_them(window: MainWindow, words: str, qtbot: QtBot) -> None:
    panel = asking(window, qtbot)
    panel.field.line.setText(words)
    panel.go.click()
    qtbot.waitUntil(lambda: window.own_notes.opening is None, timeout=PATIENCE_MS)


def test_they_are_asked_for_after_the_board_and_closed_again_with_it(
    opened: MainWindow, qtbot: QtBot
) -> None:
    add_promise(desk_of(opened), "Ring the Director")
    give(opened, OWN, qtbot)
    assert "a passphrase of their own" in words_of(opened)
    held = desk_of(opened).circumstances.own_key
    assert held is not None
    opened.locking.lock()
    assert held.is_wiped
    unlock(opened, WORDS, qtbot)
    panel = asking(opened, qtbot)
    assert notes_are_closed(desk_of(opened))
    panel.field.line.setText("not these words")
    panel.go.click()
    qtbot.waitUntil(lambda: "not the passphrase" in panel.message.text(), timeout=PATIENCE_MS)
    open_them(opened, OWN, qtbot)
    assert [one.text for one in promises(desk_of(opened))] == ["Ring the Director"]


def test_the_board_works_while_they_are_closed(opened: MainWindow, qtbot: QtBot) -> None:
    give(opened, OWN, qtbot)
    opened.locking.lock()
    unlock(opened, WORDS, qtbot)
    asking(opened, qtbot).dismiss()
    assert opened.shell is not None
    opened.shell.show_page("today")
    qtbot.waitUntil(lambda: "closed" in words_of(opened))
    opened.menus.actions["file.own_notes"].trigger()
    open_them(opened, OWN, qtbot)
    assert opened.shell.page is not None
    assert opened.shell.page.message.isHidden()


def test_they_stay_open_while_the_file_is_written_anew(opened: MainWindow, qtbot: QtBot) -> None:
    add_promise(desk_of(opened), "Ring the Director")
    give(opened, OWN, qtbot)
    opened.passphrases.ask()
    panel = opened.passphrases.panel
    assert panel is not None
    panel.old.line.setText(WORDS)
    panel.new.line.setText("quite another set of words")
    panel.again.line.setText("quite another set of words")
    panel.go.click()
    qtbot.waitUntil(lambda: opened.passphrases.panel is None, timeout=PATIENCE_MS)
    assert have_own_passphrase(desk_of(opened))
    assert len(promises(desk_of(opened))) == 1


def test_it_is_taken_off_with_the_one_they_have(opened: MainWindow, qtbot: QtBot) -> None:
    give(opened, OWN, qtbot)
    panel = panel_of(opened)
    panel.off.setChecked(True)
    assert "board's passphrase" in panel.message.text()
    panel.go.click()
    qtbot.waitUntil(lambda: "they have now" in panel.message.text(), timeout=PATIENCE_MS)
    panel.old.line.setText(OWN)
    panel.go.click()
    qtbot.waitUntil(lambda: opened.own_notes.panel is None, timeout=PATIENCE_MS)
    assert not have_own_passphrase(desk_of(opened))
    opened.locking.lock()
    unlock(opened, WORDS, qtbot)
    assert not notes_are_closed(desk_of(opened))


@pytest.mark.usefixtures("clock")
def test_closing_the_board_forgets_their_key(
    opened: MainWindow, locked_board: Path, qtbot: QtBot
) -> None:
    give(opened, OWN, qtbot)
    held = desk_of(opened).circumstances.own_key
    opened.close_board()
    assert held is not None
    assert held.is_wiped
    opened.opening.open(locked_board)
    unlock(opened, WORDS, qtbot)
    asking(opened, qtbot).dismiss()


def test_handing_over_offers_it_where_others_would_know_theirs(
    opened: MainWindow, qtbot: QtBot
) -> None:
    add_promise(desk_of(opened), "Ring the Director")
    opened.menus.actions["file.hand_over"].trigger()
    handing = opened.handing_over.panel
    assert handing is not None
    assert handing.shared.isVisible()
    handing.own.click()
    assert opened.own_notes.panel is not None
    opened.own_notes.panel.dismiss()
    give(opened, OWN, qtbot)
    opened.menus.actions["file.hand_over"].trigger()
    handing = opened.handing_over.panel
    assert handing is not None
    assert not handing.shared.isVisible()
    handing.dismiss()
