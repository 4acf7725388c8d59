"""How quorum went at a meeting: each coming and going that changed it, and what it means.

Nothing is stored. It is read from the register and its movements, item by item, so that a
register set right afterwards is read anew; a decision that it no longer fits is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from chair_desk.records.attendance import Attendance, MovementKind
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local_clock
from chair_desk.records.meetings import AgendaItem, ItemState, MeetingState
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Person
from chair_desk.records.presence_by_item import timed_turns
from chair_desk.services.desk import Desk
from chair_desk.services.quorum import Quorum, quorum_rules
from chair_desk.services.register import Room, room
from chair_desk.words import _

_BEFORE = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})
_FIRST, _LAST = "", "99:99"


@frozen(kw_only=True)
class QuorumChange:
    """A moment at which who is here changed. `at` is "HH:MM", empty where no time was stored.

    `here` of `needed` count as the rule of the board counts; `why` is the reading in words.
    """

    at: str
    item_id: str
    number: str
    words: str
    is_met: bool
    here: int
    needed: int
    why: str

    @property
    def place(self) -> str:
        """Say when and at which item: "10:21, item 4"."""
        item = _("item {number}").format(number=self.number) if self.number else ""
        return ", ".join(part for part in (self.at, item) if part)


@frozen(kw_only=True)
class QuorumRemark:
    """A decision that was recorded with, or without, a quorum that the register does not show."""

    decision: Decision
    words: str


@frozen(kw_only=True)
class QuorumLog:
    """The course of quorum and the remarks on it."""

    changes: tuple[QuorumChange, ...] = ()
    remarks: tuple[QuorumRemark, ...] = ()


@frozen(kw_only=True)
class _Event:
    """Somebody coming, going or standing aside at the item at `index`, and when."""

    index: int
    at: str
    line: Attendance
    is_here: bool
    words: str

    @property
    def order(self) -> tuple[int, str]:
        """Sort: what opens an item, what has a time, what ends an item."""
        return self.index, self.at or (_FIRST if self.is_here else _LAST)


@frozen(kw_only=True)
class _Scene:
    """Who is out and who stands aside at one moment of an item, and what made it so."""

    item_id: str
    at: str
    out: frozenset[str]
    aside: frozenset[str]
    events: tuple[_Event, ...]
    is_opening: bool


def quorum_changes(desk: Desk, meeting_id: str) -> list[QuorumChange]:
    """Return the start and each moment at which the count or the verdict changed, in order.

    Nothing before the meeting begins, or where nobody was marked.

    Raises:
        Refused: There is no such meeting any more.
    """
    return list(quorum_log(desk, meeting_id).changes)


def quorum_log(desk: Desk, meeting_id: str) -> QuorumLog:
    """Read the course of quorum with its remarks.

    Raises:
        Refused: There is no such meeting any more.
    """
    gathered = room(desk, meeting_id)
    is_known = any(line.presence.is_here for line in gathered.lines)
    if gathered.meeting.state in _BEFORE or not is_known:
        return QuorumLog()
    return _Reader(desk, gathered).read()


class _Reader:
    """Goes through a meeting once, item by item."""

    def __init__(self, desk: Desk, gathered: Room) -> None:
        self._desk = desk
        self._room = gathered
        self._rules = quorum_rules(desk, gathered.meeting)
        self._counted = [line for line in gathered.lines if self._rules.counts(line)]
        ids = {line.person_id for line in self._counted}
        self._names = {row.id: row.name for row in desk.rows(Person, id=ids)}
        self._items = {row.id: row for row in desk.rows(AgendaItem, meeting_id=gathered.meeting.id)}
        self._out: set[str] = set()
        self._aside: set[str] = set()
        self._scenes: list[_Scene] = []
        self._changes: list[QuorumChange] = []
        self._met: dict[str, set[bool]] = defaultdict(set)
        self._seen: dict[str, set[str | None]] = defaultdict(set)

    def read(self) -> QuorumLog:
        """Return all of it, in the order in which the items were taken.

        Who is here follows the agenda, as in the register and its footnotes; what is told goes
        by the clock.
        """
        events = self._events()
        for index, item_id in enumerate(self._room.course.item_ids):
            if not self._was_taken(item_id):
                continue
            self._aside = self._standing_aside(item_id)
            due = [one for one in events if one.index <= index]
            events = events[len(due) :]
            self._take(index, item_id, due)
        for scene in self._as_taken():
            self._say(scene)
        return QuorumLog(changes=tuple(self._changes), remarks=tuple(self._remarks()))

    def _was_taken(self, item_id: str) -> bool:
        if self._room.meeting.state is MeetingState.IN_SESSION:
            begun = self._room.moment.begun or self._room.course.item_ids[:1]
            return item_id in begun
        return self._items[item_id].state is not ItemState.DEFERRED

    def _standing_aside(self, item_id: str) -> set[str]:
        return {
            one.attendance_id
            for one in self._room.movements
            if one.kind is MovementKind.RECUSED and one.item_id == item_id
        }

    def _events(self) -> list[_Event]:
        found: list[_Event] = []
        for line in self._counted:
            turns = timed_turns(line, self._room.movements, self._room.course)
            if turns and turns[0].turn.comes_in:
                self._out.add(line.id)
            name = self._names.get(line.person_id, "")
            for number, (turn, at) in enumerate(turns):
                came_before = number > 0 or line.id not in self._out
                leaves = number == len(turns) - 1 and bool(line.left)
                words = _turn_words(name, comes_in=turn.comes_in, again=came_before, leaves=leaves)
                found.append(
                    _Event(index=turn.index, at=at, line=line, is_here=turn.comes_in, words=words)
                )
        return sorted(found, key=lambda one: one.order)

    def _take(self, index: int, item_id: str, due: list[_Event]) -> None:
        """Follow one item: what opens it, then each moment of it."""
        began = self._clock(item_id, index)
        opening = [one for one in due if one.order < (index, began) or one.order == (index, _FIRST)]
        self._move(opening)
        self._see(item_id, began, opening, is_opening=True)
        for at, together in _moments(due[len(opening) :]):
            self._move(together)
            self._see(item_id, "" if at == _LAST else at, together)

    def _see(
        self, item_id: str, at: str, events: Iterable[_Event], *, is_opening: bool = False
    ) -> None:
        self._scenes.append(
            _Scene(
                item_id=item_id,
                at=at,
                out=frozenset(self._out),
                aside=frozenset(self._aside),
                events=tuple(events),
                is_opening=is_opening,
            )
        )

    def _as_taken(self) -> list[_Scene]:
        """Sort by when each item was begun; one without a time follows the one before it."""
        begun, last = {}, ""
        for item_id in self._room.course.item_ids:
            started = self._items[item_id].started_at
            last = begun[item_id] = started.isoformat() if started else last
        return sorted(self._scenes, key=lambda scene: begun[scene.item_id])

    def _clock(self, item_id: str, index: int) -> str:
        began = self._items[item_id].started_at
        return local_clock(began) if began else self._room.course.clocks[index]

    def _move(self, events: Iterable[_Event]) -> None:
        for one in events:
            (self._out.discard if one.is_here else self._out.add)(one.line.id)

    def _say(self, scene: _Scene) -> None:
        item_id = scene.item_id
        gone = scene.out | scene.aside
        here = {line.seat_id for line in self._counted if line.id not in gone}
        found = self._rules.read(here)
        self._met[item_id].add(found.is_met)
        self._seen[item_id] |= here
        last = self._changes[-1] if self._changes else None
        if last and (last.is_met, last.here, last.why) == (found.is_met, found.here, found.words):
            return
        said = [one.words for one in scene.events]
        if scene.is_opening:
            said += self._aside_words(scene)
        if last is None:
            said = [_("At the start"), *said]
        self._changes.append(self._change(item_id, scene.at, found, said))

    def _change(self, item_id: str, at: str, found: Quorum, said: Iterable[str]) -> QuorumChange:
        return QuorumChange(
            at=at,
            item_id=item_id,
            number=self._room.numbers.get(item_id, ""),
            words="; ".join(dict.fromkeys(said)) or _("Everybody takes part again"),
            is_met=found.is_met,
            here=found.here,
            needed=found.needed,
            why=found.words,
        )

    def _aside_words(self, scene: _Scene) -> list[str]:
        return [
            _("{name} takes no part").format(name=self._names.get(line.person_id, ""))
            for line in self._counted
            if line.id in scene.aside and line.id not in scene.out
        ]

    def _remarks(self) -> Iterator[QuorumRemark]:
        order = ("reference", "id")
        for row in self._desk.rows(Decision, meeting_id=self._room.meeting.id, order=order):
            readings = self._met.get(row.item_id or "")
            if not readings:
                continue
            is_odd = False not in readings if row.is_inquorate else not self._was_ever_met(row)
            if is_odd:
                yield QuorumRemark(decision=row, words=_remark(row))

    def _was_ever_met(self, row: Decision) -> bool:
        """Read an item as the minutes do: whoever was there for some of it counts."""
        return self._rules.read(self._seen[row.item_id or ""]).is_met


def _moments(events: Iterable[_Event]) -> Iterator[tuple[str, list[_Event]]]:
    """Yield what happened at one time together; going and coming back within it are two."""
    for at, found in groupby(events, key=lambda one: one.order[1]):
        together: list[_Event] = []
        for one in found:
            if any(one.line.id == other.line.id for other in together):
                yield at, together
                together = []
            together.append(one)
        yield at, together


def _turn_words(name: str, *, comes_in: bool, again: bool, leaves: bool) -> str:
    if comes_in:
        words = _("{name} is back") if again else _("{name} came in")
    else:
        words = _("{name} left") if leaves else _("{name} went out")
    return words.format(name=name)


def _remark(row: Decision) -> str:
    if row.is_inquorate:
        words = _(
            "{reference} was recorded without a quorum. "
            "By the register as it stands now there was one throughout the item."
        )
    else:
        words = _(
            "{reference} was recorded with a quorum. "
            "By the register as it stands now there was none at the item."
        )
    return words.format(reference=row.reference)
