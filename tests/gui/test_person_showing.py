"""The panel of what is held about a person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.person_panel import PersonPanel
from chair_desk.gui.window import MainWindow
from chair_desk.records.actions import Action
from chair_desk.records.people import Person
from chair_desk.services.people import add_person

from .test_locking import PATIENCE_MS, clock, locked_board, opened, quick

__all__ = ["clock", "locked_board", "opened", "quick"]


def the_panel(window: MainWindow, qtbot: QtBot) -> tuple[PersonPanel, str]:
    assert window.shell is not None
    made = add_person(window.shell.session.desk, "Quillon Barberry", email="q@example.org").made
    window.menus.actions["file.person"].trigger()
    panel = window.person_showing.panel
    assert panel is not None
    panel.choose(made)
    qtbot.waitUntil(lambda: "Quillon" in panel.said.text(), timeout=PATIENCE_MS)
    return panel, made


def test_a_person_is_shown_and_a_copy_written(
    open_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    panel, _made = the_panel(open_window, qtbot)
    assert "1 records name" in panel.said.text() or "1 record names" in panel.said.text()
    assert "q@example.org" in panel.holds.text()
    open_window.person_showing.write_copy(str(tmp_path / "copy.txt"))
    assert "ends in" in panel.message.text()
    open_window.person_showing.write_copy(str(tmp_path / "copy.pdf"))
    assert (tmp_path / "copy.pdf").exists()
    assert "Wrote copy.pdf" in panel.message.text()


def test_the_button_is_offered_once_it_is_said_who_decided_and_why(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    panel, _made = the_panel(open_window, qtbot)
    assert not panel.fields.go.isEnabled()
    assert "who decided" in panel.fields.go.toolTip()
    panel.fields.by.setText("Data protection officer")
    assert not panel.fields.go.isEnabled()
    panel.fields.basis.setText("Article 17(1)")
    assert panel.fields.go.isEnabled()


def test_a_name_in_the_words_is_blacked_out_where_it_is_ticked(
    opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.shell is not None
    with opened.shell.session.desk.change("Wrote") as step:
        step.insert(Action(id="b", reference="A-2", title="Thank Quillon Barberry for it"))
    panel, made = the_panel(opened, qtbot)
    (number,) = [at for at in range(panel.list.count()) if "A-2" in panel.list.item(at).text()]
    panel.list.setCurrentRow(number)
    assert "tick it" in panel.holds.text()
    panel.list.item(number).setCheckState(Qt.CheckState.Checked)
    assert panel.fields.go.text() == "Erase, and black out 1 record"
    panel.fields.by.setText("Data protection officer")
    panel.fields.basis.setText("Article 17(1)")
    panel.fields.go.click()
    panel.fields.go.click()
    qtbot.waitUntil(lambda: "It is gone" in panel.message.text(), timeout=PATIENCE_MS)
    assert opened.shell is not None
    desk = opened.shell.session.desk
    action, person = desk.get(Action, "b"), desk.get(Person, made)
    assert action is not None
    assert action.title == "Thank [name removed] for it"
    assert person is not None
    assert person.name == "Former member"


def test_a_person_is_erased_after_it_was_asked_twice(opened: MainWindow, qtbot: QtBot) -> None:
    panel, made = the_panel(opened, qtbot)
    panel.fields.by.setText("Data protection officer")
    panel.fields.basis.setText("Article 17(1)")
    panel.fields.go.click()
    panel.fields.go.click()
    qtbot.waitUntil(lambda: "It is gone" in panel.message.text(), timeout=PATIENCE_MS)
    assert opened.shell is not None
    person = opened.shell.session.desk.get(Person, made)
    assert person is not None
    assert (person.name, person.email) == ("Former member", "")
