"""What two people changed apart, as it is shown: settled by itself, theirs, yours, or open."""

from __future__ import annotations

import enum
import json
from collections.abc import Collection, Iterator, Mapping

from chair_desk.records.frozen import frozen
from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, Stored, fold, ways_of
from chair_desk.store.late import End
from chair_desk.store.made_whole import Key, look_at, rows_of


class Side(enum.StrEnum):
    """Who changed a record while two people were apart."""

    THEIRS = "only theirs"
    YOURS = "only yours"
    SETTLED = "both, settled by itself"
    OPEN = "both, to be settled"


@frozen(kw_only=True)
class Difference:
    """Something not settled. `ends` are (device, sequence, value), the one that counts last.

    `column` is "*" for the whole record and "column.answer" for one answer of a log. `kind` is
    "edit", "delete", "late", "left out", "needed" or "unlinked", as `late.Found` says.
    """

    id: str
    table: str
    row_id: str
    column: str
    kind: str
    ends: tuple[End, ...]
    is_open: bool


@frozen(kw_only=True)
class RowInTwo:
    """One record in two copies: as both last knew it, as it is here and there, and what comes.

    Each is a mapping of column to stored value, or nothing where the record is not there.
    """

    table: str
    row_id: str
    side: Side
    base: Mapping[str, Stored] | None
    yours: Mapping[str, Stored] | None
    theirs: Mapping[str, Stored] | None
    result: Mapping[str, Stored] | None
    open: tuple[Difference, ...] = ()


def read_differences(connection: Connection, table: str = "", row_id: str = "") -> list[Difference]:
    """Return what is not settled, of one record or of the board; settled lateness is left out."""
    rows = connection.execute(
        "SELECT id, table_name, row_id, column_name, kind, ends, is_open FROM difference"
        " WHERE is_open AND (? = '' OR (table_name = ? AND row_id = ?))",
        (table, table, row_id),
    )
    return [
        Difference(
            id=one,
            table=name,
            row_id=row,
            column=column,
            kind=kind,
            ends=tuple((device, number, value) for device, number, value in json.loads(ends)),
            is_open=bool(is_open),
        )
        for one, name, row, column, kind, ends, is_open in rows
    ]


def rows_in_two(
    connection: Connection, mine: Mapping[str, int], theirs: Mapping[str, int]
) -> Iterator[RowInTwo]:
    """Compare two copies, whose changes are all in this journal, by how far each had come."""
    base = {device: min(upto, theirs.get(device, 0)) for device, upto in mine.items()}
    keys = _changed_since(connection, base)
    now = rows_of(connection, keys)
    opened: dict[Key, list[Difference]] = {}
    for one in read_differences(connection):
        opened.setdefault((one.table, one.row_id), []).append(one)
    for key, operations in look_at(connection, keys):
        states = [_state_at(key[0], operations, upto) for upto in (base, mine, theirs)]
        result = _named(key[0], now.get(key))
        side = _side(states, is_open=key in opened)
        if side is not None:
            yield RowInTwo(
                table=key[0],
                row_id=key[1],
                side=side,
                base=states[0],
                yours=states[1],
                theirs=states[2],
                result=result,
                open=tuple(opened.get(key, ())),
            )


def _changed_since(connection: Connection, base: Mapping[str, int]) -> set[Key]:
    return set(
        connection.execute(
            "SELECT DISTINCT o.table_name, o.row_id FROM journal_transaction AS t"
            " LEFT JOIN json_each(?) AS k ON k.key = t.device"
            " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
            " WHERE t.sequence > coalesce(k.value, 0)",
            (json.dumps(dict(base)),),
        ).fetchall()
    )


def _state_at(
    table: str, operations: Collection[Operation], upto: Mapping[str, int]
) -> Mapping[str, Stored] | None:
    known = [one for one in operations if upto.get(one.device, 0) >= one.sequence]
    if not known:
        return None
    state = fold(known, ways_of(table))
    return state.values if state.is_there and state.values else None  # erased leaves nothing


def _named(table: str, values: tuple[Stored, ...] | None) -> Mapping[str, Stored] | None:
    from chair_desk.records.tables import BY_NAME

    if values is None:
        return None
    return {column.name: value for column, value in zip(BY_NAME[table], values, strict=True)}


def _side(states: list[Mapping[str, Stored] | None], *, is_open: bool) -> Side | None:
    base, yours, theirs = states
    if is_open:
        return Side.OPEN
    if theirs == base:
        return None if yours == base else Side.YOURS
    return Side.THEIRS if yours == base else Side.SETTLED
