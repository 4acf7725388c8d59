"""Keeping the key of the open board in this computer's keyring, on the other thread.

A keyring may ask the person something of its own, so nothing here waits for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.records.changes import CannotDo
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key


class KeyKeeping(QObject):
    """Finds the keyring for a box that asks, and does what was chosen there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._boxes: list[KeepKeyBox] = []

    def look_for(self, box: KeepKeyBox) -> None:
        """Find out whether a keyring runs here, and let the box be ticked if one does."""
        self._boxes = [one for one in self._boxes if isValid(one)]
        self._boxes.append(box)
        program = self._window.program
        program.background.run(program.keyring.reason, self._found, self._not_found)

    def _found(self, reason: str) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if isValid(box):
                box.let_choose(reason)

    def _not_found(self, problem: Exception) -> None:
        raise problem

    def keep(self, key: Key) -> None:
        """Put the key of a board that was just set up into the keyring."""
        self.settle(key, keep=True)

    def settle(self, key: Key | None, *, keep: bool | None) -> None:
        """Put a key into the keyring, or take it out; None: no choice was made."""
        keyring = self._window.program.keyring
        if key is None or key.is_wiped:
            return
        if keep is None:
            keyring.let_open(key.salt)
        elif keep:
            # A copy: the board's own is written over when it is locked.
            copy = type(key)(key.raw, key.salt)
            self._do(partial(_keep, keyring, copy))
        elif key.salt.hex() in keyring.kept():
            self._do(partial(_forget, keyring, key))

    def _do(self, work: partial[str]) -> None:
        self._window.program.background.run(work, self._say, self._say_not)

    def _say(self, sentence: str) -> None:
        panel, shell = self._window.passphrases.panel, self._window.shell
        if panel is not None:
            panel.say_kept(sentence, is_kept=self._is_kept())
        elif shell is not None and shell.page is not None:
            shell.page.message.say(sentence)

    def _say_not(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._say(f"{problem.what} {problem.why}".strip())

    def _is_kept(self) -> bool:
        shell = self._window.shell
        key = shell.session.desk.circumstances.key if shell is not None else None
        return key is not None and key.salt.hex() in self._window.program.keyring.kept()


def _keep(keyring: SystemKeyring, key: Key) -> str:
    try:
        keyring.keep(key)
    finally:
        key.wipe()
    return _("The key is kept in this computer's keyring.")


def _forget(keyring: SystemKeyring, key: Key) -> str:
    keyring.forget(key.salt)
    return _("The key is out of this computer's keyring.")
