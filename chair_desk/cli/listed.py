"""What each list holds: its columns, and how its rows are gathered.

The names of the columns are those of the JSON, and stay as they are: other programs read them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.attendance import Attendance
from chair_desk.records.boards import Body
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.records.text_marks import plain_words
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.boards import bodies
from chair_desk.services.decisions import latest_findings, state_words
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.services.members import Member, members_on
from chair_desk.services.recommendations import recommendations
from chair_desk.words import N_

Row = Mapping[str, Any]


@frozen
class Listed:
    """One list: its headings by column, and what gathers its rows for a meeting or for all.

    `said` writes a column for a reader, where the JSON has it for a program.
    """

    headings: Mapping[str, str]
    gather: Callable[[Desk, Meeting | None], list[Row]]
    said: Mapping[str, Callable[[Any], str]] | None = None

    def for_reader(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows with each column as a reader wants it."""
        said = self.said or {}
        return [
            {name: said[name](value) if name in said else value for name, value in row.items()}
            for row in rows
        ]


class _Names:
    """The names that ids stand for, each read once."""

    def __init__(self, desk: Desk) -> None:
        self.people = {row.id: row.name for row in desk.rows(Person)}
        self.organisations = {row.id: row.name for row in desk.rows(Organisation)}
        self.bodies = {row.id: row.name for row in desk.rows(Body)}
        self.seats = {row.id: row for row in desk.rows(Seat)}
        self.days = {row.id: row.held_on for row in desk.rows(Meeting)}

    def seat(self, seat_id: str | None) -> str:
        """Call a seat by its role and partner."""
        seat = self.seats.get(seat_id or "")
        if seat is None:
            return ""
        agency = self.organisations.get(seat.organisation_id or "", "")
        return ", ".join(part for part in (seat.role, agency) if part)

    def owners(self, action: Action, others: list[str]) -> list[str]:
        """Name those who own an action, the lead first."""
        lead = (
            self.people.get(action.owner_id or "")
            or self.organisations.get(action.organisation_id or "")
            or action.owner_words
        )
        return [name for name in (lead, *others) if name]


def _of(meeting: Meeting | None) -> dict[str, Any]:
    return {"meeting_id": meeting.id} if meeting else {}


def _chosen(desk: Desk, meeting: Meeting | None) -> list[Meeting]:
    return [meeting] if meeting else list(reversed(meetings(desk)))


def _numbers(desk: Desk, meeting_id: str) -> dict[str, str]:
    return {line.item.id: line.number for line in placed_items(desk, meeting_id)}


def _meetings(desk: Desk, meeting: Meeting | None) -> list[Row]:
    names = _Names(desk)
    return [
        {
            "held_on": row.held_on,
            "starts": row.starts,
            "ends": row.ends,
            "body": names.bodies.get(row.body_id, ""),
            "kind": str(row.kind),
            "state": str(row.state),
            "items": desk.count(AgendaItem, meeting_id=row.id),
            "confirmed_on": row.confirmed_on,
            "place": row.place,
        }
        for row in _chosen(desk, meeting)
    ]


def _items(desk: Desk, meeting: Meeting | None) -> list[Row]:
    names = _Names(desk)
    return [
        {
            "held_on": held.held_on,
            "number": line.number,
            "depth": line.depth,
            "minutes": line.item.planned_minutes,
            "purpose": str(line.item.purpose),
            "state": str(line.item.state),
            "audience": str(line.item.audience),
            "lead": names.people.get(line.item.lead_id or "") or line.item.lead_words,
            "title": line.item.title,
        }
        for held in _chosen(desk, meeting)
        for line in placed_items(desk, held.id)
    ]


def _members(desk: Desk, meeting: Meeting | None) -> list[Row]:
    return [
        _member(body, member)
        for body, member in _seated(desk, meeting)
        if member.person is not None
    ]


def _seated(desk: Desk, meeting: Meeting | None) -> list[tuple[Body, Member]]:
    """Return who sits where on the day of the meeting, or today in every body."""
    on: date = meeting.held_on if meeting else desk.today()
    wanted = [body for body in bodies(desk) if meeting is None or body.id == meeting.body_id]
    return [(body, member) for body in wanted for member in members_on(desk, body.id, on)]


def _member(body: Body, member: Member) -> Row:
    held, person = member.appointment, member.person
    return {
        "body": body.name,
        "name": person.name if person else "",
        "initials": person.initials if person else "",
        "organisation": member.organisation.name if member.organisation else "",
        "seat": member.seat.role,
        "sits_as": str(member.seat.kind),
        "post": held.post if held else "",
        "rank": held.rank if held else "",
        "level": held.level if held else None,
        "agreed_level": member.agreed_level,
        "deputies": [deputy.person.name for deputy in member.deputies],
        "email": person.email if person else "",
    }


def _seats(desk: Desk, meeting: Meeting | None) -> list[Row]:
    return [
        {
            "body": body.name,
            "organisation": member.organisation.name if member.organisation else "",
            "role": member.seat.role,
            "sits_as": str(member.seat.kind),
            "agreed_level": member.agreed_level,
            "holder": member.person.name if member.person else "",
            "starts_on": member.seat.starts_on,
            "ends_on": member.seat.ends_on,
        }
        for body, member in _seated(desk, meeting)
    ]


def _attendance(desk: Desk, meeting: Meeting | None) -> list[Row]:
    names = _Names(desk)
    rows = []
    for held in _chosen(desk, meeting):
        lines = desk.rows(Attendance, meeting_id=held.id)
        order = {seat_id: seat.place for seat_id, seat in names.seats.items()}
        lines.sort(key=lambda line: (order.get(line.seat_id or "", "~"), line.id))
        rows += [_attended(names, held, line) for line in lines]
    return rows


def _attended(names: _Names, held: Meeting, line: Attendance) -> Row:
    return {
        "held_on": held.held_on,
        "name": names.people.get(line.person_id, ""),
        "seat": names.seat(line.seat_id),
        "presence": str(line.presence),
        "deputy_for": names.people.get(line.deputy_for_id or "", ""),
        "remote": line.is_remote,
        "arrived": line.arrived,
        "left": line.left,
        "level": line.level,
        "post": line.post or line.rank,
        "note": line.note,
    }


def _minutes(desk: Desk, meeting: Meeting | None) -> list[Row]:
    rows: list[Row] = []
    for held in _chosen(desk, meeting):
        written: dict[str, list[Minute]] = {}
        for row in desk.rows(Minute, meeting_id=held.id, order=("place", "id")):
            written.setdefault(row.item_id, []).append(row)
        rows += [
            {
                "held_on": held.held_on,
                "item": line.number,
                "kind": str(row.kind),
                "audience": str(row.audience),
                "text": _said(row),
            }
            for line in placed_items(desk, held.id)
            for row in written.get(line.item.id, ())
        ]
    return rows


def _said(row: Minute) -> str:
    """Return the words of a paragraph without how they are set; a record's are plain."""
    return plain_words(row.text) if row.kind is MinuteKind.PARAGRAPH else row.text


def _decisions(desk: Desk, meeting: Meeting | None) -> list[Row]:
    numbers, findings = _all_numbers(desk, meeting), latest_findings(desk)
    return [
        {
            "reference": row.reference,
            "decided_on": row.decided_on,
            "happened": findings[row.id].state if row.id in findings else None,
            "what_happened": findings[row.id].text if row.id in findings else "",
            "item": numbers.get(row.item_id or "", ""),
            "audience": str(row.audience),
            "without_quorum": row.is_inquorate,
            "text": row.text,
        }
        for row in desk.rows(Decision, order=("reference", "id"), **_of(meeting))
    ]


def _all_numbers(desk: Desk, meeting: Meeting | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for held in _chosen(desk, meeting):
        found |= _numbers(desk, held.id)
    return found


def _actions(desk: Desk, meeting: Meeting | None) -> list[Row]:
    names = _Names(desk)
    shared: dict[str, list[str]] = {}
    for owner in desk.rows(ActionOwner, order=("place", "id")):
        shared.setdefault(owner.action_id, []).append(names.people.get(owner.person_id or "", ""))
    return [
        {
            "reference": row.reference,
            "state": str(row.state),
            "due_on": row.due_on,
            "due_words": row.due_words,
            "opened_on": row.opened_on or names.days.get(row.meeting_id or ""),
            "owners": names.owners(row, shared.get(row.id, [])),
            "audience": str(row.audience),
            "title": row.title,
        }
        for row in desk.rows(Action, order=("reference", "id"), **_of(meeting))
    ]


def _recommendations(desk: Desk, meeting: Meeting | None) -> list[Row]:
    names = _Names(desk)
    return [
        {
            "reference": line.recommendation.reference,
            "source": line.recommendation.source_words,
            "title": line.recommendation.title,
            "stands": line.words,
            "answers": {
                names.organisations.get(key, ""): str(one.state)
                for key, one in line.answers.items()
            },
        }
        for line in recommendations(desk)
    ]


_DAY, _FOR = N_("DATE"), N_("AUDIENCE")
LISTS: Mapping[str, Listed] = {
    "meetings": Listed(
        {"held_on": _DAY, "starts": N_("STARTS"), "ends": N_("ENDS"), "body": N_("BODY"),
         "state": N_("STATE"), "items": N_("ITEMS"), "place": N_("PLACE")},
        _meetings,
    ),
    "items": Listed(
        {"held_on": _DAY, "number": N_("NO"), "minutes": N_("MIN"), "purpose": N_("PURPOSE"),
         "state": N_("STATE"), "audience": _FOR, "lead": N_("LEAD"), "title": N_("TITLE")},
        _items,
    ),
    "members": Listed(
        {"body": N_("BODY"), "name": N_("NAME"), "initials": N_("INITIALS"),
         "organisation": N_("ORGANISATION"), "rank": N_("RANK"), "post": N_("POST"),
         "level": N_("LEVEL"), "agreed_level": N_("AGREED"), "deputies": N_("DEPUTIES")},
        _members,
    ),
    "seats": Listed(
        {"body": N_("BODY"), "organisation": N_("ORGANISATION"), "role": N_("ROLE"),
         "sits_as": N_("SITS AS"), "agreed_level": N_("AGREED"), "holder": N_("HOLDER")},
        _seats,
    ),
    "attendance": Listed(
        {"held_on": _DAY, "name": N_("NAME"), "seat": N_("SEAT"), "presence": N_("AS"),
         "deputy_for": N_("DEPUTY FOR"), "arrived": N_("ARRIVED"), "left": N_("LEFT"),
         "note": N_("NOTE")},
        _attendance,
    ),
    "minutes": Listed(
        {"held_on": _DAY, "item": N_("ITEM"), "kind": N_("KIND"), "audience": _FOR,
         "text": N_("TEXT")},
        _minutes,
    ),
    "decisions": Listed(
        {"reference": N_("REF"), "decided_on": _DAY, "item": N_("ITEM"), "audience": _FOR,
         "happened": N_("DID IT HAPPEN?"), "text": N_("DECISION")},
        _decisions,
        {"happened": state_words},
    ),
    "actions": Listed(
        {"reference": N_("REF"), "state": N_("STATE"), "due_on": N_("DUE"),
         "due_words": N_("DUE IN WORDS"), "owners": N_("OWNERS"), "title": N_("ACTION")},
        _actions,
    ),
    "recommendations": Listed(
        {"reference": N_("REF"), "source": N_("FROM"), "stands": N_("STANDS"),
         "title": N_("RECOMMENDATION")},
        _recommendations,
    ),
}  # fmt: skip
