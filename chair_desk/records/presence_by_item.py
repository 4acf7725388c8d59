"""For which items somebody was in the room: from their line in the register and its movements.

Somebody who comes in or goes out while an item is taken was there for that item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from chair_desk.records.agenda_times import Placed, in_order, start_times
from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local_clock
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting


@frozen
class Turn:
    """Somebody coming in or going out, at the item that stands at `index`."""

    index: int
    comes_in: bool


class Course(NamedTuple):
    """The items of a meeting in order, by id, and when each began ("HH:MM")."""

    item_ids: tuple[str, ...]
    clocks: tuple[str, ...]

    def index_at(self, clock: str, *, going: bool = False) -> int:
        """Return the item being taken at a time; who goes as one begins was there before it."""
        begun = [at for at in self.clocks if at < clock or (at == clock and not going)]
        return max(len(begun) - 1, 0)


def course_of(meeting: Meeting, items: Iterable[AgendaItem]) -> Course:
    """Return the course of a meeting, as it went where that was recorded, else as planned."""
    placed = in_order(items)
    planned = start_times(placed, meeting.starts)
    business = [line for line in placed if line.item.kind is not ItemKind.BREAK]
    clocks = accumulate((_clock(line, planned) for line in business), max)
    return Course(tuple(line.item.id for line in business), tuple(clocks))


def _clock(line: Placed, planned: Mapping[str, str]) -> str:
    began = line.item.started_at
    return local_clock(began) if began else planned[line.item.id]


class TimedTurn(NamedTuple):
    """A turn with its time, "HH:MM"; without one it is at the item's beginning, or its end."""

    turn: Turn
    at: str = ""


def turns_of(line: Attendance, movements: Iterable[Movement], course: Course) -> list[Turn]:
    """Return the comings and goings of one person in order, standing aside left out."""
    return [timed.turn for timed in timed_turns(line, movements, course)]


def timed_turns(line: Attendance, movements: Iterable[Movement], course: Course) -> list[TimedTurn]:
    """Return the comings and goings as `turns_of` does, each with its time where one is known."""
    turns: list[TimedTurn] = []
    for movement in movements:
        if movement.attendance_id == line.id and movement.kind is not MovementKind.RECUSED:
            turns.extend(_turns(movement, course))
    if line.arrived and not (turns and turns[0].turn.comes_in):
        index = course.index_at(line.arrived)
        turns.insert(0, TimedTurn(Turn(index, comes_in=True), line.arrived))
    if line.left and not (turns and not turns[-1].turn.comes_in):
        index = course.index_at(line.left, going=True)
        turns.append(TimedTurn(Turn(index, comes_in=False), line.left))
    return sorted(turns, key=lambda timed: timed.turn.index)


def _turns(movement: Movement, course: Course) -> list[TimedTurn]:
    comes_in = movement.kind is MovementKind.IN
    if movement.item_id in course.item_ids:
        index = course.item_ids.index(movement.item_id)
    elif movement.at:
        index = course.index_at(movement.at, going=not comes_in)
    else:
        return []
    found = [TimedTurn(Turn(index, comes_in), movement.at)]
    if not comes_in and movement.until_item_id in course.item_ids:
        found.append(TimedTurn(Turn(course.item_ids.index(movement.until_item_id), comes_in=True)))
    return found


def items_attended(turns: Sequence[Turn], count: int) -> tuple[bool, ...]:
    """Say for each item of a meeting, in order, whether somebody was there for some of it."""
    is_here = not (turns and turns[0].comes_in)
    found = []
    for index in range(count):
        there = is_here
        for turn in turns:
            if turn.index == index:
                there = there or turn.comes_in
                is_here = turn.comes_in
        found.append(there)
    return tuple(found)


def items_missed_in_part(
    line: Attendance, movements: Iterable[Movement], course: Course
) -> tuple[int, ...]:
    """Return where the items stand in the course that somebody went out of, or came back into.

    Coming to the meeting and leaving it are left out: they are said with their times.
    """
    timed = timed_turns(line, movements, course)
    there = items_attended([one.turn for one in timed], len(course.item_ids))
    if timed and timed[0].turn.comes_in:
        timed = timed[1:]
    said = {(True, line.arrived), (False, line.left), (True, ""), (False, "")}
    missed = {one.turn.index for one in timed if (one.turn.comes_in, one.at) not in said}
    return tuple(at for at in sorted(missed) if there[at])
