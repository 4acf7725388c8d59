"""Confirmed minutes do not change: triggers that refuse, whoever asks.

Agreed minutes are what the board said happened. Once a meeting is confirmed its own row, its
items, register, declarations and paragraphs are fixed, and so are its decisions, but for
whether a recommendation taken without a quorum was ratified since. Corrections are added beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chair_desk.records.meetings import MeetingState

FROZEN: Final = "these minutes are confirmed"
ISSUED: Final = "this pack is issued"

_BY_MEETING = (
    "EXISTS (SELECT 1 FROM main.meeting AS m"
    f" WHERE m.id = {{row}}.meeting_id AND m.state = '{MeetingState.CONFIRMED.value}')"
)
_BY_ITEM = (
    "EXISTS (SELECT 1 FROM main.agenda_item AS i JOIN main.meeting AS m ON m.id = i.meeting_id"
    f" WHERE i.id = {{row}}.item_id AND m.state = '{MeetingState.CONFIRMED.value}')"
)
_BY_REGISTER = (
    "EXISTS (SELECT 1 FROM main.attendance AS a JOIN main.meeting AS m ON m.id = a.meeting_id"
    f" WHERE a.id = {{row}}.attendance_id AND m.state = '{MeetingState.CONFIRMED.value}')"
)

BELONGS = {
    "agenda_item": (_BY_MEETING,),
    "attendance": (_BY_MEETING,),
    "movement": (_BY_REGISTER,),
    "declaration": (_BY_MEETING,),
    "minute": (_BY_MEETING, _BY_ITEM),
    "decision": (_BY_MEETING,),
    "seal": (_BY_MEETING,),
}
MAY_CHANGE = {"decision": {"is_inquorate"}}
_WRITING = "(SELECT mode FROM writing) IN (1, 2)"


def frozen_triggers() -> Iterator[str]:
    """Return the statements that make the triggers."""
    for verb in ("update", "delete"):
        yield _trigger("meeting", verb, f"old.state = '{MeetingState.CONFIRMED.value}'")
    for table, ways in BELONGS.items():
        yield _trigger(table, "insert", _any(ways, "new"))
        yield _trigger(table, "delete", _any(ways, "old"))
        yield _trigger(table, "update", f"({_any(ways, 'old')} OR {_any(ways, 'new')})")
    for table in ("pack_issue", "pack_copy"):
        for verb in ("update", "delete"):
            yield (
                f'CREATE TEMP TRIGGER frozen_{table}_{verb} BEFORE {verb} ON main."{table}"'
                f" WHEN {_WRITING} BEGIN SELECT raise(ABORT, '{ISSUED}'); END"
            )


def _any(ways: tuple[str, ...], row: str) -> str:
    return "(" + " OR ".join(way.format(row=row) for way in ways) + ")"


def _trigger(table: str, verb: str, condition: str) -> str:
    of = ""
    if verb == "update" and table in MAY_CHANGE:
        from chair_desk.records.tables import BY_NAME

        kept = [column.name for column in BY_NAME[table] if column.name not in MAY_CHANGE[table]]
        of = " OF " + ", ".join(f'"{name}"' for name in kept)
    return (
        f'CREATE TEMP TRIGGER frozen_{table}_{verb} BEFORE {verb}{of} ON main."{table}"'
        f" WHEN {_WRITING} AND {condition}"
        f" BEGIN SELECT raise(ABORT, '{FROZEN}'); END"
    )
