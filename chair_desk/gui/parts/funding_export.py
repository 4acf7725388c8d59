"""Giving a year of funding out: in which format, to which file."""

from __future__ import annotations

from chair_desk.gui.parts.export_button import ExportButton
from chair_desk.gui.session import Session
from chair_desk.services.funding_publishing import FundingFile, prepare_file
from chair_desk.words import _


class FundingExport(ExportButton):
    """A button with a menu of formats for the year that is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Export the funding"))
        self.year_id, self.label = "", ""

    def is_ready(self) -> bool:
        """Say whether a year is shown."""
        return bool(self.year_id)

    def offered(self, edition: str) -> str:
        """Return what the file may be called."""
        board = self._session.desk.board.short_name or _("Board")
        return _("{board} funding {year}").format(board=board, year=self.label)

    def prepare(self, edition: str, kind: str) -> FundingFile:
        """Read the year."""
        return prepare_file(self._session.desk, self.year_id, kind=kind)
