"""The numbers that actions, decisions and log entries keep for life: A-124, D-041, C-017."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Decision
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings

ACTION, DECISION = "A", "D"
_NUMBER = re.compile(r"-(\d+)$")
_BATCH = 12  # meetings; a 20-year board has 12,000 actions, and only the last can be highest


def next_action_reference(desk: Desk) -> str:
    """Return the number of the next action: "A-124"."""
    return _next(desk, Action, ACTION)


def next_decision_reference(desk: Desk) -> str:
    """Return the number of the next decision: "D-041"."""
    return _next(desk, Decision, DECISION)


def next_log_reference(desk: Desk, log_type: str) -> str:
    """Return the number of the next entry of a log: "C-017"."""
    prefix = desk.shelf.log_type(log_type).reference_prefix
    return _next(desk, LogEntry, prefix, log_type=log_type)


def _next(desk: Desk, record_class: type[Any], prefix: str, **equal: str) -> str:
    """Count on from the highest number among the newest records, past any that is taken.

    Numbers are given in the order of time, so the highest stands with the last meetings or
    with what was entered at none.
    """
    highest = _highest(desk.rows(record_class, meeting_id=None, **equal), prefix)
    ids = [meeting.id for meeting in meetings(desk)]
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        if found := _highest(desk.rows(record_class, meeting_id=batch, **equal), prefix):
            highest = max(highest, found)
            break
    number = highest + 1
    while desk.count(record_class, reference=written(prefix, number), **equal):
        number += 1
    return written(prefix, number)


def _highest(records: Iterable[Any], prefix: str) -> int:
    numbers = [
        int(match[1])
        for record in records
        if record.reference.startswith(f"{prefix}-") and (match := _NUMBER.search(record.reference))
    ]
    return max(numbers, default=0)


def written(prefix: str, number: int) -> str:
    """Write a number as people quote it; three digits, more from a thousand on."""
    return f"{prefix}-{number:03}"
