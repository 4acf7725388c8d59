"""Presence lines of the minute grammar, marked in the register of a meeting."""

from __future__ import annotations

from collections.abc import Callable

from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.line import KnownItem, PersonFound, PresenceFound, PresenceKind
from chair_desk.services.attendance import (
    add_guest,
    mark_apology,
    mark_back,
    mark_deputy,
    mark_here,
    mark_left,
    mark_out,
    recuse,
)
from chair_desk.services.desk import Desk
from chair_desk.words import N_, _

_SAID: dict[PresenceKind, str] = {
    PresenceKind.HERE: N_("{name} is here"),
    PresenceKind.BACK: N_("{name} is back"),
    PresenceKind.OUT: N_("{name} is out"),
    PresenceKind.LEFT: N_("{name} left"),
    PresenceKind.DEPUTY: N_("{name} deputises for {holder}"),
    PresenceKind.APOLOGY: N_("{name} sent an apology"),
    PresenceKind.RECUSED: N_("{name} takes no part in item {item}"),
}


@frozen(kw_only=True)
class Marked:
    """What was marked, in the words of the status bar, and what could not be, with the reason."""

    done: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@frozen
class _Marking:
    desk: Desk
    meeting_id: str
    item: KnownItem
    until: KnownItem | None
    said: PresenceFound


def mark_presence(
    desk: Desk,
    meeting_id: str,
    said: PresenceFound,
    *,
    item: KnownItem,
    items: tuple[KnownItem, ...],
) -> Marked:
    """Mark what a presence line says, at the item it stands under, as one change.

    A line without a time gets the clock's while the meeting is in session. Whoever is not on
    the register is added to it as in attendance.
    """
    until = next((one for one in items if one.number.lower() == said.until_item), None)
    marking = _Marking(desk, meeting_id, item, until if said.until_item else None, said)
    done, refused = [], []
    if said.until_item and until is None:
        refused.append(_("There is no item {number}.").format(number=said.until_item))
    with desk.change(_("Marked who is here")):
        for person in said.people:
            try:
                _mark(marking, person)
            except Refused as reason:  # said before anything was written, so nothing is half done
                refused.append(str(reason))
            else:
                done.append(_words(marking, person))
    return Marked(done=tuple(done), refused=tuple(refused))


def _mark(marking: _Marking, person: PersonFound) -> None:
    before = {row.id for row in _movements(marking)}
    _VERBS[marking.said.kind](marking, person)
    with marking.desk.change(_("Marked who is here")) as step:
        for row in _movements(marking):
            if row.id not in before and row.kind is not MovementKind.RECUSED:
                until = marking.until.id if marking.until else row.until_item_id
                step.update(Movement, row.id, item_id=marking.item.id, until_item_id=until)


def _words(marking: _Marking, person: PersonFound) -> str:
    said = marking.said
    words = _(_SAID[said.kind])
    if said.kind is PresenceKind.OUT and marking.until:
        words = _("{name} is out until item {until}")
    made = words.format(
        name=person.name,
        holder=said.deputy_for.name if said.deputy_for else "",
        item=marking.item.number,
        until=marking.until.number if marking.until else "",
    )
    is_timed = said.at and said.kind not in {PresenceKind.APOLOGY, PresenceKind.RECUSED}
    return f"{made}, {said.at}" if is_timed else made


def _movements(marking: _Marking) -> list[Movement]:
    lines = marking.desk.rows(Attendance, meeting_id=marking.meeting_id)
    return marking.desk.rows(Movement, attendance_id=[line.id for line in lines])


def _line_of(marking: _Marking, person: PersonFound) -> str:
    """Return the register line of somebody.

    Raises:
        Refused: They are not on the register.
    """
    rows = marking.desk.rows(
        Attendance, meeting_id=marking.meeting_id, person_id=person.person_id, order=("id",)
    )
    if not rows:
        raise Refused(_("{name} is not on the register.").format(name=person.name))
    return min(rows, key=lambda row: row.seat_id is None).id


def _at(marking: _Marking) -> str | None:
    return marking.said.at or None


def _here(marking: _Marking, person: PersonFound) -> Changes:
    try:
        line_id = _line_of(marking, person)
    except Refused:
        added = add_guest(marking.desk, marking.meeting_id, person.person_id)
        return mark_here(marking.desk, added.made, _at(marking)) if _at(marking) else added
    return mark_here(marking.desk, line_id, _at(marking))


def _back(marking: _Marking, person: PersonFound) -> Changes:
    return mark_back(marking.desk, _line_of(marking, person), _at(marking))


def _out(marking: _Marking, person: PersonFound) -> Changes:
    return mark_out(marking.desk, _line_of(marking, person), _at(marking))


def _left(marking: _Marking, person: PersonFound) -> Changes:
    return mark_left(marking.desk, _line_of(marking, person), _at(marking))


def _deputy(marking: _Marking, person: PersonFound) -> Changes:
    holder = marking.said.deputy_for
    if holder is None:
        raise Refused(_("Say for whom {name} came.").format(name=person.name))
    line_id = _line_of(marking, holder)
    return mark_deputy(marking.desk, line_id, person.person_id, _at(marking))


def _apology(marking: _Marking, person: PersonFound) -> Changes:
    return mark_apology(marking.desk, _line_of(marking, person))


def _recused(marking: _Marking, person: PersonFound) -> Changes:
    return recuse(marking.desk, _line_of(marking, person), marking.item.id)


_VERBS: dict[PresenceKind, Callable[[_Marking, PersonFound], Changes]] = {
    PresenceKind.HERE: _here,
    PresenceKind.BACK: _back,
    PresenceKind.OUT: _out,
    PresenceKind.LEFT: _left,
    PresenceKind.DEPUTY: _deputy,
    PresenceKind.APOLOGY: _apology,
    PresenceKind.RECUSED: _recused,
}
