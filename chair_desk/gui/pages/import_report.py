"""What came of an import: one line for each row of the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chair_desk.gui.session import Session


class ImportReportPanel(QWidget):
    """Rows with what was done or why not; nothing is half imported."""

    left = Signal()

    @classmethod
    def of(cls, session: Session, name: str) -> ImportReportPanel | None:
        """Import a table and return its report; None where it could not be read at all."""
        return None
