"""What was done, as people are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class LastChange:
    """The newest change, for the status bar; `at` is in UTC."""

    label: str
    at: datetime
    who: str
    can_undo: bool


@frozen(kw_only=True)
class ChangeSet:
    """One change in the history: who did what when, and the ids it touched by table.

    `reverses` is "u:12" where it undid that device's change 12, "r:12" where it redid it, "t:0"
    where it only put right what a merge left.
    """

    label: str
    at: datetime
    who: str
    device: str
    sequence: int
    reverses: str
    touched: Mapping[str, frozenset[str]]
