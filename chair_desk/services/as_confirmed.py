"""What confirmed minutes say, however their actions, challenges and people went on.

The rows of the minutes themselves are frozen. What they speak of lives on: an owner changes, a
date moves, a partner is renamed. Minutes printed again in a year say what the meeting confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import narrower

M = TypeVar("M", Action, LogEntry)
N = TypeVar("N", Person, Organisation, Seat)


def confirmed_moment(desk: Desk, meeting: Meeting) -> int | None:
    """Return the moment at which the minutes of a meeting were confirmed, or nothing."""
    if meeting.state is not MeetingState.CONFIRMED:
        return None
    return desk.file.moment_when(Meeting, meeting.id, "state", MeetingState.CONFIRMED)


def records_as_confirmed(desk: Desk, bundle: MeetingBundle) -> MeetingBundle:
    """Return the bundle with its records as they were when its minutes were confirmed.

    What was recorded at the meeting afterwards is left out. Who may read a record is the
    narrower of then and now: what was made confidential since is in no open edition.
    """
    moment = confirmed_moment(desk, bundle.meeting)
    if moment is None:
        return bundle
    from chair_desk.services.sealing import head_of

    before = {row.id: row for row in _as_at(desk, Action, bundle.carried, moment)}
    return replace(
        bundle,
        actions=tuple(_as_at(desk, Action, bundle.actions, moment)),
        log_entries=tuple(_as_at(desk, LogEntry, bundle.log_entries, moment)),
        carried=tuple(_carried_then(row, before.get(row.id, row)) for row in bundle.carried),
        seal_head=head_of(desk, bundle.meeting.id),
    )


def _as_at(desk: Desk, record_class: type[M], rows: Sequence[M], moment: int) -> list[M]:
    then = {row.id: row for row in desk.file.as_at(record_class, [row.id for row in rows], moment)}
    return [
        replace(then[row.id], audience=narrower(then[row.id].audience, row.audience))
        for row in rows
        if row.id in then
    ]


def _carried_then(now: Action, then: Action) -> Action:
    """Keep the state and date of the day, which `now` has, and take whose it was from then."""
    return replace(
        now,
        title=then.title,
        owner_id=then.owner_id,
        organisation_id=then.organisation_id,
        owner_words=then.owner_words,
        audience=narrower(then.audience, now.audience),
    )


Made = Action | Decision | LogEntry
Block = tuple[Made, tuple[Person, ...], Organisation | None]


def blocks_as_confirmed(desk: Desk, meeting: Meeting, made: Mapping[str, Made]) -> dict[str, Block]:
    """Return the record of each block of confirmed minutes, whose it was, and of which partner.

    `made` is by the id of the minute, and so is what comes back: as it was when the minutes
    were confirmed, with the names of then. What was recorded there afterwards is left out.
    """
    moment = confirmed_moment(desk, meeting)
    records = dict(made)
    if moment is not None:
        actions = [row for row in made.values() if isinstance(row, Action)]
        entries = [row for row in made.values() if isinstance(row, LogEntry)]
        then: dict[str, Made] = {row.id: row for row in _as_at(desk, Action, actions, moment)}
        then |= {row.id: row for row in _as_at(desk, LogEntry, entries, moment)}
        then |= {row.id: row for row in made.values() if isinstance(row, Decision)}
        records = {key: then[row.id] for key, row in made.items() if row.id in then}
    return _with_names(desk, meeting, records)


def _with_names(desk: Desk, meeting: Meeting, records: Mapping[str, Made]) -> dict[str, Block]:
    actions = [row.id for row in records.values() if isinstance(row, Action)]
    shared = owners_as_confirmed(desk, meeting, actions)
    wanted = {key: _owner_ids(row, shared) for key, row in records.items()}
    named = {one for ids in wanted.values() for one in ids}
    people = named_as_confirmed(desk, meeting, Person, named)
    partners = {key: _partner_id(row) or "" for key, row in records.items()}
    known = {one for one in partners.values() if one}
    agencies = named_as_confirmed(desk, meeting, Organisation, known)
    return {
        key: (
            row,
            tuple(people[one] for one in wanted[key] if one in people),
            agencies.get(partners[key]),
        )
        for key, row in records.items()
    }


def _owner_ids(row: Made, shared: Sequence[ActionOwner]) -> tuple[str, ...]:
    if isinstance(row, Decision):
        return ()
    if isinstance(row, LogEntry):
        return (row.to_person_id,) if row.to_person_id else ()
    ids = [row.owner_id, *(one.person_id for one in shared if one.action_id == row.id)]
    return tuple(dict.fromkeys(one for one in ids if one))


def _partner_id(row: Made) -> str | None:
    if isinstance(row, Decision):
        return None
    return row.to_organisation_id if isinstance(row, LogEntry) else row.organisation_id


def owners_as_confirmed(
    desk: Desk, meeting: Meeting, action_ids: Sequence[str]
) -> tuple[ActionOwner, ...]:
    """Return who shared actions, in order: when the minutes were confirmed, or now."""
    rows = desk.rows(ActionOwner, action_id=action_ids, order=("place", "id"))
    moment = confirmed_moment(desk, meeting)
    if moment is None:
        return tuple(rows)
    ids = {row.id for row in rows} | desk.file.ids_gone(ActionOwner)
    then = desk.file.as_at(ActionOwner, ids, moment)
    found = [row for row in then if row.action_id in action_ids]
    return tuple(sorted(found, key=lambda row: (row.place, row.id)))


def named_as_confirmed(
    desk: Desk, meeting: Meeting, record_class: type[N], ids: Iterable[str]
) -> Mapping[str, N]:
    """Return people, partners or seats by id: with the names of then where that is confirmed."""
    wanted = set(ids)
    found = {row.id: row for row in desk.rows(record_class, id=wanted)}
    moment = confirmed_moment(desk, meeting)
    if moment is not None:
        found |= {row.id: row for row in desk.file.as_at(record_class, wanted, moment)}
    return found
