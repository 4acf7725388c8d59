"""The box that keeps a key in the keyring."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.keep_key_box import KeepKeyBox


def test_it_is_off_and_greyed_until_a_keyring_was_found(qtbot: QtBot) -> None:
    box = KeepKeyBox()
    qtbot.addWidget(box)
    box.show()
    assert not box.box.isEnabled()
    assert box.answer() is None
    box.let_choose("This computer has no keyring that runs.")
    assert box.answer() is None
    assert "no keyring" in box.note.text()
    assert "no keyring" in box.box.toolTip()
    box.let_choose("")
    assert box.answer() is False
    assert "Whoever can log in" in box.note.text()


def test_only_a_hand_chooses(qtbot: QtBot) -> None:
    box = KeepKeyBox(is_kept=True)
    qtbot.addWidget(box)
    box.show()
    box.let_choose("")
    assert box.answer() is True
    told: list[bool] = []
    box.chosen.connect(told.append)
    box.show_kept(is_kept=False)
    assert told == []
    box.box.click()
    assert told == [True]
