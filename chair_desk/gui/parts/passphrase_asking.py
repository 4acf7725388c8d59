"""A panel that asks for the passphrase there is and for a new one, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from chair_desk.gui.guard import guarded
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
from chair_desk.records.frozen import frozen
from chair_desk.words import _


@frozen(kw_only=True)
class AskingWords:
    """What the panel says: its title, what a passphrase means here, and what going without does.

    `off` stands beside the box, `take_off` on the button once it is ticked; `means` is said then.
    """

    title: str
    said: str
    old: str
    off: str
    take_off: str
    means: tuple[str, str]


class PassphraseAsking(Overlay):
    """Asks for the old and the new passphrase. `asked` carries old and new; new "" takes it off."""

    asked = Signal(str, str)

    def __init__(self, window: QWidget, said: AskingWords, *, has_one: bool) -> None:
        super().__init__(window, said.title, width=560, top=70)
        self._said, self._has_one, self._is_busy = said, has_one, False
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.old = PassphraseField(said.old)
        self.new = PassphraseField(_("New passphrase"))
        self.again = PassphraseField(_("New passphrase, once more"))
        self.off = QCheckBox(said.off)
        self.below = column()
        self.go = primary_button(said.title, "lock")
        self.back = secondary_button(_("Leave it"))
        self._new = QWidget()
        self._lay_out()
        for field in (self.old, self.new, self.again):
            field.entered.connect(self._go)
        self.off.toggled.connect(self._show_off)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.dismiss)
        (self.old if has_one else self.new).setFocus()

    def _lay_out(self) -> None:
        self.inside.setSpacing(10)
        self.inside.addWidget(words(self._said.title, "section"))
        self.inside.addWidget(words(self._said.said, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        beside = row(spacing=16)
        for field in (self.new, self.again):
            beside.addLayout(column(*labelled(field)), 1)
        self._new.setLayout(beside)
        if self._has_one:
            self.inside.addLayout(column(*labelled(self.old)))
        self.inside.addWidget(self._new)
        if self._has_one:
            self.inside.addWidget(self.off)
        self.inside.addLayout(self.below)
        self.inside.addLayout(row(self.back, None, self.go))

    def say(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way, and let it be tried again."""
        self._let(may=True)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="amb")

    def say_working(self, sentence: str, more: str = "") -> None:
        """Say what is being done; nothing can be asked meanwhile."""
        self._let(may=False)
        self.message.say(sentence, more)

    def forget(self) -> None:
        """Take out what was typed."""
        for field in (self.old, self.new, self.again):
            field.forget()

    def _show_off(self, off: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        self._new.setVisible(not off)
        self.go.setText(self._said.take_off if off else self._said.title)
        if off:
            self.message.say(*self._said.means, tone="amb")
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

    def _parts(self) -> tuple[QWidget, ...]:
        """Return what rests while the work is done."""
        return (self.old, self.new, self.again, self.off, self.go, self.back)

    def _let(self, *, may: bool) -> None:
        self._is_busy = not may
        for part in self._parts():
            part.setEnabled(may)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay while the work is done."""
        if not self._is_busy:
            super().keyPressEvent(event)


def labelled(field: PassphraseField) -> tuple[QWidget | int, ...]:
    """Return a field below its name, as `column` takes them."""
    said = words(field.line.accessibleName(), "small_strong", "ink2")
    said.setBuddy(field.line)
    return (said, 4, field, 8)
