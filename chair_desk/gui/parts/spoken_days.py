"""Dates as people say them, for fields: the reading itself is `records`' business."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date


def day_reader(today: date) -> Callable[[str], date | None]:
    """Return what turns words into a date, counted from today."""

    def read(text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None

    return read
