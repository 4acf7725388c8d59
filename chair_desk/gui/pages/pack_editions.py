"""Editions of a version that is out, made later in the panel of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.session import Session
from chair_desk.records.meetings import Meeting
from chair_desk.services import packs
from chair_desk.services.pack_issued import IssuedPack
from chair_desk.services.packs import BuiltPack
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_panel import PackPanel


class PackEditions(QObject):
    """Reads what the version was made of, builds what is chosen, notes it and writes it."""

    def __init__(self, panel: PackPanel, session: Session, meeting: Meeting) -> None:
        super().__init__(panel)
        self._panel, self._session, self._meeting = panel, session, meeting
        self._issued: IssuedPack | None = None
        panel.how.issued.asked.connect(self.make)
        panel.work.issued.connect(self._build)
        panel.work.again.connect(self._built)

    def make(self, issue_id: str) -> None:
        """Make the editions that are ticked, of a version that is out."""
        if not self._panel.how.has_editions:
            said = _("Tick the editions that you want of it first.")
            self._panel.message.say(said, tone="amb")
            return
        self._panel.message.hide()
        self._panel.show_busy(is_busy=True)
        self._panel.work.read_issued(issue_id)

    def _build(self, issued: IssuedPack) -> None:
        self._issued = issued
        readers = self._panel.how.readers(self._session.desk, self._meeting, issued.reading)
        self._panel.work.build_again(issued, readers)

    def _built(self, built: BuiltPack) -> None:
        issued = self._issued
        self._panel.show_busy(is_busy=False)
        if issued is None:
            return
        if self._session.run(packs.note_copies, issued.issue.id, built) is None:
            return
        self._panel.show_issues()
        self._panel.show_busy(is_busy=True)
        self._panel.out.write(issued.reading, built, is_draft=False)
