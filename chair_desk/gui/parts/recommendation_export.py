"""Giving the recommendations out: for whom, in which format, to which file."""

from __future__ import annotations

from chair_desk.gui.parts.export_button import ExportButton
from chair_desk.gui.session import Session
from chair_desk.records.audience import Audience
from chair_desk.services.recommendation_publishing import prepare_recommendations
from chair_desk.services.register_publishing import RegisterFile
from chair_desk.words import _


class RecommendationExport(ExportButton):
    """A button with a menu of formats, for members or in full."""

    def __init__(self, session: Session) -> None:
        editions = (
            (Audience.MEMBERS.value, _("As members may read it")),
            (Audience.CONFIDENTIAL.value, _("In full")),
        )
        super().__init__(session, _("Export the recommendations"), editions)

    def offered(self, edition: str) -> str:
        """Return what the file may be called."""
        board = self._session.desk.board.short_name or _("Board")
        return _("{board} recommendations").format(board=board)

    def prepare(self, edition: str, kind: str) -> RegisterFile:
        """Read the recommendations that this reader may see."""
        return prepare_recommendations(self._session.desk, kind=kind, audience=Audience(edition))
