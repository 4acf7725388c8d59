"""Confirmed minutes do not change: triggers that refuse, whoever asks.

Agreed minutes are what the board said happened. Once a meeting is confirmed its own row, its
items, register, declarations and paragraphs are fixed, and so are its decisions, but for
whether a recommendation taken without a quorum was ratified since. Corrections are added beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chair_desk.records.meetings import MeetingState
from chair_desk.records.tables import BY_NAME

FROZEN: Final = "these minutes are confirmed"

_CONFIRMED = f"(SELECT id FROM main.meeting WHERE state = '{MeetingState.CONFIRMED.value}')"  # noqa: S608
_ITEMS = f"(SELECT id FROM main.agenda_item WHERE meeting_id IN {_CONFIRMED})"  # noqa: S608
_REGISTER = f"(SELECT id FROM main.attendance WHERE meeting_id IN {_CONFIRMED})"  # noqa: S608

_BELONGS = {
    "agenda_item": (("meeting_id", _CONFIRMED),),
    "attendance": (("meeting_id", _CONFIRMED),),
    "movement": (("attendance_id", _REGISTER),),
    "declaration": (("meeting_id", _CONFIRMED),),
    "minute": (("meeting_id", _CONFIRMED), ("item_id", _ITEMS)),
    "decision": (("meeting_id", _CONFIRMED),),
}
_MAY_CHANGE = {"decision": {"is_inquorate"}}
_WRITING = "(SELECT mode FROM writing) IN (1, 2)"


def frozen_triggers() -> Iterator[str]:
    """Return the statements that make the triggers."""
    for verb in ("update", "delete"):
        yield _trigger("meeting", verb, f"old.state = '{MeetingState.CONFIRMED.value}'")
    for table, links in _BELONGS.items():
        yield _trigger(table, "insert", _any(links, "new"))
        yield _trigger(table, "delete", _any(links, "old"))
        yield _trigger(table, "update", f"({_any(links, 'old')} OR {_any(links, 'new')})")


def _any(links: tuple[tuple[str, str], ...], row: str) -> str:
    return "(" + " OR ".join(f"{row}.{column} IN {ends}" for column, ends in links) + ")"


def _trigger(table: str, verb: str, condition: str) -> str:
    of = ""
    if verb == "update" and table in _MAY_CHANGE:
        kept = [column.name for column in BY_NAME[table] if column.name not in _MAY_CHANGE[table]]
        of = " OF " + ", ".join(f'"{name}"' for name in kept)
    return (
        f'CREATE TEMP TRIGGER frozen_{table}_{verb} BEFORE {verb}{of} ON main."{table}"'
        f" WHEN {_WRITING} AND {condition}"
        f" BEGIN SELECT raise(ABORT, '{FROZEN}'); END"
    )
