"""The letters of a step of the ladder: asks for a file and writes a draft to each post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.challenge_outside import export_letters
from chair_desk.services.letters import FORMATS
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.page import Page

LETTERS = "Word (*.docx);;PDF (*.pdf);;Mail (*.eml)"


class LetterExport(QObject):
    """Drafts the letters of an entry of a log with a ladder. `written` carries their names."""

    written = Signal(str)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._entry_id = ""

    def ask(self, entry_id: str, reference: str) -> None:
        """Ask for the file of the letter to whoever the step is put to."""
        self._entry_id = entry_id
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = _("{reference} letter.docx").format(reference=reference)
        dialog = QFileDialog(self._page.window(), _("Draft the letter"), folder, LETTERS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(QDir(folder).filePath(offered))
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.write_to(self._entry_id, name)

    def write_to(self, entry_id: str, name: str) -> None:
        """Write the drafts: Word, PDF or a mail, by the ending of the name."""
        path = Path(name)
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            kind, path = "docx", path.with_name(f"{path.name}.docx")
        try:
            written = export_letters(self._session.desk, entry_id, path, kind=kind)
        except Refused as refusal:
            self._page.show_refusal(refusal)
        except CannotDo as problem:
            self._page.show_problem(problem)
        else:
            self.written.emit(", ".join(one.name for one in written))
