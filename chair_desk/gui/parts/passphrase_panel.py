"""Sets, changes or takes off the passphrase of the open board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.passphrase_field import PassphraseField
from chair_desk.gui.parts.widgets import (
    Message,
    column,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _


class PassphrasePanel(Overlay):
    """Asks for the old and the new passphrase. `asked` carries old and new; new "" takes it off.

    `keep_asked`: the key it has now goes into the keyring or out of it, at once.
    """

    asked = Signal(str, str)
    keep_asked = Signal(bool)

    def __init__(self, window: QWidget, *, has_one: bool, is_kept: bool = False) -> None:
        title = _("Change the passphrase") if has_one else _("Set a passphrase")
        super().__init__(window, title, width=560, top=70)
        self._has_one, self._is_busy = has_one, False
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.old = PassphraseField(_("The passphrase it has now"))
        self.new = PassphraseField(_("New passphrase"))
        self.again = PassphraseField(_("New passphrase, once more"))
        self.off = QCheckBox(_("Take the passphrase off"))
        self.keep = KeepKeyBox(is_kept=is_kept)
        self.go = primary_button(title, "lock")
        self.back = secondary_button(_("Leave it"))
        said = _(
            "Four words or more. Capitals do not matter. Nobody can reset it, not even us: "
            "print a recovery sheet afterwards."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(title, "section"))
        self.inside.addWidget(words(said, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        self._new = QWidget()
        beside = row(spacing=16)
        for field in (self.new, self.again):
            beside.addLayout(column(*_labelled(field)), 1)
        self._new.setLayout(beside)
        if has_one:
            self.inside.addLayout(column(*_labelled(self.old)))
        self.inside.addWidget(self._new)
        if has_one:
            self.inside.addWidget(self.off)
            self.keep.chosen.connect(self.keep_asked)
        self.inside.addWidget(self.keep)
        self.inside.addLayout(row(self.back, None, self.go))
        for field in (self.old, self.new, self.again):
            field.entered.connect(self._go)
        self.off.toggled.connect(self._show_off)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.dismiss)
        (self.old if has_one else self.new).setFocus()

    def say(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way, and let it be tried again."""
        self._let(may=True)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="amb")

    def say_kept(self, sentence: str, *, is_kept: bool) -> None:
        """Say what came of the keyring, and show what is in it."""
        self.keep.show_kept(is_kept=is_kept)
        self.message.say(sentence)

    def say_busy(self, done: int = 0, of: int = 0) -> None:
        """Say that the file is written anew, and how far its copies are."""
        self._let(may=False)
        count = _("{done} of {of} files are done.").format(done=done, of=of) if of else ""
        self.message.say(_("The board and its backups are written anew."), count)

    def forget(self) -> None:
        """Take out what was typed."""
        for field in (self.old, self.new, self.again):
            field.forget()

    def _show_off(self, off: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        self._new.setVisible(not off)
        self.keep.setVisible(not off)
        self.go.setText(_("Take it off") if off else _("Change the passphrase"))
        if off:
            self.message.say(
                _("Anybody who has the file can then read all of it."),
                _("The status line says so at all times."),
                tone="amb",
            )
        else:
            self.message.hide()

    def _go(self) -> None:
        from chair_desk.services.passphrases import refuse_weak

        if self._is_busy:
            return
        new = "" if self.off.isChecked() else self.new.text()
        try:
            if not self.off.isChecked():
                refuse_weak(new, self.again.text())
        except Refused as refusal:
            self.say(refusal)
            return
        self.asked.emit(self.old.text(), new)

    def _let(self, *, may: bool) -> None:
        self._is_busy = not may
        for part in (self.old, self.new, self.again, self.off, self.keep, self.go, self.back):
            part.setEnabled(may)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay while the file is written."""
        if not self._is_busy:
            super().keyPressEvent(event)


def _labelled(field: PassphraseField) -> tuple[QWidget | int, ...]:
    said = words(field.line.accessibleName(), "small_strong", "ink2")
    said.setBuddy(field.line)
    return (said, 4, field, 8)
