"""What a key in the room does: any way of standing in the register may follow any other.

Where the strict verbs of `attendance` refuse, because somebody goes who was never marked here,
these first say that they were here from the start. It is one change, and one Undo.
"""

from __future__ import annotations

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting
from chair_desk.records.people import Person
from chair_desk.records.presence_spans import Now, moment_of, where_now
from chair_desk.services.agenda_places import open_meeting, placed_items
from chair_desk.services.attendance import (
    mark_back,
    mark_here,
    mark_left,
    mark_out,
    recuse,
    take_part_again,
)
from chair_desk.services.checks import existing
from chair_desk.services.deputies import change_line
from chair_desk.services.desk import Desk, Step
from chair_desk.words import _

_ROOM = frozenset({Now.HERE, Now.ASIDE})


def come_back(desk: Desk, attendance_id: str) -> Changes:
    """Bring somebody back who was out or had left; whoever was never here is here now.

    Raises:
        Refused: The minutes are confirmed.
    """
    if _where(desk, attendance_id) in {Now.OUT, Now.LEFT}:
        return mark_back(desk, attendance_id)
    return mark_here(desk, attendance_id)


def leave(desk: Desk, attendance_id: str) -> Changes:
    """Record that somebody left, from wherever they stood.

    Raises:
        Refused: The minutes are confirmed.
    """
    with desk.change(_("{name} left").format(name=_name(desk, attendance_id))) as step:
        _be_here(desk, attendance_id, but=Now.OUT)
        mark_left(desk, attendance_id)
    return step.done(made=attendance_id)


def go_out(desk: Desk, attendance_id: str, *, until_item_id: str | None = None) -> Changes:
    """Record that somebody is out, perhaps until an item, from wherever they stood.

    Raises:
        Refused: That item was taken already, or the minutes are confirmed.
    """
    with desk.change(_("{name} went out").format(name=_name(desk, attendance_id))) as step:
        _be_here(desk, attendance_id)
        mark_out(desk, attendance_id, until_item_id=until_item_id)
    return step.done(made=attendance_id)


def stand_aside_or_not(desk: Desk, attendance_id: str, item_id: str) -> Changes:
    """Let somebody take no part in an item; let them take part again where they stood aside.

    Raises:
        Refused: The minutes are confirmed.
    """
    line = existing(desk, Attendance, attendance_id)
    same = desk.rows(Attendance, meeting_id=line.meeting_id, person_id=line.person_id)
    ids = [one.id for one in same]
    if desk.count(Movement, attendance_id=ids, kind=MovementKind.RECUSED, item_id=item_id):
        return take_part_again(desk, attendance_id, item_id)
    return recuse(desk, attendance_id, item_id)


def by_video_or_not(desk: Desk, attendance_id: str) -> Changes:
    """Say that somebody joins by video or telephone, or that they sit in the room.

    Whoever was not marked yet is here from now on.

    Raises:
        Refused: The minutes are confirmed.
    """
    line = existing(desk, Attendance, attendance_id)
    name = _name(desk, attendance_id)
    words = _("{name} sits in the room") if line.is_remote else _("{name} joins by video")
    with desk.change(words.format(name=name)) as step:
        if not line.presence.is_here:
            mark_here(desk, attendance_id)
        change_line(desk, attendance_id, is_remote=not line.is_remote)
    return step.done(made=attendance_id)


def items_to_come(desk: Desk, meeting_id: str) -> list[tuple[AgendaItem, str]]:
    """Return the items not yet taken, each with its number, breaks left out."""
    return [
        (line.item, line.number)
        for line in placed_items(desk, meeting_id)
        if line.item.state is ItemState.PLANNED
        and line.item.started_at is None
        and line.item.kind is not ItemKind.BREAK
    ]


def mark_missing(desk: Desk, step: Step, meeting_id: str) -> None:
    """Record as absent whom the meeting waited for in vain; the caller holds the change.

    Where nobody at all was marked here, no register was taken and nothing is said.
    """
    lines = desk.rows(Attendance, meeting_id=meeting_id)
    if any(line.presence.is_here for line in lines):
        for line in lines:
            if line.presence is Presence.EXPECTED:
                step.update(Attendance, line.id, presence=Presence.NO_SHOW)


def _be_here(desk: Desk, attendance_id: str, but: Now | None = None) -> None:
    now = _where(desk, attendance_id)
    if now in _ROOM or now is but:
        return
    if now in {Now.OUT, Now.LEFT}:
        mark_back(desk, attendance_id)
    else:
        mark_here(desk, attendance_id, "")


def _where(desk: Desk, attendance_id: str) -> Now:
    line = existing(desk, Attendance, attendance_id)
    open_meeting(desk, line.meeting_id)
    meeting = existing(desk, Meeting, line.meeting_id)
    moment = moment_of(meeting, desk.rows(AgendaItem, meeting_id=meeting.id))
    return where_now(line, desk.rows(Movement, attendance_id=line.id), moment)


def _name(desk: Desk, attendance_id: str) -> str:
    line = existing(desk, Attendance, attendance_id)
    return existing(desk, Person, line.person_id).name
