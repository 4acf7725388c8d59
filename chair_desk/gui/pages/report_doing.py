"""What the page of the yearly report does on its own behalf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from chair_desk.gui.background import Background
from chair_desk.gui.parts.report_years import YearPalette
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import report_writing as writing
from chair_desk.services.publishing import Document, refuse_path, rendered, write_document
from chair_desk.services.report_gaps import Gap, personal_gaps
from chair_desk.services.report_publishing import (
    FORMATS,
    keep_copy,
    prepare_report,
    report_name,
)
from chair_desk.services.yearly_reports import begin_report, draft_again
from chair_desk.words import _

if TYPE_CHECKING:
    from datetime import date

    from chair_desk.gui.pages.report import ReportPage

KINDS = "Word (*.docx);;PDF (*.pdf);;Web page (*.html)"


class _Writing:
    """Makes the bytes and writes the file, on the other thread; it reads no board."""

    def __init__(self, document: Document, path: Path, kind: str) -> None:
        self._document, self._path, self._kind = document, path, kind

    def __call__(self) -> Path:
        return write_document(self._path, rendered(self._document, self._kind))


class ReportDoing:
    """Does what the buttons of one page ask."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self._background = Background(page)

    # -------------------------------------------------------------- the draft

    def begin(self) -> None:
        """Begin the report of the chosen year, by every outline that it owes."""
        page = self._page
        if page.ends_on is not None:
            page.session.run(begin_report, page.ends_on, page.outline)
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

    def show_sentences(self) -> None:
        """Show the sentences of the chosen head."""
        self._page.middle.setCurrentWidget(self._page.written)

    def go_to_gap(self, gap: Gap) -> None:
        """Go to where a gap can be mended."""
        page = self._page
        page.heads.choose(gap.head)
        self.show_sentences()
        if gap.sentence_id:
            page.sentences.choose(gap.sentence_id)
            page.sentences.setFocus()
        else:
            page.new_line.setFocus()

    # -------------------------------------------------------------- out

    def export(self) -> None:
        """Sweep for what may point at one person; with nothing seen, ask for the file."""
        page = self._page
        page.settle()
        if page.view is None:
            return
        found = personal_gaps(page.session.desk, page.view, Audience.PUBLIC)
        if not found:
            self.ask_for_file()
            return
        page.swept.show_found(found)
        page.middle.setCurrentWidget(page.swept)
        page.swept.setFocus()
        page.refresh_commands()

    @property
    def is_sweeping(self) -> bool:
        """Say whether what the sweep saw is shown."""
        return self._page.middle.currentWidget() is self._page.swept

    def leave_sweep(self) -> None:
        """Show the sentences again; nothing was written."""
        self.show_sentences()
        self._page.sentences.setFocus()

    def ask_for_file(self) -> None:
        """Ask for the file of the report: Word first, for it is a draft that others edit."""
        page = self._page
        if page.view is None:
            return
        self.show_sentences()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = report_name(page.session.desk, page.view)
        dialog = QFileDialog(page.window(), _("Export the report"), folder, KINDS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(QDir(folder).filePath(offered))
        dialog.fileSelected.connect(self.write_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_file(self, name: str) -> None:
        """Write the report beside the window's work: Word, PDF or a web page, by the ending."""
        page, path = self._page, Path(name)
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            kind, path = "docx", path.with_name(f"{path.name}.docx")
        try:
            refuse_path(page.session.desk, path, replace=True)
            document = prepare_report(
                page.session.desk, page.report_id, copy=self._copy() if kind == "docx" else ""
            )
        except Refused as refusal:
            page.show_refusal(refusal)
            return
        self._background.run(_Writing(document, path, kind), self._written, self._broke)

    def _copy(self) -> str:
        """Keep what goes out, so that it can be read when it comes back."""
        page = self._page
        if page.view is None or page.session.read_only or page.view.report.published_on:
            return ""
        made = page.session.run(keep_copy, page.report_id)
        return made.made if made is not None else ""

    def _written(self, path: Path) -> None:
        self._page.message.say(_("Wrote {name}.").format(name=path.name), tone="accent")

    def _broke(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._page.show_problem(problem)
