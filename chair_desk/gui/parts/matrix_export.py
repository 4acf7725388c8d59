"""Giving the matrix out: which edition, in which format, to which file."""

from __future__ import annotations

from chair_desk.gui.parts.export_button import ExportButton
from chair_desk.gui.session import Session
from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.changes import Refused
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.attendance_publishing import AttendanceFile, prepare_file
from chair_desk.words import N_, _

EDITIONS = (
    (AttendanceEdition.CHAIR, N_("For the chair only: ranks, gaps, decisions")),
    (AttendanceEdition.PUBLISHED, N_("To be published: agencies and counts")),
)


class MatrixExport(ExportButton):
    """A button with a menu of editions and formats for the matrix that is shown."""

    def __init__(self, session: Session) -> None:
        editions = [(edition.value, _(label)) for edition, label in EDITIONS]
        super().__init__(session, _("Export the attendance"), editions)
        self.found: Matrix | None = None

    def is_ready(self) -> bool:
        """Say whether a matrix is shown."""
        return self.found is not None

    def offered(self, edition: str) -> str:
        """Return what the file may be called."""
        is_published = edition == AttendanceEdition.PUBLISHED
        words = _("attendance") if is_published else _("by seniority")
        board = self._session.desk.board.short_name or _("Board")
        return f"{board} {words} {self._session.today()}"

    def prepare(self, edition: str, kind: str) -> AttendanceFile:
        """Read one edition."""
        if self.found is None:
            raise Refused(_("There is no attendance to give out yet."))
        return prepare_file(self._session.desk, self.found, AttendanceEdition(edition), kind=kind)
