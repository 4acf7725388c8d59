"""Marking who is here: present, late, left, out, apology, and everybody at once.

Any mark may follow any other. After the start the time is stored by itself, and only while the
meeting is in session: what is set right afterwards has no time unless one is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chair_desk.records.agenda_times import clock_of, minutes_of_day
from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.local_time import local_clock
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.records.people import Person, Seat, SeatKind
from chair_desk.records.presence_spans import Now, moment_of, where_now
from chair_desk.services.agenda_places import item_name, open_meeting
from chair_desk.services.checks import existing
from chair_desk.services.deputies import (
    add_guest,
    change_line,
    mark_deputy,
    mark_deputy_for,
    offered_deputies,
    remove_line,
)
from chair_desk.services.desk import Desk, Step
from chair_desk.services.quorum import Commitment, Quorum, quorum, who_can_commit
from chair_desk.services.register import RegisterLine, register
from chair_desk.services.register_seed import expect_members
from chair_desk.words import _, ngettext

__all__ = [
    "Commitment",
    "Quorum",
    "RegisterLine",
    "add_guest",
    "change_line",
    "everyone_is_here",
    "expect_members",
    "mark_apology",
    "mark_as",
    "mark_back",
    "mark_deputy",
    "mark_deputy_for",
    "mark_expected",
    "mark_here",
    "mark_left",
    "mark_no_show",
    "mark_out",
    "offered_deputies",
    "quorum",
    "recuse",
    "register",
    "remove_line",
    "take_part_again",
    "who_can_commit",
]

_IN_ROOM = frozenset({Now.HERE, Now.ASIDE})
_ABSENT = frozenset({Presence.EXPECTED, Presence.APOLOGY, Presence.NO_SHOW})


def mark_here(desk: Desk, attendance_id: str, at: str | None = None) -> Changes:
    """Mark somebody here; after the start of a meeting in session, late at this minute.

    `at` is "HH:MM"; "" says from the start. Whoever was out or had left is back. Whoever is here
    already stays as they came: a key pressed twice makes nobody late.

    Raises:
        Refused: The time is none, or the minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    now = _where(desk, line)
    if now in {Now.OUT, Now.LEFT}:
        return mark_back(desk, attendance_id, at)
    if now in _IN_ROOM and at is None:
        return Changes(made=attendance_id)
    arrived = _time(desk, line, at, since_start=True)
    label = _("Marked {name} late, {time}") if arrived else _("Marked {name} here")
    with desk.change(label.format(name=name, time=arrived)) as step:
        _put_here(desk, step, line, arrived)
    return step.done(made=attendance_id)


def everyone_is_here(desk: Desk, meeting_id: str) -> Changes:
    """Mark everybody who is still expected as here from the start, in one change.

    Raises:
        Refused: Nobody is expected any more, or the minutes are confirmed.
    """
    open_meeting(desk, meeting_id)
    expected = desk.rows(Attendance, meeting_id=meeting_id, presence=Presence.EXPECTED)
    if not expected:
        raise Refused(_("Nobody is expected any more."))
    label = ngettext("Marked {count} person here", "Marked {count} people here", len(expected))
    with desk.change(label.format(count=len(expected))) as step:
        for line in expected:
            _put_here(desk, step, line, "")
    return step.done()


def mark_as(desk: Desk, attendance_id: str, presence: Presence) -> Changes:
    """Say as what somebody stands in the register, whatever stood there before.

    Raises:
        Refused: The minutes are confirmed.
    """
    if presence in _ABSENT:
        return _mark_absent(desk, attendance_id, presence)
    line, name = _line(desk, attendance_id)
    words = {
        Presence.PRESENT: _("Marked {name} here"),
        Presence.DEPUTY: _("Marked {name} as a deputy"),
        Presence.OBSERVER: _("Marked {name} as an observer"),
        Presence.IN_ATTENDANCE: _("Marked {name} in attendance"),
    }[presence]
    with desk.change(words.format(name=name)) as step:
        step.update(Attendance, line.id, presence=presence)
    return step.done(made=line.id)


def mark_apology(desk: Desk, attendance_id: str) -> Changes:
    """Record that somebody sent an apology.

    Raises:
        Refused: The minutes are confirmed.
    """
    return _mark_absent(desk, attendance_id, Presence.APOLOGY)


def mark_no_show(desk: Desk, attendance_id: str) -> Changes:
    """Record that somebody neither came nor sent an apology.

    Raises:
        Refused: The minutes are confirmed.
    """
    return _mark_absent(desk, attendance_id, Presence.NO_SHOW)


def mark_expected(desk: Desk, attendance_id: str) -> Changes:
    """Take back what was marked: somebody is expected as before.

    Raises:
        Refused: The minutes are confirmed.
    """
    return _mark_absent(desk, attendance_id, Presence.EXPECTED)


def _mark_absent(desk: Desk, attendance_id: str, presence: Presence) -> Changes:
    line, name = _line(desk, attendance_id)
    words = {
        Presence.APOLOGY: _("Recorded the apology of {name}"),
        Presence.NO_SHOW: _("Marked {name} absent without apology"),
        Presence.EXPECTED: _("Marked {name} as expected"),
    }[presence]
    with desk.change(words.format(name=name)) as step:
        _forget_movements(desk, step, line)
        step.update(Attendance, line.id, presence=presence, arrived="", left="")
    return step.done(made=line.id)


def mark_left(desk: Desk, attendance_id: str, at: str | None = None) -> Changes:
    """Record that somebody left and does not come back.

    Raises:
        Refused: They are not here, the time is none, or the minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    now = _where(desk, line)
    if now not in {*_IN_ROOM, Now.OUT}:
        raise _not_here(name)
    left = _time(desk, line, at)
    words = _("{name} left, {time}") if left else _("{name} left")
    with desk.change(words.format(name=name, time=left)) as step:
        step.update(Attendance, line.id, left=left)
        if now is not Now.OUT:
            _move(desk, step, line, MovementKind.OUT, at=left)
    return step.done(made=line.id)


def mark_out(
    desk: Desk, attendance_id: str, at: str | None = None, *, until_item_id: str | None = None
) -> Changes:
    """Record that somebody went out, perhaps until an item; then they are back by themselves.

    Raises:
        Refused: They are not here, that item was taken already, the time is none, or the
            minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    if _where(desk, line) not in _IN_ROOM:
        raise _not_here(name)
    words = _("{name} went out")
    item = None
    if until_item_id:
        item = _coming_item(desk, line, until_item_id)
        words = _("{name} is out until {item}")
    label = words.format(name=name, item=item_name(desk, item) if item else "")
    with desk.change(label) as step:
        out_at = _time(desk, line, at)
        _move(desk, step, line, MovementKind.OUT, at=out_at, until_item_id=until_item_id)
    return step.done(made=line.id)


def _coming_item(desk: Desk, line: Attendance, item_id: str) -> AgendaItem:
    item = existing(desk, AgendaItem, item_id)
    if item.meeting_id != line.meeting_id:
        raise Refused({"until_item_id": _("That item is on another agenda.")})
    if item.started_at or item.state in {ItemState.OPEN, ItemState.DONE}:
        raise Refused({"until_item_id": _("That item was taken already.")})
    return item


def mark_back(desk: Desk, attendance_id: str, at: str | None = None) -> Changes:
    """Record that somebody who was out, or had left, is back.

    Raises:
        Refused: They are here, never came, or the minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    if _where(desk, line) not in {Now.OUT, Now.LEFT}:
        raise Refused(_("{name} did not go out.").format(name=name))
    back = _time(desk, line, at)
    words = _("{name} is back, {time}") if back else _("{name} is back")
    with desk.change(words.format(name=name, time=back)) as step:
        step.update(Attendance, line.id, left="")
        _move(desk, step, line, MovementKind.IN, at=back)
    return step.done(made=line.id)


def recuse(desk: Desk, attendance_id: str, item_id: str) -> Changes:
    """Record that somebody takes no part in an item, because of an interest.

    It holds for every seat the person sits in, and for that item alone.

    Raises:
        Refused: They stand aside for it already, or the minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    item = existing(desk, AgendaItem, item_id)
    label = _("{name} takes no part in {item}").format(name=name, item=item_name(desk, item))
    same = desk.rows(Attendance, meeting_id=line.meeting_id, person_id=line.person_id)
    aside = {row.attendance_id for row in _recusals(desk, same, item_id)}
    if aside >= {row.id for row in same}:
        raise Refused(_("{name} stands aside for this item already.").format(name=name))
    with desk.change(label) as step:
        for row in same:
            if row.id not in aside:
                step.insert(
                    Movement(
                        id=desk.new_id(),
                        attendance_id=row.id,
                        kind=MovementKind.RECUSED,
                        at=_time(desk, row, None),
                        item_id=item_id,
                    )
                )
    return step.done(made=line.id)


def take_part_again(desk: Desk, attendance_id: str, item_id: str) -> Changes:
    """Take back that somebody stands aside for an item.

    Raises:
        Refused: They do not, or the minutes are confirmed.
    """
    line, name = _line(desk, attendance_id)
    item = existing(desk, AgendaItem, item_id)
    same = desk.rows(Attendance, meeting_id=line.meeting_id, person_id=line.person_id)
    found = _recusals(desk, same, item_id)
    if not found:
        raise Refused(_("{name} does not stand aside for this item.").format(name=name))
    label = _("{name} takes part in {item}").format(name=name, item=item_name(desk, item))
    with desk.change(label) as step:
        for movement in found:
            step.delete(Movement, movement.id)
    return step.done(made=line.id)


def _recusals(desk: Desk, lines: list[Attendance], item_id: str) -> list[Movement]:
    return desk.rows(
        Movement,
        attendance_id=[line.id for line in lines],
        kind=MovementKind.RECUSED,
        item_id=item_id,
    )


def _line(desk: Desk, attendance_id: str) -> tuple[Attendance, str]:
    """Return a line that may still change, and the name on it.

    Raises:
        Refused: It is no longer there, or the minutes are confirmed.
    """
    line = existing(desk, Attendance, attendance_id)
    open_meeting(desk, line.meeting_id)
    return line, existing(desk, Person, line.person_id).name


def _where(desk: Desk, line: Attendance) -> Now:
    meeting = existing(desk, Meeting, line.meeting_id)
    items = desk.rows(AgendaItem, meeting_id=meeting.id)
    return where_now(line, desk.rows(Movement, attendance_id=line.id), moment_of(meeting, items))


def _not_here(name: str) -> Refused:
    return Refused(_("{name} is not in the room.").format(name=name))


def _put_here(desk: Desk, step: Step, line: Attendance, arrived: str) -> None:
    values: dict[str, Any] = {"presence": _here_as(desk, line), "arrived": arrived, "left": ""}
    _forget_movements(desk, step, line)
    step.update(Attendance, line.id, **values)
    if arrived:
        _move(desk, step, replace(line, **values), MovementKind.IN, at=arrived)


def _forget_movements(desk: Desk, step: Step, line: Attendance) -> None:
    """Delete the comings and goings that happened.

    An interest stays declared whatever key is pressed, and a guest for one item stays foreseen
    for it.
    """
    for movement in desk.rows(Movement, attendance_id=line.id):
        is_foreseen = movement.item_id is not None and not movement.at
        if movement.kind is not MovementKind.RECUSED and not is_foreseen:
            step.delete(Movement, movement.id)


def _here_as(desk: Desk, line: Attendance) -> Presence:
    """Return as what somebody is here: a deputy stays one, and so does a guest."""
    if line.deputy_for_id:
        return Presence.DEPUTY
    if line.presence.is_here:
        return line.presence
    seat = desk.get(Seat, line.seat_id)
    if seat is None or seat.kind is SeatKind.STAFF:
        return Presence.IN_ATTENDANCE
    return Presence.OBSERVER if seat.kind is SeatKind.OBSERVER else Presence.PRESENT


def _move(
    desk: Desk,
    step: Step,
    line: Attendance,
    kind: MovementKind,
    *,
    at: str,
    until_item_id: str | None = None,
) -> None:
    meeting = existing(desk, Meeting, line.meeting_id)
    step.insert(
        Movement(
            id=desk.new_id(),
            attendance_id=line.id,
            kind=kind,
            at=at,
            item_id=meeting.current_item_id,
            until_item_id=until_item_id,
        )
    )


def _time(desk: Desk, line: Attendance, at: str | None, *, since_start: bool = False) -> str:
    """Return the time to store: the one given, or the clock while the meeting is in session.

    With `since_start` it is empty until the meeting has begun and its hour has come.

    Raises:
        Refused: What was given is no time of day.
    """
    if at:
        try:
            return clock_of(minutes_of_day(at.replace(".", ":")))
        except ValueError:
            raise Refused({"at": _("Give the time as hours and minutes, as 10:21.")}) from None
    meeting = existing(desk, Meeting, line.meeting_id)
    if at == "" or meeting.state is not MeetingState.IN_SESSION:
        return ""
    if since_start:
        began = local_clock(meeting.started_at) if meeting.started_at else ""
        if desk.clock() <= max(began, meeting.starts):
            return ""
    return desk.clock()
