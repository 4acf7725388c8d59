"""Reminder sheets: for each partner what it still owes, at any time, to print or attach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chair_desk.records.action_sheets import PartnerSheet, SheetAction, SheetsOfMeeting
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import day_beside, full_day
from chair_desk.records.people import Person, SeatKind
from chair_desk.records.spans import words_for
from chair_desk.reports.action_sheets import action_sheets_document
from chair_desk.reports.document import Document
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.action_sheets import NamedDocument
from chair_desk.services.action_tracker import ActionGroup, tracker
from chair_desk.services.boards import bodies
from chair_desk.services.desk import Desk
from chair_desk.services.file_names import safe_name
from chair_desk.services.members import Member, members_on
from chair_desk.words import _


def reminded(desk: Desk, known: Sequence[ActionGroup] | None = None) -> list[ActionGroup]:
    """Return the partners that a sheet is made for, with all that each has open.

    They are those with something late; where nothing is late, all with something open. What
    only the confidential part may hold is on no sheet. `known` are all open actions by partner,
    where they were read already.
    """
    groups = []
    for group in tracker(desk).groups if known is None else known:
        lines = tuple(
            line for line in group.lines if Audience.MEMBERS.may_read(line.action.audience)
        )
        if group.key and lines:
            groups.append(replace(group, lines=lines))
    wanted = [group for group in groups if group.late] or groups
    return [replace(one, lines=words_for(one.lines, Audience.MEMBERS)) for one in wanted]


def prepare_reminders(desk: Desk, *, format: str = "pdf") -> list[NamedDocument]:  # noqa: A002
    """Make a sheet for each partner that is reminded, each with the name of its file.

    Raises:
        Refused: No partner has an open action.
    """
    found, _holders = sheets_reminded(desk)
    return [
        NamedDocument(
            name=sheet_name(desk, number, sheet, format),
            document=sheet_document(desk, found, sheet),
        )
        for number, sheet in enumerate(found.sheets, start=1)
    ]


def sheets_reminded(desk: Desk) -> tuple[SheetsOfMeeting, list[Person | None]]:
    """Return a sheet for each partner that is reminded, and beside it whom it goes to.

    Raises:
        Refused: No partner has an open action.
    """
    groups = reminded(desk)
    if not groups:
        raise Refused(_("No partner has an open action, so there is no sheet to write."))
    today = desk.today()
    body = bodies(desk)[0]
    members = members_on(desk, body.id, today)
    manager = next((one for one in members if one.seat.kind is SeatKind.STAFF and one.person), None)
    found = SheetsOfMeeting(
        board=desk.board.name,
        body=body,
        held_on=today,
        sheets=tuple(_sheet(desk, group, members) for group in groups),
        marking=desk.board.marking,
        return_to=manager.person.name if manager and manager.person else "",
    )
    holders = [_holder(members, group) for group in groups]
    return found, [one.person if one else None for one in holders]


def sheet_document(desk: Desk, found: SheetsOfMeeting, sheet: PartnerSheet) -> Document:
    """Return the document of one reminder sheet."""
    today = desk.today()
    day = full_day(today)
    return replace(
        action_sheets_document(found, [sheet], made_on=today),
        title=_("Actions for {partner}, {day}").format(partner=sheet.partner, day=day),
        footer_state=_("Open actions as at {day}").format(day=day),
    )


def _holder(members: Sequence[Member], group: ActionGroup) -> Member | None:
    """Return who speaks for a partner on the board today."""
    return next(
        (
            one
            for one in members
            if one.organisation and one.organisation.id == group.key and one.person
        ),
        None,
    )


def _sheet(desk: Desk, group: ActionGroup, members: Sequence[Member]) -> PartnerSheet:
    holder = _holder(members, group)
    return PartnerSheet(
        partner=group.label,
        to=holder.person.name if holder and holder.person else "",
        post=holder.appointment.post if holder and holder.appointment else "",
        before=tuple(_said(desk, line) for line in group.lines),
    )


def _said(desk: Desk, line: ActionLine) -> SheetAction:
    action = line.action
    due = _("Due: {words}").format(words=action.due_words) if action.due_words else ""
    if action.due_on is not None:
        due = _("Due {date}").format(date=day_beside(action.due_on, desk.today()))
    return SheetAction(
        reference=action.reference,
        words=action.title,
        owner=line.owner_words,
        due=due,
        late=line.working_days_late_words,
    )


def sheet_name(desk: Desk, number: int, sheet: PartnerSheet, ending: str) -> str:
    """Name a file; the number keeps apart two partners that are called alike."""
    board = desk.board.short_name or desk.board.name
    words = _("{board} reminder {number:02d}, {partner}, {day}").format(
        board=board, number=number, partner=sheet.partner, day=desk.today().isoformat()
    )
    return f"{safe_name(words)}.{ending}"
