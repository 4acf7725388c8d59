"""Shows what the open board holds about a person, writes the copy, and erases."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from chair_desk.gui.closed_meanwhile import ClosedMeanwhile
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.person_panel import PersonPanel
    from chair_desk.services.retention_closed import Decided


class PersonShowing(ClosedMeanwhile):
    """Ties the panel of a person's data to the open board."""

    panel: PersonPanel | None

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
        desk = self._desk_to_leave()
        if desk is None:
            return
        from chair_desk.services.retention_closed import erase_closed

        place = str(self._window.program.settings.backup_place)
        work = partial(
            erase_closed,
            desk.file.path,
            desk.circumstances,
            person_id,
            replace(decided, elsewhere=place),
        )
        self._run_closed(work, self._erased)

    def _erased(self, proofs: list[str]) -> None:
        self._refresh()
        if self.panel is not None:
            self.panel.say_done(_("It is gone. The proof is kept."), "\n".join(proofs))
