"""Giving the matrix out: which edition, in which format, to which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from chair_desk.gui.background import Background
from chair_desk.gui.parts.widgets import secondary_button
from chair_desk.gui.session import Session
from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.attendance_publishing import AttendanceFile, prepare_file
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.words import N_, _

KINDS = (
    ("pdf", N_("PDF")), ("docx", N_("Word")), ("html", N_("Web page")), ("xlsx", N_("Workbook")),
    ("csv", N_("Table (CSV)")),
)  # fmt: skip
EDITIONS = (
    (AttendanceEdition.CHAIR, N_("For the chair only: ranks, gaps, decisions")),
    (AttendanceEdition.PUBLISHED, N_("To be published: agencies and counts")),
)


class _Writing:
    """Makes the bytes and writes the file, on the other thread."""

    def __init__(self, made: AttendanceFile, path: Path) -> None:
        self._made, self._path = made, path

    def __call__(self) -> Path:
        return write_document(self._path, self._made.content())


class MatrixExport(QPushButton):
    """A button with a menu of editions and formats. `written` carries the file's name."""

    written = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Export"))
        template = secondary_button("", "file-down")
        self.setProperty("kind", template.property("kind"))
        self.setIcon(template.icon())
        template.deleteLater()
        self.setAccessibleName(_("Export the attendance"))
        self._session = session
        self._background = Background(self)
        self.found: Matrix | None = None
        self._meant: dict[QAction, tuple[AttendanceEdition, str]] = {}
        menu = QMenu(self)
        for edition, label in EDITIONS:
            menu.addSection(_(label))
            for kind, name in KINDS:
                action = QAction(_(name), menu)
                action.triggered.connect(self._choose)
                menu.addAction(action)
                self._meant[action] = (edition, kind)
        self.setMenu(menu)

    def _choose(self) -> None:
        meant = self._meant.get(self.sender())  # type: ignore[call-overload]
        if meant is None or self.found is None:
            return
        edition, kind = meant
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        words = _("attendance") if edition is AttendanceEdition.PUBLISHED else _("by seniority")
        board = self._session.desk.board.short_name or _("Board")
        offered = str(QDir(folder).filePath(f"{board} {words} {self._session.today()}.{kind}"))
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Export the attendance"), offered)
        if chosen:
            self.write(edition, kind, Path(chosen))

    def write(self, edition: AttendanceEdition, kind: str, path: Path) -> None:
        """Write one edition to a file, beside the work of the window."""
        if self.found is None:
            return
        try:
            refuse_path(self._session.desk, path, replace=True)
            made = prepare_file(self._session.desk, self.found, edition, kind=kind)
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
