"""Dates as people say them, for the fields of forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chair_desk.records.spoken_dates import Today, read_whole_date


def day_reader(today: date | Today) -> Callable[[str], date | None]:
    """Return what turns words into a date, counted from today; nothing where it is no date."""
    known = today if isinstance(today, Today) else Today(on=today)

    def read(text: str) -> date | None:
        return read_whole_date(text, known)

    return read
