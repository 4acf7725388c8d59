"""Sending a yearly report out: which edition and for whom, what the sweep saw, then the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.background import Background
from chair_desk.gui.document_writing import WritingDocument
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.report_bundle import ReportKind
from chair_desk.services.binder import READERS
from chair_desk.services.publishing import refuse_path
from chair_desk.services.report_gaps import personal_gaps
from chair_desk.services.report_publishing import (
    FORMATS,
    KIND_WORDS,
    ReportAsked,
    keep_copy,
    prepare_report,
    report_name,
)
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage

BINDER = "binder"  # among what can go out: it asks for itself what it is to be about
FORMAT_WORDS = {"docx": N_("Word"), "pdf": N_("PDF"), "html": N_("Web page")}
_ASKED = Table(
    name="report_export", label=N_("Export the report"), record_class=object,
    columns=(
        Column(name="kind", label=N_("What"), kind=Kind.CHOICE, python_type=str),
        Column(name="audience", label=N_("For whom"), kind=Kind.CHOICE, python_type=Audience),
        Column(name="format", label=N_("As"), kind=Kind.CHOICE, python_type=str),
        Column(name="is_large", label=N_("In large print"), kind=Kind.YES_NO, python_type=bool,
               help=N_("At 16 points. Easy read always is.")),
    ),
)  # fmt: skip


class ExportDoing(QObject):
    """Asks for the edition, sweeps it for what may point at one person, and writes it."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self.asked = ReportAsked()
        self._is_binder = False
        self.panel: FormPanel | None = None

    def export(self) -> None:
        """Ask which edition goes out, in place of the sentences."""
        page = self._page
        page.settle()
        if page.view is None:
            return
        self._drop()
        self.panel = _Maker(page.session).make(self.asked, self._take)
        self.panel.kept.connect(self._sweep)
        self.panel.left.connect(self.leave)
        page.middle.addWidget(self.panel)
        page.middle.setCurrentWidget(self.panel)
        self.panel.focus_first()

    def _take(self, values: Values) -> Changes:
        self._is_binder = values["kind"] == BINDER
        if self._is_binder:
            return Changes(label="")
        self.asked = ReportAsked(
            kind=ReportKind(str(values["kind"] or ReportKind.WHOLE)),
            audience=Audience(str(values["audience"] or Audience.PUBLIC)),
            format=str(values["format"] or "docx"),
            is_large=bool(values["is_large"]),
        )
        return Changes(label="")

    def _sweep(self) -> None:
        """Show what may point at one person; with nothing seen, ask for the file."""
        page = self._page
        self._drop()
        if page.view is None:
            return
        if self._is_binder:
            page.binder.ask()
            return
        found = personal_gaps(page.session.desk, page.view, self.asked.audience)
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

    def leave(self) -> None:
        """Show the sentences again; nothing was written."""
        self._drop()
        self._page.doing.show_sentences()
        self._page.sentences.setFocus()
        self._page.refresh_commands()

    def _drop(self) -> None:
        if self.panel is not None:
            self._page.middle.removeWidget(self.panel)
            self.panel.deleteLater()
            self.panel = None

    def ask_for_file(self) -> None:
        """Ask for the file, of the kind that was chosen."""
        page, asked = self._page, self.asked
        if page.view is None:
            return
        page.doing.show_sentences()
        page.refresh_commands()
        offered = report_name(page.session.desk, page.view, asked.format, kind=asked.kind)
        kinds = f"{_(FORMAT_WORDS[asked.format])} (*.{asked.format})"
        title = _("Export the report")
        ask_new_file(page.window(), title, self.write_file, offered=offered, kinds=kinds)

    def write_file(self, name: str) -> None:
        """Write the report beside the window's work: Word, PDF or a web page, by the ending."""
        page, path, asked = self._page, Path(name), self.asked
        kind = path.suffix.lower().removeprefix(".")
        if kind not in FORMATS:
            kind = asked.format
            path = path.with_name(f"{path.name}.{kind}")
        try:
            refuse_path(page.session.desk, path, replace=True)
            document = prepare_report(
                page.session.desk,
                page.report_id,
                audience=asked.audience,
                is_large=asked.is_large,
                copy=self._copy() if kind == "docx" else "",
                kind=asked.kind,
            )
        except Refused as refusal:
            page.show_refusal(refusal)
            return
        self._background.run(WritingDocument(document, path, kind), self._written, self._broke)

    def _copy(self) -> str:
        """Keep what goes out whole, so that it can be read when it comes back."""
        page, asked = self._page, self.asked
        if page.view is None or page.session.read_only or page.view.report.published_on:
            return ""
        if asked.kind is not ReportKind.WHOLE:
            return ""
        made = page.session.run(keep_copy, page.report_id, asked.audience)
        return made.made if made is not None else ""

    def _written(self, path: Path) -> None:
        self._page.message.say(_("Wrote {name}.").format(name=path.name), tone="accent")

    def _broke(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._page.show_problem(problem)


class _Maker(FormMaker):
    """Makes the form of what goes out."""

    def make(self, asked: ReportAsked, take: Callable[[Values], Changes]) -> FormPanel:
        """Return the form, as it was answered last; `take` gets its values."""
        form = self._table_form(
            _ASKED,
            [column.name for column in _ASKED.columns],
            kind=[
                *((str(one), _(said)) for one, said in KIND_WORDS.items()),
                (BINDER, _("Inspection binder")),
            ],
            audience=[(one, _(said)) for one, said in READERS.items()],
            format=[(one, _(said)) for one, said in FORMAT_WORDS.items()],
        )
        form.show_values(
            {"kind": str(asked.kind), "audience": asked.audience, "format": asked.format,
             "is_large": asked.is_large}
        )  # fmt: skip
        panel = FormPanel(
            _("Export the report"),
            _("What the readers may not see is left out. Before anything is written, what may point"
              " at one person is listed."),
            [form],
            take,
        )  # fmt: skip
        panel.save_button.setText(_("Look through it and export"))
        return panel
