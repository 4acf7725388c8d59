"""What can be done on the agenda page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.gui.parts.agenda_purposes import next_purpose
from chair_desk.gui.sheet_printing import sheet_command
from chair_desk.records.meetings import ItemKind, MeetingState
from chair_desk.services import agenda as services
from chair_desk.services import meetings
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.agenda import AgendaPage

_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)


def _meeting(page: AgendaPage) -> str:
    if page.meeting is None:
        return _("There is no meeting yet. Add one first.")
    if page.meeting.state is MeetingState.CONFIRMED:
        return _("The minutes of this meeting are confirmed. Its agenda stays as it was.")
    return ""


def _any_meeting(page: AgendaPage) -> str:
    return "" if page.meeting is not None else _("There is no meeting yet. Add one first.")


def _item(page: AgendaPage) -> str:
    if page.table.current() is None:
        return _meeting(page) or _("Choose an item first.")
    return _meeting(page)


def _business(page: AgendaPage) -> str:
    line = page.table.current()
    if line is not None and line.item.kind is ItemKind.BREAK:
        return _("A break has no purpose and no papers.")
    return _item(page)


def _draft(page: AgendaPage) -> str:
    if page.meeting is not None and page.meeting.state is not MeetingState.DRAFT:
        return _("The agenda is out already.")
    return _meeting(page)


def _issued(page: AgendaPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.AGENDA_ISSUED:
        return _("The agenda is not out, or the meeting has begun.")
    return ""


def _not_begun(page: AgendaPage) -> str:
    if page.meeting is not None and page.meeting.state not in _AHEAD:
        return _("This meeting has begun. Its record stays.")
    return _meeting(page)


# ------------------------------------------------------------------ items


def _add_item(page: AgendaPage) -> None:
    page.doing.add_item()


def _add_under(page: AgendaPage) -> None:
    page.doing.add_item(is_under=True)


def _add_break(page: AgendaPage) -> None:
    line = page.table.current()
    changes = page.session.run(
        services.add_break, page.meeting_id, after_id=line.item.id if line else None
    )
    page.doing.go_to_made(changes)


def _edit_title(page: AgendaPage) -> None:
    page.table.setFocus()
    page.table.edit_title()


def _remove(page: AgendaPage) -> None:
    line = page.table.current()
    if line is not None:
        page.session.run(services.remove_item, line.item.id)


def _defer(page: AgendaPage) -> None:
    line = page.table.current()
    if line is not None:
        page.session.run(services.defer_item, line.item.id)


def _change_minutes(page: AgendaPage, by: int) -> None:
    line = page.table.current()
    if line is not None:
        minutes = max(line.item.planned_minutes + by, 0)
        page.session.run(services.change_item, line.item.id, planned_minutes=minutes)


def _longer(page: AgendaPage) -> None:
    _change_minutes(page, 1)


def _shorter(page: AgendaPage) -> None:
    _change_minutes(page, -1)


def _purpose(page: AgendaPage) -> None:
    line = page.table.current()
    if line is not None:
        purpose = next_purpose(line.item.purpose)
        page.session.run(services.change_item, line.item.id, purpose=purpose)


def _paper(page: AgendaPage) -> None:
    page.show_inspector()
    page.inspector.papers.focus_new()


def _with_paper(page: AgendaPage) -> str:
    line = page.table.current()
    if line is not None and not line.papers:
        return _("This item has no paper. Add one first.")
    return _business(page)


def _paper_details(page: AgendaPage) -> None:
    line = page.table.current()
    if line is not None and line.papers:
        owed = [*line.missing_papers, *line.papers]
        page.forms.show_paper(owed[0].id)


def _file(page: AgendaPage) -> None:
    page.show_inspector()
    page.doing.files.choose("")


def _files(page: AgendaPage) -> None:
    page.doing.files.choose_many()


def _up(page: AgendaPage) -> None:
    page.doing.move(-1)


def _down(page: AgendaPage) -> None:
    page.doing.move(1)


def _under(page: AgendaPage) -> None:
    page.doing.move_under()


def _out(page: AgendaPage) -> None:
    line = page.table.current()
    if line is not None and line.item.parent_id:
        page.session.run(services.move_under, line.item.id, None)


# ------------------------------------------------------------------ the meeting


def _new_meeting(page: AgendaPage) -> None:
    page.forms.show_new()


def _change_meeting(page: AgendaPage) -> None:
    page.forms.show_change()


def _remove_meeting(page: AgendaPage) -> None:
    page.session.run(meetings.remove_meeting, page.meeting_id)


def _paste(page: AgendaPage) -> None:
    page.forms.show_paste()


def _issue(page: AgendaPage) -> None:
    page.session.run(meetings.issue_agenda, page.meeting_id)


def _recall(page: AgendaPage) -> None:
    page.session.run(meetings.recall_agenda, page.meeting_id)


def _export(page: AgendaPage) -> None:
    page.forms.show_export()


def _pack(page: AgendaPage) -> None:
    page.forms.show_pack()


def _fold(page: AgendaPage) -> None:
    page.fold_inspector()


def _command(name: str, label: str, do: object, **more: object) -> Command:
    more.setdefault("writes", True)
    more.setdefault("when", _item)
    return Command(name=f"agenda.{name}", label=label, menu="Meeting", do=do, **more)  # type: ignore[arg-type]


COMMANDS: tuple[Command, ...] = (
    _command("item", N_("Add item"), _add_item, keys="Ctrl+N", icon="plus", when=_meeting),
    _command("under", N_("Add an item under this one"), _add_under, keys="Ctrl+Shift+N",
             when=_business),
    _command("break", N_("Add a break"), _add_break, icon="coffee", when=_meeting),
    _command("title", N_("Edit the title"), _edit_title, icon="pencil"),
    _command("longer", N_("One minute more"), _longer),
    _command("shorter", N_("One minute less"), _shorter),
    _command("purpose", N_("Next purpose"), _purpose, when=_business),
    _command("paper", N_("Add paper to the item"), _paper, icon="paperclip", when=_business),
    _command("details", N_("The paper in full"), _paper_details, keys="Ctrl+Shift+D",
             icon="file-text", when=_with_paper),
    _command("file", N_("Add a file to the item"), _file, icon="file-plus", when=_business),
    _command("files", N_("Bring papers"), _files, keys="Ctrl+Shift+B", icon="files",
             when=_any_meeting),
    _command("up", N_("Move the item up"), _up, icon="arrow-up"),
    _command("down", N_("Move the item down"), _down, icon="arrow-down"),
    _command("nest", N_("Put under the item before"), _under),
    _command("out", N_("Take out from under its item"), _out),
    _command("defer", N_("Defer to the next meeting"), _defer, icon="corner-down-right"),
    _command("remove", N_("Remove the item"), _remove, icon="x"),
    _command("paste", N_("Paste an agenda"), _paste, icon="list-ordered", when=_meeting),
    _command("new", N_("New meeting"), _new_meeting, keys="Ctrl+Shift+M", icon="calendar-days",
             when=lambda _page: ""),
    _command("change", N_("Change day, hours or place"), _change_meeting, when=_meeting),
    _command("issue", N_("Issue agenda"), _issue, icon="send", when=_draft),
    _command("recall", N_("Take the agenda back into draft"), _recall, when=_issued),
    _command("remove_meeting", N_("Remove this meeting"), _remove_meeting, when=_not_begun),
    _command("export", N_("Export agenda"), _export, keys="Ctrl+P", icon="file-down",
             when=_any_meeting, writes=False),
    _command("pack", N_("Make the pack"), _pack, keys="Ctrl+Shift+K", icon="files",
             when=_any_meeting, writes=False),
    sheet_command("agenda"),
    _command("inspector", N_("Show or fold the inspector"), _fold, keys="F9",
             icon="panel-right", when=_any_meeting, writes=False),
)  # fmt: skip

KEYS: dict[str, str] = {
    "longer": "agenda.longer",
    "shorter": "agenda.shorter",
    "purpose": "agenda.purpose",
    "paper": "agenda.paper",
    "remove": "agenda.remove",
    "up": "agenda.up",
    "down": "agenda.down",
    "under": "agenda.nest",
    "out": "agenda.out",
}
"""Which command a key of the table asks for."""
