"""Undo and redo: new changes that turn old ones round, found in the journal.

A transaction that undid this device's change 12 carries "u:12", one that redid it "r:12". So
both go on after a restart. What somebody changed since is left and reported. What only put right
what a merge left is passed over.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any, NamedTuple

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import MeetingState
from chair_desk.store.engine import Connection
from chair_desk.store.erasing import has_disposed
from chair_desk.store.journal import TIDIED
from chair_desk.store.unmerge import brought_in_by, confirmed_with, take_back
from chair_desk.store.writing import LooseEnd, Writing
from chair_desk.words import _

Row = dict[str, Any]
Skipped = list[tuple[str, str, str]]


class Turn(NamedTuple):
    """What can be turned round: the change `target`, by inverting the transaction `effect`."""

    target: int
    effect: int
    label: str


class Turning:
    """Takes changes of this device back and does them again."""

    def __init__(self, connection: Connection, writing: Writing) -> None:
        """Take an open file and its one writing path."""
        self._connection = connection
        self._writing = writing

    def undo(self) -> Changes | None:
        """Take back the last change; nothing where there is none.

        Raises:
            Refused: It confirmed minutes.
        """
        turn = next_undo(self._connection, self._device)
        if turn is None:
            return None
        if confirmed_minutes(self._connection, self._device, turn.effect):
            raise Refused(_("The minutes were confirmed then; that cannot be undone."))
        if has_disposed(self._connection, self._device, turn.effect):
            raise Refused(disposed_words())
        return self._turn(turn, "u", _("Undid: {change}"))

    def redo(self) -> Changes | None:
        """Do again what was last undone; nothing where there is none."""
        turn = next_redo(self._connection, self._device)
        return turn and self._turn(turn, "r", _("Did again: {change}"))

    def undo_label(self) -> str | None:
        """Return the label of what undo would take back."""
        turn = next_undo(self._connection, self._device)
        if turn and (
            confirmed_minutes(self._connection, self._device, turn.effect)
            or has_disposed(self._connection, self._device, turn.effect)
        ):
            return None
        return turn and turn.label

    def redo_label(self) -> str | None:
        """Return the label of what redo would do again."""
        turn = next_redo(self._connection, self._device)
        return turn and turn.label

    @property
    def _device(self) -> str:
        return self._writing.journal.device

    def _turn(self, turn: Turn, kind: str, label: str) -> Changes:
        words = label.format(change=turn.label)
        try:
            return self._turn_round(turn, f"{kind}:{turn.target}", words, mend=False)
        except LooseEnd:
            return self._turn_round(turn, f"{kind}:{turn.target}", words, mend=True)

    def _turn_round(self, turn: Turn, reverses: str, words: str, *, mend: bool) -> Changes:
        with self._writing.change(words, reverses=reverses) as step:
            skipped = invert(self._connection, self._device, turn.effect, mend=mend)
        return dataclasses.replace(step.changes, skipped=tuple(skipped))


def disposed_words() -> str:
    """Say why a disposal stays."""
    return _("Records were disposed of then. Their words are gone; that cannot be undone.")


def next_undo(connection: Connection, device: str) -> Turn | None:
    """Return what undo would take back, walking from the newest over what is undone already."""
    row = _newest(connection, device, before=None)
    while row is not None:
        sequence, reverses, label = row
        if reverses is None:
            return Turn(sequence, sequence, label)
        target = _target(reverses)
        if reverses.startswith("r:"):
            return Turn(target, sequence, _label(connection, device, target))
        row = _newest(connection, device, before=target)
    return None


def next_redo(connection: Connection, device: str) -> Turn | None:
    """Return what redo would do again; an ordinary change leaves nothing to redo."""
    row = _newest(connection, device, before=None)
    while row is not None:
        sequence, reverses, _own_label = row
        if reverses is None:
            return None
        target = _target(reverses)
        if reverses.startswith("u:"):
            return Turn(target, sequence, _label(connection, device, target))
        row = _newest(connection, device, before=_undone_at(connection, device, target, sequence))
    return None


def confirmed_minutes(connection: Connection, device: str, effect: int) -> bool:
    """Say whether a transaction confirmed the minutes of a meeting: it stays."""
    if confirmed_with(connection, device, effect):
        return True
    state = MeetingState.CONFIRMED.value
    return any(
        json.loads(columns).get("state", (None, None))[1] == state
        for table, _row_id, kind, columns in operations(connection, device, effect)
        if table == "meeting" and kind != "D"
    )


def operations(
    connection: Connection, device: str, sequence: int
) -> list[tuple[str, str, str, str]]:
    """Return the operations of one transaction, last first."""
    found: list[tuple[str, str, str, str]] = connection.execute(
        "SELECT o.table_name, o.row_id, o.kind, coalesce(o.columns, '{}')"
        " FROM journal_transaction AS t JOIN journal_operation AS o"
        " ON o.transaction_number = t.number"
        " WHERE t.device = ? AND t.sequence = ? ORDER BY o.number DESC",
        (device, sequence),
    ).fetchall()
    return found


def invert(connection: Connection, device: str, effect: int, *, mend: bool = False) -> Skipped:
    """Do the opposite of one transaction; return what was left because it changed since.

    `mend` also leaves what others have come to depend on: a record with new children, or one
    whose parent has gone. It looks at every link of the board, so it is asked for when needed.
    """
    skipped: Skipped = []
    before: dict[tuple[str, str], Row | None] = {}
    if came_in := brought_in_by(connection, device, effect):
        before, skipped = take_back(connection, (device, effect), came_in)
    for table, row_id, kind, columns in operations(connection, device, effect):
        before.setdefault((table, row_id), _row(connection, table, row_id))
        left = _INVERSE[kind](connection, table, row_id, json.loads(columns))
        skipped.extend((table, row_id, name) for name in sorted(left))
    while mend and (key := _loose_end(connection, before)) is not None:
        _restore(connection, *key, before.pop(key))
        skipped.append((*key, "*"))
    return skipped


def _loose_end(
    connection: Connection, before: dict[tuple[str, str], Row | None]
) -> tuple[str, str] | None:
    """Return a row of this undo that left a link pointing at nothing: child before parent."""
    for table, rid, parent, number in connection.execute("PRAGMA foreign_key_check").fetchall():
        column = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?', (table, number)
        ).fetchone()[0]
        row_id, parent_id = connection.execute(
            f'SELECT id, "{column}" FROM "{table}" WHERE rid = ?', (rid,)
        ).fetchone()
        for key in ((table, row_id), (parent, parent_id)):
            if key in before:
                return key
    return None


def _restore(connection: Connection, table: str, row_id: str, row: Row | None) -> None:
    """Make a row again what it was before this undo."""
    connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
    if row is not None:
        _put_back(connection, table, row_id, {name: [value, None] for name, value in row.items()})


def _newest(
    connection: Connection, device: str, *, before: int | None
) -> tuple[int, str | None, str] | None:
    row: tuple[int, str | None, str] | None = connection.execute(
        "SELECT sequence, reverses, label FROM journal_transaction"
        " WHERE device = ? AND sequence < ? AND reverses IS NOT ? ORDER BY sequence DESC LIMIT 1",
        (device, 2**62 if before is None else before, TIDIED),
    ).fetchone()
    return row


def _undone_at(connection: Connection, device: str, target: int, before: int) -> int:
    """Return the sequence of the newest undo of a change before a redo of it."""
    return int(
        connection.execute(
            "SELECT max(sequence) FROM journal_transaction"
            " WHERE device = ? AND reverses = ? AND sequence < ?",
            (device, f"u:{target}", before),
        ).fetchone()[0]
    )


def _label(connection: Connection, device: str, sequence: int) -> str:
    row = connection.execute(
        "SELECT label FROM journal_transaction WHERE device = ? AND sequence = ?",
        (device, sequence),
    ).fetchone()
    return str(row[0])


def _target(reverses: str) -> int:
    return int(reverses[2:])


def _row(connection: Connection, table: str, row_id: str) -> Row | None:
    from chair_desk.records.tables import BY_NAME

    names = [column.name for column in BY_NAME[table]]
    quoted = ", ".join(f'"{name}"' for name in names)
    row = connection.execute(
        f'SELECT {quoted} FROM "{table}" WHERE id = ?',
        (row_id,),
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _take_away(connection: Connection, table: str, row_id: str, values: dict[str, Any]) -> set[str]:
    row = _row(connection, table, row_id)
    if row is None:
        return set()
    if any(row[name] != is_now for name, (_was, is_now) in values.items()):
        return {"*"}
    connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
    return set()


def _put_back(connection: Connection, table: str, row_id: str, values: dict[str, Any]) -> set[str]:
    if _row(connection, table, row_id) is not None:
        return {"*"}
    if not values:  # its words were erased since
        return {"*"}
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ?" * len(values)
    connection.execute(
        f'INSERT INTO "{table}" (id, {names}) VALUES (?{places})',
        (row_id, *(was for was, _is_now in values.values())),
    )
    return set()


def _set_back(connection: Connection, table: str, row_id: str, values: dict[str, Any]) -> set[str]:
    row = _row(connection, table, row_id)
    if row is None:
        return set(values)
    kept = {name: was for name, (was, is_now) in values.items() if row[name] == is_now}
    if kept:
        setting = ", ".join(f'"{name}" = ?' for name in kept)
        connection.execute(
            f'UPDATE "{table}" SET {setting} WHERE id = ?',
            (*kept.values(), row_id),
        )
    return set(values) - set(kept)


_INVERSE: dict[str, Callable[[Connection, str, str, dict[str, Any]], set[str]]] = {
    "I": _take_away,
    "D": _put_back,
    "U": _set_back,
}
