"""Shows what the open board holds about a person, writes the copy, and erases."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.unlocking import Left, left_at
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.person_panel import PersonPanel
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.passphrases import Key
    from chair_desk.services.retention_closed import Decided


class PersonShowing(QObject):
    """Ties the panel of a person's data to the open board."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: PersonPanel | None = None
        self._left: Left | None = None
        self._key: Key | None = None

    def ask(self) -> None:
        """Ask about whom, and show what is held."""
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.gui.parts.person_panel import PersonPanel
        from chair_desk.services.people import people

        self.panel = PersonPanel(self._window, people(shell.session.desk))
        self.panel.person_asked.connect(self.show_person)
        self.panel.copy_asked.connect(self._choose_copy)
        self.panel.erase_asked.connect(self.erase)
        self.panel.put_away.connect(self._forget)
        self.panel.present()
        self.panel.focus_first()
        QTimer.singleShot(0, self._refresh)

    def _forget(self) -> None:
        self.panel = None

    def _refresh(self) -> None:
        if self.panel is not None and self.panel.chosen():
            self.show_person(self.panel.chosen())

    def show_person(self, person_id: str) -> None:
        """Show all that names somebody."""
        shell = self._window.shell
        if shell is None or self.panel is None or not person_id:
            return
        from chair_desk.services.personal_data import known_of, said_of

        desk = shell.session.desk
        known = known_of(desk, person_id)
        self.panel.show_known(known, said_of(known, desk.today()))

    # -------------------------------------------------------------- a copy

    def _choose_copy(self, _person_id: str) -> None:
        if self.panel is None:
            return
        name = f"{self.panel.who.currentText()}.pdf"
        ask_new_file(
            self._window,
            _("Where the copy is written"),
            self.write_copy,
            offered=name,
            kinds="PDF (*.pdf);;JSON (*.json)",
        )

    def write_copy(self, name: str) -> None:
        """Write the copy of whoever is chosen."""
        shell = self._window.shell
        if shell is None or self.panel is None:
            return
        from chair_desk.services.personal_data import write_copy

        try:
            path = write_copy(shell.session.desk, self.panel.chosen(), Path(name))
        except (CannotDo, Refused) as problem:
            self.panel.say_problem(problem)
            return
        self.panel.say_done(
            _("Wrote {name}.").format(name=path.name),
            _("Look it through before you send it: others are named in it too."),
        )

    # -------------------------------------------------------------- erasing

    def erase(self, person_id: str, decided: Decided) -> None:
        """Close the board, erase, and open it again where the user was."""
        shell = self._window.shell
        if shell is None or self.panel is None or not self._window.elsewhere.may_leave(_nothing):
            return
        from chair_desk.services.retention_closed import erase_closed

        desk = shell.session.desk
        self.panel.say_busy()
        self._left, self._key = left_at(shell), desk.circumstances.key
        place = str(self._window.program.settings.backup_place)
        work = partial(
            erase_closed,
            desk.file.path,
            desk.circumstances,
            person_id,
            replace(decided, elsewhere=place),
        )
        self._window.let_go()
        self._window.program.background.run(work, self._erased, self._not_erased)

    def _erased(self, proofs: list[str]) -> None:
        self._go_on()
        if self.panel is not None:
            self.panel.raise_()
            self._refresh()
            self.panel.say_done(_("It is gone. The proof is kept."), "\n".join(proofs))

    def _not_erased(self, problem: Exception) -> None:
        self._go_on()
        if not isinstance(problem, (CannotDo, Refused)):
            raise problem
        if self.panel is not None:
            self.panel.raise_()
            self.panel.say_problem(problem)

    def _go_on(self) -> None:
        left, self._left = self._left, None
        key, self._key = self._key, None
        if left is not None:
            self._window.locking.unlocking.go_on(left, key)


def _nothing() -> None:
    """Go on with nothing: the panel is still there to be asked again."""
