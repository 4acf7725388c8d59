"""Panels of the person's own notes: give them a passphrase, or open them with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.passphrase_asking import AskingWords, PassphraseAsking, labelled
from chair_desk.gui.parts.passphrase_field import PassphraseField
from chair_desk.gui.parts.widgets import (
    Message,
    column,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.records.changes import CannotDo
from chair_desk.words import _


class NotesPassphrasePanel(PassphraseAsking):
    """Gives own notes a passphrase, another one, or the board's again."""

    def __init__(self, window: QWidget, *, has_one: bool, is_board_locked: bool) -> None:
        said = _words(has_one=has_one, is_board_locked=is_board_locked)
        super().__init__(window, said, has_one=has_one)

    def say_busy(self) -> None:
        """Say that the lock is made."""
        self.say_working(_("Making the lock. This takes about a second."))


class OpenNotesPanel(Overlay):
    """Asks for the passphrase of own notes, `asked` carries it; Esc leaves them closed."""

    asked = Signal(str)

    def __init__(self, window: QWidget, name_of_file: str) -> None:
        super().__init__(window, _("Open your own notes"), width=520, top=110)
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.field = PassphraseField(_("The passphrase of your own notes"))
        self.go = primary_button(_("Open them"), "lock-open")
        self.back = secondary_button(_("Leave them closed"))
        said = _(
            "Your notes to self, promises and marks have a passphrase of their own. "
            "The board works without them."
        )
        forgotten = _(
            "Forgotten it? Nobody can reset it. Move {name} to another folder, and new notes begin."
        ).format(name=name_of_file)
        self.inside.setSpacing(10)
        for part in (
            words(_("Your own notes are closed"), "section"),
            words(said, tone="ink2", wrap=True),
            self.message,
        ):
            self.inside.addWidget(part)
        self.inside.addLayout(column(*labelled(self.field)))
        self.inside.addWidget(words(forgotten, "small", "ink2", wrap=True))
        self.inside.addLayout(row(self.back, None, self.go))
        self.field.entered.connect(self._ask)
        self.go.clicked.connect(self._ask)
        self.back.clicked.connect(self.dismiss)
        self.field.setFocus()

    def say(self, problem: CannotDo) -> None:
        """Say why they stay closed, and let it be tried again."""
        self._let(may=True)
        self.field.forget()
        self.message.say(problem.what, problem.remedy, tone="amb")
        self.field.setFocus()

    def _ask(self) -> None:
        if self.field.text() and self.go.isEnabled():
            self._let(may=False)
            self.message.say(
                _("Opening them. This takes about a second, so that nobody can guess.")
            )
            self.asked.emit(self.field.text())

    def _let(self, *, may: bool) -> None:
        for part in (self.field, self.go):
            part.setEnabled(may)


def _words(*, has_one: bool, is_board_locked: bool) -> AskingWords:
    now = (
        _("Now they open with the board's passphrase: whoever was handed the board knows it.")
        if is_board_locked
        else _("Now whoever has that file can read them.")
    )
    alone = _("They open with a passphrase of their own, which nobody else needs to know.")
    what = _(
        "Your notes to self, promises and marks on papers lie in a file of their own. {now} "
        "Take four words or more. Nobody can reset it, and no recovery sheet opens them."
    )
    after = (
        _("Whoever knows the board's passphrase can then read them in that file.")
        if is_board_locked
        else _("Whoever has that file can then read them.")
    )
    return AskingWords(
        title=_("Change their passphrase") if has_one else _("Give your notes a passphrase"),
        said=what.format(now=alone if has_one else now),
        old=_("The passphrase they have now"),
        off=_("Let them open as the board does"),
        take_off=_("Take it off"),
        means=(after, ""),
    )
