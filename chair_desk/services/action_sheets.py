"""Action sheets: for each partner what it agreed to do, ready before a meeting is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from chair_desk.records.action_sheets import PartnerSheet, SheetAction, SheetsOfMeeting
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Body
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, Person, SeatKind, Standing
from chair_desk.reports.action_sheets import action_sheets_document
from chair_desk.reports.document import Document
from chair_desk.services import publishing
from chair_desk.services.action_lines import OPEN_STATES, action_lines
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.ending import planned_after
from chair_desk.services.members import Member, members_on
from chair_desk.services.organisations import organisations
from chair_desk.services.records_made import partner_of
from chair_desk.words import _

_EVERYBODY = ("all partners", "all agencies", "all members", "everyone", "everybody", "all")
_DAYS_BEFORE = 10


@frozen(kw_only=True)
class NamedDocument:
    """A document with the name of the file that it goes to."""

    name: str
    document: Document


def sheets_of(
    desk: Desk, meeting_id: str, *, audience: Audience = Audience.MEMBERS
) -> SheetsOfMeeting:
    """Return a sheet for each partner that has an open action, in partner order.

    Actions agreed at the meeting come first, then those open from before. What is for all
    partners is on the sheet of each statutory one. An owner with no partner has a sheet of
    their own; what has no owner comes last. What these readers may not see is not in it.

    Raises:
        Refused: The meeting has not begun.
    """
    meeting = existing(desk, Meeting, meeting_id)
    bundle = publishing.cut_meeting(desk, meeting_id, audience)
    members = members_on(desk, meeting.body_id, meeting.held_on)
    following = next(iter(planned_after(desk, meeting)), None)
    manager = next((one for one in members if one.seat.kind is SeatKind.STAFF and one.person), None)
    return SheetsOfMeeting(
        board=desk.board.name,
        body=existing(desk, Body, meeting.body_id),
        held_on=meeting.held_on,
        sheets=tuple(_sheets(desk, meeting, bundle, members)),
        marking=meeting.marking or desk.board.marking,
        return_to=manager.person.name if manager and manager.person else "",
        return_by=_return_by(desk, following),
        next_on=following.held_on if following else None,
    )


def _return_by(desk: Desk, following: Meeting | None) -> date | None:
    """Return the day by which answers are in time for the papers of the next meeting."""
    if following is None:
        return None
    days = max(_DAYS_BEFORE, desk.profile(following.held_on).notice.days)
    found = desk.working_days().before(following.held_on, days)
    return found if found > desk.today() else None


def _sheets(
    desk: Desk, meeting: Meeting, bundle: MeetingBundle, members: Sequence[Member]
) -> list[PartnerSheet]:
    agreed, before = (
        _by_owner(desk, meeting, bundle.actions),
        _by_owner(desk, meeting, bundle.carried),
    )
    said = _said(desk, meeting, (*bundle.actions, *bundle.carried))
    order = [row.id for row in organisations(desk)]
    keys = sorted(
        {*agreed, *before},
        key=lambda key: (order.index(key) if key in order else len(order), not key, key),
    )
    return [
        _sheet(desk, key, members, (_lines(said, agreed[key]), _lines(said, before[key])))
        for key in keys
    ]


def _lines(said: Mapping[str, SheetAction], ids: Sequence[str]) -> tuple[SheetAction, ...]:
    return tuple(said[one] for one in ids if one in said)


def _sheet(
    desk: Desk,
    key: str,
    members: Sequence[Member],
    lines: tuple[tuple[SheetAction, ...], tuple[SheetAction, ...]],
) -> PartnerSheet:
    """Address the sheet of a partner to whoever holds its seat; of a person to them."""
    agreed, before = lines
    partner = desk.get(Organisation, key)
    if partner is not None:
        holders = [one for one in members if one.organisation == partner and one.person]
        holder = next(iter(holders), None)
        to, post = _holder_words(holder) if holder else ("", "")
        return PartnerSheet(partner=partner.name, to=to, post=post, agreed=agreed, before=before)
    person = desk.get(Person, key)
    if person is None:
        return PartnerSheet(partner=_("Without an owner"), agreed=agreed, before=before)
    seat = next((one.seat for one in members if one.person == person), None)
    role = seat.role if seat else ""
    return PartnerSheet(partner=person.name, post=role, agreed=agreed, before=before)


def _holder_words(holder: Member) -> tuple[str, str]:
    """Return who holds a seat, and the post with the role at the board."""
    post = holder.appointment.post if holder.appointment else ""
    role = holder.seat.role
    parts = dict.fromkeys(part for part in (post, role[:1].lower() + role[1:]) if part)
    return (holder.person.name if holder.person else "", ", ".join(parts))


def _by_owner(desk: Desk, meeting: Meeting, rows: Sequence[Action]) -> dict[str, list[str]]:
    """Return the ids of open actions by the id of the partner, else of the person, else ""."""
    ids = {row.id: row for row in desk.rows(Action, id=[one.id for one in rows], state=OPEN_STATES)}
    found: dict[str, list[str]] = defaultdict(list)
    statutory = [one.id for one in organisations(desk) if one.standing is Standing.STATUTORY]
    for line in action_lines(desk, list(ids.values()), None):
        action = line.action
        keys = [action.organisation_id] if action.organisation_id else []
        keys += [partner_of(desk, meeting, one.id) or one.id for one in line.owners]
        if action.owner_words.strip().casefold() in _EVERYBODY:
            keys += statutory
        for key in dict.fromkeys(keys or [""]):
            found[key].append(action.id)
    return found


def _said(desk: Desk, meeting: Meeting, cut: Sequence[Action]) -> dict[str, SheetAction]:
    """Say each action in the words that the cut left, with its date of today."""
    words = {row.id: row.title for row in cut}
    rows = desk.rows(Action, id=list(words), state=OPEN_STATES)
    return {
        line.action.id: SheetAction(
            reference=line.action.reference,
            words=words[line.action.id],
            owner=line.owner_words,
            due=_due(line.action, meeting.held_on),
            late=line.working_days_late_words,
        )
        for line in action_lines(desk, rows, None)
    }


def _due(action: Action, beside: date) -> str:
    if action.due_on is None:
        return _("Due: {words}").format(words=action.due_words) if action.due_words else ""
    due = _("Due {date}").format(date=day_beside(action.due_on, beside))
    first = action.first_due_on
    if first is None or first == action.due_on:
        return due
    return _("{due}, first {date}").format(due=due, date=day_beside(first, beside))


def prepare_sheets(
    desk: Desk,
    meeting_id: str,
    *,
    audience: Audience = Audience.MEMBERS,
    combined: bool = False,
    format: str = "pdf",  # noqa: A002
) -> list[NamedDocument]:
    """Make the sheets, each with its file name: one for each partner, or all in one.

    Raises:
        Refused: The meeting has not begun, or nobody has an open action.
    """
    found = sheets_of(desk, meeting_id, audience=audience)
    if not found.sheets:
        raise Refused(_("No action is open, so there is no sheet to write."))
    groups = [found.sheets] if combined else [(one,) for one in found.sheets]
    made: list[NamedDocument] = []
    for group in groups:
        partner = _("all partners") if combined else group[0].partner
        words = _("action sheet, {partner},").format(partner=partner)
        name = publishing.file_name(desk, meeting_id, words, format=format, audience=None)
        document = action_sheets_document(found, group, made_on=desk.today())
        made.append(NamedDocument(name=_free(name, made), document=document))
    return made


def _free(name: str, made: Sequence[NamedDocument]) -> str:
    """Return a name that no other sheet has: two partners may be called alike."""
    taken = {one.name.casefold() for one in made}
    if name.casefold() not in taken:
        return name
    stem, _dot, ending = name.rpartition(".")
    count = 2
    while f"{stem} {count}.{ending}".casefold() in taken:
        count += 1
    return f"{stem} {count}.{ending}"


def write_sheets(
    made: Sequence[NamedDocument],
    folder: Path,
    format: str = "pdf",  # noqa: A002
) -> list[Path]:
    """Write sheets into a folder, over those of the same name; it reads no board.

    Raises:
        CannotDo: One cannot be written; those before it are.
    """
    return [
        publishing.write_document(folder / one.name, publishing.rendered(one.document, format))
        for one in made
    ]


def export_sheets(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    meeting_id: str,
    folder: Path,
    *,
    format: str = "pdf",  # noqa: A002
    audience: Audience = Audience.MEMBERS,
    combined: bool = False,
) -> list[Path]:
    """Write the action sheets of a meeting into a folder that is there, and return the files.

    Raises:
        Refused: The meeting has not begun, nobody has an open action, or it is no folder.
        CannotDo: A file cannot be written.
    """
    if not folder.is_dir():
        raise Refused({"folder": _("There is no such folder.")})
    made = prepare_sheets(desk, meeting_id, audience=audience, combined=combined, format=format)
    return write_sheets(made, folder, format)
