"""Who is in the room now, who was there for an item, and for which part of a meeting.

Built on `presence_by_item`: what stands in the register and its movements is all there is.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting
from chair_desk.records.presence_by_item import (
    Course,
    items_attended,
    items_missed_in_part,
    turns_of,
)
from chair_desk.words import _, ngettext

_TAKEN = frozenset({ItemState.OPEN, ItemState.DONE})
_OVER = frozenset({ItemState.DONE, ItemState.DEFERRED})
_A_SPAN = 3  # fewer items than this are named, not spanned


class Now(enum.StrEnum):
    """Where somebody is at this moment.

    NOT_YET is expected; AWAY sent an apology or did not come; OUT comes back, LEFT does not;
    ASIDE has an interest in the item being taken.
    """

    NOT_YET = "not_yet"
    HERE = "here"
    OUT = "out"
    ASIDE = "aside"
    LEFT = "left"
    AWAY = "away"


@frozen(kw_only=True)
class Moment:
    """How far a meeting has come: the item being taken, those begun, and those over, by id."""

    current_item_id: str | None = None
    begun: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()


def moment_of(meeting: Meeting, items: Iterable[AgendaItem]) -> Moment:
    """Read how far a meeting has come from its items."""
    items = tuple(items)
    current = meeting.current_item_id
    return Moment(
        current_item_id=current,
        begun=frozenset(
            item.id
            for item in items
            if item.id == current or item.started_at is not None or item.state in _TAKEN
        ),
        over=frozenset(item.id for item in items if item.id != current and item.state in _OVER),
    )


def where_now(line: Attendance, movements: Iterable[Movement], moment: Moment) -> Now:
    """Say where somebody is; `movements` in the order in which they were written.

    A movement without a time is one that was foreseen: somebody in attendance for item 4 comes
    in when it begins and goes out when it is over. Going out "until item 7" ends when item 7
    begins.
    """
    if line.presence is Presence.EXPECTED:
        return Now.NOT_YET
    if not line.presence.is_here:
        return Now.AWAY
    own = [one for one in movements if one.attendance_id == line.id]
    steps = [one for one in own if one.kind is not MovementKind.RECUSED]
    is_here = not steps or steps[0].kind is MovementKind.OUT or bool(steps[0].at)
    came = is_here
    for step in steps:
        if _has_happened(step, moment):
            is_here = step.kind is MovementKind.IN or step.until_item_id in moment.begun
            came = came or is_here
    if not is_here or line.left:
        if not came:
            return Now.NOT_YET
        return Now.LEFT if line.left else Now.OUT
    return Now.ASIDE if _stands_aside(own, moment.current_item_id) else Now.HERE


def _has_happened(movement: Movement, moment: Moment) -> bool:
    if movement.at or movement.item_id is None:
        return True
    reached = moment.begun if movement.kind is MovementKind.IN else moment.over
    return movement.item_id in reached


def _stands_aside(own: Iterable[Movement], item_id: str | None) -> bool:
    return item_id is not None and any(
        one.kind is MovementKind.RECUSED and one.item_id == item_id for one in own
    )


def was_there_for(
    line: Attendance, movements: Sequence[Movement], course: Course, item_id: str
) -> bool:
    """Say whether somebody took part in an item: in the room for some of it, and not aside."""
    if not line.presence.is_here or _stands_aside(
        (one for one in movements if one.attendance_id == line.id), item_id
    ):
        return False
    if item_id not in course.item_ids:
        return True
    there = items_attended(turns_of(line, movements, course), len(course.item_ids))
    return there[course.item_ids.index(item_id)]


def part_words(
    line: Attendance, movements: Sequence[Movement], course: Course, numbers: Mapping[str, str]
) -> str:
    """Say for which part somebody was there: "arrived 09:45, items 3 to 11".

    Nothing for somebody who was there from beginning to end. `numbers` are printed ones by
    item id.
    """
    if not line.presence.is_here:
        return ""
    parts = []
    if line.arrived:
        parts.append(_("arrived {time}").format(time=line.arrived))
    if line.left:
        parts.append(_("left {time}").format(time=line.left))
    there = items_attended(turns_of(line, movements, course), len(course.item_ids))
    if not all(there):
        parts.append(_items_words([numbers.get(one, "") for one in course.item_ids], there))
    missed = items_missed_in_part(line, movements, course)
    parts.append(out_for_part_words([numbers.get(course.item_ids[at], "") for at in missed]))
    return ", ".join(part for part in parts if part)


def out_for_part_words(numbers: Iterable[str]) -> str:
    """Say of which items somebody missed a part: "out for part of item 4"; "" of none."""
    named = [number for number in numbers if number]
    if not named:
        return ""
    words = ngettext("out for part of item {items}", "out for part of items {items}", len(named))
    return words.format(items=", ".join(named))


def _items_words(numbers: Sequence[str], there: Sequence[bool]) -> str:
    found: list[str] = []
    together = groupby(zip(numbers, there, strict=True), key=lambda pair: pair[1])
    for is_there, group in together:
        named = [number for number, _is_there in group if number]
        if is_there and len(named) >= _A_SPAN:
            found.append(_("{first} to {last}").format(first=named[0], last=named[-1]))
        elif is_there:
            found.extend(named)
    if not found:
        return ""
    words = _("item {items}") if sum(there) == 1 else _("items {items}")
    return words.format(items=", ".join(found))
