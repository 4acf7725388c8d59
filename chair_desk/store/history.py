"""What was done, as people are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The newest change, for the status bar; `at` is in UTC."""

    label: str
    at: datetime
    who: str
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """One change in the history: who did what when, and the ids it touched by table.

    `reverses` is "u:12" where it undid that device's change 12, "r:12" where it redid it.
    """

    label: str
    at: datetime
    who: str
    device: str
    sequence: int
    reverses: str
    touched: Mapping[str, frozenset[str]]
