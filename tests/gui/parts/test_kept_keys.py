"""What lies in the keyring, in Preferences."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.kept_keys import KeptKeys
from chair_desk.gui.program import Program
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.store.key import Key, new_salt
from tests.services.memory_keyring import MemoryKeyring

PATIENCE_MS = 60_000


def test_one_press_takes_all_out(program: Program, qtbot: QtBot) -> None:
    memory = MemoryKeyring()
    program.keyring = SystemKeyring(program.home, lambda: memory)
    empty = KeptKeys(program)
    qtbot.addWidget(empty)
    assert not empty.out.isEnabled()
    assert "No key" in empty.note.text()
    for letter in (b"a", b"b"):
        program.keyring.keep(Key(letter * 32, new_salt()))
    shown = KeptKeys(program)
    qtbot.addWidget(shown)
    assert "2 boards" in shown.note.text()
    memory.is_shut = True
    shown.out.click()
    qtbot.waitUntil(lambda: "not opened" in shown.note.text(), timeout=PATIENCE_MS)
    assert shown.out.isEnabled()
    memory.is_shut = False
    shown.out.click()
    qtbot.waitUntil(lambda: "No key" in shown.note.text(), timeout=PATIENCE_MS)
    assert memory.kept == {}
