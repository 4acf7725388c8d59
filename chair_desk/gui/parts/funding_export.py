"""Giving a year of funding out: in which format, to which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from chair_desk.gui.background import Background
from chair_desk.gui.parts.widgets import secondary_button
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.funding_publishing import FundingFile, prepare_file
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.words import N_, _

KINDS = (
    ("pdf", N_("PDF")), ("docx", N_("Word")), ("html", N_("Web page")), ("xlsx", N_("Workbook")),
    ("csv", N_("Table (CSV)")),
)  # fmt: skip


class _Writing:
    """Makes the bytes and writes the file, on the other thread."""

    def __init__(self, made: FundingFile, path: Path) -> None:
        self._made, self._path = made, path

    def __call__(self) -> Path:
        return write_document(self._path, self._made.content())


class FundingExport(QPushButton):
    """A button with a menu of formats. `written` carries the file's name."""

    written = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Export"))
        template = secondary_button("", "file-down")
        self.setProperty("kind", template.property("kind"))
        self.setIcon(template.icon())
        template.deleteLater()
        self.setAccessibleName(_("Export the funding"))
        self._session = session
        self._background = Background(self)
        self.year_id, self.label = "", ""
        self._meant: dict[QAction, str] = {}
        menu = QMenu(self)
        for kind, name in KINDS:
            action = QAction(_(name), menu)
            action.triggered.connect(self._choose)
            menu.addAction(action)
            self._meant[action] = kind
        self.setMenu(menu)

    def _choose(self) -> None:
        kind = self._meant.get(self.sender())  # type: ignore[call-overload]
        if kind is None or not self.year_id:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        board = self._session.desk.board.short_name or _("Board")
        name = _("{board} funding {year}").format(board=board, year=self.label)
        offered = str(QDir(folder).filePath(f"{name}.{kind}"))
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Export the funding"), offered)
        if chosen:
            self.write(kind, Path(chosen))

    def write(self, kind: str, path: Path) -> None:
        """Write the year to a file, beside the work of the window."""
        try:
            refuse_path(self._session.desk, path, replace=True)
            made = prepare_file(self._session.desk, self.year_id, kind=kind)
        except Refused as refusal:
            self._session.refused.emit(refusal)
            return
        self._background.run(_Writing(made, path), self._done, self._failed)

    def _done(self, path: object) -> None:
        if isinstance(path, Path):
            self.written.emit(path.name)

    def _failed(self, error: object) -> None:
        if isinstance(error, CannotDo):
            self._session.problem.emit(error)
