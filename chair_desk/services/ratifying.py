"""Decisions that wait to be ratified, and the meeting that ratified them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.ratifications import Ratification
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.records.audience import Audience
    from chair_desk.records.minutes import Decision

YEAR_DAYS = 366
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)


def ratify_decision(desk: Desk, decision_id: str, meeting_id: str) -> Changes:
    """Record that a meeting ratified a decision of an earlier one, on the meeting's day.

    The decision itself stays as it was written; its minutes may be confirmed long since.

    Raises:
        Refused: It is ratified already, the meeting has not begun, or it is not a later one.
    """
    from chair_desk.records.minutes import Decision

    decision = existing(desk, Decision, decision_id)
    meeting = existing(desk, Meeting, meeting_id)
    taken = desk.get(Meeting, decision.meeting_id) if decision.meeting_id else None
    if done := ratified_on(desk, [decision_id]).get(decision_id):
        raise Refused(_("It was ratified on {day}.").format(day=full_day(done)))
    if meeting.state in _AHEAD:
        raise Refused(_("That meeting has not begun."))
    if taken is not None and (taken.id == meeting.id or taken.held_on > meeting.held_on):
        raise Refused(_("Only a later meeting can ratify it."))
    label = _("Ratified {reference}").format(reference=decision.reference)
    made = Ratification(
        id=desk.new_id(),
        decision_id=decision_id,
        meeting_id=meeting_id,
        ratified_on=meeting.held_on,
    )
    with desk.change(label) as step:
        step.insert(made)
    return step.done(made=made.id)


def ratified_on(desk: Desk, decision_ids: Collection[str]) -> Mapping[str, date]:
    """Return the days on which those of these decisions that were ratified were."""
    if not decision_ids:
        return {}
    rows = desk.rows(Ratification, decision_id=list(decision_ids))
    return {row.decision_id: row.ratified_on for row in rows if row.ratified_on is not None}


def ratified_at(desk: Desk, meeting_id: str) -> list[Decision]:
    """Return the decisions of earlier meetings that a meeting ratified.

    Each carries the narrowest audience of its own and of the items it was taken under, so that
    the minutes of another meeting show nothing that its own minutes do not.
    """
    from chair_desk.records.minutes import Decision

    ids = [row.decision_id for row in desk.rows(Ratification, meeting_id=meeting_id)]
    found = desk.rows(Decision, id=ids) if ids else []
    return [replace(row, audience=_narrowest(desk, row)) for row in found]


def _narrowest(desk: Desk, decision: Decision) -> Audience:
    found, item_id = decision.audience, decision.item_id
    seen: set[str] = set()
    while item_id and item_id not in seen:
        seen.add(item_id)
        item = desk.get(AgendaItem, item_id)
        if item is None:
            break
        found = item.audience if not found.may_read(item.audience) else found
        item_id = item.parent_id
    return found


def days_taken(desk: Desk, decisions: Collection[Decision]) -> dict[str, date]:
    """Return the day of the meeting that took each of these decisions, by decision id."""
    meetings = desk.rows(Meeting, id=list({row.meeting_id for row in decisions if row.meeting_id}))
    held = {row.id: row.held_on for row in meetings}
    return {row.id: held[row.meeting_id] for row in decisions if row.meeting_id in held}


def quorum_words(desk: Desk, decision: Decision) -> str:
    """Say that a decision was taken without a quorum, and whether it was ratified since."""
    day = ratified_on(desk, [decision.id]).get(decision.id)
    if day is not None:
        if not decision.is_inquorate:
            return _("Ratified on {day}.").format(day=full_day(day))
        return _("Taken without a quorum; ratified on {day}.").format(day=full_day(day))
    if not decision.is_inquorate:
        return ""
    return _("Taken without a quorum: a recommendation until ratified.")


def waiting_to_ratify(desk: Desk, meeting: Meeting) -> list[Decision]:
    """Return what earlier meetings of the body left to be ratified, by reference.

    That is what was taken without a quorum, and what was taken within the last year while a
    statutory partner had nobody there able to commit it.
    """
    from chair_desk.services.ending import inquorate_decisions

    rows = {row.id: row for row in inquorate_decisions(desk, meeting)}
    for row in _without_a_partner(desk, meeting):
        rows.setdefault(row.id, row)
    earlier = (row for row in rows.values() if row.meeting_id != meeting.id)
    return sorted(earlier, key=lambda row: row.reference)


def _without_a_partner(desk: Desk, meeting: Meeting) -> list[Decision]:
    from chair_desk.services.attendance_decisions import decisions_without_authority
    from chair_desk.services.attendance_matrix import matrix

    since = meeting.held_on - timedelta(days=YEAR_DAYS)
    found = matrix(desk, meeting.body_id, from_on=since, to_on=meeting.held_on)
    taken = decisions_without_authority(desk, found)
    return [
        one.decision
        for one in taken
        if one.ratified_on is None and one.meeting.held_on <= meeting.held_on
    ]
