"""A stretch of days, both ends in it."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class Between:
    """The days from `first` to `last`, both in it; without an end where one is None.

    Where rows are read it may stand for the value of a date column.
    """

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
