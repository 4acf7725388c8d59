"""What the page of the yearly report does with evidence: link it, take it off, open it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from chair_desk.gui.parts.command_palette import Found
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.report_linking import EvidencePalette
from chair_desk.services import report_writing as writing
from chair_desk.services.report_finding import EvidenceChoice, evidence_choices, rows_named
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage


class EvidenceDoing:
    """Does what the panel below the sentences asks."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page

    def link(self) -> None:
        """Offer what the chosen sentence may be linked to."""
        self._page.doing.show_sentences()
        EvidencePalette(self._page.window(), self._found).present()

    def _found(self, text: str) -> list[Found]:
        page = self._page
        if page.view is None:
            return []
        return [
            Found(
                label=one.label,
                note=one.words,
                icon="link" if one.table else "table-2",
                do=partial(self._link_to, page.sentence_id, one),
            )
            for one in evidence_choices(page.session.desk, page.view, text)
        ]

    def _link_to(self, sentence_id: str, one: EvidenceChoice) -> None:
        if one.table:
            self._page.session.run(writing.link_record, sentence_id, one.table, one.id)
        else:
            self._page.session.run(writing.link_figure, sentence_id, one.figure, one.subject)

    def unlink(self, evidence_id: str) -> None:
        """Take one thing from behind the chosen sentence."""
        self._page.session.run(writing.unlink, evidence_id)

    def open_evidence(self) -> None:
        """Open the first thing behind the chosen sentence."""
        self._page.behind.open_first()

    def open_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Open a record; of several, say which they are and offer each."""
        if len(rows) == 1:
            self._open(*rows[0])
        elif rows:
            palette = EvidencePalette(self._page.window(), partial(self._rows_found, rows))
            palette.setAccessibleName(_("What was counted"))
            palette.line.setPlaceholderText(_("What was counted: choose one to open it"))
            palette.present()

    def _rows_found(self, rows: Sequence[tuple[str, str]], text: str) -> list[Found]:
        return [
            Found(label=one.label, note=one.words, icon="corner-down-right",
                  do=partial(self._open, one.table, one.id))
            for one in rows_named(self._page.session.desk, rows, text)
        ]  # fmt: skip

    def _open(self, table: str, record_id: str) -> None:
        page = self._page
        if table == "meeting":
            page.session.choose_meeting(record_id)
            page.session.show_page("minutes", (table, record_id))
            return
        place = page_of(page.session.desk, table, record_id)
        if place is None:
            page.message.say(_("This has no page of its own."), tone="amb")
            return
        page.session.show_page(*place)
