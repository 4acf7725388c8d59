"""The jobs of the page of today that run beside the window: other boards, bank holidays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from chair_desk.records.boards import Nation
from chair_desk.services.desk import Desk
from chair_desk.services.today_boards import BoardLine, other_boards

_LIBRARY = "holidays.countries.united_kingdom"
_YEARS = (-1, 0, 1)


class ReadBoards:
    """Reads the other boards of the person, each through a desk of its own."""

    def __init__(self, desk: Desk) -> None:
        self._home, self._path = desk.circumstances.home, desk.file.path
        self._who: str = desk.who
        self._now: Callable[[], datetime] = desk.circumstances.now

    def __call__(self) -> list[BoardLine]:
        """Read them."""
        return other_boards(Path(self._home), self._path, self._who, self._now)


class ReadHolidays:
    """Reads the bank holidays of three years: the library takes longer than a moment may."""

    def __init__(self, nation: Nation, day: date) -> None:
        self._nation, self._day = nation, day

    @staticmethod
    def are_read() -> bool:
        """Say whether the library was loaded before."""
        return _LIBRARY in sys.modules

    def __call__(self) -> None:
        """Read them; they are kept for the next time."""
        from chair_desk.catalogue.calendars import bank_holidays

        for years in _YEARS:
            bank_holidays(self._nation, self._day.year + years)
