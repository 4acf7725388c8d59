"""The forms of the agenda page, each shown in the place of the table for a while."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.agenda_picker import body_words, meeting_words
from chair_desk.records.boards import Body
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value, table_of
from chair_desk.records.meetings import Meeting, MeetingKind
from chair_desk.services import meetings as services
from chair_desk.words import _

if TYPE_CHECKING:  # the forms are imported when the first of them is wanted
    from chair_desk.gui.pages.agenda import AgendaPage
    from chair_desk.gui.pages.agenda_paste import PastePanel
    from chair_desk.gui.parts.form_panel import FormPanel
    from chair_desk.gui.parts.record_form import RecordForm
    from chair_desk.services.pack_papers import PaperOffer

COLUMNS = ("held_on", "starts", "ends", "place", "kind", "access_notes")


class AgendaForms:
    """Shows a form over the builder and puts it away again."""

    def __init__(self, page: AgendaPage) -> None:
        self._page = page
        self._form: QWidget | None = None

    def is_away(self) -> bool:
        """Say whether no form is shown."""
        return self._form is None

    # -------------------------------------------------------------- meetings

    def show_new(self) -> None:
        """Ask for a new meeting: which body, when, where."""
        from chair_desk.gui.parts.form_panel import FormPanel
        from chair_desk.services.boards import main_body

        desk = self._page.session.desk
        body = main_body(desk)
        last = services.meetings(desk, body.id)[:1]
        form = self._form_for(("body_id", *COLUMNS))
        form.show_values(
            {
                "body_id": body.id,
                "starts": last[0].starts if last else services.STARTS,
                "ends": last[0].ends if last else services.ENDS,
                "place": desk.board.meeting_place,
                "kind": MeetingKind.ORDINARY,
            }
        )
        note = _("The standing items and the minutes to confirm come by themselves.")
        self._present(FormPanel(_("New meeting"), note, [form], self._add))

    def show_change(self) -> None:
        """Ask for another day, other hours or another place."""
        from chair_desk.gui.parts.form_panel import FormPanel

        page = self._page
        meeting = page.meeting
        if meeting is None:
            return
        form = self._form_for(COLUMNS)
        form.show_values({name: getattr(meeting, name) for name in COLUMNS})
        title = meeting_words(page.session.desk, meeting)
        self._present(FormPanel(title, "", [form], self._change))

    def _form_for(self, columns: tuple[str, ...]) -> RecordForm:
        from chair_desk.gui.parts.record_form import RecordForm
        from chair_desk.gui.parts.spoken_days import day_reader
        from chair_desk.services.boards import bodies

        desk = self._page.session.desk
        kinds = {MeetingKind.ORDINARY: _("Ordinary"), MeetingKind.EXTRAORDINARY: _("Extraordinary")}
        return RecordForm(
            table_of(Meeting),
            columns,
            choices={
                "body_id": [(body.id, _body_name(body)) for body in bodies(desk)],
                "kind": list(kinds.items()),
            },
            read_date=day_reader(desk.today()),
        )

    def _add(self, values: dict[str, Value]) -> Changes | dict[str, str]:
        if missing := _no_date(values):
            return missing
        body_id, held_on = values.pop("body_id"), values.pop("held_on")
        return self._page.session.try_out(
            services.add_meeting, body_id, cast("Any", held_on), **values
        )

    def _change(self, values: dict[str, Value]) -> Changes | dict[str, str]:
        if missing := _no_date(values):
            return missing
        page = self._page
        return page.session.try_out(services.change_meeting, page.meeting_id, **values)

    # -------------------------------------------------------------- others

    def show_paste(self) -> None:
        """Ask for the text of an agenda made elsewhere."""
        from chair_desk.gui.pages.agenda_paste import PastePanel

        self._present(PastePanel(self._page.session, self._page.meeting_id))

    def show_export(self) -> None:
        """Ask how the agenda is to be given out."""
        from chair_desk.gui.pages.meeting_export import ExportPanel

        page = self._page
        if page.meeting is not None:
            page.settle()
            self._present(ExportPanel(page.session, page.meeting, what="agenda"))

    def show_pack(self) -> None:
        """Show what the pack is like, and make it."""
        from chair_desk.gui.pages.pack_panel import PackPanel

        page = self._page
        if page.meeting is not None:
            page.settle()
            self._present(PackPanel(page.session, page.meeting))

    def show_paper(self, paper_id: str) -> None:
        """Show one paper in full: its cover sheet, asking for it, versions, who gets it."""
        from chair_desk.gui.pages.paper_panel import PaperPanel

        page = self._page
        page.settle()
        try:
            panel = PaperPanel(page.session, paper_id)
        except Refused as refusal:
            page.show_refusal(refusal)
            return
        self._present(panel)

    def show_bringing(self, paths: Sequence[Path], to: PaperOffer | None = None) -> None:
        """Show where files go that were dropped or chosen; with `to`, bring them there at once."""
        from chair_desk.gui.pages.paper_bringing import PaperBringing

        page = self._page
        if page.meeting is None or not paths:
            return
        page.settle()
        panel = PaperBringing(page.session, page.meeting_id, paths, to)
        self._present(panel)
        if to is not None:
            panel.bring()

    # -------------------------------------------------------------- showing

    def _present(self, form: FormPanel | PastePanel | QWidget) -> None:
        self.leave()
        page = self._page
        self._form = form
        form.left.connect(self.leave)  # type: ignore[union-attr]
        if hasattr(form, "kept"):
            form.kept.connect(self._kept)
        page.side.addWidget(form)
        page.side.setCurrentWidget(form)
        form.focus_first()  # type: ignore[union-attr]

    def _kept(self, changes: Changes) -> None:
        page = self._page
        self.leave()
        if changes.made and page.session.desk.get(Meeting, changes.made) is not None:
            page.session.choose_meeting(changes.made)

    def leave(self) -> None:
        """Put the form away and show the agenda again."""
        form, self._form = self._form, None
        if form is None:
            return
        if (end := getattr(form, "end", None)) is not None:
            end()  # no work and no process is left behind
        page = self._page
        page.side.setCurrentWidget(page.builder if page.meeting else page.empty)
        page.side.removeWidget(form)
        form.deleteLater()
        page.table.setFocus()


def _body_name(body: Body) -> str:
    shown = body_words(body)
    return body.name if shown == body.name else f"{shown}: {body.name}"


def _no_date(values: dict[str, Value]) -> dict[str, str]:
    held_on = values.get("held_on")
    if not held_on:
        return {"held_on": _("Say the day, as 18 dec or next thursday.")}
    if isinstance(held_on, str):
        words = _("“{words}” is no day that is understood. Write it as 18 dec 2026.")
        return {"held_on": words.format(words=held_on)}
    return {}
