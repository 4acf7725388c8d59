"""The person's own notes and their passphrase: asked for after the board's, held until it locks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import own_passphrase
from chair_desk.services.desk import Desk
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.own_notes_panel import NotesPassphrasePanel, OpenNotesPanel
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key


class OwnNotes(QObject):
    """Opens own notes and gives them a passphrase. The key outlasts a file that is written anew."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._key: Key | None = None
        self.panel: NotesPassphrasePanel | None = None
        self.opening: OpenNotesPanel | None = None

    def follow(self, shell: Shell) -> None:
        """Open own notes with the key in hand; ask for their passphrase where none fits."""
        desk = shell.session.desk
        if not own_passphrase.notes_are_closed(desk):
            return
        if self._key is None or not own_passphrase.open_notes(desk, self._key):
            QTimer.singleShot(0, self._ask_to_open)

    def forget(self) -> None:
        """Write zeros over the key: the board is locked, or closed."""
        if self._key is not None:
            self._key.wipe()
            self._key = None

    def _desk(self) -> Desk | None:
        shell = self._window.shell
        return shell.session.desk if shell is not None else None

    def reason(self) -> str:
        """Return why there is nothing to be done about own notes, or nothing."""
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        return _("This board is open to read only.") if shell.session.read_only else ""

    def ask(self) -> None:
        """Ask for a new passphrase; for the one they have, where they are closed."""
        desk = self._desk()
        if desk is None or self.reason():
            return
        if own_passphrase.notes_are_closed(desk):
            self._ask_to_open()
            return
        from chair_desk.gui.parts.own_notes_panel import NotesPassphrasePanel

        self.panel = NotesPassphrasePanel(
            self._window,
            has_one=own_passphrase.have_own_passphrase(desk),
            is_board_locked=desk.file.is_locked,
        )
        self.panel.asked.connect(self.change)
        self.panel.put_away.connect(self._put_away)
        self.panel.present()

    def _put_away(self) -> None:
        self.panel = None

    # -------------------------------------------------------------- opening them

    def _ask_to_open(self) -> None:
        desk = self._desk()
        if desk is None or self.opening is not None or not own_passphrase.notes_are_closed(desk):
            return
        from chair_desk.gui.parts.own_notes_panel import OpenNotesPanel

        self.opening = OpenNotesPanel(self._window, own_passphrase.name_of_file(desk))
        self.opening.asked.connect(self._open)
        self.opening.put_away.connect(self._opening_put_away)
        self.opening.present()

    def _opening_put_away(self) -> None:
        self.opening = None

    def _open(self, typed: str) -> None:
        desk, program = self._desk(), self._window.program
        if desk is None:
            return
        work = partial(
            own_passphrase.key_of_notes,
            desk.file.path,
            desk.who,
            typed,
            home=program.home,
            now=program.now,
        )
        program.background.run(work, self._opened, self._not_opened)

    def _opened(self, key: Key) -> None:
        desk, shell = self._desk(), self._window.shell
        if desk is None or shell is None or not own_passphrase.open_notes(desk, key):
            key.wipe()  # the board was locked or closed meanwhile
            return
        self.forget()
        self._key = key
        if self.opening is not None:
            self.opening.dismiss()
        for page in shell.pages.values():
            page.is_stale = True  # each reads them when it is shown
        if shell.page is not None:
            shell.page.message.hide()
            shell.page.reload()

    def _not_opened(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        if self.opening is not None:
            self.opening.say(problem)

    # -------------------------------------------------------------- giving them one

    def change(self, old: str, new: str) -> None:
        """Make the key on the other thread, and lock the notes with it."""
        desk = self._desk()
        if desk is None or self.panel is None:
            return
        self.panel.say_busy()
        held = desk.circumstances.own_key
        work = partial(own_passphrase.new_key_of_notes, held, old, new)
        self._window.program.background.run(work, self._changed, self._not_changed)

    def _changed(self, key: Key | None) -> None:
        desk, shell = self._desk(), self._window.shell
        if desk is None or shell is None or self.panel is None:
            return  # the board was locked meanwhile: the notes are as they were
        try:
            own_passphrase.lock_notes_with(desk, key)
        except CannotDo as problem:
            self.panel.say(problem)
            return
        self.forget()
        self._key = key
        self.panel.forget()
        self.panel.dismiss()
        if shell.page is None:
            return
        if key is None:
            shell.page.message.say(_("Your own notes open as the board does."))
        else:
            sentence = _("Your own notes have a passphrase of their own.")
            shell.page.message.say(sentence, _("It is asked for after the board's."), tone="grn")

    def _not_changed(self, problem: Exception) -> None:
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if self.panel is not None:
            self.panel.say(problem)
