"""What a copy holds besides its journal: words that were being typed when it was made.

A copy of an open board has them in its table and in a draft, outside the chain. They come in as
one change of a device that is made from the words themselves, so that the same copy brought in
twice brings them once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from chair_desk.store.drafts import read_draft, words_at
from chair_desk.store.engine import Connection
from chair_desk.store.foreign import ForeignOperation, Transaction
from chair_desk.store.journal import operation_hash, seen_versions, transaction_hash


def typed_there(connection: Connection, board: str) -> Transaction | None:
    """Return the draft of a copy as a transaction, or nothing where nothing was being typed."""
    draft = read_draft(connection)
    if draft is None:
        return None
    words = words_at(connection, draft)
    if words == draft.base:
        return None
    versions = seen_versions(connection)
    (clock,) = connection.execute("SELECT max(clock) FROM journal_transaction").fetchone()
    columns = json.dumps({draft.column: [draft.base, words]}, ensure_ascii=False)
    row = (draft.table, draft.row_id, "U", columns)
    device = hashlib.sha256(json.dumps([board, versions, row]).encode()).hexdigest()[:16]
    seen = json.dumps({**versions, device: 1}, sort_keys=True, separators=(",", ":"))
    header = (device, 1, int(clock or 0) + 1, draft.changed_at, "", draft.label, None, seen)
    operation = ForeignOperation(*row, salt="", hash=None)
    own = transaction_hash("", header, [operation_hash("", row)])
    return Transaction._make([*header, own, (operation,)])


def first_written(
    connection: Connection, table: str, ids: Sequence[str]
) -> dict[str, tuple[int, str]]:
    """Return by id the clock and the instant at which records were first added."""
    found = connection.execute(
        "SELECT o.row_id, min(t.clock), t.made_at FROM json_each(?) AS k"
        " CROSS JOIN journal_operation AS o ON o.table_name = ? AND o.row_id = k.value"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.kind = 'I' GROUP BY o.row_id",
        (json.dumps(list(ids)), table),
    )
    return {row_id: (clock, at) for row_id, clock, at in found}


def made_by(connection: Connection, table: str, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return by id the clock at which records were first added, and the device that did."""
    found = connection.execute(
        "SELECT o.row_id, min(t.clock), t.device FROM json_each(?) AS k"
        " CROSS JOIN journal_operation AS o ON o.table_name = ? AND o.row_id = k.value"
        " CROSS JOIN journal_transaction AS t ON t.number = o.transaction_number"
        " WHERE o.kind = 'I' GROUP BY o.row_id",
        (json.dumps(list(ids)), table),
    )
    return {row_id: (clock, device) for row_id, clock, device in found}
