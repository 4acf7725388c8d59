"""Giving a register out: for which reader, in which format, to which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from chair_desk.gui.background import Background
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.services.register_publishing import FORMATS, RegisterFile, prepare_register
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.page import Page

FILTERS = "Workbook (*.xlsx);;Table (*.csv);;Word (*.docx);;PDF (*.pdf);;Web page (*.html)"


class _Writing:
    """Makes the bytes and writes the file, on the other thread."""

    def __init__(self, made: RegisterFile, path: Path) -> None:
        self._made, self._path = made, path

    def __call__(self) -> Path:
        return write_document(self._path, self._made.content())


class RegisterExport(QObject):
    """Asks for a file and writes the register of a page to it. `written` carries its name."""

    written = Signal(str)

    def __init__(self, session: Session, page: Page, log: str = "", label: str = "") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.log, self.label = log, label
        self._background = Background(self)

    def ask(self) -> None:
        """Ask for the file; its ending says the format."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        board = self._session.desk.board.short_name or _("Board")
        offered = f"{board} {self.label} {self._session.today()}.xlsx"
        dialog = QFileDialog(self._page.window(), _("Export the register"), folder, FILTERS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(QDir(folder).filePath(offered))
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, name: str) -> None:
        """Write the register to a file, beside the work of the window."""
        path = Path(name)
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            kind, path = "xlsx", path.with_name(f"{path.name}.xlsx")
        desk = self._session.desk
        try:
            refuse_path(desk, path, replace=True)
            made = prepare_register(desk, self.log, kind=kind)
        except Refused as refusal:
            self._page.show_refusal(refusal)
            return
        self._background.run(_Writing(made, path), self._done, self._failed)

    def _done(self, path: object) -> None:
        if isinstance(path, Path):
            self.written.emit(path.name)

    def _failed(self, error: object) -> None:
        if isinstance(error, CannotDo):
            self._page.show_problem(error)
        elif isinstance(error, Exception):
            raise error
