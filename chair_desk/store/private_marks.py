"""How highlights and notes on papers stand in the person's own file."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from chair_desk.records.page_words import Box
from chair_desk.records.reading import OwnMark
from chair_desk.store.engine import Connection

TABLE = (
    "CREATE TABLE own_mark (id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL, item_id TEXT NOT NULL,"
    " part_key TEXT NOT NULL, sha256 TEXT NOT NULL, page INTEGER NOT NULL, quads TEXT NOT NULL,"
    " words TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL,"
    " is_lost INTEGER NOT NULL) STRICT"
)
_COLUMNS = (
    "id, meeting_id, item_id, part_key, sha256, page, quads, words, note, made_at, changed_at,"
    " is_lost"
)


def has_marks(connection: Connection | None) -> bool:
    """Say whether the file has the table of marks: one of an earlier version has not."""
    if connection is None:
        return False
    named = "SELECT count(*) FROM sqlite_schema WHERE name = 'own_mark'"
    return bool(connection.execute(named).fetchone()[0])


def read_marks(connection: Connection, meeting_id: str) -> list[OwnMark]:
    """Return the marks of a meeting, or all where none is named, in the order of their pages."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM own_mark WHERE meeting_id = ? OR ? = ''"
        " ORDER BY meeting_id, part_key, page, made_at, id",
        (meeting_id, meeting_id),
    ).fetchall()
    return [_mark(*row) for row in rows]


def put_mark(connection: Connection, mark: OwnMark) -> None:
    """Keep a mark, or put it in the place of the one of its id."""
    if not has_marks(connection):
        connection.execute(TABLE)
    connection.execute(
        f"INSERT OR REPLACE INTO own_mark ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (mark.id, mark.meeting_id, mark.item_id, mark.part_key, mark.sha256, mark.page,
         json.dumps(mark.quads), mark.words, mark.note, mark.made_at.isoformat(),
         mark.changed_at.isoformat(), int(mark.is_lost)),
    )  # fmt: skip


def remove_marks(connection: Connection, *, mark_id: str = "", meeting_id: str = "") -> int:
    """Remove one mark, or all of a meeting; return how many there were."""
    found = connection.execute(
        "DELETE FROM own_mark WHERE (id = ? AND ? <> '') OR (meeting_id = ? AND ? <> '')",
        (mark_id, mark_id, meeting_id, meeting_id),
    )
    return int(found.rowcount)


def _mark(*row: Any) -> OwnMark:
    (mark_id, meeting_id, item_id, key, sha256, page, quads, words, note, made, changed,
     lost) = row  # fmt: skip
    return OwnMark(
        id=mark_id, meeting_id=meeting_id, item_id=item_id, part_key=key, sha256=sha256,
        page=page, quads=_quads(quads), words=words, note=note,
        made_at=datetime.fromisoformat(made), changed_at=datetime.fromisoformat(changed),
        is_lost=bool(lost),
    )  # fmt: skip


def _quads(text: str) -> tuple[Box, ...]:
    return tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in json.loads(text))
