"""A new board on the 2023 profile, with a clock that stands, counted ids and one person."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk, create_desk


@dataclass
class Clock:
    """A clock that stands until a test moves it. Instants are in UTC."""

    at: datetime = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        """Move on: `pass_by(minutes=5)`."""
        self.at += timedelta(**span)

    def set(self, day: date, clock: str = "09:00") -> None:
        """Move to an hour of a day, in UTC."""
        hours, minutes = clock.split(":")
        self.at = datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=UTC)


def counted_ids() -> Callable[[], str]:
    """Return a source of UUIDs that count, so that a failure reads the same each time."""
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def empty_desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A file just made: the six questions are not answered yet."""
    desk = create_desk(
        tmp_path / "board.chairdesk",
        who="Gwen Tallowfield",
        home=tmp_path / "home",
        now=clock,
        new_id=counted_ids(),
    )
    yield desk
    desk.close()


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A board on profile lscp_2023, with its usual partners, a chair and a business manager."""
    new_board(
        empty_desk,
        NewBoard(
            profile="lscp_2023",
            name="Westmarch Safeguarding Children Partnership",
            short_name="Westmarch SCP",
            meeting_place="Committee Room 2, County Hall",
            chair="Rosalind Larkspur",
            business_manager="Gwen Tallowfield",
        ),
    )
    return empty_desk
