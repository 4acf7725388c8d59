"""Giving a register out: for which reader, in which format, to which file."""

from __future__ import annotations

from chair_desk.gui.parts.export_button import ExportButton
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.services.register_publishing import RegisterFile, prepare_register
from chair_desk.words import N_, _

EDITIONS = (
    (Audience.CONFIDENTIAL, N_("In full, with what is confidential")),
    (Audience.MEMBERS, N_("For members")),
    (Audience.PUBLIC, N_("For the public")),
)
_NAMES = {Audience.MEMBERS: N_("for members"), Audience.PUBLIC: N_("public")}
ROOMY = 115


class RegisterExport(ExportButton):
    """A button with a menu of editions and formats for the register that is shown."""

    def __init__(self, session: Session, name: str, log: str = "", label: str = "") -> None:
        editions = [(edition.value, _(words)) for edition, words in EDITIONS]
        super().__init__(session, name, editions)
        self.setToolTip(name)
        self.log, self.label = log, label
        if look().percent > ROOMY:
            self.setText("")

    def offered(self, edition: str) -> str:
        """Return what the file may be called."""
        board = self._session.desk.board.short_name or _("Board")
        said = _NAMES.get(Audience(edition), "")
        parts = (board, self.label, _(said) if said else "", str(self._session.today()))
        return " ".join(part for part in parts if part)

    def prepare(self, edition: str, kind: str) -> RegisterFile:
        """Read what the edition may say."""
        desk = self._session.desk
        return prepare_register(desk, self.log, kind=kind, audience=Audience(edition))
