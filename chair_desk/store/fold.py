"""What a row is, from the set of all that was ever done to it. Pure, and blind to order.

Two copies that have seen the same operations give the same row, however they came to see them.
An operation happened before another if the other's device had seen it: each transaction says in
its version vector how far it had seen each device. For each column the operations that nothing
came after are its heads; the head with the latest clock counts, and heads that differ are a
conflict, to be shown with both values. An edit that a deletion had not seen keeps the row.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from chair_desk.records.frozen import frozen
from chair_desk.records.joining_text import answer_of, join_answers, join_paragraphs

Stored = str | int | None


class Way(enum.Enum):
    """How two versions of one text are joined."""

    PROSE = "by paragraphs"
    ANSWERS = "by name"


NO_WAYS: Mapping[str, Way] = {}
ERASED: Final[Mapping[str, list[Stored]]] = MappingProxyType({})
"""The columns of an operation whose words were erased. A deletion of that kind is for good."""


class Operation(NamedTuple):
    """One change of one row: `kind` is I, U or D, `columns` name to what it was and is.

    `clock` is the hybrid clock of its transaction, `sequence` that transaction's number on its
    device, `versions` the last sequence of each device seen there, its own included.
    """

    clock: int
    device: str
    sequence: int
    number: int
    versions: Mapping[str, int]
    kind: str
    columns: Mapping[str, list[Stored]]


@frozen
class RowState:
    """What came of a row: is it there, its values, and what was left unsettled.

    `conflicts` goes from column name ("*" for the row, "column.answer" for one answer of a log)
    to the heads as (device, sequence, value), the one that counts last.
    """

    is_there: bool
    values: Mapping[str, Stored]
    conflicts: Mapping[str, tuple[tuple[str, int, Stored], ...]] = field(default_factory=dict)


def fold(operations: Iterable[Operation], ways: Mapping[str, Way] = NO_WAYS) -> RowState:
    """Return what these operations, in any order, make of their row.

    `ways` says of which columns two versions can be joined, and how; see `ways_of`.
    """
    in_order = sorted(operations, key=_order)
    if any(one.columns is ERASED and one.kind == "D" for one in in_order):
        return RowState(False, {})
    if all(map(happened_before, in_order, in_order[1:])):
        return _fold_line(in_order)
    return _fold_many_devices(in_order, ways)


@cache
def ways_of(table: str) -> Mapping[str, Way]:
    """Return which columns of a table are prose, and which are answers by name."""
    from chair_desk.records.columns import Kind
    from chair_desk.records.tables import BY_NAME

    return {
        column.name: Way.ANSWERS if column.unit == "JSON object" else Way.PROSE
        for column in BY_NAME[table]
        if column.kind is Kind.TEXT
    }


def _fold_line(operations: list[Operation]) -> RowState:
    """Fold what was done one after the other: the last word counts, and nothing can conflict."""
    values: dict[str, Stored] = {}
    for operation in operations:
        if operation.kind != "D":
            values.update({name: pair[1] for name, pair in operation.columns.items()})
    return RowState(operations[-1].kind != "D", values)


Head = tuple[Operation, Stored]
Conflicts = dict[str, tuple[tuple[str, int, Stored], ...]]


def _fold_many_devices(operations: list[Operation], ways: Mapping[str, Way] = NO_WAYS) -> RowState:
    heads: dict[str, list[Head]] = {}
    deletions: list[Operation] = []
    edits: list[Operation] = []
    for operation in operations:
        if operation.kind == "D":
            deletions = [*_not_before(deletions, operation), operation]
            continue
        edits = [*_not_before(edits, operation), operation]
        for name, (_was, is_now) in operation.columns.items():
            kept = [head for head in heads.get(name, ()) if not happened_before(head[0], operation)]
            heads[name] = [*kept, (operation, is_now)]
    values, conflicts = _settled(heads, operations, ways)
    if not edits or not _is_there(edits, deletions):
        return RowState(False, values)
    unseen = [one for one in deletions if not any(happened_before(one, edit) for edit in edits)]
    if unseen:
        conflicts["*"] = tuple((one.device, one.sequence, None) for one in unseen)
    return RowState(True, values, conflicts)


def _settled(
    heads: Mapping[str, list[Head]], operations: list[Operation], ways: Mapping[str, Way]
) -> tuple[dict[str, Stored], Conflicts]:
    """Return each column's value, and what is left open."""
    values: dict[str, Stored] = {}
    conflicts: Conflicts = {}
    for name, ends in heads.items():
        values[name] = ends[-1][1]
        if len(ends) > 1 and any(value != ends[0][1] for _one, value in ends):
            values[name], still_open = _joined(name, ends, operations, ways)
            conflicts |= still_open
    return values, conflicts


def _joined(
    name: str, ends: list[Head], operations: list[Operation], ways: Mapping[str, Way]
) -> tuple[Stored, Conflicts]:
    """Join the heads of one column where that can be done, the later one counting."""
    whole = {name: tuple((one.device, one.sequence, value) for one, value in ends)}
    if name not in ways:
        return ends[-1][1], whole
    base = _text(_common_base(name, ends, operations))
    if ways[name] is Way.ANSWERS:
        return _joined_answers(name, base, ends) or (ends[-1][1], whole)
    text = _text(ends[0][1])
    for _one, value in ends[1:]:
        joined = join_paragraphs(base, text, _text(value))
        if joined is None:
            return ends[-1][1], whole
        text = joined
    return text, {}


def _joined_answers(name: str, base: str, ends: list[Head]) -> tuple[Stored, Conflicts] | None:
    text, disputed = _text(ends[0][1]), set[str]()
    for _one, value in ends[1:]:
        joined = join_answers(base, text, _text(value))
        if joined is None:
            return None
        text = joined[0]
        disputed |= set(joined[1])
    return text, {
        f"{name}.{answer}": tuple(
            (one.device, one.sequence, answer_of(value, answer)) for one, value in ends
        )
        for answer in sorted(disputed)
    }


def _common_base(name: str, ends: list[Head], operations: list[Operation]) -> Stored:
    """Return what the column was when all who ended there had last seen the same."""
    before = [
        one
        for one in operations
        if one.kind != "D"
        and name in one.columns
        and all(happened_before(one, end) for end, _value in ends)
    ]
    return before[-1].columns[name][1] if before else None


def _text(value: Stored) -> str:
    return "" if value is None else str(value)


def happened_before(first: Operation, second: Operation) -> bool:
    """Say whether whoever did the second had seen the first."""
    if first.device == second.device:
        return (first.sequence, first.number) < (second.sequence, second.number)
    return second.versions.get(first.device, 0) >= first.sequence


def _order(operation: Operation) -> tuple[int, str, int, int]:
    """Sort by the clock: what happened before always comes before."""
    return operation.clock, operation.device, operation.sequence, operation.number


def _not_before(earlier: list[Operation], operation: Operation) -> list[Operation]:
    return [one for one in earlier if not happened_before(one, operation)]


def _is_there(edits: list[Operation], deletions: list[Operation]) -> bool:
    if not deletions:
        return True
    return any(not any(happened_before(edit, deletion) for deletion in deletions) for edit in edits)
