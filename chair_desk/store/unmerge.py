"""Taking back what was brought in: the rows become what they were before, by one own change.

The journal numbers transactions in the order in which they came to this file. So what a row was
before is the fold of those with lower numbers. What somebody changed since stays.
"""

from __future__ import annotations

from collections.abc import Collection

from chair_desk.store.engine import Connection
from chair_desk.store.fold import Operation, Stored, fold, ways_of
from chair_desk.store.late import confirmed_in
from chair_desk.store.made_whole import Key, look_at, rows_of

Row = dict[str, Stored]
Left = list[tuple[str, str, str]]

_NUMBER = "(SELECT number FROM journal_transaction WHERE device = ? AND sequence = ?)"


def brought_in_by(connection: Connection, device: str, sequence: int) -> list[Key]:
    """Return the rows of what came in with an own change; none where it was an ordinary one."""
    return [
        (table, row_id)
        for table, row_id in connection.execute(
            "SELECT DISTINCT o.table_name, o.row_id FROM journal_transaction AS t"
            " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
            f" WHERE t.came_with = {_NUMBER}",
            (device, sequence),
        )
    ]


def confirmed_with(connection: Connection, device: str, sequence: int) -> bool:
    """Say whether minutes were confirmed by what came in with an own change."""
    found = connection.execute(
        "SELECT o.table_name, o.row_id, o.kind, o.columns FROM journal_transaction AS t"
        " CROSS JOIN journal_operation AS o ON o.transaction_number = t.number"
        f" WHERE t.came_with = {_NUMBER} AND +o.table_name = 'meeting'",
        (device, sequence),
    ).fetchall()
    return bool(confirmed_in(found))


def states_around(
    connection: Connection, own: tuple[str, int], keys: Collection[Key]
) -> dict[Key, tuple[Row | None, Row | None]]:
    """Return what each row was before what came in with an own change, and just after."""
    came = set(
        connection.execute(
            f"SELECT device, sequence FROM journal_transaction WHERE came_with = {_NUMBER}", own
        ).fetchall()
    )
    known_before = set(
        connection.execute(
            "SELECT device, sequence FROM journal_transaction WHERE number <"
            f" (SELECT min(number) FROM journal_transaction WHERE came_with = {_NUMBER})",
            own,
        ).fetchall()
    )
    found = {}
    for key, operations in look_at(connection, keys):
        before = [one for one in operations if (one.device, one.sequence) in known_before]
        after = [*before, *(one for one in operations if (one.device, one.sequence) in came)]
        found[key] = (_state(key, before), _state(key, after))
    return found


def take_back(
    connection: Connection, own: tuple[str, int], keys: Collection[Key]
) -> tuple[dict[Key, Row | None], Left]:
    """Make rows what they were; return what they are now, and what was left as it is."""
    left: Left = []
    now = {key: _named(key, row) for key, row in rows_of(connection, keys).items()}
    for key, (before, after) in states_around(connection, own, keys).items():
        left += [(*key, column) for column in _turn(connection, key, (before, after, now.get(key)))]
    return {key: now.get(key) for key in keys}, left


def _turn(
    connection: Connection, key: Key, states: tuple[Row | None, Row | None, Row | None]
) -> list[str]:
    """Turn one row back; return the columns that somebody changed since."""
    before, after, now = states
    table, row_id = key
    if before == after:
        return []
    if before is None or now is None or after is None:
        if now != after:
            return ["*"] if now != before else []
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        if before is not None:
            names = ", ".join(f'"{name}"' for name in before)
            connection.execute(
                f'INSERT INTO "{table}" (id, {names}) VALUES (?{", ?" * len(before)})',
                (row_id, *before.values()),
            )
        return []
    changed = [name for name in before if before[name] != after[name]]
    back = {name: before[name] for name in changed if now[name] == after[name]}
    if back:
        setting = ", ".join(f'"{name}" = ?' for name in back)
        connection.execute(f'UPDATE "{table}" SET {setting} WHERE id = ?', (*back.values(), row_id))
    return [name for name in changed if name not in back and now[name] != before[name]]


def _state(key: Key, operations: list[Operation]) -> Row | None:
    if not operations:
        return None
    state = fold(operations, ways_of(key[0]))
    if not state.is_there:
        return None
    return _named(key, tuple(state.values.get(name) for name in _names(key[0])))


def _named(key: Key, values: tuple[Stored, ...]) -> Row:
    return dict(zip(_names(key[0]), values, strict=True))


def _names(table: str) -> list[str]:
    from chair_desk.records.tables import BY_NAME

    return [column.name for column in BY_NAME[table]]
