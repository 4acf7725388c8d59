"""The numbers that actions, decisions and log entries keep for life: A-124, D-041, C-017.

A number is given once. People quote it from the moment they hear it, so it is not given again
when its record is removed or undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.services.desk import Desk
from chair_desk.services.diary import NEWEST, meetings

ACTION, DECISION = "A", "D"
_NUMBER = re.compile(r"-(\d+)$")
_BATCH = 12  # meetings; a 20-year board has 12,000 actions, and only the last can be highest

_NO_LETTERS = str.maketrans("", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-")


def next_action_reference(desk: Desk) -> str:
    """Return the number of the next action: "A-124"."""
    return _next(desk, Action, ACTION)


def next_decision_reference(desk: Desk) -> str:
    """Return the number of the next decision: "D-041"."""
    return _next(desk, Decision, DECISION)


def next_log_reference(desk: Desk, log_type: str) -> str:
    """Return the number of the next entry of a log: "C-017"."""
    kind = desk.shelf.log_type(log_type)
    number = _next_number(desk, LogEntry, kind.reference_prefix, log_type=log_type)
    digits = kind.reference_digits
    while desk.count(
        LogEntry, reference=written(kind.reference_prefix, number, digits), log_type=log_type
    ):
        number += 1
    return written(kind.reference_prefix, number, digits)


def next_reference_like(desk: Desk, row: Any) -> str:
    """Return the next number of the kind that a record has, whatever letters it begins with."""
    if isinstance(row, LogEntry):
        return next_log_reference(desk, row.log_type)
    return _next(desk, type(row), row.reference.rpartition("-")[0])


def _next(desk: Desk, record_class: type[Any], prefix: str) -> str:
    number = _next_number(desk, record_class, prefix)
    while desk.count(record_class, reference=written(prefix, number)):
        number += 1
    return written(prefix, number)


def _next_number(desk: Desk, record_class: type[Any], prefix: str, **equal: Any) -> int:
    """Count on from the highest number ever given, past any that was removed.

    Numbers are given in the order of time, so the highest stands with the last meetings, or
    with what was entered at none; a higher one that was removed went after that was made.
    """
    found = [_highest(desk, record_class, prefix, meeting_id=None, **equal)]
    for batch in _batches(desk):
        highest = _highest(desk, record_class, prefix, meeting_id=batch, **equal)
        if highest[0]:
            found.append(highest)
            break
    number, last_id = max(found)
    gone = desk.file.values_gone(record_class, "reference", last_id or None)
    return 1 + max(number, *(_number(str(reference), prefix) for reference in gone), 0)


def _batches(desk: Desk) -> Iterator[list[str]]:
    """Yield the ids of the meetings, newest first; the rest is read only if the first fail."""
    newest = [
        row_id for (row_id,) in desk.file.columns(Meeting, ("id",), order=NEWEST, most=_BATCH)
    ]
    yield newest
    if len(newest) == _BATCH:
        ids = [meeting.id for meeting in meetings(desk)]
        for start in range(_BATCH, len(ids), _BATCH):
            yield ids[start : start + _BATCH]


def _highest(desk: Desk, record_class: type[Any], prefix: str, **equal: Any) -> tuple[int, str]:
    """Return the highest number among some records, and the id of the record that has it."""
    rows = desk.file.columns(record_class, ("reference", "id"), **equal)
    return max(
        ((_number(reference, prefix), row_id) for reference, row_id in rows), default=(0, "")
    )


def _number(reference: str, prefix: str) -> int:
    match = _NUMBER.search(reference)
    return int(match[1]) if match and reference.startswith(f"{prefix}-") else 0


def written(prefix: str, number: int, digits: int = 3) -> str:
    """Write a number as people quote it; three digits, more from a thousand on."""
    return f"{prefix}-{number:0{digits}}"


def newest_first(reference: str) -> tuple[int, str]:
    """Return what to sort references by so that the highest number leads: C-016 before C-015."""
    number = reference.translate(_NO_LETTERS)
    if not number.isdecimal():
        number = "".join(sign for sign in reference if sign.isdecimal())
    return -int(number or 0), reference
