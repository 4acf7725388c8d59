"""What the page of the yearly report does with evidence: link it, take it off, open it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from chair_desk.gui.parts.command_palette import CommandPalette, Found
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.report_linking import EvidencePalette, FigurePalette
from chair_desk.gui.parts.report_writing_line import WritingLine
from chair_desk.services import report_writing as writing
from chair_desk.services.report_finding import (
    EvidenceChoice,
    evidence_choices,
    figure_choices,
    rows_named,
)
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage


class EvidenceDoing:
    """Does what the panel below the sentences asks."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self._held: WritingLine | None = None

    @property
    def line(self) -> WritingLine | None:
        """Return the line that is written in: a sentence in its place, or a new one."""
        held = self._page.window().focusWidget()
        if isinstance(held, WritingLine) and self._page.isAncestorOf(held):
            return held
        return None

    def link(self) -> None:
        """Offer what the sentence that is written, else the chosen one, may be linked to.

        In an empty line nothing is written: it is the sentence just added that is meant.
        """
        line = self.line
        if line is not None and self._page.line is not None and not line.toPlainText().strip():
            line = None
        if line is None:
            self._page.doing.show_sentences()
        self._over(line, EvidencePalette, partial(self._found, line))

    def put_figure(self) -> None:
        """Offer figures as they stand; the chosen one goes into the sentence and follows."""
        if self.line is None:
            self._page.writing.write_new()
        line = self.line
        if line is not None:
            self._over(line, FigurePalette, partial(self._figures_found, line))

    def _over(
        self,
        line: WritingLine | None,
        kind: Callable[[QWidget, Callable[[str], list[Found]]], CommandPalette],
        search: Callable[[str], list[Found]],
    ) -> None:
        """Lay a list over what is written, which stays open meanwhile."""
        if line is not None:
            line.is_held = True
        self._held = line
        palette = kind(self._page.window(), search)
        palette.put_away.connect(self._let_go)
        palette.present()

    def _let_go(self) -> None:
        line, self._held = self._held, None
        if line is not None and isValid(line):
            line.is_held = False

    def _figures_found(self, line: WritingLine, text: str) -> list[Found]:
        view = self._page.view
        return [
            Found(label=one.label, note=one.words, icon="table-2",
                  do=partial(line.put_figure, one))
            for one in (figure_choices(view, text) if view else ())
        ]  # fmt: skip

    def _found(self, line: WritingLine | None, text: str) -> list[Found]:
        page = self._page
        if page.view is None:
            return []
        return [
            Found(
                label=one.label,
                note=one.words,
                icon="link" if one.table else "table-2",
                do=partial(self._link_to, page.sentence_id, one, line),
            )
            for one in evidence_choices(page.session.desk, page.view, text)
        ]

    def _link_to(self, sentence_id: str, one: EvidenceChoice, line: WritingLine | None) -> None:
        if line is not None and one.table:
            line.put_link(one)
        elif line is not None:
            line.put_figure(one)
        elif one.table:
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
