"""What a search index reads of a board: rows in slices, and what changed since it last looked."""

from __future__ import annotations

from chair_desk.records.columns import R
from chair_desk.store.engine import Connection
from chair_desk.store.rows import make_record, shape_of
from chair_desk.store.search_file import Standing


def read_slice(
    connection: Connection, record_class: type[R], after: int, most: int
) -> tuple[list[R], int]:
    """Return so many records in the order they were added, and where to go on from."""
    shape = shape_of(record_class)
    found = connection.execute(
        f"{shape.select.replace('SELECT ', 'SELECT rid, ', 1)} WHERE rid > ? ORDER BY rid LIMIT ?",
        (after, most),
    ).fetchall()
    last = int(found[-1][0]) if found else after
    return [make_record(shape, row[1:]) for row in found], last


def standing_of(connection: Connection) -> Standing:
    """Return the last transaction of a board."""
    row = connection.execute(
        "SELECT number, hash FROM journal_transaction ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Standing(int(row[0]), str(row[1])) if row else Standing(0, "")


def touched_since(connection: Connection, standing: Standing) -> dict[str, set[str]] | None:
    """Return the ids of what was touched since, by table; nothing where the board is another.

    The meetings whose day was changed stand under "held_on", too. A restored board, or one brought
    in, has another transaction in that place.
    """
    if standing.number:
        row = connection.execute(
            "SELECT hash FROM journal_transaction WHERE number = ?", (standing.number,)
        ).fetchone()
        if row is None or row[0] != standing.hash:
            return None
    found: dict[str, set[str]] = {}
    # With DISTINCT the whole index by row is walked: 16 ms on twenty years, not 0.05.
    for table, row_id in connection.execute(
        "SELECT table_name, row_id FROM journal_operation WHERE transaction_number > ?",
        (standing.number,),
    ):
        found.setdefault(table, set()).add(row_id)
    moved = connection.execute(
        "SELECT DISTINCT row_id FROM journal_operation WHERE transaction_number > ?"
        " AND table_name = 'meeting' AND instr(columns, '\"held_on\"')",
        (standing.number,),
    ).fetchall()
    if moved:
        found["held_on"] = {row_id for (row_id,) in moved}
    return found
