"""What a line of the minutes makes: an action, a decision, a challenge, a note of impact.

The block in the minutes and the record are written together, changed together, and go together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.records.actions import Action, ActionOwner, ActionUpdate
from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.clocks import CLOCK_RULES
from chair_desk.records.frozen import frozen
from chair_desk.records.line import Line, LineKind
from chair_desk.records.list_marks import without_list_mark
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Appointment, Organisation, Person, Seat, SeatKind
from chair_desk.records.places import places
from chair_desk.records.text_marks import plain_words
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.item_readers import narrower, readers_of
from chair_desk.services.log_types import carry_log_type
from chair_desk.services.members import agreed_levels, members_on, only_in_force
from chair_desk.services.paragraphs import (
    MadeRecord,
    organisation_id_of,
    owners_of,
    words_of_record,
)
from chair_desk.services.quorum import quorum
from chair_desk.services.references import (
    next_action_reference,
    next_decision_reference,
    next_log_reference,
)
from chair_desk.words import _

LOGS = {MinuteKind.CHALLENGE: "challenge", MinuteKind.IMPACT: "evidence"}
_NOTE_OF_IMPACT = json.dumps({"kind": "note of impact"})
_KINDS = {
    LineKind.ACTION: MinuteKind.ACTION,
    LineKind.DECISION: MinuteKind.DECISION,
    LineKind.CHALLENGE: MinuteKind.CHALLENGE,
    LineKind.IMPACT: MinuteKind.IMPACT,
}


def next_reference_of(desk: Desk, kind: LineKind) -> str:
    """Return the number that a line of this kind gets when it is recorded: "A-124", "E-03"."""
    if kind is LineKind.ACTION:
        return next_action_reference(desk)
    if kind is LineKind.DECISION:
        return next_decision_reference(desk)
    return next_log_reference(desk, LOGS[_KINDS[kind]])


@frozen(kw_only=True)
class NewRecord:
    """A record to be made. `owner_ids` have the lead first; a decision has none.

    `due_words` keeps what was said of the date, where no date followed or it came from it.
    """

    kind: MinuteKind
    words: str
    owner_ids: tuple[str, ...] = ()
    organisation_id: str | None = None
    owner_words: str = ""
    due_on: date | None = None
    due_words: str = ""
    audience: Audience = Audience.PUBLIC


@frozen
class At:
    """Where a record is made: the meeting, the item, and the row of the minutes."""

    meeting: Meeting
    item: AgendaItem
    minute_id: str


def from_line(desk: Desk, line: Line) -> NewRecord:
    """Turn an understood line into the record that it asks for."""
    due = line.due
    partners = [desk.get(Organisation, one) for one in line.organisation_ids]
    named = [partner for partner in partners if partner is not None]
    others = named if line.owners else named[1:]
    return NewRecord(
        kind=_KINDS[line.kind],
        words=line.text,
        owner_ids=tuple(dict.fromkeys(owner.person_id for owner in line.owners)),
        organisation_id=named[0].id if named and not line.owners else None,
        owner_words=", ".join(partner.name for partner in others),
        due_on=due.on if due else None,
        due_words=due.words if due and (due.on is None or due.is_vague) else "",
        audience=line.audience or Audience.PUBLIC,
    )


def make_record(desk: Desk, at: At, asked: NewRecord) -> MadeRecord:
    """Make the record of a block with the next number of its kind; nothing is written yet.

    What is made at a confidential item is confidential, wherever it is listed later.

    Raises:
        Refused: It has no words, or an owner is not known.
    """
    if not asked.words.strip():
        raise Refused({"words": _("Say in a few words what is to be recorded.")})
    known_people(desk, asked.owner_ids)
    asked = replace(asked, audience=narrower(asked.audience, readers_of(desk, at.item)))
    asked = _with_partner(desk, at, asked)
    if asked.kind is MinuteKind.DECISION:
        return _decision(desk, at, asked)
    if asked.kind is MinuteKind.ACTION:
        return _action(desk, at, asked)
    return _log_entry(desk, at, asked)


def insert_record(desk: Desk, step: Step, record: MadeRecord, asked: NewRecord) -> None:
    """Write a record that was made, and who shares it; the caller holds the change."""
    if isinstance(record, LogEntry):
        carry_log_type(desk, step, record.log_type)
    step.insert(record)
    if isinstance(record, Action):
        share(desk, step, record.id, asked.owner_ids[1:])


def _with_partner(desk: Desk, at: At, asked: NewRecord) -> NewRecord:
    if asked.organisation_id is None and asked.owner_ids:
        found = partner_of(desk, at.meeting, asked.owner_ids[0])
        return replace(asked, organisation_id=found)
    return asked


def partner_of(desk: Desk, meeting: Meeting, person_id: str) -> str | None:
    """Return the partner that somebody speaks for on the day of a meeting.

    For whom they came counts first, then the seats that they hold or deputise for.
    """
    lines = desk.rows(Attendance, meeting_id=meeting.id, person_id=person_id)
    held = only_in_force(desk.rows(Appointment, person_id=person_id), meeting.held_on)
    seat_ids = [line.seat_id for line in lines] + [row.seat_id for row in held]
    for seat_id in seat_ids:
        seat = desk.get(Seat, seat_id)
        if seat is not None and seat.organisation_id:
            return seat.organisation_id
    return None


def _decision(desk: Desk, at: At, asked: NewRecord) -> Decision:
    return Decision(
        id=desk.new_id(),
        reference=next_decision_reference(desk),
        meeting_id=at.meeting.id,
        item_id=at.item.id,
        minute_id=at.minute_id,
        text=asked.words,
        decided_on=at.meeting.held_on,
        is_inquorate=is_without_quorum(desk, at.item.id),
        audience=asked.audience,
    )


def is_without_quorum(desk: Desk, item_id: str) -> bool:
    """Say whether there is no quorum for the item; with nobody marked yet nothing is known.

    Raises:
        Refused: There is no such item any more.
    """
    meeting_id = existing(desk, AgendaItem, item_id).meeting_id
    lines = desk.rows(Attendance, meeting_id=meeting_id)
    if not any(line.presence.is_here for line in lines):
        return False
    return not quorum(desk, meeting_id, item_id).is_met


def _action(desk: Desk, at: At, asked: NewRecord) -> Action:
    return Action(
        id=desk.new_id(),
        reference=next_action_reference(desk),
        title=asked.words,
        owner_id=asked.owner_ids[0] if asked.owner_ids else None,
        organisation_id=asked.organisation_id,
        owner_words=asked.owner_words,
        due_on=asked.due_on,
        first_due_on=asked.due_on,
        due_words=asked.due_words,
        opened_on=at.meeting.held_on,
        meeting_id=at.meeting.id,
        item_id=at.item.id,
        minute_id=at.minute_id,
        audience=asked.audience,
    )


def share(desk: Desk, step: Step, action_id: str, person_ids: Iterable[str]) -> None:
    """Write who shares an action with its lead, in order."""
    ids = tuple(person_ids)
    for place, person_id in zip(places(len(ids)), ids, strict=True):
        step.insert(
            ActionOwner(id=desk.new_id(), action_id=action_id, person_id=person_id, place=place)
        )


def _log_entry(desk: Desk, at: At, asked: NewRecord) -> LogEntry:
    log_type = desk.shelf.log_type(LOGS[asked.kind])
    is_challenge = asked.kind is MinuteKind.CHALLENGE
    to_person_id = asked.owner_ids[0] if asked.owner_ids else None
    if is_challenge and to_person_id is None and asked.organisation_id:
        to_person_id = who_can_answer(desk, at.meeting, asked.organisation_id)
    return LogEntry(
        id=desk.new_id(),
        log_type=log_type.name,
        reference=next_log_reference(desk, log_type.name),
        title=asked.words,
        state=log_type.first_state.name,
        meeting_id=at.meeting.id,
        item_id=at.item.id,
        minute_id=at.minute_id,
        raised_by_id=_chair_id(desk, at.meeting) if is_challenge else None,
        to_organisation_id=asked.organisation_id,
        to_person_id=to_person_id,
        opened_on=at.meeting.held_on,
        due_on=asked.due_on or (answer_day(desk, at.meeting.held_on) if is_challenge else None),
        audience=asked.audience,
        values_json=_first_values(desk, at.meeting) if is_challenge else _NOTE_OF_IMPACT,
    )


def answer_day(desk: Desk, opened_on: date) -> date | None:
    """Return by when a challenge is to be answered: by the profile's first step, or the log's."""
    steps = desk.profile(opened_on).challenge_steps
    if steps and steps[0].working_days:
        return desk.working_days().after(opened_on, steps[0].working_days)
    for clock in desk.shelf.log_type("challenge").clocks:
        return CLOCK_RULES[clock.rule](opened_on, clock.days, desk.working_days())
    return None


def _first_values(desk: Desk, meeting: Meeting) -> str:
    values = {"route": "at a meeting"}
    for step in desk.profile(meeting.held_on).challenge_steps[:1]:
        values["step"] = step.key
    return json.dumps(values, sort_keys=True)


def who_can_answer(desk: Desk, meeting: Meeting, organisation_id: str) -> str | None:
    """Return who of a partner can commit it on a day: the highest at or above the agreed level.

    Nobody where none can: a challenge is not put to somebody who must refer back.
    """
    theirs = members_on(desk, meeting.body_id, meeting.held_on, organisation_id=organisation_id)
    members = [member for member in theirs if member.is_ranked]
    levels = agreed_levels(desk, [member.seat.id for member in members], meeting.held_on)
    agreed = max(levels.values(), default=None)
    able = [
        (row.level, member.person.id)
        for member in members
        if member.person and (row := member.appointment) and row.level is not None
        and agreed is not None and row.level >= agreed
    ]  # fmt: skip
    return max(able)[1] if able else None


def _chair_id(desk: Desk, meeting: Meeting) -> str | None:
    chairs = members_on(desk, meeting.body_id, meeting.held_on, kind=SeatKind.CHAIR)
    return next((member.person.id for member in chairs if member.person is not None), None)


def as_asked(desk: Desk, minute: Minute, record: MadeRecord | None) -> NewRecord:
    """Return what would have to be asked for to make the record of a row again."""
    if record is None:
        words = without_list_mark(plain_words(minute.text))
        return NewRecord(kind=minute.kind, words=words, audience=minute.audience)
    return NewRecord(
        kind=minute.kind,
        words=words_of_record(record),
        owner_ids=tuple(person.id for person in owners_of(desk, record)),
        organisation_id=organisation_id_of(record),
        owner_words=record.owner_words if isinstance(record, Action) else "",
        due_on=None if isinstance(record, Decision) else record.due_on,
        due_words=record.due_words if isinstance(record, Action) else "",
        audience=record.audience,
    )


def update_record(desk: Desk, step: Step, record: MadeRecord, asked: NewRecord) -> None:
    """Write what changed in a record; the caller holds the change.

    The first date of an action follows its date until that was moved by an update.
    """
    values: dict[str, Any] = {"audience": asked.audience}
    if isinstance(record, Decision):
        values["text"] = asked.words
    elif isinstance(record, LogEntry):
        values |= {
            "title": asked.words,
            "to_person_id": asked.owner_ids[0] if asked.owner_ids else None,
            "to_organisation_id": asked.organisation_id,
            "due_on": asked.due_on,
        }
    else:
        values |= {
            "title": asked.words,
            "owner_id": asked.owner_ids[0] if asked.owner_ids else None,
            "organisation_id": asked.organisation_id,
            "owner_words": asked.owner_words,
            "due_on": asked.due_on,
            "due_words": asked.due_words,
        }
        if not desk.count(ActionUpdate, action_id=record.id):
            values["first_due_on"] = asked.due_on
        for row in desk.rows(ActionOwner, action_id=record.id):
            step.delete(ActionOwner, row.id)
        share(desk, step, record.id, asked.owner_ids[1:])
    step.update(type(record), record.id, **values)


def delete_record(desk: Desk, step: Step, record: MadeRecord) -> None:
    """Remove the record of a block; the caller holds the change.

    Raises:
        Refused: Its number was given out, or something was said of it since.
    """
    meeting = desk.get(Meeting, record.meeting_id)
    if meeting is not None and meeting.minutes_version:
        raise Refused(
            _("{reference} was given out with the minutes, so its number stays.").format(
                reference=record.reference
            )
        )
    if desk.count(ActionUpdate, action_id=record.id) or desk.count(LogStep, log_entry_id=record.id):
        raise Refused(
            _("Something was said of {reference} since. Withdraw it instead.").format(
                reference=record.reference
            )
        )
    for row in desk.rows(ActionOwner, action_id=record.id):
        step.delete(ActionOwner, row.id)
    step.delete(type(record), record.id)


def known_people(desk: Desk, person_ids: Iterable[str]) -> None:
    """Refuse owners who are not in the board file.

    Raises:
        Refused: One of them is not.
    """
    for person_id in person_ids:
        existing(desk, Person, person_id)
