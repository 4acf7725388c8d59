"""Changing the list of heads on the page of the yearly report, with no code to write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.command_palette import CommandPalette, Found
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.services.report_outline import add_head, change_head, leave_out_head, move_head
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage

_HEAD = Table(
    name="report_head", label=N_("Head of the report"), record_class=object,
    columns=(
        Column(name="title", label=N_("Title"), required=True),
        Column(name="covers", label=N_("What it must cover"), kind=Kind.TEXT, optional=True),
    ),
)  # fmt: skip
_NAMES = ("title", "covers")


class OutlineDoing:
    """Adds, renames, moves, leaves out and brings back heads."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self.panel: FormPanel | None = None

    def add(self) -> None:
        """Ask for a head of the board's own, to stand after the chosen one."""
        page = self._page
        service = partial(add_head, after=page.head_key)
        self._ask(_("Add a head"), {}, service, page.report_id)

    def change(self) -> None:
        """Ask what the chosen head is to be called."""
        page, chosen = self._page, self._page.chosen_head
        if chosen is not None:
            values: Values = {"title": chosen.head.title, "covers": chosen.head.covers}
            self._ask(_("Rename the head"), values, change_head, page.report_id, page.head_key)

    def move_up(self) -> None:
        """Move the chosen head up."""
        self._run(move_head, by=-1)

    def move_down(self) -> None:
        """Move the chosen head down."""
        self._run(move_head, by=1)

    def leave_out(self) -> None:
        """Leave the chosen head out; its sentences are kept."""
        self._run(leave_out_head)

    def bring_back(self) -> None:
        """Offer the heads that were left out."""
        palette = CommandPalette(self._page.window(), self._found)
        for part in (palette, palette.panel, palette.line):
            part.setAccessibleName(_("Bring back a head"))
        palette.line.setPlaceholderText(_("A head that was left out"))
        palette.present()

    def _found(self, text: str) -> list[Found]:
        view = self._page.view
        return [
            Found(label=head.title, note=head.covers, icon="plus", do=partial(self._back, head.key))
            for head in (view.outline.heads if view else ())
            if head.is_left_out and text.lower() in f"{head.title} {head.covers}".lower()
        ]

    def _back(self, key: str) -> None:
        page = self._page
        page.session.run(leave_out_head, page.report_id, key, is_left_out=False)
        page.heads.choose(key)

    def _run(self, service: Callable[..., Changes], **named: object) -> None:
        page = self._page
        page.settle()
        page.session.run(service, page.report_id, page.head_key, **named)
        page.heads.setFocus()

    def _ask(
        self, title: str, values: Values, service: Callable[..., Changes], *before: str
    ) -> None:
        page = self._page
        page.settle()
        self._drop()
        self.panel = _Maker(page.session).make(title, values, service, *before)
        self.panel.kept.connect(self._kept)
        self.panel.left.connect(self.leave)
        page.middle.addWidget(self.panel)
        page.middle.setCurrentWidget(self.panel)
        self.panel.focus_first()

    def _kept(self) -> None:
        self._page.refresh()
        self.leave()

    def leave(self) -> None:
        """Show the sentences again."""
        self._drop()
        self._page.doing.show_sentences()
        self._page.heads.setFocus()

    def _drop(self) -> None:
        if self.panel is not None:
            self._page.middle.removeWidget(self.panel)
            self.panel.deleteLater()
            self.panel = None


class _Maker(FormMaker):
    """Makes the form of one head."""

    def make(
        self, title: str, values: Values, service: Callable[..., Changes], *before: str
    ) -> FormPanel:
        """Return the form; what is written goes to the service."""
        form = self._table_form(_HEAD, _NAMES)
        form.show_values(values)
        note = _("What the law or guidance asks for stays marked, whatever the head is called.")
        return self._panel(title, note, form, service, *before)
