"""What a row is, from the set of all that was ever done to it. Pure, and blind to order.

Two copies that have seen the same operations give the same row, however they came to see them.
An operation happened before another if the other's device had seen it: each transaction says in
its version vector how far it had seen each device. For each column the operations that nothing
came after are its heads; the head with the latest clock counts, and heads that differ are a
conflict, to be shown with both values. An edit that a deletion had not seen keeps the row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, NamedTuple

from chair_desk.records.frozen import frozen

Stored = str | int | None


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

    `conflicts` goes from column name ("*" for the row) to the heads as (device, sequence,
    value).
    """

    is_there: bool
    values: Mapping[str, Stored]
    conflicts: Mapping[str, tuple[tuple[str, int, Stored], ...]] = field(default_factory=dict)


def fold(operations: Iterable[Operation]) -> RowState:
    """Return what these operations, in any order, make of their row."""
    in_order = sorted(operations, key=_order)
    if len({operation.device for operation in in_order}) == 1:
        return _fold_one_device(in_order)
    return _fold_many_devices(in_order)


def _fold_one_device(operations: list[Operation]) -> RowState:
    """Fold what one device did alone: the last word counts, and nothing can conflict."""
    values: dict[str, Stored] = {}
    for operation in operations:
        if operation.kind != "D":
            values.update({name: pair[1] for name, pair in operation.columns.items()})
    return RowState(operations[-1].kind != "D", values)


def _fold_many_devices(operations: list[Operation]) -> RowState:
    heads: dict[str, list[tuple[Operation, Stored]]] = {}
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
    values = {name: found[-1][1] for name, found in heads.items()}
    is_there = _is_there(edits, deletions)
    return RowState(is_there, values, _conflicts(heads, edits, deletions) if is_there else {})


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


def _conflicts(
    heads: Mapping[str, list[tuple[Operation, Stored]]],
    edits: list[Operation],
    deletions: list[Operation],
) -> dict[str, tuple[tuple[str, int, Stored], ...]]:
    found: dict[str, tuple[tuple[str, int, Any], ...]] = {}
    for name, ends in heads.items():
        if len({json.dumps(value) for _one, value in ends}) > 1:
            found[name] = tuple((one.device, one.sequence, value) for one, value in ends)
    unseen = [one for one in deletions if not any(happened_before(one, edit) for edit in edits)]
    if unseen:
        found["*"] = tuple((one.device, one.sequence, None) for one in unseen)
    return found
