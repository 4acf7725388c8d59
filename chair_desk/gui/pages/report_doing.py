"""What the page of the yearly report does on its own behalf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.parts.report_years import YearPalette
from chair_desk.services import report_writing as writing
from chair_desk.services.report_gaps import Gap, GapKind
from chair_desk.services.report_since import changed_since
from chair_desk.services.yearly_reports import begin_owed, begin_report, draft_again
from chair_desk.words import _

if TYPE_CHECKING:
    from datetime import date

    from chair_desk.gui.pages.report import ReportPage


class ReportDoing:
    """Does what the buttons of one page ask."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page

    # -------------------------------------------------------------- the draft

    def begin(self) -> None:
        """Begin the report of the chosen year, by every outline that it owes."""
        page = self._page
        if page.ends_on is not None:
            if page.outline:
                page.session.run(begin_report, page.ends_on, page.outline)
            else:
                page.session.run(begin_owed, page.ends_on)
            page.heads.setFocus()

    def draft_again(self) -> None:
        """Add what the record has come to say since."""
        self._page.session.run(draft_again, self._page.report_id)

    def accept(self) -> None:
        """Take what changed as seen."""
        self._page.session.run(writing.accept_changes, self._page.report_id)

    def publish(self) -> None:
        """Freeze every figure."""
        self._page.settle()
        if self._page.session.run(writing.publish, self._page.report_id):
            self._page.message.say(
                _("The report is published."),
                _("Its figures no longer move. Undo, or Reopen as a draft, takes it back."),
                tone="grn",
            )

    def reopen(self) -> None:
        """Let a published report be written in again."""
        self._page.session.run(writing.reopen, self._page.report_id)

    def choose_year(self) -> None:
        """Offer the years and outlines that a report can be about."""
        YearPalette(self._page.window(), self._page.session.desk, self._show_year).present()

    def _show_year(self, ends_on: date, outline: str) -> None:
        page = self._page
        page.settle()
        page.ends_on, page.outline = ends_on, outline
        page.head_key = page.sentence_id = ""
        page.refresh()

    # -------------------------------------------------------------- gaps

    def switch_gaps(self) -> None:
        """Show what is missing, or the sentences again."""
        page = self._page
        is_on = page.middle.currentWidget() is page.gap_list
        if is_on:
            self.show_sentences()
            page.sentences.setFocus()
        else:
            page.middle.setCurrentWidget(page.gap_list)
            page.gap_list.setFocus()

    def switch_since(self) -> None:
        """Show what changed since the last draft, or the sentences again."""
        page = self._page
        if page.middle.currentWidget() is page.since_list:
            self.show_sentences()
            page.sentences.setFocus()
            return
        found = changed_since(page.session.desk, page.view) if page.view else []
        if not found:
            page.message.say(_("Nothing changed since the last draft."), tone="accent")
            return
        page.since_list.show_gaps(found)
        page.middle.setCurrentWidget(page.since_list)
        page.since_list.setFocus()

    def show_sentences(self) -> None:
        """Show the sentences of the chosen head."""
        self._page.middle.setCurrentWidget(self._page.written)

    def go_to_gap(self, gap: Gap) -> None:
        """Go to where a gap can be mended."""
        page = self._page
        if gap.kind is GapKind.LEFT_OUT:
            page.outlining.bring_back()
            return
        page.heads.choose(gap.head)
        self.show_sentences()
        if gap.sentence_id:
            page.sentences.choose(gap.sentence_id)
            page.sentences.setFocus()
        else:
            page.fitting.write_new()
