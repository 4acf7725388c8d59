"""The letters of a step of the ladder: asks for a file and writes a draft to each post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.challenge_outside import export_letters
from chair_desk.services.delegation_letters import delegations_asked_for
from chair_desk.services.letters import FORMATS, export_letter
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.page import Page

LETTERS = "Word (*.docx);;PDF (*.pdf);;Mail (*.eml)"


class LetterExport(QObject):
    """Drafts the letters of an entry of a log with a ladder. `written` carries their names.

    One that drafts other letters of a record says so in `_write`.
    """

    written = Signal(str)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._entry_id = ""

    def ask(self, entry_id: str, reference: str) -> None:
        """Ask for the file of the letter to whoever the step is put to."""
        self._entry_id = entry_id
        offered = _("{reference} letter.docx").format(reference=reference)
        ask_new_file(
            self._page.window(), _("Draft the letter"), self._chosen, offered=offered, kinds=LETTERS
        )

    def _chosen(self, name: str) -> None:
        self.write_to(self._entry_id, name)

    def write_to(self, entry_id: str, name: str) -> None:
        """Write the drafts: Word, PDF or a mail, by the ending of the name."""
        path = Path(name)
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            kind, path = "docx", path.with_name(f"{path.name}.docx")
        try:
            written = self._write(entry_id, path, kind)
        except Refused as refusal:
            self._page.show_refusal(refusal)
        except CannotDo as problem:
            self._page.show_problem(problem)
        else:
            self.written.emit(", ".join(one.name for one in written))

    def _write(self, record_id: str, path: Path, kind: str) -> list[Path]:
        return export_letters(self._session.desk, record_id, path, kind=kind)


class DelegationExport(LetterExport):
    """Drafts the letter that asks a partner for the letters of delegation it has not given."""

    def _write(self, record_id: str, path: Path, kind: str) -> list[Path]:
        desk = self._session.desk
        return [export_letter(desk, delegations_asked_for(desk, record_id), path, kind=kind)]
