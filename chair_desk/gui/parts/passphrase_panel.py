"""Sets, changes or takes off the passphrase of the open board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.gui.parts.passphrase_asking import AskingWords, PassphraseAsking
from chair_desk.words import _


class PassphrasePanel(PassphraseAsking):
    """Asks for the old and the new passphrase of the board.

    `keep_asked`: the key it has now goes into the keyring or out of it, at once.
    """

    keep_asked = Signal(bool)

    def __init__(self, window: QWidget, *, has_one: bool, is_kept: bool = False) -> None:
        super().__init__(window, _words(has_one=has_one), has_one=has_one)
        self.keep = KeepKeyBox(is_kept=is_kept)
        if has_one:
            self.keep.chosen.connect(self.keep_asked)
        self.below.addWidget(self.keep)
        self.off.toggled.connect(self.keep.setHidden)

    def say_kept(self, sentence: str, *, is_kept: bool) -> None:
        """Say what came of the keyring, and show what is in it."""
        self.keep.show_kept(is_kept=is_kept)
        self.message.say(sentence)

    def say_busy(self, done: int = 0, of: int = 0) -> None:
        """Say that the file is written anew, and how far its copies are."""
        count = _("{done} of {of} files are done.").format(done=done, of=of) if of else ""
        self.say_working(_("The board and its backups are written anew."), count)

    def _parts(self) -> tuple[QWidget, ...]:
        return (*super()._parts(), self.keep)


def _words(*, has_one: bool) -> AskingWords:
    return AskingWords(
        title=_("Change the passphrase") if has_one else _("Set a passphrase"),
        said=_(
            "Four words or more. Capitals do not matter. Nobody can reset it, not even us: "
            "print a recovery sheet afterwards."
        ),
        old=_("The passphrase it has now"),
        off=_("Take the passphrase off"),
        take_off=_("Take it off"),
        means=(
            _("Anybody who has the file can then read all of it."),
            _("The status line says so at all times."),
        ),
    )
