"""Making a binder for inspectors from the page of the yearly report: what is asked, then a file."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.background import Background
from chair_desk.gui.document_writing import WritingDocument
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import BinderAsked, BinderBundle
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.services.binder import (
    FORMATS,
    READERS,
    asked_words,
    binder_document_of,
    binder_steps,
)
from chair_desk.services.names import words_of
from chair_desk.services.organisations import organisations
from chair_desk.services.publishing import refuse_path
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage

KINDS = "PDF (*.pdf);;Word (*.docx);;Web page (*.html)"
_ASKED = Table(
    name="binder", label=N_("Inspection binder"), record_class=object,
    columns=(
        Column(name="words", label=N_("What it is about"),
               help=N_("A few words; a comma parts alternatives: missing, return home")),
        Column(name="organisation_id", label=N_("Partner"), kind=Kind.LINK, optional=True),
        Column(name="from_on", label=N_("From"), kind=Kind.DATE, optional=True, python_type=date),
        Column(name="to_on", label=N_("Until"), kind=Kind.DATE, optional=True, python_type=date),
        Column(name="audience", label=N_("For whom"), kind=Kind.CHOICE, python_type=Audience),
    ),
)  # fmt: skip


class BinderDoing(QObject):
    """Asks what a binder is about, reads the record a little at a time, and writes it."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._background = Background(self)
        self._asked = BinderAsked()
        self._path, self._kind = Path(), "pdf"
        self._steps: Generator[int, None, BinderBundle] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self.panel: FormPanel | None = None

    @property
    def is_reading(self) -> bool:
        """Say whether the record is being read for a binder."""
        return self._steps is not None

    def ask(self) -> None:
        """Ask what the binder is about, in place of the sentences."""
        page = self._page
        page.settle()
        self._drop()
        self.panel = _Maker(page.session).make(self._take)
        self.panel.kept.connect(self._ask_for_file)
        self.panel.left.connect(self.leave)
        page.middle.addWidget(self.panel)
        page.stack.setCurrentWidget(page.whole)
        page.middle.setCurrentWidget(self.panel)
        self.panel.focus_first()

    def leave(self) -> None:
        """Show the sentences again; nothing is written."""
        self.stop()
        self._drop()
        self._page.refresh()
        self._page.doing.show_sentences()

    def stop(self) -> None:
        """Stop reading for a binder."""
        self._timer.stop()
        self._steps = None

    def _drop(self) -> None:
        if self.panel is not None:
            self._page.middle.removeWidget(self.panel)
            self.panel.deleteLater()
            self.panel = None

    def _take(self, values: Values) -> Changes | dict[str, str]:
        from_on, to_on = values["from_on"], values["to_on"]
        asked = BinderAsked(
            words=str(values["words"] or ""),
            organisation_id=str(values["organisation_id"] or ""),
            from_on=from_on if isinstance(from_on, date) else None,
            to_on=to_on if isinstance(to_on, date) else None,
            audience=Audience(str(values["audience"] or Audience.MEMBERS)),
        )
        if not words_of(asked.words) and not asked.organisation_id:
            return {"words": _("Say what the binder is about: a few words, or a partner.")}
        self._asked = asked
        return Changes(label="")

    def _ask_for_file(self) -> None:
        page = self._page
        said = asked_words(page.session.desk, self._asked)
        name = "".join(sign for sign in said if sign.isalnum() or sign in " -,")[:60].strip()
        offered = f"{_('Inspection binder')} {name}.pdf"
        title = _("Write the inspection binder")
        ask_new_file(page.window(), title, self.write_file, offered=offered, kinds=KINDS)

    def write_file(self, name: str) -> None:
        """Read what was asked for, then write it to this file."""
        page, path = self._page, Path(name)
        self._kind = path.suffix.lower().removeprefix(".")
        if self._kind not in FORMATS:
            self._kind, path = "pdf", path.with_name(f"{path.name}.pdf")
        self._path = path
        try:
            refuse_path(page.session.desk, path, replace=True)
        except Refused as refusal:
            page.show_refusal(refusal)
            return
        self._steps = binder_steps(page.session.desk, self._asked)
        self._timer.start()

    def _step(self) -> None:
        page, steps = self._page, self._steps
        if steps is None or page.session.is_over:
            self.stop()
            return
        try:
            count = next(steps)
        except StopIteration as end:
            self.stop()
            document = binder_document_of(end.value)
            self._background.run(
                WritingDocument(document, self._path, self._kind), self._written, self._broke
            )
        except Refused as refusal:
            self.stop()
            page.show_refusal(refusal)
        else:
            said = _("Reading for the binder: {count} found. Esc stops it.")
            page.message.say(said.format(count=count), tone="accent")

    def _written(self, path: Path) -> None:
        self.leave()
        self._page.message.say(_("Wrote {name}.").format(name=path.name), tone="accent")

    def _broke(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._page.show_problem(problem)


class _Maker(FormMaker):
    """Makes the form of what is asked for."""

    def make(self, take: Callable[[Values], Changes | dict[str, str]]) -> FormPanel:
        """Return the form; `take` gets its values."""
        partners = [(one.id, one.name) for one in organisations(self._session.desk)]
        form = self._table_form(
            _ASKED,
            [column.name for column in _ASKED.columns],
            organisation_id=partners,
            audience=[(one, _(said)) for one, said in READERS.items()],
        )
        form.show_values({"audience": Audience.MEMBERS})
        panel = FormPanel(
            _("Inspection binder"),
            _("Everything on one theme, indexed and in order of time. What the readers may not see"
              " is left out."),
            [form],
            take,
        )  # fmt: skip
        panel.save_button.setText(_("Write the binder"))
        return panel
