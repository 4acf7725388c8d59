"""A stretch of days, both ends in it."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class Between:
    """The days from `first` to `last`, both in it; without an end where one is None.

    Where rows are read it may stand for the value of a date column. With `leads` the file goes
    along the index of that column, which has to have one: right where few of its days are asked
    for, or the first few of an order by it.
    """

    first: date | None = None
    last: date | None = None
    leads: bool = False

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
