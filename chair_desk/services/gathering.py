"""Gathering one meeting whole, in printing order, for its documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.agenda_times import Placed
from chair_desk.records.attendance import Movement
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Body
from chair_desk.records.bundles import MeetingBundle, QuorumMoment
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting, Paper
from chair_desk.records.minutes import Correction, Decision, Declaration, Minute
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.as_confirmed import (
    named_as_confirmed,
    owners_as_confirmed,
    records_as_confirmed,
)
from chair_desk.services.carried import dropped_actions
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import earlier_meetings, next_after, previous_before
from chair_desk.services.quorum import quorum
from chair_desk.services.quorum_log import quorum_changes
from chair_desk.services.ratifying import days_taken, ratified_at, ratified_on
from chair_desk.services.register import register
from chair_desk.words import _

# The register of interests is a register of its own; what was declared stands in the minutes.
_NOT_PRINTED = frozenset({"interest"})
N = TypeVar("N", Action, Decision)
_STILL_OPEN = (ActionState.OPEN, ActionState.AT_RISK)
_CLOSED = (ActionState.DONE, ActionState.WITHDRAWN)


def gather(desk: Desk, meeting_id: str) -> MeetingBundle:
    """Return everything that the agenda and minutes of a meeting say, for every reader.

    Actions carried forward are those that were open on the day, with the dates of the day:
    minutes printed again in a year say the same. Of confirmed minutes everything is as it was
    when they were confirmed.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    placed = placed_items(desk, meeting_id)
    order = {line.item.id: at for at, line in enumerate(placed)}
    lines = [line.attendance for line in register(desk, meeting_id)]
    actions = _by_reference(desk.rows(Action, meeting_id=meeting_id))
    before = previous_before(desk, meeting.held_on, meeting.body_id)
    after = next_after(desk, meeting.held_on, meeting.body_id)
    bundle = MeetingBundle(
        board=desk.board,
        body=existing(desk, Body, meeting.body_id),
        meeting=meeting,
        items=tuple(line.item for line in placed),
        numbers={line.item.id: line.number for line in placed},
        papers=_papers(desk, placed),
        attendance=tuple(lines),
        movements=tuple(desk.rows(Movement, attendance_id=[line.id for line in lines])),
        declarations=tuple(desk.rows(Declaration, meeting_id=meeting_id)),
        minutes=_minutes(desk, meeting_id, order),
        decisions=_by_reference(desk.rows(Decision, meeting_id=meeting_id)),
        actions=actions,
        log_entries=_log_entries(desk, meeting_id),
        corrections=tuple(desk.rows(Correction, meeting_id=meeting_id, order=("made_on", "id"))),
        carried=tuple(carried_on_the_day(desk, meeting)),
        previous_on=before.held_on if before else None,
        next_on=after.held_on if after else None,
        confirmed_at_on=_confirmed_on(desk, meeting),
        quorum_words=meeting.confirmed_quorum or quorum_words(desk, meeting, placed),
        quorum_course=_quorum_course(desk, meeting_id),
    )
    return _with_those_named(desk, _with_ratified(desk, records_as_confirmed(desk, bundle)))


def _with_ratified(desk: Desk, bundle: MeetingBundle) -> MeetingBundle:
    """Add what later meetings ratified of this one, and what this one ratified."""
    here = ratified_at(desk, bundle.meeting.id)
    return replace(
        bundle,
        ratified=ratified_on(desk, [row.id for row in bundle.decisions]),
        ratified_here=_by_reference(here),
        taken_on=days_taken(desk, here),
    )


def _papers(desk: Desk, placed: Sequence[Placed]) -> tuple[Paper, ...]:
    order = {line.item.id: at for at, line in enumerate(placed)}
    rows = desk.rows(Paper, item_id=list(order), order=("place", "id"))
    return tuple(sorted(rows, key=lambda row: order[row.item_id]))


def _minutes(desk: Desk, meeting_id: str, order: Mapping[str, int]) -> tuple[Minute, ...]:
    rows = desk.rows(Minute, meeting_id=meeting_id, order=("place", "id"))
    return tuple(sorted(rows, key=lambda row: order.get(row.item_id, len(order))))


def _log_entries(desk: Desk, meeting_id: str) -> tuple[LogEntry, ...]:
    rows = desk.rows(LogEntry, meeting_id=meeting_id)
    found = [row for row in rows if row.log_type not in _NOT_PRINTED]
    return tuple(sorted(found, key=lambda row: (row.log_type, _number(row.reference))))


def _by_reference(rows: Iterable[N]) -> tuple[N, ...]:
    return tuple(sorted(rows, key=lambda row: _number(row.reference)))


def _number(reference: str) -> tuple[int, str]:
    """Order A-99 before A-100."""
    digits = re.search(r"\d+", reference)
    return int(digits.group()) if digits else 0, reference


def carried_on_the_day(desk: Desk, meeting: Meeting) -> list[Action]:
    """Return the actions of earlier meetings that were open on the day of a meeting.

    Those due first come first, undated last; dates are as they stood on that day.
    """
    earlier = {row.id for row in earlier_meetings(desk, meeting)}
    dropped = dropped_actions(desk, meeting)
    rows = desk.rows(Action, state=_STILL_OPEN)
    ahead = (desk.today() - meeting.held_on).days
    since = [meeting.held_on + timedelta(days=count) for count in range(ahead + 1)]
    for day in (since, None):  # most closed actions are of other meetings: they are not read
        rows += desk.rows(Action, state=_CLOSED, closed_on=day, meeting_id=earlier)
        rows += desk.rows(Action, state=_CLOSED, closed_on=day, meeting_id=None)
    found = [
        row
        for row in rows
        if row.id not in dropped
        and (
            row.meeting_id in earlier
            or (row.meeting_id is None and row.opened_on and row.opened_on < meeting.held_on)
        )
    ]
    moved = _moved_since(desk, [row.id for row in found], meeting.held_on)
    found = [replace(row, due_on=moved.get(row.id, row.due_on)) for row in found]
    return sorted(found, key=lambda row: (row.due_on is None, row.due_on, _number(row.reference)))


def _moved_since(desk: Desk, action_ids: Sequence[str], day: date) -> dict[str, date | None]:
    """Return the date that stood on a day, by action, for those moved after it."""
    found: dict[str, date | None] = {}
    for update in desk.rows(ActionUpdate, action_id=action_ids, order=("said_on",)):
        is_later = update.said_on is not None and update.said_on > day
        if is_later and update.due_after is not None:
            found.setdefault(update.action_id, update.due_before)
    return found


def _confirmed_on(desk: Desk, meeting: Meeting) -> date | None:
    at = desk.get(Meeting, meeting.confirmed_at_id)
    return at.held_on if at else meeting.confirmed_on


def _quorum_course(desk: Desk, meeting_id: str) -> tuple[QuorumMoment, ...]:
    """Tell the start and each change of quorum; nothing where it never changed."""
    changes = quorum_changes(desk, meeting_id)
    if len(changes) <= 1:
        return ()
    return tuple(
        QuorumMoment(one.item_id, ": ".join(filter(None, (one.place, f"{one.words}. {one.why}"))))
        for one in changes
    )


def quorum_words(desk: Desk, meeting: Meeting, placed: Sequence[Placed]) -> str:
    """Say whether the meeting was quorate, and which open items were not.

    Worked out as things stand now; confirmed minutes keep the sentence they were confirmed with.
    """
    if meeting.started_at is None:
        return ""
    whole = quorum(desk, meeting.id)
    sentences = [whole.words]
    if whole.is_met and not whole.words.startswith(_("The chair decides.")):
        short = [
            line.number
            for line in placed
            if _is_open_business(line.item) and not quorum(desk, meeting.id, line.item.id).is_met
        ]
        sentences += [
            _("Item {number} was taken without a quorum.").format(number=number) for number in short
        ]
    return " ".join(sentences)


def _is_open_business(item: AgendaItem) -> bool:
    """Say whether an item was taken that everybody may follow: the cut keeps these words."""
    is_business = item.kind is ItemKind.ITEM and item.state is ItemState.DONE
    return is_business and item.audience is Audience.PUBLIC


def _with_those_named(desk: Desk, bundle: MeetingBundle) -> MeetingBundle:
    meeting = bundle.meeting
    actions = (*bundle.actions, *bundle.carried)
    owners = owners_as_confirmed(desk, meeting, [row.id for row in actions])
    sat_in = _ids(line.seat_id for line in bundle.attendance)
    seats = named_as_confirmed(desk, meeting, Seat, sat_in)
    partners = _ids(
        (
            *(seat.organisation_id for seat in seats.values()),
            *(row.organisation_id for row in actions),
            *(row.to_organisation_id for row in bundle.log_entries),
        )
    )
    people = _ids(
        (
            *(item.lead_id for item in bundle.items),
            *(line.person_id for line in bundle.attendance),
            *(line.deputy_for_id for line in bundle.attendance),
            *(row.person_id for row in bundle.declarations),
            *(row.owner_id for row in actions),
            *(row.person_id for row in owners),
            *(row.raised_by_id for row in bundle.log_entries),
            *(row.to_person_id for row in bundle.log_entries),
        )
    )
    return replace(
        bundle,
        action_owners=owners,
        seats=seats,
        organisations=named_as_confirmed(desk, meeting, Organisation, partners),
        people=named_as_confirmed(desk, meeting, Person, people),
    )


def _ids(found: Iterable[str | None]) -> set[str]:
    return {one for one in found if one}
