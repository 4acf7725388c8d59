"""What the sample story is told with: its clock, its ids, and who is who."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from chair_desk.records.local_time import local
from chair_desk.records.people import Organisation, Person
from chair_desk.services.desk import Desk

_UUID_BITS = 128


@dataclass
class StoryClock:
    """A clock that stands where the story is."""

    at: datetime = datetime(2024, 10, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the instant that the story has come to, in UTC."""
        return self.at

    def set(self, day: date, clock: str = "09:00") -> None:
        """Move to an hour of a day, as the clock on the wall shows it."""
        hours, minutes = (int(part) for part in clock.split(":"))
        wall = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=UTC)
        self.at = wall - (local(wall).utcoffset() or timedelta(0))

    def pass_by(self, minutes: int) -> None:
        """Move on by minutes."""
        self.at += timedelta(minutes=minutes)


def seeded_ids(luck: Random) -> Callable[[], str]:
    """Return a source of UUIDs that a seed decides."""
    return lambda: str(uuid.UUID(int=luck.getrandbits(_UUID_BITS), version=4))


@dataclass
class Stage:
    """The board the story is played on.

    `people` are ids by name, `partners` by short name, `seats` those of the delegated partners
    by short name.
    """

    desk: Desk
    clock: StoryClock
    luck: Random
    body_id: str = ""
    people: dict[str, str] = field(default_factory=dict)
    partners: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)

    def look_again(self) -> None:
        """Learn who and which partners are on the board now."""
        self.people = {row.name: row.id for row in self.desk.rows(Person)}
        self.partners = {row.short_name: row.id for row in self.desk.rows(Organisation)}
