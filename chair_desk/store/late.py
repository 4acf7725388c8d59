"""Confirmed minutes and what came late: changes made elsewhere that the confirming had not seen.

Whoever confirmed the minutes of a meeting confirmed what lay on that desk. A change made to
them at the same time on another desk cannot alter them afterwards: the rows stay as the
confirming device had seen them, and the late change is shown, so that a dated correction can be
made of it. Which rows these are follows from the journal alone, so every copy agrees.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from chair_desk.records.meetings import MeetingState
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, RowState, Stored, fold, happened_before, ways_of
from chair_desk.store.frozen import BELONGS, MAY_CHANGE
from chair_desk.store.journal import group_operations

_OPERATIONS = (
    "SELECT o.table_name, o.row_id, t.clock, t.device, t.sequence, o.number, t.versions,"
    " o.kind, o.columns FROM journal_operation AS o"
    " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
    " WHERE o.table_name = ? AND o.row_id = ?"
)
End = tuple[str, int, Stored]
WHOLE_ROW: Final = "*"


class Found(NamedTuple):
    """What is not settled about a row: the column ("*" for all of it), the kind, and the ends.

    Kinds: "edit" (two values), "delete" (deleted there, edited here), "late" and "left out"
    (a change, a record too late for confirmed minutes), "needed" (deleted, and brought back by
    what belongs to it), "unlinked" (a link to what was left out).
    """

    column: str
    kind: str
    ends: tuple[End, ...]
    is_open: bool = True


class Wanted(NamedTuple):
    """What a row should be by the journal."""

    is_there: bool
    values: Mapping[str, Stored]
    found: tuple[Found, ...] = ()


class Confirmation(NamedTuple):
    """The transaction that confirmed the minutes of a meeting, and what its device had seen."""

    clock: int
    device: str
    meeting_id: str
    versions: Mapping[str, int]

    def has_seen(self, operation: Operation) -> bool:
        """Say whether an operation lay on the desk when the minutes were confirmed."""
        return self.versions.get(operation.device, 0) >= operation.sequence


class Confirmed:
    """The meetings whose minutes were ever confirmed, in one file."""

    def __init__(self, connection: Connection) -> None:
        """Find the first confirmation of each meeting."""
        self._connection = connection
        self._by_meeting: dict[str, Confirmation] = {}
        self._lines: dict[str, Stored] = {}
        for one in sorted(_confirmations(connection), key=_first, reverse=True):
            self._by_meeting[one.meeting_id] = one

    def concern(self, table: str) -> bool:
        """Say whether any row of a table can be frozen."""
        return bool(self._by_meeting) and (table == "meeting" or table in BELONGS)

    def wanted(self, table: str, row_id: str, operations: Sequence[Operation]) -> Wanted:
        """Return what a row should be, confirmed minutes as they were confirmed."""
        if not self.concern(table):
            return _plain(fold(operations, ways_of(table)))
        concerning = self._of(table, row_id, operations)
        for one in concerning:
            if _has_late(one, operations) and any(one.has_seen(op) for op in operations):
                lay_there = [op for op in operations if one.has_seen(op) or _nods(op)]
                then = fold(lay_there, ways_of(table))
                if then.is_there and self._is_in(one, table, then):
                    return _as_confirmed(one, table, operations, then)
        state = fold(operations, ways_of(table))
        for one in concerning:
            if state.is_there and self._is_in(one, table, state) and _has_late(one, operations):
                return Wanted(False, state.values, (_left_out(one, table, operations),))
        return _plain(state)

    def _of(self, table: str, row_id: str, operations: Sequence[Operation]) -> list[Confirmation]:
        """Return the confirmations that a row may have to do with, the first one first."""
        meetings = self._meetings(table, row_id, operations)
        found = [self._by_meeting[str(one)] for one in meetings if one in self._by_meeting]
        return sorted(found, key=_first)

    def _meetings(
        self, table: str, row_id: str, operations: Sequence[Operation]
    ) -> frozenset[Stored]:
        if table == "meeting":
            return frozenset({row_id})
        if table != "movement":
            return _ever(operations, "meeting_id")
        lines = (self._meeting_of_line(str(line)) for line in _ever(operations, "attendance_id"))
        return frozenset(lines)

    def _meeting_of_line(self, line: str) -> Stored:
        """Return the meeting of a line of a register, as that line should be."""
        if line not in self._lines:
            rows = self._connection.execute(_OPERATIONS, ("attendance", line))
            _key, operations = next(group_operations(iter(rows)), (None, []))
            wanted = self.wanted("attendance", line, operations) if operations else None
            self._lines[line] = wanted.values.get("meeting_id") if wanted else None
        return self._lines[line]

    def _is_in(self, one: Confirmation, table: str, state: RowState) -> bool:
        """Say whether a row belongs to the meeting."""
        if table == "meeting":
            return True
        if table == "movement":
            return self._meeting_of_line(str(state.values.get("attendance_id"))) == one.meeting_id
        return state.values.get("meeting_id") == one.meeting_id


def rows_of_meetings(connection: Connection, meetings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield all rows that ever belonged to some meetings, the meetings themselves too."""
    for meeting in meetings:
        yield "meeting", meeting
        for table in BELONGS:
            if table == "movement":
                continue
            found = _naming(connection, table, meeting)
            yield from ((table, row_id) for row_id in found)
            if table == "attendance":
                yield from (("movement", one) for one in movements_of(connection, found))


def movements_of(connection: Connection, lines: Collection[str]) -> list[str]:
    """Return the movements that ever belonged to some lines of a register."""
    if not lines:
        return []
    return [
        row_id
        for (row_id,) in connection.execute(
            "SELECT DISTINCT o.row_id FROM journal_operation AS o,"
            " json_each(o.columns, '$.attendance_id') AS ends"
            " WHERE o.table_name = 'movement'"
            " AND ends.value IN (SELECT value FROM json_each(?))",
            (json.dumps(list(lines)),),
        )
    ]


def confirmed_in(operations: Sequence[tuple[str, str, str, str | None]]) -> list[str]:
    """Return the meetings that one of these (table, row, kind, columns) confirms."""
    return [
        row_id
        for table, row_id, _kind, columns in operations
        if table == "meeting" and _confirms(columns)
    ]


def _naming(connection: Connection, table: str, row_id: str) -> list[str]:
    return [
        one
        for (one,) in connection.execute(
            "SELECT DISTINCT row_id FROM journal_operation"
            " WHERE table_name = ? AND instr(columns, ?)",
            (table, json.dumps(row_id)),
        )
    ]


def _confirmations(connection: Connection) -> Iterator[Confirmation]:
    for row_id, columns, clock, device, versions in connection.execute(
        "SELECT o.row_id, o.columns, t.clock, t.device, t.versions FROM journal_operation AS o"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.table_name = 'meeting' AND instr(o.columns, ?)",
        (json.dumps(MeetingState.CONFIRMED.value),),
    ):
        if _confirms(columns):
            yield Confirmation(clock, device, row_id, json.loads(versions))


def _confirms(columns: str | None) -> bool:
    was, is_now = json.loads(columns or "{}").get("state", (None, None))
    return bool(is_now == MeetingState.CONFIRMED.value != was)


def _plain(state: RowState) -> Wanted:
    found = tuple(
        Found(column, "delete" if column == WHOLE_ROW else "edit", ends)
        for column, ends in sorted(state.conflicts.items())
    )
    return Wanted(state.is_there, state.values, found)


def _as_confirmed(
    one: Confirmation, table: str, operations: Sequence[Operation], then: RowState
) -> Wanted:
    """Return a row of confirmed minutes as it was then, with what may still change."""
    values = dict(then.values)
    may_change: frozenset[str] = frozenset(MAY_CHANGE.get(table, ()))
    if may_change:
        now = fold(operations).values
        values |= {name: now[name] for name in may_change if name in now}
    late = _late(one, table, operations)
    told = [op for op in late if op.kind == "D" or _differs(op, values)]
    wanted = _plain(RowState(True, values, then.conflicts))
    if not told:
        return wanted
    found = Found(WHOLE_ROW, "late", _ends(told), not _is_nodded(told, operations))
    return wanted._replace(found=(*wanted.found, found))


def _left_out(one: Confirmation, table: str, operations: Sequence[Operation]) -> Found:
    late = _late(one, table, operations)
    return Found(WHOLE_ROW, "left out", _ends(late), not _is_nodded(late, operations))


def _late(one: Confirmation, table: str, operations: Sequence[Operation]) -> list[Operation]:
    """Return what the confirming had not seen, in order, but for what may still change."""
    may_change: frozenset[str] = frozenset(MAY_CHANGE.get(table, ()))
    return sorted(
        (
            op
            for op in operations
            if not (one.has_seen(op) or _nods(op))
            and (op.kind != "U" or not set(op.columns) <= may_change)
        ),
        key=lambda op: (op.clock, op.device, op.sequence, op.number),
    )


def _has_late(one: Confirmation, operations: Sequence[Operation]) -> bool:
    return not all(one.has_seen(op) for op in operations)


def _first(one: Confirmation) -> tuple[int, str, str]:
    return one.clock, one.device, one.meeting_id


def _nods(operation: Operation) -> bool:
    """Say whether an operation changes nothing: somebody has looked, and left it as it is."""
    return operation.kind == "U" and all(was == now for was, now in operation.columns.values())


def _is_nodded(late: Sequence[Operation], operations: Sequence[Operation]) -> bool:
    nods = [op for op in operations if _nods(op)]
    return all(any(happened_before(op, nod) for nod in nods) for op in late)


def _differs(operation: Operation, values: Mapping[str, Stored]) -> bool:
    return any(values.get(name) != pair[1] for name, pair in operation.columns.items())


def _ends(operations: Sequence[Operation]) -> tuple[End, ...]:
    return tuple(
        (
            op.device,
            op.sequence,
            None
            if op.kind == "D"
            else json.dumps(
                {name: pair[1] for name, pair in sorted(op.columns.items())}, ensure_ascii=False
            ),
        )
        for op in operations
    )


def _ever(operations: Sequence[Operation], column: str) -> frozenset[Stored]:
    return frozenset(
        value for op in operations for value in op.columns.get(column, ()) if value is not None
    )
