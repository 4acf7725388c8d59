"""Setting, changing and taking off the passphrase of the open board, and its recovery sheet.

The file is closed, written anew on the other thread, and opened again where the person was.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.unlocking import Left, left_at
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.passphrase_panel import PassphrasePanel
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key


class PassphraseChanging(QObject):
    """Shows the panel and does what it asks for. `told` carries how far the work is."""

    told = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: PassphrasePanel | None = None
        self._left: Left | None = None
        self._old: Key | None = None
        self.told.connect(self._say_done)

    def reason(self) -> str:
        """Return why the passphrase cannot be changed now, or nothing."""
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        if shell.session.read_only:
            return _("This board is open to read only.")
        if shell.projector.meeting_id_in_session():
            return _("Not while a meeting is in session.")
        return ""

    def sheet_reason(self) -> str:
        """Return why no recovery sheet can be printed, or nothing."""
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        if not shell.session.desk.file.is_locked:
            return _("This board has no passphrase. Set one first.")
        return _("This board is open to read only.") if shell.session.read_only else ""

    def ask(self) -> None:
        """Show the panel."""
        shell = self._window.shell
        if shell is None or self.reason():
            return
        from chair_desk.gui.parts.passphrase_panel import PassphrasePanel

        file = shell.session.desk.file
        is_kept = self._window.program.keyring.is_kept(file.path)
        self.panel = PassphrasePanel(self._window, has_one=file.is_locked, is_kept=is_kept)
        self.panel.asked.connect(self.change)
        self.panel.keep_asked.connect(self.keep)
        self._window.key_keeping.look_for(self.panel.keep)
        self.panel.put_away.connect(self._forget)
        self.panel.present()

    def _forget(self) -> None:
        self.panel = None

    def keep(self, keep: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        """Put the key that the board has now into the keyring, or take it out."""
        shell = self._window.shell
        if shell is not None:
            self._window.key_keeping.settle(shell.session.desk.circumstances.key, keep=keep)

    def change(self, old: str, new: str) -> None:
        """Close the board and write it anew under another passphrase; "" takes it off."""
        shell = self._window.shell
        if shell is None or self.panel is None or not self._window.elsewhere.may_leave(_nothing):
            return
        from chair_desk.services.passphrases import change_confirmed

        desk = shell.session.desk
        self.panel.say_busy()
        self._left, self._old = left_at(shell), desk.circumstances.key
        work = partial(
            change_confirmed,
            desk.file.path,
            self._window.program.circumstances(self._old),
            (old, new),
            say=self.told.emit,
            keyring=self._window.program.keyring,
        )
        self._window.let_go()
        self._window.program.background.run(work, self._changed, self._not_changed)

    def _say_done(self, done: int, of: int) -> None:
        if self.panel is not None:
            self.panel.say_busy(done, of)

    def _changed(self, key: Key | None) -> None:
        old = self._old
        self._go_on(key)
        if old is not None:
            old.wipe()
        if self.panel is not None:
            if self.panel.keep.answer():
                self._window.key_keeping.settle(key, keep=True)
            self.panel.forget()
            self.panel.dismiss()
        page = self._window.shell.page if self._window.shell is not None else None
        if page is None:
            return
        if key is None:
            page.message.say(_("The passphrase is taken off."), _("Anybody can open the file."))
        else:
            page.message.say(
                _("The board is locked with the new passphrase, and so are its backups."),
                _("Print a recovery sheet now: File, Recovery sheet."),
                tone="grn",
            )

    def _not_changed(self, problem: Exception) -> None:
        self._go_on(self._old)
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if self.panel is not None:
            self.panel.raise_()
            self.panel.say(problem)

    def _go_on(self, key: Key | None) -> None:
        left, self._left, self._old = self._left, None, None
        if left is not None:
            self._window.locking.unlocking.go_on(left, key)

    # -------------------------------------------------------------- the sheet on paper

    def ask_for_sheet(self) -> None:
        """Ask where the recovery sheet shall be written."""
        shell = self._window.shell
        if shell is None or self.sheet_reason():
            return
        name = _("Recovery sheet {board}.pdf").format(board=shell.session.desk.file.path.stem)
        ask_new_file(
            self._window,
            _("Where the recovery sheet is written"),
            self.write_sheet,
            offered=name,
            kinds="PDF (*.pdf)",
        )

    def write_sheet(self, name: str) -> None:
        """Write the sheet as a PDF of two copies."""
        from chair_desk.services.recovery_sheet import write_recovery_sheet

        shell = self._window.shell
        if shell is None or shell.session.run(write_recovery_sheet, Path(name)) is None:
            return
        if shell.page is not None:
            shell.page.message.say(
                _("Wrote {name}, two copies on two pages.").format(name=Path(name).name),
                _("Print it, seal the copies, and delete the file."),
                tone="grn",
            )


def _nothing() -> None:
    """Go on with nothing: the panel is still there to be asked again."""
