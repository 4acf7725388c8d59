"""Who sat for which seat over years of meetings, read in one query.

The matrix shows thousands of cells; a record for each line of the register would cost more
than reading it. These are the few columns that a cell is made of.
"""

from __future__ import annotations

from datetime import date

from chair_desk.records.attendance_cells import RegisterLine
from chair_desk.store.engine import Connection

REGISTER_TABLES = ("attendance", "meeting", "movement")
_LINES = """
SELECT a.meeting_id, a.seat_id, a.id, a.person_id, coalesce(a.presence, 'expected'), a.level,
       coalesce(a.rank, ''), coalesce(a.is_remote, 0) <> 0,
       coalesce(a.arrived, '') <> '' OR coalesce(a.left, '') <> '' OR EXISTS (
           SELECT 1 FROM movement AS v WHERE v.attendance_id = a.id AND v.kind <> 'recused')
  FROM attendance AS a JOIN meeting AS m ON m.id = a.meeting_id
 WHERE m.body_id = ? AND m.held_on BETWEEN ? AND ? AND a.seat_id IS NOT NULL
 ORDER BY a.seat_id, a.rid
"""


def register_lines(
    connection: Connection, body_id: str, first: date, last: date
) -> list[RegisterLine]:
    """Return the lines of all registers of a body from a day to a day, seat by seat.

    Lines of one seat at one meeting come as they were added.
    """
    found: list[RegisterLine] = connection.execute(
        _LINES, (body_id, first.isoformat(), last.isoformat())
    ).fetchall()
    return found
