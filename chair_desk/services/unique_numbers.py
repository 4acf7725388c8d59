"""What two desks gave at the same time and must be one thing's alone: numbers and places.

Two people who cannot see each other both give the next number. At the merge one record keeps
it: the one whose minutes went out, else the one written first. The other gets the next number
and a note that says what it was. Both copies choose the same, whoever merges.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.local_time import local_date
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.minutes import Decision, MinutesVersion
from chair_desk.records.places import place_between
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk, Step
from chair_desk.services.references import next_reference_like
from chair_desk.services.untangling import untangle
from chair_desk.words import _

_NUMBERED: tuple[type[Any], ...] = (Decision, Action, LogEntry)
_PLACED: Mapping[str, str] = {
    "agenda_item": "meeting_id",
    "minute": "item_id",
    "paper": "item_id",
    "seat": "body_id",
    "action_owner": "action_id",
    "organisation": "",
}


def make_unique(desk: Desk, step: Step, touched: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """Make numbers and places of records unique again; return what was done, a sentence each.

    What was put under each other is untangled first.
    """
    by_table: dict[str, list[str]] = {}
    for table, row_id in touched:
        by_table.setdefault(table, []).append(row_id)
    notes = list(untangle(desk, step, by_table))
    for record_class in _NUMBERED:
        notes += _numbers(desk, step, record_class, by_table.get(record_class.TABLE, []))
    for table, parent in _PLACED.items():
        _places(desk, step, BY_NAME[table].record_class, (parent, by_table.get(table, [])))
    return tuple(notes)


def _numbers(desk: Desk, step: Step, record_class: type[Any], ids: list[str]) -> Iterable[str]:
    rows = desk.rows(record_class, id=ids) if ids else []
    seen = sorted({(getattr(row, "log_type", ""), row.reference) for row in rows if row.reference})
    for log_type, reference in seen:
        equal: dict[str, Any] = {"log_type": log_type} if log_type else {}
        same = desk.rows(record_class, reference=reference, **equal)
        if len(same) > 1:
            yield from _renumber(desk, step, same)


def _renumber(desk: Desk, step: Step, same: list[Any]) -> Iterable[str]:
    written = desk.file.first_written(same[0].TABLE, [row.id for row in same])
    rank = {
        row.id: (not _is_published(desk, row), written.get(row.id, (0, "")), row.id) for row in same
    }
    for row in sorted(same, key=lambda row: rank[row.id])[1:]:
        if not rank[row.id][0]:
            yield _(
                "{reference} stands twice in minutes that went out; neither was changed."
            ).format(reference=row.reference)
            continue
        number = next_reference_like(desk, row)
        step.update(type(row), row.id, reference=number)
        words = _("Numbered {new} when two copies were joined: {old} had been given twice.").format(
            new=number, old=row.reference
        )
        _note(desk, step, (row, words), written.get(row.id, (0, ""))[1])
        yield words


def _note(desk: Desk, step: Step, said: tuple[Any, str], at: str) -> None:
    """Say it beside the record; the id follows from the record, so that both copies say it once.

    Where a third copy counted otherwise the same number is given up again, in other words.
    """
    row, words = said
    note_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{row.id} {row.reference}"))
    day = local_date(datetime.fromisoformat(at)) if at else None
    if isinstance(row, Action):
        note: Any = ActionUpdate(id=note_id, action_id=row.id, said_on=day, text=words)
    elif isinstance(row, LogEntry):
        note = LogStep(id=note_id, log_entry_id=row.id, made_on=day, kind="note", text=words)
    else:
        return
    if desk.get(type(note), note_id) is None:
        step.insert(note)
    else:
        step.update(type(note), note_id, text=words)


def _is_published(desk: Desk, row: Any) -> bool:
    """Say whether the minutes that name a record went out or were confirmed."""
    if not row.meeting_id:
        return False
    meeting = desk.get(Meeting, row.meeting_id)
    is_confirmed = meeting is not None and meeting.state is MeetingState.CONFIRMED
    return is_confirmed or desk.count(MinutesVersion, meeting_id=row.meeting_id) > 0


def _places(
    desk: Desk, step: Step, record_class: type[Any], touched: tuple[str, list[str]]
) -> None:
    """Give each its own place where two were put in the same; the first written stays."""
    parent, ids = touched
    if not ids:
        return
    rows = desk.rows(record_class, id=ids)
    parents = {getattr(row, parent) if parent else None for row in rows}
    for one in sorted(parents, key=str):
        if parent and one is None:
            continue
        equal: dict[str, Any] = {parent: one} if parent else {}
        group = desk.rows(record_class, **equal)
        if len({row.place for row in group}) < len(group) and not _is_frozen(desk, group[0]):
            _spread(desk, step, group)


def _spread(desk: Desk, step: Step, group: list[Any]) -> None:
    written = desk.file.first_written(group[0].TABLE, [row.id for row in group])
    group.sort(key=lambda row: (row.place, written.get(row.id, (0, "")), row.id))
    taken = sorted({row.place for row in group})
    before: str | None = None
    for row in group:
        if before is not None and row.place <= before:
            after = next((place for place in taken if place > before), "")
            before = place_between(before, after)
            step.update(type(row), row.id, place=before)
        else:
            before = row.place


def _is_frozen(desk: Desk, row: Any) -> bool:
    meeting = desk.get(Meeting, getattr(row, "meeting_id", None))
    return meeting is not None and meeting.state is MeetingState.CONFIRMED
